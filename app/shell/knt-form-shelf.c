/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-form-shelf.h"

#include <glib/gi18n-lib.h>

struct _KntFormShelf {
  GObject parent_instance;

  char *folder;
  char *own_folder;
  GPtrArray *files;
  GPtrArray *forms;
  guint serial; /* of the last reading that was asked for */
};

G_DEFINE_FINAL_TYPE (KntFormShelf, knt_form_shelf, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What a reading needs, in a thread of its own. */
typedef struct {
  char *folder;
  char *own_folder;
  guint serial;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->folder);
  g_free (self->own_folder);
  g_free (self);
}

static gboolean
is_same_file (gconstpointer a, gconstpointer b)
{
  const KntFormFile *one = a, *other = b;
  g_autofree char *fault = knt_form_file_dup_fault (one);
  g_autofree char *other_fault = knt_form_file_dup_fault (other);

  return g_str_equal (one->path, other->path) && one->is_replaced == other->is_replaced &&
         g_strcmp0 (fault, other_fault) == 0 && (one->json == NULL) == (other->json == NULL) &&
         (one->json == NULL || json_node_equal (one->json, other->json));
}

static gboolean
are_same (GPtrArray *files, GPtrArray *others)
{
  if (files->len != others->len)
    return FALSE;

  for (guint i = 0; i < files->len; i++)
    if (!is_same_file (files->pdata[i], others->pdata[i]))
      return FALSE;

  return TRUE;
}

static void
take_files (KntFormShelf *self, GPtrArray *files)
{
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  self->files = files;
  self->forms = knt_form_files_list_forms (files);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;

  g_task_return_pointer (task, knt_form_files_load (reading->folder, reading->own_folder),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KntFormShelf *self = KNT_FORM_SHELF (source);
  const Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) files = g_task_propagate_pointer (G_TASK (result), NULL);

  if (files == NULL || reading->serial != self->serial || are_same (self->files, files))
    return;

  take_files (self, g_steal_pointer (&files));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
knt_form_shelf_finalize (GObject *object)
{
  KntFormShelf *self = KNT_FORM_SHELF (object);

  g_free (self->folder);
  g_free (self->own_folder);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  G_OBJECT_CLASS (knt_form_shelf_parent_class)->finalize (object);
}

static void
knt_form_shelf_class_init (KntFormShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_form_shelf_finalize;

  /**
   * KntFormShelf::changed:
   *
   * There are other files than there were, or something else is in them.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", KNT_TYPE_FORM_SHELF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_form_shelf_init (KntFormShelf *self)
{
}

/**
 * knt_form_shelf_new:
 * @folder: the forms that came with the program
 * @own_folder: a user's own, which may be missing
 *
 * Reads the forms at once, since nothing can be opened without them.
 *
 * Returns: (transfer full): the forms
 */
KntFormShelf *
knt_form_shelf_new (const char *folder, const char *own_folder)
{
  KntFormShelf *self = g_object_new (KNT_TYPE_FORM_SHELF, NULL);

  self->folder = g_strdup (folder);
  self->own_folder = g_strdup (own_folder);
  take_files (self, knt_form_files_load (folder, own_folder));

  return self;
}

GPtrArray *
knt_form_shelf_get_files (KntFormShelf *self)
{
  g_return_val_if_fail (KNT_IS_FORM_SHELF (self), NULL);

  return self->files;
}

GPtrArray *
knt_form_shelf_get_forms (KntFormShelf *self)
{
  g_return_val_if_fail (KNT_IS_FORM_SHELF (self), NULL);

  return self->forms;
}

const char *
knt_form_shelf_get_own_folder (KntFormShelf *self)
{
  g_return_val_if_fail (KNT_IS_FORM_SHELF (self), NULL);

  return self->own_folder;
}

/**
 * knt_form_shelf_dup_problem:
 *
 * Returns: (transfer full) (nullable): a sentence that names the first form that was passed over, and why; %NULL where none was
 */
char *
knt_form_shelf_dup_problem (KntFormShelf *self)
{
  g_return_val_if_fail (KNT_IS_FORM_SHELF (self), NULL);

  for (guint i = 0; i < self->files->len; i++) {
    const KntFormFile *file = self->files->pdata[i];
    g_autofree char *name = g_path_get_basename (file->path);

    if (file->faults->len > 0)
      /* Translators: the name of a file, and the place of the fault in it with what is wrong there. */
      return g_strdup_printf (_ ("The form “%s” is passed over: %s"), name, (char *) file->faults->pdata[0]);
  }

  return NULL;
}

/**
 * knt_form_shelf_reload:
 *
 * Reads the forms again in the background. Emits #KntFormShelf::changed where they differ.
 */
void
knt_form_shelf_reload (KntFormShelf *self)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (KNT_IS_FORM_SHELF (self));

  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_source_tag (task, knt_form_shelf_reload);
  reading = g_new0 (Reading, 1);
  reading->folder = g_strdup (self->folder);
  reading->own_folder = g_strdup (self->own_folder);
  reading->serial = ++self->serial;
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * knt_form_shelf_add:
 * @id: of the form that it extends
 * @json: an own form
 *
 * Writes a few hundred bytes, and reloads.
 *
 * Returns: whether it could be written
 */
gboolean
knt_form_shelf_add (KntFormShelf *self, const char *id, const char *json, GError **error)
{
  g_autofree char *path = knt_forms_save_own (self->own_folder, id, json, error);

  if (path == NULL)
    return FALSE;

  knt_form_shelf_reload (self);
  return TRUE;
}

/**
 * knt_form_shelf_remove:
 * @path: of an own form
 *
 * Moves it to the trash, or deletes it where there is none, and reloads.
 *
 * Returns: whether it is gone
 */
gboolean
knt_form_shelf_remove (KntFormShelf *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (!g_file_trash (file, NULL, NULL) && !g_file_delete (file, NULL, error))
    return FALSE;

  knt_form_shelf_reload (self);
  return TRUE;
}
