/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-destination.h"

#include <string.h>

/* Takes "page=3&question=14" apart. Parameters that are not known are passed over (RFC 8118, section 3). */
static KntDestination *
parse (const char *fragment)
{
  g_autoptr (KntDestination) self = g_new0 (KntDestination, 1);
  /* Some programs wrote a second # between two parameters. */
  g_auto (GStrv) parameters = g_strsplit_set (fragment, "&#", -1);

  for (gsize i = 0; parameters[i] != NULL; i++) {
    const char *equals = strchr (parameters[i], '=');
    g_autofree char *value = equals != NULL ? g_uri_unescape_string (equals + 1, NULL) : NULL;
    guint64 page;

    if (value == NULL || *value == '\0')
      continue;
    if (g_str_has_prefix (parameters[i], "page=") && g_ascii_string_to_unsigned (value, 10, 1, G_MAXINT, &page, NULL))
      self->page = page;
    else if (g_str_has_prefix (parameters[i], "question=") && g_utf8_validate (value, -1, NULL))
      g_set_str (&self->question, value);
  }

  return self->page > 0 || self->question != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * knt_destination_resolve:
 * @argument: a path or an address, perhaps with a place in it: `brief.pdf#page=3`, `brief.pdf#question=14`
 * @folder: (nullable): what a path is relative to; %NULL for the current folder
 * @destination: (out) (nullable): the place, or %NULL
 *
 * The parameters are those of RFC 8118, with `question` beside them. A # may also be part of a file's name: in a path
 * it is, where there is such a file or what follows names no place. Looks at the disk for a path with a #.
 *
 * Returns: (transfer full): the file
 */
GFile *
knt_destination_resolve (const char *argument, const char *folder, KntDestination **destination)
{
  g_autofree char *scheme = g_uri_parse_scheme (argument);
  g_autofree char *here = folder != NULL ? NULL : g_get_current_dir ();
  g_autofree char *name = NULL;
  const char *hash = scheme != NULL ? strchr (argument, '#') : strrchr (argument, '#');

  g_return_val_if_fail (argument != NULL, NULL);
  g_return_val_if_fail (destination != NULL, NULL);

  *destination = NULL;
  if (folder == NULL)
    folder = here;

  if (hash != NULL && scheme == NULL) {
    g_autoptr (GFile) whole = g_file_new_for_commandline_arg_and_cwd (argument, folder);

    if (g_file_query_exists (whole, NULL))
      return g_steal_pointer (&whole);
  }
  if (hash != NULL)
    *destination = parse (hash + 1);

  name = hash != NULL && (scheme != NULL || *destination != NULL) ? g_strndup (argument, hash - argument)
                                                                  : g_strdup (argument);

  return g_file_new_for_commandline_arg_and_cwd (name, folder);
}

/**
 * knt_destination_find_question:
 * @brief: all of it
 *
 * A question is called by its label, as it is printed; where several have that label, or none, by its number in the list.
 *
 * Returns: (nullable): the id of the question that is meant
 */
const char *
knt_destination_find_question (const KntDestination *self, KntBrief *brief)
{
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);
  const char *by_label = NULL, *by_number = NULL;
  guint n_labels = 0, number = 0;
  guint64 wanted = 0;
  g_autofree char *question = NULL;

  g_return_val_if_fail (self != NULL && self->question != NULL, NULL);

  question = g_utf8_casefold (self->question, -1);
  g_ascii_string_to_unsigned (self->question, 10, 1, G_MAXUINT, &wanted, NULL);

  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = exchanges->pdata[i];

    for (guint j = 0; j < exchange->questions->len; j++) {
      const KntQuestion *each = exchange->questions->pdata[j];
      g_autofree char *label = each->label != NULL ? g_utf8_casefold (each->label, -1) : NULL;

      number++;
      if (wanted == number)
        by_number = each->id;
      if (g_strcmp0 (label, question) == 0 && n_labels++ == 0)
        by_label = each->id;
    }
  }

  return n_labels == 1 || by_number == NULL ? by_label : by_number;
}

/**
 * knt_destination_copy:
 * @self: (nullable)
 *
 * Returns: (transfer full) (nullable): the same place
 */
KntDestination *
knt_destination_copy (const KntDestination *self)
{
  KntDestination *copy;

  if (self == NULL)
    return NULL;
  copy = g_new0 (KntDestination, 1);
  copy->page = self->page;
  copy->question = g_strdup (self->question);

  return copy;
}

void
knt_destination_free (KntDestination *self)
{
  g_free (self->question);
  g_free (self);
}
