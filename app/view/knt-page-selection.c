/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-join.h"
#include "knt-page-selection.h"
#include "knt-text-loader.h"

/* What Select All takes at most, pages: so much text still goes through a clipboard. */
#define SELECT_ALL_LIMIT 500

struct _KntPageSelection {
  GObject parent_instance;

  KntDocument *document; /* (nullable) */
  KntTextSelection *selection;
  gboolean shows_caret;
  GHashTable *lengths; /* page => length of its text in code points + 1 */
  GCancellable *learning;
  GCancellable *copying;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KntPageSelection, knt_page_selection, G_TYPE_OBJECT)

/* A copy on its way: the text so far. */
typedef struct {
  GdkClipboard *clipboard;
  GArray *spans;
  GString *text;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->clipboard);
  g_array_unref (copy->spans);
  g_string_free (copy->text, TRUE);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static guint
get_length (guint page, gpointer user_data)
{
  KntPageSelection *self = user_data;
  guint length = GPOINTER_TO_UINT (g_hash_table_lookup (self->lengths, GUINT_TO_POINTER (page)));

  return length > 0 ? length - 1 : 0;
}

static void
learn_cb (KntPageText *text, gpointer user_data)
{
  knt_page_selection_learn (user_data, text);
}

static void
learned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntPageSelection) self = user_data;

  if (!knt_text_loader_load_finish (result, NULL))
    return;

  g_clear_object (&self->learning);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Reads how long those pages are that are selected to their end and have not been seen. */
static void
learn_lengths (KntPageSelection *self)
{
  g_autoptr (GArray) unknown = knt_spans_new ();
  KntTextPlace start, end;

  cancel (&self->learning);
  knt_text_selection_get_bounds (self->selection, &start, &end);
  for (guint page = start.page; page >= 1 && page < end.page; page++)
    if (!g_hash_table_contains (self->lengths, GUINT_TO_POINTER (page)))
      g_array_append_vals (unknown, &(KntSpan) { .page = page }, 1);
  if (unknown->len == 0)
    return;

  self->learning = g_cancellable_new ();
  knt_text_loader_load_async (self->document, unknown, learn_cb, self, self->learning, learned_cb, g_object_ref (self));
}

