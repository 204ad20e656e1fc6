/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-reference.h"

#include "knt-span.h"

/* Papers go by the names that their parliaments gave them, in every language. `{NAME}` is the value of a member; a kind
 * may have several ways to be named, the first whose members are all there counts. */
static const struct {
  const char *kind;
  const char *title;
} titles[] = {
  { "kamerstuk", "Kamerstuk {dossier}, nr. {number}" },
  { "aanhangsel", "Aanhangsel {session}, nr. {number}" },
  { "motion", NC_ ("reference", "Motion {names}") },
  { "drucksache", "Drucksache {number}" },
  { "plenarprotokoll", "Plenarprotokoll {number}" },
  { "bgbl", "BGBl. {year} {part} Nr. {number}" },
  { "bgbl", "BGBl. {part} S. {page}" },
  { "uin", "UIN {number}" },
  { "hansard", "Official Report, {date}, column {column}" },
  { "hansard", "Official Report, {date}" },
  { "fr-question", "Question écrite n° {number}" },
  { "be-question", "Question n° {number}" },
  { "jo", "JO du {date}, p. {page}" },
  { "jo", "JO du {date}" },
  { "loi", "Loi n° {number}" },
  { "doc", "DOC {number}" },
  { "eu-proposal", "COM({year}) {number}" },
  { "eu-regulation", NC_ ("reference", "Regulation (EU) {year}/{number}") },
  { "eu-directive", NC_ ("reference", "Directive {year}/{number}") },
};

/**
 * knt_reference_get_value:
 * @name: "dossier", "number"
 *
 * Returns: (transfer none) (nullable): that member of @self
 */
const char *
knt_reference_get_value (const KntReference *self, const char *name)
{
  for (guint i = 0; self->names != NULL && self->names[i] != NULL; i++)
    if (g_str_equal (self->names[i], name))
      return self->values[i];

  return NULL;
}

/**
 * knt_reference_get_address:
 *
 * Returns: (transfer none) (nullable): where its publisher has the paper, if it says so and the address is one of the web:
 *   notes come from others, too
 */
const char *
knt_reference_get_address (const KntReference *self)
{
  const char *address = knt_reference_get_value (self, "address");

  return address != NULL && g_str_has_prefix (address, "https://") && g_uri_is_valid (address, G_URI_FLAGS_NONE, NULL)
           ? address
           : NULL;
}

static char *
fill (const KntReference *self, const char *title)
{
  g_autoptr (GString) filled = g_string_new (title);

  for (guint i = 0; self->names != NULL && self->names[i] != NULL; i++) {
    g_autofree char *place = g_strdup_printf ("{%s}", self->names[i]);

    g_string_replace (filled, place, self->values[i], 0);
  }

  return strchr (filled->str, '{') == NULL ? g_string_free_and_steal (g_steal_pointer (&filled)) : NULL;
}

/**
 * knt_reference_dup_title:
 *
 * Returns: (transfer full): the paper as one would cite it: "Kamerstuk 21 501-28, nr. 291"; of a kind that this version does
 *   not know, its members
 */
char *
knt_reference_dup_title (const KntReference *self)
{
  g_autoptr (GString) members = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    char *title = NULL;

    if (g_strcmp0 (titles[i].kind, self->kind) == 0)
      title = fill (self, g_dpgettext2 (GETTEXT_PACKAGE, "reference", titles[i].title));
    if (title != NULL)
      return title;
  }

  for (guint i = 0; self->names != NULL && self->names[i] != NULL; i++)
    if (!g_str_equal (self->names[i], "address"))
      g_string_append_printf (members, "%s%s", members->len > 0 ? " " : "", self->values[i]);

  return members->len > 0 ? g_string_free_and_steal (g_steal_pointer (&members)) : g_strdup (self->kind);
}

static gboolean
is_in (const KntReference *self, const KntExchange *exchange)
{
  for (guint i = 0; i < exchange->questions->len; i++)
    if (knt_spans_intersect (self->spans, ((KntQuestion *) exchange->questions->pdata[i])->spans))
      return TRUE;
  for (guint i = 0; i < exchange->answers->len; i++)
    if (knt_spans_intersect (self->spans, ((KntAnswer *) exchange->answers->pdata[i])->spans))
      return TRUE;

  return FALSE;
}

/**
 * knt_references_list_of:
 * @exchange: of @brief
 *
 * Returns: (transfer container) (element-type KntReference): the papers that its questions and answers mention, each once,
 *   where it is mentioned first; they live as long as @brief
 */
GPtrArray *
knt_references_list_of (KntBrief *brief, const KntExchange *exchange)
{
  GPtrArray *references = knt_brief_get_references (brief);
  GPtrArray *list = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < references->len; i++) {
    KntReference *reference = references->pdata[i];

    if (is_in (reference, exchange) && g_hash_table_add (seen, knt_reference_dup_title (reference)))
      g_ptr_array_add (list, reference);
  }

  return list;
}

static gboolean
is_on_page_of (const KntReference *self, const KntExchange *exchange)
{
  const guint page = self->spans->len > 0 ? knt_spans_index (self->spans, 0)->page : 0;

  for (guint i = 0; i < exchange->questions->len; i++)
    if (knt_spans_touch_page (((KntQuestion *) exchange->questions->pdata[i])->spans, page))
      return TRUE;
  for (guint i = 0; i < exchange->answers->len; i++)
    if (knt_spans_touch_page (((KntAnswer *) exchange->answers->pdata[i])->spans, page))
      return TRUE;

  return FALSE;
}

static gboolean
is_in_any (const KntReference *self, KntBrief *brief)
{
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);

  for (guint i = 0; i < exchanges->len; i++)
    if (is_in (self, exchanges->pdata[i]))
      return TRUE;

  return FALSE;
}

/**
 * knt_references_list_elsewhere:
 * @near: (nullable): an exchange of @brief
 *
 * Which sentence a footnote belongs to is not known, only which page it is on.
 *
 * Returns: (transfer container) (element-type KntReference): the papers that are mentioned outside of questions and answers,
 *   in footnotes above all, each once: those on the pages of @near, all of them where that is %NULL; without those that
 *   @near mentions itself. They live as long as @brief
 */
GPtrArray *
knt_references_list_elsewhere (KntBrief *brief, const KntExchange *near)
{
  GPtrArray *references = knt_brief_get_references (brief);
  GPtrArray *list = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) own = near != NULL ? knt_references_list_of (brief, near) : g_ptr_array_new ();

  for (guint i = 0; i < own->len; i++)
    g_hash_table_add (seen, knt_reference_dup_title (own->pdata[i]));
  for (guint i = 0; i < references->len; i++) {
    KntReference *reference = references->pdata[i];

    if ((near == NULL || is_on_page_of (reference, near)) && !is_in_any (reference, brief) &&
        g_hash_table_add (seen, knt_reference_dup_title (reference)))
      g_ptr_array_add (list, reference);
  }

  return list;
}
