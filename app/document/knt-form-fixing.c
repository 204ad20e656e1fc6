/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-form-fixing.h"

typedef struct {
  KntRecogniser *pages;
  GPtrArray *files;
  char *form;
  GPtrArray *wishes;
} Fixing;

static void
fixing_free (gpointer data)
{
  Fixing *self = data;

  g_object_unref (self->pages);
  g_ptr_array_unref (self->files);
  g_free (self->form);
  g_ptr_array_unref (self->wishes);
  g_free (self);
}

static void
page_read (KntPageText *text, gpointer user_data)
{
  knt_recogniser_add_page (((Fixing *) g_task_get_task_data (user_data))->pages, text);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Fixing *fixing = data;

  g_task_return_pointer (task, knt_form_fix_find (fixing->pages, fixing->files, fixing->form, fixing->wishes),
                         (GDestroyNotify) knt_form_fix_free);
}

static void
all_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (knt_document_read_all_finish (KNT_DOCUMENT (object), result, NULL, &error))
    g_task_run_in_thread (task, find_in_thread);
  else
    g_task_return_error (task, error);
}

/**
 * knt_form_fixing_find_async:
 * @files: (element-type KntFormFile): the forms that there are
 * @form: the id of the form that was taken
 * @wishes: (element-type KntFixWish): what a person put right, of one sense
 * @cancellable: (nullable): stops the reading
 *
 * Reads all pages again, and looks for an addition to the form that makes the wishes superfluous.
 */
void
knt_form_fixing_find_async (KntDocument *document,
                            GPtrArray *files,
                            const char *form,
                            GPtrArray *wishes,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GTask) task = NULL;
  Fixing *fixing;

  g_return_if_fail (KNT_IS_DOCUMENT (document));
  g_return_if_fail (form != NULL);

  /* Without a source object: a thread's task may be freed in the thread, which a document is not made for. */
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, knt_form_fixing_find_async);
  fixing = g_new0 (Fixing, 1);
  fixing->pages = knt_recogniser_new (none);
  fixing->files = g_ptr_array_ref (files);
  fixing->form = g_strdup (form);
  fixing->wishes = g_ptr_array_ref (wishes);
  g_task_set_task_data (task, fixing, fixing_free);

  knt_document_read_all_async (document, page_read, task, cancellable, all_read_cb, g_object_ref (task));
}

/**
 * knt_form_fixing_find_finish:
 *
 * Returns: (transfer full) (nullable): what can be offered; %NULL without an error where nothing can. Errors are those of reading
 *   the document.
 */
KntFormFix *
knt_form_fixing_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
