/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-seeker.h"
#include "knt-span.h"
#include "knt-text-unit.h"

struct _KntSeeker {
  GObject parent_instance;

  KntDocument *document; /* (nullable) */
  KntViewport *viewport; /* (nullable) with the document: somebody else's */
  KntSpan target;
  KntReveal how;
  GCancellable *seeking; /* (nullable) until the target's text has come */
};

enum { MOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KntSeeker, knt_seeker, G_TYPE_OBJECT)

/* Without its text a page is all that is known of a passage. */
static void
reveal (KntSeeker *self, const KntPageText *text)
{
  KntViewRect page = knt_viewport_get_page_rect (self->viewport, self->target.page);
  double scale = knt_viewport_get_scale (self->viewport);
  KntRect rect = { 0 };

  if (text != NULL && knt_text_get_bounds (text, self->target.start, self->target.end, &rect))
    knt_viewport_reveal (self->viewport, page.x + rect.x0 * scale, page.y + rect.y0 * scale,
                         (rect.x1 - rect.x0) * scale, (rect.y1 - rect.y0) * scale, self->how);
  else
    knt_viewport_scroll_to_page (self->viewport, self->target.page);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
sought_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntSeeker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KntPageText) text = knt_document_load_text_finish (KNT_DOCUMENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->seeking);
  if (text == NULL)
    g_debug ("The text of page %u cannot be read: %s", self->target.page, error->message);
  reveal (self, text);
}

static void
knt_seeker_finalize (GObject *object)
{
  KntSeeker *self = KNT_SEEKER (object);

  g_clear_object (&self->document);
  g_clear_object (&self->seeking);

  G_OBJECT_CLASS (knt_seeker_parent_class)->finalize (object);
}

static void
knt_seeker_class_init (KntSeekerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = knt_seeker_finalize;

  signals[MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_seeker_init (KntSeeker *self)
{
}

/**
 * knt_seeker_new:
 *
 * Returns: (transfer full): a seeker without a document
 */
KntSeeker *
knt_seeker_new (void)
{
  return g_object_new (KNT_TYPE_SEEKER, NULL);
}

/**
 * knt_seeker_set_document:
 * @document: (nullable)
 * @viewport: (nullable): on it; must live until another is set
 */
void
knt_seeker_set_document (KntSeeker *self, KntDocument *document, KntViewport *viewport)
{
  knt_seeker_stop (self);
  g_set_object (&self->document, document);
  self->viewport = viewport;
}

/**
 * knt_seeker_seek:
 * @span: a passage; nothing happens where the document has no such page
 * @how: when there is need to scroll
 */
void
knt_seeker_seek (KntSeeker *self, const KntSpan *span, KntReveal how)
{
  g_autoptr (KntPageText) text = NULL;

  knt_seeker_stop (self);
  if (self->viewport == NULL || span->page < 1 || span->page > knt_viewport_get_n_pages (self->viewport))
    return;

  self->target = *span;
  self->how = how;
  text = knt_document_peek_text (self->document, span->page);
  if (text != NULL) {
    reveal (self, text);
  } else {
    self->seeking = g_cancellable_new ();
    knt_document_load_text_async (self->document, span->page, self->seeking, sought_cb, g_object_ref (self));
  }
}

/**
 * knt_seeker_stop:
 *
 * Leaves the view where it is, as when somebody has scrolled meanwhile.
 */
void
knt_seeker_stop (KntSeeker *self)
{
  if (self->seeking != NULL)
    g_cancellable_cancel (self->seeking);
  g_clear_object (&self->seeking);
}
