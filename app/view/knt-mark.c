/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-mark.h"

struct _KntMarkSet {
  gatomicrefcount ref_count;
  GPtrArray *marks;
  GHashTable *pages; /* page => GPtrArray of KntMark, not owned */
};

/**
 * knt_mark_new:
 * @spans: (element-type KntSpan): copied
 *
 * Returns: (transfer full): a yellow mark without label or description
 */
KntMark *
knt_mark_new (const char *id, KntMarkKind kind, GArray *spans)
{
  KntMark *self = g_new0 (KntMark, 1);

  self->id = g_strdup (id);
  self->kind = kind;
  self->spans = knt_spans_copy (spans);
  self->colour = (GdkRGBA) { 0.97, 0.89, 0.36, 1 };

  return self;
}

void
knt_mark_free (KntMark *self)
{
  g_free (self->id);
  g_array_unref (self->spans);
  g_free (self->label);
  g_free (self->description);
  g_free (self->uri);
  g_free (self);
}

/**
 * knt_mark_set_new:
 * @marks: (transfer full) (element-type KntMark): an array that frees its marks
 *
 * Returns: (transfer full): the set
 */
KntMarkSet *
knt_mark_set_new (GPtrArray *marks)
{
  KntMarkSet *self = g_new0 (KntMarkSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->marks = marks;
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < marks->len; i++) {
    KntMark *mark = g_ptr_array_index (marks, i);

    for (guint j = 0; j < mark->spans->len; j++) {
      gpointer page = GUINT_TO_POINTER (knt_spans_index (mark->spans, j)->page);
      GPtrArray *on_page = g_hash_table_lookup (self->pages, page);

      if (on_page == NULL) {
        on_page = g_ptr_array_new ();
        g_hash_table_insert (self->pages, page, on_page);
      }
      /* A mark's spans follow each other, so one on this page already is the last. */
      if (on_page->len == 0 || g_ptr_array_index (on_page, on_page->len - 1) != mark)
        g_ptr_array_add (on_page, mark);
    }
  }

  return self;
}

KntMarkSet *
knt_mark_set_ref (KntMarkSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
knt_mark_set_unref (KntMarkSet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->pages);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

/**
 * knt_mark_set_peek_page:
 * @page: from 1
 *
 * Returns: (transfer none) (nullable) (element-type KntMark): the marks that touch the page
 */
GPtrArray *
knt_mark_set_peek_page (KntMarkSet *self, guint page)
{
  return g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page));
}
