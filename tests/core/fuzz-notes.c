/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdint.h>

#include "knt-annotation.h"
#include "knt-store.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static GBytes *
save (KntNotes *notes)
{
  g_autoptr (JsonNode) root = knt_notes_to_json (notes);

  return knt_store_to_bytes (root);
}

static void
read_annotations (KntNotes *notes)
{
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);
    g_autoptr (GPtrArray) rects = knt_annotation_list_rects (annotation);
    g_auto (GStrv) tags = knt_annotation_list_tags (annotation);
    g_autoptr (KntEntity) noted = knt_annotation_with_note (annotation, "note", "nl");

    g_assert_nonnull (rects);
    g_assert_nonnull (tags);
    g_assert_cmpstr (knt_annotation_get_note (noted), ==, "note");
    knt_annotation_get_page (annotation);
  }
}

/* Whatever the bytes: they are refused with a message, or they come back as they are from then on. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KntNotes) notes = knt_store_load_bytes (bytes, "n", &error);
  g_autoptr (KntNotes) again = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) saved_again = NULL;

  knt_store_looks_like_notes (bytes);
  if (notes == NULL) {
    g_assert_nonnull (error);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    return 0;
  }

  knt_notes_get_brief (notes);
  read_annotations (notes);
  saved = save (notes);
  again = knt_store_load_bytes (saved, "n", &error);
  g_assert_no_error (error);
  saved_again = save (again);
  g_assert_true (g_bytes_equal (saved, saved_again));
  return 0;
}
