/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-export-note.h"
#include "knt-export-walk.h"
#include "knt-export-text.h"
#include "knt-exporter.h"

/* Each part of the file is built as a tree of CommonMark and written out by the library, which knows what to escape
 * where: a text of the brief cannot turn into markup. */

static cmark_node *
append_node (cmark_node *parent, cmark_node_type type)
{
  cmark_node *node = cmark_node_new (type);

  cmark_node_append_child (parent, node);

  return node;
}

static void
append_text (cmark_node *parent, const char *text)
{
  cmark_node_set_literal (append_node (parent, CMARK_NODE_TEXT), text);
}

static void
append_heading (cmark_node *parent, int level, const char *text)
{
  cmark_node *heading = append_node (parent, CMARK_NODE_HEADING);

  cmark_node_set_heading_level (heading, level);
  append_text (heading, text);
}

static void
append_paragraph (cmark_node *parent, const char *text)
{
  append_text (append_node (parent, CMARK_NODE_PARAGRAPH), text);
}

/* A text of the brief, a line of it a paragraph. */
static void
append_paragraphs (cmark_node *parent, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++) {
    if (*g_strstrip (lines[i]) != '\0')
      append_paragraph (parent, lines[i]);
  }
}

static cmark_node *
append_list (cmark_node *parent)
{
  cmark_node *list = append_node (parent, CMARK_NODE_LIST);

  cmark_node_set_list_type (list, CMARK_BULLET_LIST);
  cmark_node_set_list_tight (list, 1);

  return list;
}

/* @parent: what takes a paragraph */
static void
append_named (cmark_node *parent, const char *name, const char *value)
{
  cmark_node *paragraph = append_node (parent, CMARK_NODE_PARAGRAPH);
  g_autofree char *label = g_strdup_printf ("%s:", name);

  append_text (append_node (paragraph, CMARK_NODE_STRONG), label);
  append_text (paragraph, " ");
  append_text (paragraph, value);
}

static void
append_fact (cmark_node *list, const char *name, const char *value)
{
  append_named (append_node (list, CMARK_NODE_ITEM), name, value);
}

static void
append_emphasis (cmark_node *parent, const char *text)
{
  append_text (append_node (append_node (parent, CMARK_NODE_PARAGRAPH), CMARK_NODE_EMPH), text);
}

static void
append_facts (cmark_node *parent, GPtrArray *facts)
{
  cmark_node *list;

  if (facts->len == 0)
    return;

  list = append_list (parent);
  for (guint i = 0; i < facts->len; i++) {
    const KntExportFact *fact = facts->pdata[i];

    append_fact (list, fact->name, fact->value);
  }
}

static char *
format_tags (GPtrArray *tags)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++) {
    const KntExportTag *tag = tags->pdata[i];

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", tag->name);
  }

  return g_string_free_and_steal (names);
}

/* @above: the level of the heading that the notes stand under */
static void
append_notes (cmark_node *parent, GPtrArray *notes, int above)
{
  for (guint i = 0; i < notes->len; i++) {
    const KntExportNote *note = notes->pdata[i];
    g_autoptr (cmark_node) document = knt_export_parse_note (note->text, above);
    cmark_node *child;

    while ((child = cmark_node_first_child (document)) != NULL)
      cmark_node_append_child (parent, child);
  }
}

static void
append_passage (cmark_node *parent, const KntExportPassage *passage, int above)
{
  g_autofree char *tags = format_tags (passage->tags);
  /* What has a place and no words is no quote. */
  cmark_node *quote = *passage->quote != '\0' ? append_node (parent, CMARK_NODE_BLOCK_QUOTE) : parent;

  append_paragraphs (quote, passage->quote);
  if (passage->page != NULL)
    append_emphasis (quote, passage->page);
  if (*tags != '\0')
    append_named (parent, _ ("Tags"), tags);
  append_notes (parent, passage->notes, above);
}

