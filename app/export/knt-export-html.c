/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-export-note.h"
#include "knt-export-walk.h"
#include "knt-export-resources.h"
#include "knt-export-text.h"
#include "knt-exporter.h"

/* The program's words are in the language of the page; what comes from the brief is marked with the language of the
 * brief. An empty language says that it is not known (HTML, 3.2.6.1), so that nothing is taken for English. */
typedef struct {
  KntExportOutline *outline;
  GString *buffer;
  guint n_ids;
} Writer;

static void
append_text (Writer *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (self->buffer, escaped);
}

static void
append_language (Writer *self, const char *language)
{
  g_string_append (self->buffer, " lang=\"");
  append_text (self, language != NULL ? language : "");
  g_string_append_c (self->buffer, '"');
}

/* An element with text and nothing else in it. @class is %NULL where there is none, and @foreign says that the text is
 * the brief's. */
static void
append_element (Writer *self, const char *name, const char *class, gboolean foreign, const char *text)
{
  g_string_append_printf (self->buffer, "<%s", name);
  if (class != NULL)
    g_string_append_printf (self->buffer, " class=\"%s\"", class);
  if (foreign)
    append_language (self, self->outline->language);
  g_string_append_c (self->buffer, '>');
  append_text (self, text);
  g_string_append_printf (self->buffer, "</%s>\n", name);
}

static void
append_heading (Writer *self, int level, const char *text)
{
  g_autofree char *name = g_strdup_printf ("h%d", level);

  append_element (self, name, NULL, FALSE, text);
}

/* Opens @element, a landmark named by its heading. */
static void
open_section (Writer *self, const char *element, int level, gboolean foreign, const char *heading)
{
  guint id = ++self->n_ids;

  g_string_append_printf (self->buffer, "<%s aria-labelledby=\"s%u\">\n<h%d id=\"s%u\"", element, id, level, id);
  if (foreign)
    append_language (self, self->outline->language);
  g_string_append_c (self->buffer, '>');
  append_text (self, heading);
  g_string_append_printf (self->buffer, "</h%d>\n", level);
}

/* A text of the brief, a line of it a paragraph. */
static void
append_paragraphs (Writer *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++) {
    if (*g_strstrip (lines[i]) != '\0')
      append_element (self, "p", NULL, FALSE, lines[i]);
  }
}

static void
append_block (Writer *self, const char *element, const char *class, const char *text)
{
  g_string_append_printf (self->buffer, "<%s class=\"%s\"", element, class);
  append_language (self, self->outline->language);
  g_string_append (self->buffer, ">\n");
  append_paragraphs (self, text);
  g_string_append_printf (self->buffer, "</%s>\n", element);
}

static void
append_fact (Writer *self, const char *name, gboolean foreign, const char *value)
{
  append_element (self, "dt", NULL, FALSE, name);
  append_element (self, "dd", NULL, foreign, value);
}

static void
append_tags (Writer *self, GPtrArray *tags)
{
  g_string_append (self->buffer, "<ul class=\"tags\">\n");
  for (guint i = 0; i < tags->len; i++) {
    const KntExportTag *tag = tags->pdata[i];

    g_string_append (self->buffer, "<li>");
    if (tag->colour != NULL)
      g_string_append_printf (self->buffer, "<span class=\"swatch\" style=\"background:%s\"></span>", tag->colour);
    append_text (self, tag->name);
    g_string_append (self->buffer, "</li>\n");
  }
  g_string_append (self->buffer, "</ul>\n");
}

/* @above: the level of the heading that the notes stand under */
static void
append_notes (Writer *self, GPtrArray *notes, int above)
{
  for (guint i = 0; i < notes->len; i++) {
    const KntExportNote *note = notes->pdata[i];
    g_autoptr (cmark_node) document = knt_export_parse_note (note->text, above);
    char *html = cmark_render_html (document, CMARK_OPT_SAFE);

    g_string_append (self->buffer, "<div class=\"note\"");
    append_language (self, note->language);
    g_string_append_printf (self->buffer, ">\n%s</div>\n", html);
    free (html);
  }
}

