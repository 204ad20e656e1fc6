/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-brief-words.h"

#include <glib/gi18n.h>

/* A title that was cut out of a sentence begins small there; the Dutch ij is one letter. */
static char *
dup_capitalised (const char *title)
{
  const gsize n_first = g_str_has_prefix (title, "ij") ? 2 : g_utf8_next_char (title) - title;
  g_autofree char *first = g_utf8_strup (title, n_first);

  return g_strconcat (first, title + n_first, NULL);
}

/**
 * knt_brief_words_dup_title:
 * @brief: (nullable): a brief
 * @file_name: (nullable): what the document is called until its title is known
 *
 * Returns: (transfer full): the title of the window
 */
char *
knt_brief_words_dup_title (KntBrief *brief, const char *file_name)
{
  const char *title = brief != NULL ? knt_brief_get_title (brief) : NULL;

  if (title != NULL && *title != '\0')
    return dup_capitalised (title);
  return g_strdup (file_name != NULL ? file_name : "");
}

/**
 * knt_brief_words_dup_subtitle:
 * @brief: (nullable): a brief
 *
 * Returns: (transfer full): "21 501-28, nr. 291", or as much of that as is known
 */
char *
knt_brief_words_dup_subtitle (KntBrief *brief)
{
  const char *dossier = brief != NULL ? knt_brief_get_fact (brief, "dossier") : NULL;
  const char *number = brief != NULL ? knt_brief_get_fact (brief, "number") : NULL;

  if (dossier != NULL && number != NULL)
    /* Translators: number of a dossier, and of the paper in it: "21 501-28, nr. 291". */
    return g_strdup_printf (_ ("%s, no. %s"), dossier, number);
  return g_strdup (dossier != NULL ? dossier : number != NULL ? number : "");
}

/**
 * knt_brief_words_dup_citation:
 * @brief: (nullable): a brief
 * @file_name: (nullable): what the document is called where it has no title
 * @page: that the passage begins on, from 1; 0 where that is not known
 * @quote: the passage
 *
 * Returns: (transfer full): the passage between quotation marks, with where it is from
 */
char *
knt_brief_words_dup_citation (KntBrief *brief, const char *file_name, guint page, const char *quote)
{
  g_autofree char *title = knt_brief_words_dup_title (brief, file_name);
  g_autofree char *subtitle = knt_brief_words_dup_subtitle (brief);
  g_autoptr (GPtrArray) source = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  g_autofree char *joined = NULL;

  if (*title != '\0')
    g_ptr_array_add (source, g_steal_pointer (&title));
  if (*subtitle != '\0')
    g_ptr_array_add (source, g_steal_pointer (&subtitle));
  if (page > 0)
    /* Translators: a page in a citation. */
    g_ptr_array_add (source, g_strdup_printf (_ ("p. %u"), page));
  joined = g_strjoinv (", ", (char **) source->pdata);

  /* Translators: a citation: the quotation, and in brackets where it is from. */
  return *joined != '\0' ? g_strdup_printf (_ ("“%s” (%s)"), quote, joined) : g_strdup_printf (_ ("“%s”"), quote);
}