static void
append_judgement (cmark_node *parent, const KntExportQuestion *question, int level)
{
  cmark_node *list = append_list (parent);
  g_autofree char *tags = format_tags (question->tags);

  append_fact (list, _ ("Standing"), question->standing);
  for (guint i = 0; i < question->parts->len; i++) {
    const KntExportPart *part = question->parts->pdata[i];

    append_fact (list, part->text, part->standing);
  }
  if (*tags != '\0')
    append_fact (list, _ ("Tags"), tags);

  if (question->notes->len > 0) {
    append_heading (parent, level, _ ("Note"));
    append_notes (parent, question->notes, level);
  }
}

static void
append_answer (cmark_node *parent, const KntExportExchange *exchange)
{
  append_heading (parent, 4, _ ("Answer"));
  if (exchange->answers->len == 0)
    append_emphasis (parent, _ ("No answer"));
  for (guint i = 0; i < exchange->answers->len; i++)
    append_paragraphs (parent, exchange->answers->pdata[i]);
}

static void
append_references (cmark_node *parent, GPtrArray *references)
{
  cmark_node *list;

  list = append_list (parent);
  for (guint i = 0; i < references->len; i++) {
    const KntExportReference *reference = references->pdata[i];
    cmark_node *place = append_node (append_node (list, CMARK_NODE_ITEM), CMARK_NODE_PARAGRAPH);

    if (reference->address != NULL) {
      place = append_node (place, CMARK_NODE_LINK);
      cmark_node_set_url (place, reference->address);
    }
    append_text (place, reference->title);
  }
}

static void
append_exchange (cmark_node *parent, const KntExportExchange *exchange)
{
  append_heading (parent, 3, exchange->heading);
  if (exchange->topic != NULL)
    append_emphasis (parent, exchange->topic);

  if (exchange->questions->len == 1) {
    const KntExportQuestion *question = exchange->questions->pdata[0];

    append_paragraphs (parent, question->text);
    append_answer (parent, exchange);
    append_judgement (parent, question, 4);
  } else {
    for (guint i = 0; i < exchange->questions->len; i++) {
      const KntExportQuestion *question = exchange->questions->pdata[i];

      append_heading (parent, 4, question->heading);
      append_paragraphs (parent, question->text);
      append_judgement (parent, question, 5);
    }
    append_answer (parent, exchange);
  }

  if (exchange->passages->len > 0)
    append_heading (parent, 4, _ ("Passages"));
  for (guint i = 0; i < exchange->passages->len; i++)
    append_passage (parent, exchange->passages->pdata[i], 4);
  if (exchange->references->len > 0) {
    append_heading (parent, 4, _ ("References"));
    append_references (parent, exchange->references);
  }
}

static void
append_commitments (cmark_node *parent, GPtrArray *commitments)
{
  cmark_node *list;

  append_heading (parent, 2, _ ("Commitments"));
  list = append_list (parent);
  for (guint i = 0; i < commitments->len; i++) {
    const KntExportCommitment *commitment = commitments->pdata[i];
    cmark_node *paragraph = append_node (append_node (list, CMARK_NODE_ITEM), CMARK_NODE_PARAGRAPH);

    append_text (paragraph, commitment->text);
    append_node (paragraph, CMARK_NODE_LINEBREAK);
    append_text (append_node (paragraph, CMARK_NODE_EMPH), commitment->details);
  }
}

/* The library leaves two things as they are that are markup where they happen to stand: a tilde, which fences code at the
 * beginning of a line (and strikes out in some dialects), and an exclamation mark before a link. */
