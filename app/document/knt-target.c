/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-target.h"

#include "knt-annotate.h"
#include "knt-json.h"
#include "knt-span.h"

typedef struct {
  KntNotes *notes;
  GPtrArray *passages; /* GArray of KntSpan */
  GPtrArray *targets;  /* JsonNode, of the first of them */
} Making;

static void
making_free (gpointer data)
{
  Making *self = data;

  g_object_unref (self->notes);
  g_ptr_array_unref (self->passages);
  g_ptr_array_unref (self->targets);
  g_free (self);
}

/**
 * knt_target_of:
 * @annotation: of the passage
 *
 * A correction says itself what its passage is, and draws nothing.
 *
 * Returns: (transfer full): what a correction keeps of the passage, sealed
 */
JsonNode *
knt_target_of (KntEntity *annotation)
{
  g_autoptr (JsonObject) object = knt_entity_dup_object (annotation);
  static const char *const surplus[] = { "kanttekening:within", "kanttekening:rects" };
  JsonNode *target = json_object_dup_member (object, "target");

  for (guint i = 0; i < G_N_ELEMENTS (surplus); i++)
    if (json_object_has_member (json_node_get_object (target), surplus[i]))
      json_object_remove_member (json_node_get_object (target), surplus[i]);
  json_node_seal (target);
  return target;
}

static GArray *
get_next (Making *self)
{
  return g_ptr_array_index (self->passages, self->targets->len);
}

static void
annotated_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (KntEntity) annotation = knt_annotate_finish (result, &error);

  if (annotation == NULL) {
    g_task_return_error (task, error);
    return;
  }

  g_ptr_array_add (making->targets, knt_target_of (annotation));
  if (making->targets->len == making->passages->len)
    g_task_return_pointer (task, g_ptr_array_ref (making->targets), (GDestroyNotify) g_ptr_array_unref);
  else
    knt_annotate_async (KNT_DOCUMENT (object), making->notes, get_next (making), g_task_get_cancellable (task),
                        annotated_cb, g_object_ref (task));
}

/**
 * knt_targets_make_async:
 * @passages: (element-type GArray): at least one, each of KntSpan, in reading order and not empty
 *
 * Makes of each passage what a correction keeps of it to find it again: see knt_annotate_async().
 */
void
knt_targets_make_async (KntDocument *document,
                        KntNotes *notes,
                        GPtrArray *passages,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (document, cancellable, callback, user_data);
  Making *making = g_new0 (Making, 1);

  g_task_set_source_tag (task, knt_targets_make_async);
  making->notes = g_object_ref (notes);
  making->passages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < passages->len; i++)
    g_ptr_array_add (making->passages, knt_spans_copy (passages->pdata[i]));
  making->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_task_set_task_data (task, making, making_free);
  knt_annotate_async (document, making->notes, get_next (making), cancellable, annotated_cb, g_object_ref (task));
}

/**
 * knt_targets_make_finish:
 *
 * Returns: (transfer full) (element-type JsonNode): a target for each passage, in their order, or %NULL with #KNT_DOCUMENT_ERROR
 */
GPtrArray *
knt_targets_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
