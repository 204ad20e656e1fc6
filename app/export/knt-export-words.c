/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "knt-export-text.h"
#include "knt-export-words.h"

/**
 * knt_export_get_ui_language:
 *
 * Returns: (transfer none): the language that the program's words come out in, as a BCP 47 tag. It need not be the
 *   user's: where there is no translation the words are English.
 */
const char *
knt_export_get_ui_language (void)
{
  /* Translators: the language that you translate into, as an HTML lang attribute has it (BCP 47): "nl", "pt-BR" */
  return C_ ("language tag", "en");
}

/**
 * knt_export_dup_form_language:
 * @form: (nullable): id of a form, which begins with the language of its briefs: "nl-schriftelijk-overleg"
 *
 * Returns: (transfer full) (nullable): that language as a BCP 47 tag
 */
char *
knt_export_dup_form_language (const char *form)
{
  gsize length = 0;

  if (form == NULL)
    return NULL;

  while (g_ascii_islower (form[length]))
    length++;

  return (length == 2 || length == 3) && form[length] == '-' ? g_strndup (form, length) : NULL;
}

/**
 * knt_export_format_date:
 * @iso: an ISO 8601 date, "2025-10-14"
 *
 * Returns: (transfer full): the date as the user writes it, or @iso where it is no date
 */
char *
knt_export_format_date (const char *iso)
{
  int year, month, day, length = 0;
  g_autoptr (GDateTime) date = NULL;

  if (sscanf (iso, "%4d-%2d-%2d%n", &year, &month, &day, &length) == 3 && iso[length] == '\0')
    date = g_date_time_new_utc (year, month, day, 0, 0, 0);

  /* Translators: a date without a time, see g_date_time_format(): "14 October 2025" */
  return date != NULL ? g_date_time_format (date, _ ("%-d %B %Y")) : knt_export_clean_line (iso);
}

/**
 * knt_export_format_pages:
 * @first: label of the first page
 * @last: label of the last page
 *
 * Returns: (transfer full): "p. 3" or "pp. 3–4"
 */
char *
knt_export_format_pages (const char *first, const char *last)
{
  if (g_str_equal (first, last))
    /* Translators: where a passage stands: "p. 3" */
    return g_strdup_printf (_ ("p. %s"), first);

  /* Translators: where a passage stands that goes over more than one page: "pp. 3–4" */
  return g_strdup_printf (_ ("pp. %s–%s"), first, last);
}

/**
 * knt_export_format_list:
 * @items: (array zero-terminated=1): at least one
 *
 * Returns: (transfer full): "3, 4 and 5"
 */
char *
knt_export_format_list (const char *const *items)
{
  gsize last = g_strv_length ((char **) items) - 1;
  g_autoptr (GString) list = g_string_new (items[0]);

  if (last == 0)
    return g_string_free_and_steal (g_steal_pointer (&list));

  for (gsize i = 1; i < last; i++)
    g_string_append_printf (list, ", %s", items[i]);

  /* Translators: the end of a list: "3, 4 and 5" */
  return g_strdup_printf (_ ("%s and %s"), list->str, items[last]);
}