static void
escape_rest (cmark_node *text)
{
  const char *literal = cmark_node_get_literal (text);
  gsize plain = strcspn (literal, "~!");
  g_autofree char *rest = NULL;
  g_autofree char *head = NULL;
  cmark_node *escaped, *tail;

  while (literal[plain] == '!' && literal[plain + 1] != '\0')
    plain += 1 + strcspn (literal + plain + 1, "~!");
  if (literal[plain] == '\0')
    return;

  head = g_strndup (literal, plain);
  rest = g_strdup (literal + plain + 1);
  escaped = cmark_node_new (CMARK_NODE_CUSTOM_INLINE);
  cmark_node_set_on_enter (escaped, literal[plain] == '~' ? "\\~" : "\\!");
  tail = cmark_node_new (CMARK_NODE_TEXT);
  cmark_node_set_literal (tail, rest);
  cmark_node_set_literal (text, head);
  cmark_node_insert_after (text, escaped);
  cmark_node_insert_after (escaped, tail);
}

static void
escape_rest_of_all (cmark_node *part)
{
  cmark_iter *iter = cmark_iter_new (part);
  cmark_event_type event;

  /* The iterator comes to the rest of a text that was cut off by itself. */
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE) {
    cmark_node *node = cmark_iter_get_node (iter);

    if (event == CMARK_EVENT_ENTER && cmark_node_get_type (node) == CMARK_NODE_TEXT) {
      escape_rest (node);
      cmark_iter_reset (iter, node, CMARK_EVENT_ENTER);
    }
  }
  cmark_iter_free (iter);
}

/* Writes @part, with a blank line before it when it is not the first. */
static gboolean
write_part (cmark_node *part, gboolean first, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) buffer = g_string_new (first ? NULL : "\n");
  char *markdown;

  escape_rest_of_all (part);
  markdown = cmark_render_commonmark (part, CMARK_OPT_DEFAULT, 0);

  g_string_append (buffer, markdown);
  free (markdown);

  return knt_export_flush (buffer, stream, cancellable, error);
}

static cmark_node *
make_front (const KntExportOutline *outline)
{
  cmark_node *document = cmark_node_new (CMARK_NODE_DOCUMENT);

  append_heading (document, 1, outline->title);
  append_facts (document, outline->facts);
  append_heading (document, 2, _ ("Summary"));
  append_paragraph (document, outline->summary);
  append_facts (document, outline->standings);

  return document;
}

/**
 * knt_export_markdown:
 * @notes: what to write
 * @stream: where to; not closed
 * @cancellable: (nullable):
 * @error: what the stream says
 *
 * Writes CommonMark in UTF-8.
 *
 * Returns: whether all of it was written
 */
gboolean
knt_export_markdown (KntNotes *notes, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (KntExportOutline) outline = knt_export_walk (notes);
  g_autoptr (cmark_node) front = make_front (outline);

  if (!write_part (front, TRUE, stream, cancellable, error))
    return FALSE;

  for (guint i = 0; i < outline->groups->len; i++) {
    const KntExportGroup *group = outline->groups->pdata[i];

    for (guint j = 0; j < group->exchanges->len; j++) {
      g_autoptr (cmark_node) part = cmark_node_new (CMARK_NODE_DOCUMENT);

      if (j == 0)
        append_heading (part, 2, group->name != NULL ? group->name : _ ("Questions"));
      append_exchange (part, group->exchanges->pdata[j]);
      if (!write_part (part, FALSE, stream, cancellable, error))
        return FALSE;
    }
  }

  if (outline->commitments->len > 0 || outline->passages->len > 0 || outline->references->len > 0) {
    g_autoptr (cmark_node) part = cmark_node_new (CMARK_NODE_DOCUMENT);

    if (outline->commitments->len > 0)
      append_commitments (part, outline->commitments);
    if (outline->passages->len > 0)
      append_heading (part, 2, _ ("Other Passages"));
    for (guint i = 0; i < outline->passages->len; i++)
      append_passage (part, outline->passages->pdata[i], 2);
    if (outline->references->len > 0) {
      append_heading (part, 2, _ ("Other References"));
      append_references (part, outline->references);
    }
    if (!write_part (part, FALSE, stream, cancellable, error))
      return FALSE;
  }

  return TRUE;
}
