/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-text-cache.h"

/* The texts of the pages that were used last, bounded in bytes. */
struct _KntTextCache {
  gsize max_bytes;
  gsize n_bytes;
  GQueue texts;      /* KntPageText, the latest first */
  GHashTable *links; /* page -> its link in texts */
};

/**
 * knt_text_cache_new:
 * @max_bytes: what the texts may take together; the latest is kept even if it is larger
 *
 * Returns: (transfer full): a new cache
 */
KntTextCache *
knt_text_cache_new (gsize max_bytes)
{
  KntTextCache *self = g_new0 (KntTextCache, 1);

  self->max_bytes = max_bytes;
  self->links = g_hash_table_new (NULL, NULL);

  return self;
}

void
knt_text_cache_free (KntTextCache *self)
{
  g_queue_clear_full (&self->texts, (GDestroyNotify) knt_page_text_unref);
  g_hash_table_unref (self->links);
  g_free (self);
}

static void
drop (KntTextCache *self, GList *link)
{
  KntPageText *text = link->data;

  self->n_bytes -= knt_page_text_get_bytes (text);
  g_hash_table_remove (self->links, GUINT_TO_POINTER (knt_page_text_get_page (text)));
  g_queue_delete_link (&self->texts, link);
  knt_page_text_unref (text);
}

/**
 * knt_text_cache_get:
 * @page: from 1
 *
 * Returns: (transfer full) (nullable): the page's text, if it is here
 */
KntPageText *
knt_text_cache_get (KntTextCache *self, guint page)
{
  GList *link = g_hash_table_lookup (self->links, GUINT_TO_POINTER (page));

  if (link == NULL)
    return NULL;

  g_queue_unlink (&self->texts, link);
  g_queue_push_head_link (&self->texts, link);

  return knt_page_text_ref (link->data);
}

/**
 * knt_text_cache_put:
 *
 * Keeps a text, instead of those that were not used for longest.
 */
void
knt_text_cache_put (KntTextCache *self, KntPageText *text)
{
  gpointer key = GUINT_TO_POINTER (knt_page_text_get_page (text));
  GList *link = g_hash_table_lookup (self->links, key);

  if (link != NULL)
    drop (self, link);

  g_queue_push_head (&self->texts, knt_page_text_ref (text));
  g_hash_table_insert (self->links, key, self->texts.head);
  self->n_bytes += knt_page_text_get_bytes (text);

  while (self->n_bytes > self->max_bytes && self->texts.length > 1)
    drop (self, self->texts.tail);
}

/**
 * knt_text_cache_get_bytes:
 *
 * Returns: what the texts take together, bytes
 */
gsize
knt_text_cache_get_bytes (KntTextCache *self)
{
  return self->n_bytes;
}