static void
append_passage (Writer *self, const KntExportPassage *passage, int above)
{
  g_string_append (self->buffer, "<div class=\"passage\">\n");
  if (*passage->quote != '\0') {
    g_string_append (self->buffer, "<figure>\n");
    append_block (self, "blockquote", "quote", passage->quote);
    if (passage->page != NULL)
      append_element (self, "figcaption", NULL, FALSE, passage->page);
    g_string_append (self->buffer, "</figure>\n");
  } else if (passage->page != NULL) {
    append_element (self, "p", "details", FALSE, passage->page);
  }
  if (passage->tags->len > 0)
    append_tags (self, passage->tags);
  append_notes (self, passage->notes, above);
  g_string_append (self->buffer, "</div>\n");
}

static void
append_judgement (Writer *self, const KntExportQuestion *question, int level)
{
  g_string_append (self->buffer, "<dl>\n");
  append_fact (self, _ ("Standing"), FALSE, question->standing);
  for (guint i = 0; i < question->parts->len; i++) {
    const KntExportPart *part = question->parts->pdata[i];

    append_element (self, "dt", NULL, TRUE, part->text);
    append_element (self, "dd", NULL, FALSE, part->standing);
  }
  if (question->tags->len > 0) {
    append_element (self, "dt", NULL, FALSE, _ ("Tags"));
    g_string_append (self->buffer, "<dd>");
    append_tags (self, question->tags);
    g_string_append (self->buffer, "</dd>\n");
  }
  g_string_append (self->buffer, "</dl>\n");

  if (question->notes->len > 0) {
    append_heading (self, level, _ ("Note"));
    append_notes (self, question->notes, level);
  }
}

static void
append_answer (Writer *self, const KntExportExchange *exchange)
{
  append_heading (self, 4, _ ("Answer"));
  if (exchange->answers->len == 0)
    append_element (self, "p", "none", FALSE, _ ("No answer"));
  for (guint i = 0; i < exchange->answers->len; i++)
    append_block (self, "div", "answer", exchange->answers->pdata[i]);
}

static void
append_references (Writer *self, GPtrArray *references)
{
  g_string_append (self->buffer, "<ul>\n");
  for (guint i = 0; i < references->len; i++) {
    const KntExportReference *reference = references->pdata[i];

    if (reference->address == NULL) {
      append_element (self, "li", NULL, FALSE, reference->title);
      continue;
    }
    g_string_append (self->buffer, "<li><a href=\"");
    append_text (self, reference->address);
    g_string_append (self->buffer, "\">");
    append_text (self, reference->title);
    g_string_append (self->buffer, "</a></li>\n");
  }
  g_string_append (self->buffer, "</ul>\n");
}

static void
append_exchange (Writer *self, const KntExportExchange *exchange)
{
  open_section (self, "article", 3, FALSE, exchange->heading);
  if (exchange->topic != NULL)
    append_element (self, "p", "topic", TRUE, exchange->topic);

  if (exchange->questions->len == 1) {
    const KntExportQuestion *question = exchange->questions->pdata[0];

    append_block (self, "div", "question", question->text);
    append_answer (self, exchange);
    append_judgement (self, question, 4);
  } else {
    for (guint i = 0; i < exchange->questions->len; i++) {
      const KntExportQuestion *question = exchange->questions->pdata[i];

      append_heading (self, 4, question->heading);
      append_block (self, "div", "question", question->text);
      append_judgement (self, question, 5);
    }
    append_answer (self, exchange);
  }

  if (exchange->passages->len > 0)
    append_heading (self, 4, _ ("Passages"));
  for (guint i = 0; i < exchange->passages->len; i++)
    append_passage (self, exchange->passages->pdata[i], 4);
  if (exchange->references->len > 0) {
    append_heading (self, 4, _ ("References"));
    append_references (self, exchange->references);
  }
  g_string_append (self->buffer, "</article>\n");
}

static void
append_commitments (Writer *self)
{
  open_section (self, "section", 2, FALSE, _ ("Commitments"));
  g_string_append (self->buffer, "<ul>\n");
  for (guint i = 0; i < self->outline->commitments->len; i++) {
    const KntExportCommitment *commitment = self->outline->commitments->pdata[i];

    g_string_append (self->buffer, "<li>\n");
    append_element (self, "div", NULL, TRUE, commitment->text);
    append_element (self, "div", "details", FALSE, commitment->details);
    g_string_append (self->buffer, "</li>\n");
  }
  g_string_append (self->buffer, "</ul>\n</section>\n");
}

