/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-tile-queue.h"

/* Enough to keep the reader busy while answers travel, and so few that the order can still change. */
#define MAX_UNDER_WAY 3

struct _KntTileQueue {
  GObject parent_instance;

  KntDocument *document;
  KntTileCache *cache;
  GArray *wants;        /* KntTileWant, in order */
  guint next;           /* the first of them not yet looked at */
  GPtrArray *under_way; /* Request, not owned: each lives until its answer has come */
  GHashTable *failures; /* page => message */
};

typedef struct {
  KntTileQueue *queue; /* owned */
  KntTileKey key;
  GCancellable *cancellable;
} Request;

enum { TILE_READY, PAGE_FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KntTileQueue, knt_tile_queue, G_TYPE_OBJECT)

static void
request_free (Request *request)
{
  g_object_unref (request->queue);
  g_object_unref (request->cancellable);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static gboolean
is_under_way (KntTileQueue *self, const KntTileKey *key)
{
  for (guint i = 0; i < self->under_way->len; i++) {
    Request *request = g_ptr_array_index (self->under_way, i);

    if (knt_tile_key_equal (&request->key, key))
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_wanted (KntTileQueue *self, const KntTileKey *key)
{
  for (guint i = 0; i < self->wants->len; i++)
    if (knt_tile_key_equal (&g_array_index (self->wants, KntTileWant, i).key, key))
      return TRUE;

  return FALSE;
}

/* Cancels what is not wanted, of all pages or (@page not 0) everything of one. */
static void
cancel_requests (KntTileQueue *self, guint page)
{
  for (guint i = self->under_way->len; i-- > 0;) {
    Request *request = g_ptr_array_index (self->under_way, i);

    if (page != 0 ? request->key.page != page : is_wanted (self, &request->key))
      continue;

    /* Out of the list first: an answer may come at once. */
    g_ptr_array_remove_index (self->under_way, i);
    g_cancellable_cancel (request->cancellable);
  }
}

/* An answer makes room for the next request: the two call each other. */
static void pump (KntTileQueue *self);

static void
fail (KntTileQueue *self, guint page, const char *message)
{
  g_hash_table_insert (self->failures, GUINT_TO_POINTER (page), g_strdup (message));
  cancel_requests (self, page);
  g_signal_emit (self, signals[PAGE_FAILED], 0, page, message);
}

static void
render_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  KntTileQueue *self = request->queue;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;
  gboolean current = g_ptr_array_remove (self->under_way, request);

  bytes = knt_document_render_finish (KNT_DOCUMENT (source), result, &stride, &error);
  if (!current)
    return;

  if (bytes != NULL) {
    const KntTileKey *key = &request->key;
    g_autoptr (GdkTexture) texture =
      gdk_memory_texture_new (key->width, key->height, GDK_MEMORY_DEFAULT, bytes, stride);

    knt_tile_cache_insert (self->cache, key, texture, g_bytes_get_size (bytes));
    g_signal_emit (self, signals[TILE_READY], 0, key->page);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    fail (self, request->key.page, error->message);
  }

  pump (self);
}

static void
pump (KntTileQueue *self)
{
  while (self->under_way->len < MAX_UNDER_WAY && self->next < self->wants->len) {
    const KntTileWant *want = &g_array_index (self->wants, KntTileWant, self->next++);
    const KntTileKey *key = &want->key;
    const KntTileRequest tile = { key->page, key->scale, key->x, key->y, key->width, key->height, want->priority };
    Request *request;

    if (knt_tile_cache_lookup (self->cache, key) != NULL || is_under_way (self, key) ||
        knt_tile_queue_get_failure (self, key->page) != NULL)
      continue;

    request = g_new0 (Request, 1);
    request->queue = g_object_ref (self);
    request->key = *key;
    request->cancellable = g_cancellable_new ();
    g_ptr_array_add (self->under_way, request);
    knt_document_render_async (self->document, &tile, request->cancellable, render_cb, request);
  }
}

static void
knt_tile_queue_finalize (GObject *object)
{
  KntTileQueue *self = KNT_TILE_QUEUE (object);

  g_clear_object (&self->document);
  g_clear_object (&self->cache);
  g_array_unref (self->wants);
  g_ptr_array_unref (self->under_way);
  g_hash_table_unref (self->failures);

  G_OBJECT_CLASS (knt_tile_queue_parent_class)->finalize (object);
}

static void
knt_tile_queue_class_init (KntTileQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = knt_tile_queue_finalize;

  signals[TILE_READY] = g_signal_new ("tile-ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[PAGE_FAILED] = g_signal_new ("page-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
}

static void
knt_tile_queue_init (KntTileQueue *self)
{
  self->wants = g_array_new (FALSE, FALSE, sizeof (KntTileWant));
  self->under_way = g_ptr_array_new ();
  self->failures = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * knt_tile_queue_new:
 *
 * Returns: (transfer full): a queue that wants nothing yet. A request under way holds it, so end it with
 *   knt_tile_queue_take_wants() of an empty array before letting go.
 */
KntTileQueue *
knt_tile_queue_new (KntDocument *document, KntTileCache *cache)
{
  KntTileQueue *self = g_object_new (KNT_TYPE_TILE_QUEUE, NULL);

  self->document = g_object_ref (document);
  self->cache = g_object_ref (cache);

  return self;
}

/**
 * knt_tile_queue_take_wants:
 * @wants: (transfer full) (element-type KntTileWant): in the order in which they are needed
 *
 * Replaces what is wanted. What is under way and still wanted goes on; the rest is cancelled.
 */
void
knt_tile_queue_take_wants (KntTileQueue *self, GArray *wants)
{
  g_array_unref (self->wants);
  self->wants = wants;
  self->next = 0;
  knt_tile_cache_set_wanted (self->cache, wants);
  cancel_requests (self, 0);
  pump (self);
}

/**
 * knt_tile_queue_get_failure:
 * @page: from 1
 *
 * Returns: (transfer none) (nullable): why the page cannot be drawn
 */
const char *
knt_tile_queue_get_failure (KntTileQueue *self, guint page)
{
  return g_hash_table_lookup (self->failures, GUINT_TO_POINTER (page));
}

/**
 * knt_tile_queue_retry:
 * @page: from 1
 *
 * Forgets that the page could not be drawn and asks for it again where it is wanted.
 */
void
knt_tile_queue_retry (KntTileQueue *self, guint page)
{
  if (!g_hash_table_remove (self->failures, GUINT_TO_POINTER (page)))
    return;

  self->next = 0;
  pump (self);
}
