/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-form-rules.h"
#include "knt-join.h"
#include "knt-references.h"
#include "knt-span.h"
#include "knt-text-map.h"

typedef struct {
  const KntReferenceRule *rule;
  KntStretch stretch;
  GStrv names;
  GStrv values;
} Found;

static void
found_clear (gpointer data)
{
  Found *self = data;

  g_strfreev (self->names);
  g_strfreev (self->values);
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *other = b;

  return one->stretch.start < other->stretch.start ? -1 : one->stretch.start > other->stretch.start;
}

static gboolean
is_taken (GArray *all, KntStretch stretch)
{
  for (guint i = 0; i < all->len; i++) {
    const Found *other = &g_array_index (all, Found, i);

    if (stretch.start < other->stretch.end && other->stretch.start < stretch.end)
      return TRUE;
  }

  return FALSE;
}

/* In an address numbers have no spaces, and years no dash: `21501-28`, `36600-VII`, `20232024`. */
static char *
dup_for_address (const char *value)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++) {
    if (g_ascii_isalnum (*p) || *p == '-')
      g_string_append_c (plain, *p);
    else if (*p == ' ' && !g_ascii_isdigit (p[1]))
      g_string_append_c (plain, '-');
  }

  return g_string_free (plain, FALSE);
}

/* One place of an address: `NAME`, `NAME:DIGITS` for a number with leading zeros, `NAME:DIGITS:FIRST` for the first few of
 * these digits: publishers sort papers into folders. */
static char *
dup_place (const Found *found, const char *place)
{
  g_auto (GStrv) terms = g_strsplit (place, ":", 3);
  const guint n_terms = g_strv_length (terms);
  const gsize n_digits = n_terms > 1 ? g_ascii_strtoull (terms[1], NULL, 10) : 0;
  g_autofree char *value = NULL;
  GString *padded;

  for (guint i = 0; found->names[i] != NULL && value == NULL; i++)
    if (g_str_equal (found->names[i], terms[0]))
      value = dup_for_address (found->values[i]);
  if (value == NULL)
    return NULL;

  padded = g_string_new (NULL);
  for (gsize i = strlen (value); i < n_digits; i++)
    g_string_append_c (padded, '0');
  g_string_append (padded, value);
  if (n_terms > 2)
    g_string_truncate (padded, g_ascii_strtoull (terms[2], NULL, 10));
  return g_string_free (padded, FALSE);
}

static char *
dup_address (const Found *found)
{
  g_autoptr (GString) address = g_string_new (NULL);
  g_auto (GStrv) pieces = g_strsplit_set (found->rule->address, "{}", -1);

  /* Every second piece stood in braces. */
  for (guint i = 0; pieces[i] != NULL; i++) {
    g_autofree char *value = i % 2 == 1 ? dup_place (found, pieces[i]) : g_strdup (pieces[i]);

    if (value == NULL)
      return NULL;
    g_string_append (address, value);
  }

  return g_string_free_and_steal (g_steal_pointer (&address));
}

/* GLib tells no names of groups; they stand in the pattern. */
static void
fetch_members (Found *found, GMatchInfo *info)
{
  const char *pattern = knt_pattern_get_source (found->rule->pattern);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  for (const char *p = strstr (pattern, "(?<"); p != NULL; p = strstr (p + 3, "(?<")) {
    const char *end = p + 3;
    g_autofree char *name = NULL;
    g_autofree char *value = NULL;

    while (g_ascii_isalpha (*end))
      end++;
    if (end == p + 3 || *end != '>')
      continue;
    name = g_strndup (p + 3, end - p - 3);
    value = g_match_info_fetch_named (info, name);
    if (value == NULL || *value == '\0')
      continue;
    g_strv_builder_add (names, name);
    g_strv_builder_take (values, knt_cleanings_apply (found->rule->cleanings, value));
  }
  found->names = g_strv_builder_end (names);
  found->values = g_strv_builder_end (values);
}

static void
find_in_text (GArray *all, const char *text, const KntPhrases *phrases)
{
  for (guint i = 0; i < phrases->references->len; i++) {
    const KntReferenceRule *rule = phrases->references->pdata[i];
    g_autoptr (GMatchInfo) info = NULL;

    g_regex_match (knt_pattern_use (rule->pattern, text), text, 0, &info);
    for (; g_match_info_matches (info); g_match_info_next (info, NULL)) {
      Found found = { .rule = rule };
      int start, end;

      g_match_info_fetch_pos (info, 0, &start, &end);
      found.stretch = (KntStretch) { start, end };
      if (end == start || is_taken (all, found.stretch))
        continue;
      fetch_members (&found, info);
      g_array_append_val (all, found);
    }
  }
}

static void
add_reference (KntBrief *brief, const Found *found, const KntTextMap *map)
{
  g_autoptr (GArray) spans = knt_text_map_list_spans (map, found->stretch.start, found->stretch.end);
  KntReference *reference = knt_brief_add_reference (brief, found->rule->kind, spans);
  g_autofree char *address = found->rule->address != NULL ? dup_address (found) : NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  g_strv_builder_addv (names, (const char **) found->names);
  g_strv_builder_addv (values, (const char **) found->values);
  if (address != NULL) {
    g_strv_builder_add (names, "address");
    g_strv_builder_add (values, address);
  }
  g_strfreev (reference->names);
  g_strfreev (reference->values);
  reference->names = g_strv_builder_end (names);
  reference->values = g_strv_builder_end (values);
}

/* Whether that is the brief itself, which names itself by its number alone. */
static gboolean
is_own (KntBrief *brief, const Found *found)
{
  const char *number = knt_brief_get_fact (brief, "number");
  gboolean is_same = FALSE;

  for (guint i = 0; number != NULL && found->names[i] != NULL; i++) {
    if (g_str_equal (found->names[i], "dossier"))
      return FALSE;
    is_same |= g_str_equal (found->names[i], "number") && g_str_equal (found->values[i], number);
  }

  return is_same;
}

static void
find_on_page (KntBrief *brief, GPtrArray *lines, guint first, guint end, const KntPhrases *phrases)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  g_autoptr (GArray) spans = knt_spans_new ();
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (KntTextMap) map = NULL;
  g_autofree char *text = NULL;

  g_array_set_clear_func (all, found_clear);
  for (guint i = first; i < end; i++) {
    const KntLine *line = lines->pdata[i];
    KntSpan span = { line->page, line->start, line->end };

    g_string_append (raw, line->text);
    g_string_append_c (raw, '\n');
    g_array_append_val (spans, span);
  }

  text = knt_join_lines (raw->str, NULL, NULL);
  find_in_text (all, text, phrases);
  if (all->len == 0)
    return;

  map = knt_text_map_new (lines, text, spans);
  g_array_sort (all, compare_found);
  for (guint i = 0; map != NULL && i < all->len; i++)
    if (!is_own (brief, &g_array_index (all, Found, i)))
      add_reference (brief, &g_array_index (all, Found, i), map);
}

/**
 * knt_references_find:
 * @lines: (element-type KntLine): the brief's text and notes
 *
 * Adds the other papers that the brief mentions, page by page, each with the members that its rule names and, where there is one,
 * the official `address`.
 */
void
knt_references_find (KntBrief *brief, GPtrArray *lines, const KntPhrases *phrases)
{
  for (guint first = 0; first < lines->len;) {
    guint page = ((KntLine *) lines->pdata[first])->page, end = first;

    while (end < lines->len && ((KntLine *) lines->pdata[end])->page == page)
      end++;
    find_on_page (brief, lines, first, end, phrases);
    first = end;
  }
}