static void
append_head (Writer *self)
{
  g_autoptr (GBytes) style =
    g_resource_lookup_data (knt_export_get_resource (), "/io/github/kanttekening/Kanttekening/export/export.css",
                            G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length;
  const char *css = g_bytes_get_data (style, &length);

  g_string_append (self->buffer, "<!DOCTYPE html>\n<html");
  append_language (self, self->outline->ui_language);
  g_string_append (self->buffer,
                   ">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   /* Holds a reader's program to what is promised: the file loads nothing and runs nothing. */
                   "<meta http-equiv=\"Content-Security-Policy\" "
                   "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                   "<meta name=\"generator\" content=\"Kanttekening " PACKAGE_VERSION "\">\n");
  append_element (self, "title", NULL, FALSE, self->outline->title);
  g_string_append (self->buffer, "<style>\n");
  g_string_append_len (self->buffer, css, length);
  g_string_append (self->buffer, "</style>\n</head>\n<body>\n");
}

static void
append_front (Writer *self)
{
  const KntExportOutline *outline = self->outline;

  g_string_append (self->buffer, "<header>\n");
  append_element (self, "h1", NULL, TRUE, outline->title);
  if (outline->facts->len > 0) {
    g_string_append (self->buffer, "<dl>\n");
    for (guint i = 0; i < outline->facts->len; i++) {
      const KntExportFact *fact = outline->facts->pdata[i];

      append_fact (self, fact->name, fact->foreign, fact->value);
    }
    g_string_append (self->buffer, "</dl>\n");
  }
  g_string_append (self->buffer, "</header>\n<main>\n");

  open_section (self, "section", 2, FALSE, _ ("Summary"));
  append_element (self, "p", NULL, FALSE, outline->summary);
  if (outline->standings->len > 0) {
    g_string_append (self->buffer, "<dl>\n");
    for (guint i = 0; i < outline->standings->len; i++) {
      const KntExportFact *standing = outline->standings->pdata[i];

      append_fact (self, standing->name, FALSE, standing->value);
    }
    g_string_append (self->buffer, "</dl>\n");
  }
  g_string_append (self->buffer, "</section>\n");
}

/**
 * knt_export_html:
 * @notes: what to write
 * @stream: where to; not closed
 * @cancellable: (nullable):
 * @error: what the stream says
 *
 * Writes one HTML file that needs nothing else: the style is in it, and it has neither scripts nor pictures.
 *
 * Returns: whether all of it was written
 */
gboolean
knt_export_html (KntNotes *notes, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (KntExportOutline) outline = knt_export_walk (notes);
  g_autoptr (GString) buffer = g_string_new (NULL);
  Writer self = { outline, buffer, 0 };

  append_head (&self);
  append_front (&self);

  for (guint i = 0; i < outline->groups->len; i++) {
    const KntExportGroup *group = outline->groups->pdata[i];

    open_section (&self, "section", 2, group->name != NULL, group->name != NULL ? group->name : _ ("Questions"));
    for (guint j = 0; j < group->exchanges->len; j++) {
      append_exchange (&self, group->exchanges->pdata[j]);
      if (!knt_export_flush (buffer, stream, cancellable, error))
        return FALSE;
    }
    g_string_append (buffer, "</section>\n");
  }

  if (outline->commitments->len > 0)
    append_commitments (&self);
  if (outline->passages->len > 0) {
    open_section (&self, "section", 2, FALSE, _ ("Other Passages"));
    for (guint i = 0; i < outline->passages->len; i++)
      append_passage (&self, outline->passages->pdata[i], 2);
    g_string_append (buffer, "</section>\n");
  }
  if (outline->references->len > 0) {
    open_section (&self, "section", 2, FALSE, _ ("Other References"));
    append_references (&self, outline->references);
    g_string_append (buffer, "</section>\n");
  }
  g_string_append (buffer, "</main>\n</body>\n</html>\n");

  return knt_export_flush (buffer, stream, cancellable, error);
}
