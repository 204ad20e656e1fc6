/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-annotate.h"

#include "knt-anchor.h"
#include "knt-annotation.h"
#include "knt-brief-find.h"
#include "knt-json.h"

static KntPageText *
find_text (GPtrArray *texts, guint page)
{
  for (guint i = 0; i < texts->len; i++) {
    KntPageText *text = g_ptr_array_index (texts, i);

    if (knt_page_text_get_page (text) == page)
      return text;
  }

  return NULL;
}

/* Whether a word that may or may not have a hyphen at the end of a line stands whole on one of these pages. */
static gboolean
is_on_pages (const char *word, gpointer user_data)
{
  GPtrArray *texts = user_data;

  for (guint i = 0; i < texts->len; i++)
    if (strstr (knt_page_text_get_text (g_ptr_array_index (texts, i)), word) != NULL)
      return TRUE;

  return FALSE;
}

/* One rectangle for each line, page by page. */
static GPtrArray *
list_rects (GPtrArray *texts, GArray *spans)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_rects_free);

  for (guint i = 0; i < spans->len; i++) {
    const KntSpan *span = knt_spans_index (spans, i);
    KntPageText *text = find_text (texts, span->page);
    KntPageRects *last = pages->len > 0 ? g_ptr_array_index (pages, pages->len - 1) : NULL;
    g_autoptr (GArray) rects = knt_page_text_list_rects (text, span->start, span->end);

    if (last == NULL || last->page != span->page) {
      last = knt_page_rects_new (span->page);
      g_ptr_array_add (pages, last);
    }
    for (guint j = 0; j < rects->len; j++)
      knt_page_rects_add (last, knt_page_text_get_geometry (text), &g_array_index (rects, KntRect, j));
  }

  return pages;
}

/* How many characters stand before a page in the whole document; -1 where a page before it was not read. */
static int
count_before (JsonObject *source, guint page)
{
  JsonArray *pages = knt_json_get_array (source, "pages");
  gint64 n = 0;

  if (pages == NULL || json_array_get_length (pages) < page)
    return -1;

  for (guint i = 0; i + 1 < page; i++) {
    gint64 length = knt_json_get_int (json_array_get_object_element (pages, i), "length", -1);

    if (length < 0 || n + length > G_MAXINT)
      return -1;
    n += length;
  }

  return n;
}

/**
 * knt_annotate:
 * @texts: (element-type KntPageText): at least those of the spans' pages, in any order
 * @spans: (element-type KntSpan): the passage, in reading order; not empty
 *
 * As knt_annotate_async() where the texts are at hand.
 *
 * Returns: (transfer full): a new entity, not yet applied to the notes
 */
KntEntity *
knt_annotate (KntNotes *notes, GPtrArray *texts, GArray *spans)
{
  const KntSpan *first = knt_spans_index (spans, 0);
  const KntSpan *last = knt_spans_index (spans, spans->len - 1);
  JsonObject *source = knt_notes_get_source (notes);
  KntBrief *brief = knt_notes_get_corrected (notes);
  g_autoptr (KntQuote) quote = knt_quote_new (texts, spans, is_on_pages, texts);
  g_autoptr (GPtrArray) rects = list_rects (texts, spans);
  g_autofree char *urn = knt_notes_dup_source_urn (notes);
  KntPlace place = { 0 };
  int start = count_before (source, first->page);
  int end = count_before (source, last->page);
  KntPassage passage = {
    .exact = quote->exact,
    .prefix = quote->prefix,
    .suffix = quote->suffix,
    .spans = spans,
    .rects = rects,
    .start = start >= 0 && end >= 0 ? start + (int) first->start : -1,
    .end = start >= 0 && end >= 0 ? end + (int) last->end : -1,
    .within = brief != NULL && knt_brief_find_place_at (brief, spans, &place) ? place.id : NULL,
    .creator = knt_notes_get_author (notes),
  };

  return knt_annotation_new (&passage, urn);
}

/* The pages of a passage, one after the other. */
typedef struct {
  KntNotes *notes;
  GArray *spans;
  GPtrArray *texts;
  guint next; /* span whose page is wanted */
} Annotating;

static void
annotating_free (Annotating *self)
{
  g_object_unref (self->notes);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static guint
get_next_page (Annotating *self)
{
  return knt_spans_index (self->spans, self->next)->page;
}

static gboolean
take_text (Annotating *self, KntPageText *text)
{
  guint page = get_next_page (self);

  if (text == NULL)
    return FALSE;

  g_ptr_array_add (self->texts, text);
  while (self->next < self->spans->len && get_next_page (self) == page)
    self->next++;

  return TRUE;
}

/* Goes as far as the texts at hand allow. */
static gboolean
take_known_texts (Annotating *self, KntDocument *document)
{
  while (self->next < self->spans->len)
    if (!take_text (self, knt_document_peek_text (document, get_next_page (self))))
      return FALSE;

  return TRUE;
}

static void
return_annotation (GTask *task)
{
  Annotating *annotating = g_task_get_task_data (task);

  g_task_return_pointer (task, knt_annotate (annotating->notes, annotating->texts, annotating->spans), g_object_unref);
}

static void
text_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Annotating *annotating = g_task_get_task_data (task);
  KntDocument *document = KNT_DOCUMENT (object);
  GError *error = NULL;

  if (!take_text (annotating, knt_document_load_text_finish (document, result, &error)))
    g_task_return_error (task, error);
  else if (take_known_texts (annotating, document))
    return_annotation (task);
  else
    knt_document_load_text_async (document, get_next_page (annotating), g_task_get_cancellable (task), text_loaded_cb,
                                  g_object_ref (task));
}

/**
 * knt_annotate_async:
 * @spans: (element-type KntSpan): the passage, in reading order; not empty
 *
 * Makes an annotation of a passage, with all the selectors by which it is found again (W3C Web Annotation: text quote,
 * text position, fragment; spans and rectangles of the notes format). The texts of its pages are loaded where they are not at hand.
 */
void
knt_annotate_async (KntDocument *document,
                    KntNotes *notes,
                    GArray *spans,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (document, cancellable, callback, user_data);
  Annotating *annotating = g_new0 (Annotating, 1);

  g_task_set_source_tag (task, knt_annotate_async);
  annotating->notes = g_object_ref (notes);
  annotating->spans = knt_spans_copy (spans);
  annotating->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_text_unref);
  g_task_set_task_data (task, annotating, (GDestroyNotify) annotating_free);

  if (take_known_texts (annotating, document))
    return_annotation (task);
  else
    knt_document_load_text_async (document, get_next_page (annotating), cancellable, text_loaded_cb,
                                  g_object_ref (task));
}

/**
 * knt_annotate_finish:
 *
 * Returns: (transfer full): a new entity, not yet applied to the notes, or %NULL with #KNT_DOCUMENT_ERROR
 */
KntEntity *
knt_annotate_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