static void
changed (KntPageSelection *self)
{
  learn_lengths (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
knt_page_selection_finalize (GObject *object)
{
  KntPageSelection *self = KNT_PAGE_SELECTION (object);

  g_clear_object (&self->document);
  g_clear_object (&self->learning);
  g_clear_object (&self->copying);
  knt_text_selection_free (self->selection);
  g_hash_table_unref (self->lengths);

  G_OBJECT_CLASS (knt_page_selection_parent_class)->finalize (object);
}

static void
knt_page_selection_class_init (KntPageSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = knt_page_selection_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_page_selection_init (KntPageSelection *self)
{
  self->selection = knt_text_selection_new ();
  self->lengths = g_hash_table_new (NULL, NULL);
}

KntPageSelection *
knt_page_selection_new (void)
{
  return g_object_new (KNT_TYPE_PAGE_SELECTION, NULL);
}

/**
 * knt_page_selection_set_document:
 * @document: (nullable)
 *
 * Selects nothing, in another document. What was being read or copied is cancelled.
 */
void
knt_page_selection_set_document (KntPageSelection *self, KntDocument *document)
{
  cancel (&self->learning);
  cancel (&self->copying);
  g_hash_table_remove_all (self->lengths);
  g_set_object (&self->document, document);
  knt_page_selection_select (self, NULL);
}

gboolean
knt_page_selection_is_empty (KntPageSelection *self)
{
  return knt_text_selection_is_empty (self->selection);
}

/**
 * knt_page_selection_dup_spans:
 *
 * Returns: (transfer full) (element-type KntSpan): in reading order, without pages whose text is still being read
 */
GArray *
knt_page_selection_dup_spans (KntPageSelection *self)
{
  return knt_text_selection_dup_spans (self->selection, get_length, self);
}

/**
 * knt_page_selection_begin:
 *
 * See knt_text_selection_begin().
 */
void
knt_page_selection_begin (KntPageSelection *self, KntPageText *text, guint offset, KntTextUnit unit)
{
  knt_text_selection_begin (self->selection, text, offset, unit);
  changed (self);
}

/**
 * knt_page_selection_extend:
 *
 * See knt_text_selection_extend().
 */
void
knt_page_selection_extend (KntPageSelection *self, KntPageText *text, guint offset)
{
  KntTextPlace start, end, new_start, new_end;

  knt_text_selection_get_bounds (self->selection, &start, &end);
  knt_text_selection_extend (self->selection, text, offset);
  knt_text_selection_get_bounds (self->selection, &new_start, &new_end);
  /* A drag asks for every pixel. */
  if (knt_text_place_compare (&start, &new_start) != 0 || knt_text_place_compare (&end, &new_end) != 0)
    changed (self);
}

/**
 * knt_page_selection_get_focus:
 *
 * Returns: where the caret is; page 0 where it has not been anywhere
 */
KntTextPlace
knt_page_selection_get_focus (KntPageSelection *self)
{
  return knt_text_selection_get_focus (self->selection);
}

/**
 * knt_page_selection_move:
 *
 * See knt_text_selection_move().
 */
void
knt_page_selection_move (KntPageSelection *self, const KntTextPlace *place, gboolean extend)
{
  knt_text_selection_move (self->selection, place, extend);
  changed (self);
}

/**
 * knt_page_selection_set_shows_caret:
 *
 * Whether the pages draw the caret.
 */
void
knt_page_selection_set_shows_caret (KntPageSelection *self, gboolean shows_caret)
{
  if (self->shows_caret == shows_caret)
    return;

  self->shows_caret = shows_caret;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * knt_page_selection_select:
 * @spans: (nullable) (element-type KntSpan): in reading order: all from the first to the last is selected
 */
void
knt_page_selection_select (KntPageSelection *self, GArray *spans)
{
  if (spans == NULL || spans->len == 0) {
    gboolean was_empty = knt_page_selection_is_empty (self);

    knt_text_selection_clear (self->selection);
    if (!was_empty)
      changed (self);
    return;
  }

  const KntSpan *first = knt_spans_index (spans, 0), *last = knt_spans_index (spans, spans->len - 1);

  knt_text_selection_set (self->selection, &(KntTextPlace) { first->page, first->start },
                          &(KntTextPlace) { last->page, last->end });
  changed (self);
}

/**
 * knt_page_selection_select_all:
 *
 * Selects the document, or its first pages where it is very long.
 */
void
knt_page_selection_select_all (KntPageSelection *self)
{
  guint n_pages;

  if (self->document == NULL)
    return;

  n_pages = MIN (knt_document_get_n_pages (self->document), SELECT_ALL_LIMIT);
  /* To where a page after the last would begin: how long that is need not be known yet. */
  knt_text_selection_set (self->selection, &(KntTextPlace) { 1, 0 }, &(KntTextPlace) { n_pages + 1, 0 });
  changed (self);
}

/**
 * knt_page_selection_learn:
 *
 * Takes note of how long a page's text is.
 */
void
knt_page_selection_learn (KntPageSelection *self, KntPageText *text)
{
  g_hash_table_insert (self->lengths, GUINT_TO_POINTER (knt_page_text_get_page (text)),
                       GUINT_TO_POINTER (knt_page_text_get_n_chars (text) + 1));
}

/**
 * knt_page_selection_holds:
 * @offset: code points
 *
 * Returns: whether that place of the page is selected
 */
gboolean
knt_page_selection_holds (KntPageSelection *self, guint page, guint offset)
{
  guint start, end;

  return knt_text_selection_get_range (self->selection, page, &start, &end) && offset >= start && offset <= end;
}

/**
 * knt_page_selection_apply:
 *
 * Has a page show what of it is selected.
 */
void
knt_page_selection_apply (KntPageSelection *self, KntPageView *view)
{
  KntTextPlace focus = knt_text_selection_get_focus (self->selection);
  guint page = knt_page_view_get_page (view), start, end;

  if (!knt_text_selection_get_range (self->selection, page, &start, &end))
    start = end = 0;
  knt_page_view_set_selection (view, start, end);
  if (focus.page == page)
    knt_page_view_set_caret (view, focus.offset);
  knt_page_view_set_shows_caret (view, self->shows_caret && focus.page == page);
}

/* Whether a sentence is over, so that what comes on the next page is not its rest. */
static gboolean
is_at_end (const GString *text)
{
  return text->len == 0 || strchr (".?!:;", text->str[text->len - 1]) != NULL;
}

/* Adds the paragraphs of a span, each after an empty line; a page that ends within a sentence goes on. */
static void
append_span (GString *all, KntPageText *text, const KntSpan *span)
{
  guint place = span->start, end = MIN (span->end, knt_page_text_get_n_chars (text));

  while (place < end) {
    g_autofree char *paragraph = NULL;
    guint paragraph_start, paragraph_end;

    knt_text_unit_find (text, KNT_TEXT_UNIT_PARAGRAPH, place, &paragraph_start, &paragraph_end);
    paragraph_end = CLAMP (paragraph_end, place, end);
    paragraph = g_strstrip (knt_page_text_dup_slice (text, place, paragraph_end));
    if (*paragraph != '\0') {
      if (all->len > 0)
        g_string_append (all, place == span->start && !is_at_end (all) ? "\n" : "\n\n");
      g_string_append (all, paragraph);
    }
    /* Past the line break as well. */
    place = paragraph_end + 1;
  }
}

static void
copy_page_cb (KntPageText *text, gpointer user_data)
{
  Copy *copy = user_data;
  guint page = knt_page_text_get_page (text);

  for (guint i = 0; i < copy->spans->len; i++)
    if (knt_spans_index (copy->spans, i)->page == page)
      append_span (copy->text, text, knt_spans_index (copy->spans, i));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copy) copy = user_data;
  g_auto (GStrv) paragraphs = NULL;
  g_autofree char *text = NULL;

  if (!knt_text_loader_load_finish (result, NULL))
    return;

  paragraphs = g_strsplit (copy->text->str, "\n\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++) {
    char *joined = knt_join_lines (paragraphs[i], NULL, NULL);

    g_free (paragraphs[i]);
    paragraphs[i] = joined;
  }
  text = g_strjoinv ("\n", paragraphs);
  gdk_clipboard_set_text (copy->clipboard, text);
}

/**
 * knt_page_selection_copy:
 *
 * Puts what is selected on the clipboard, as a reader would type it: lines joined, words whole.
 */
void
knt_page_selection_copy (KntPageSelection *self, GdkClipboard *clipboard)
{
  Copy *copy;

  if (knt_page_selection_is_empty (self))
    return;

  copy = g_new0 (Copy, 1);
  copy->clipboard = g_object_ref (clipboard);
  copy->spans = knt_page_selection_dup_spans (self);
  copy->text = g_string_new (NULL);

  cancel (&self->copying);
  self->copying = g_cancellable_new ();
  knt_text_loader_load_async (self->document, copy->spans, copy_page_cb, copy, self->copying, copied_cb, copy);
}
