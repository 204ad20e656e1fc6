/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-forms.h"

#include <string.h>

#include "knt-form-rules.h"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_form_name (const char *name)
{
  return g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".schema.json") &&
         !g_str_has_suffix (name, ".phrases.json") && *name != '.';
}

static void
add_file (GPtrArray *files, KntFormFile *file)
{
  for (guint i = 0; file->form != NULL && file->is_own && i < files->len; i++) {
    KntFormFile *other = files->pdata[i];

    if (other->form != NULL && g_str_equal (knt_form_get_id (other->form), knt_form_get_id (file->form)))
      other->is_replaced = TRUE;
  }
  g_ptr_array_add (files, file);
}

static void
load_folder (GPtrArray *files, const char *folder, gboolean is_own)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  if (dir == NULL) {
    /* Few people have forms of their own. */
    if (!is_own || !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
      g_ptr_array_add (files, knt_form_file_new_broken (folder, error->message));
    return;
  }

  while ((name = g_dir_read_name (dir)) != NULL) {
    if (is_form_name (name))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

    add_file (files, knt_form_file_new_from_path (path, is_own, files));
  }
}

/* How a language says things does not hang on the country: `nl-BE` has the phrases of `nl`. */
static char *
dup_base (const char *language)
{
  return language != NULL ? g_strndup (language, strcspn (language, "-")) : g_strdup ("");
}

static KntPhraseFile *
find_phrases (GPtrArray *files, const char *path)
{
  for (guint i = 0; i < files->len; i++) {
    KntForm *form = ((KntFormFile *) files->pdata[i])->form;
    KntPhraseFile *phrases = form != NULL ? knt_form_get_phrase_file (form) : NULL;

    if (phrases != NULL && g_str_equal (knt_phrase_file_get_path (phrases), path))
      return phrases;
  }

  return NULL;
}

/* The phrases of each language are read once, when they are needed, and shared by its forms. */
static void
find_all_phrases (GPtrArray *files, const char *folder)
{
  for (guint i = 0; i < files->len; i++) {
    KntForm *form = ((KntFormFile *) files->pdata[i])->form;
    g_autofree char *language = dup_base (form != NULL ? knt_form_get_language (form) : NULL);
    g_autofree char *name = g_strconcat (language, ".phrases.json", NULL);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    KntPhraseFile *known;
    g_autoptr (KntPhraseFile) phrases = NULL;

    if (*language == '\0' || knt_form_get_phrase_file (form) != NULL)
      continue;

    known = find_phrases (files, path);
    if (known != NULL)
      phrases = knt_phrase_file_ref (known);
    else if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
      phrases = knt_phrase_file_new (path);
    if (phrases != NULL)
      knt_form_set_phrase_file (form, phrases);
  }
}

/**
 * knt_form_files_load:
 * @folder: the forms that came with the program, and how their languages say things
 * @own_folder: (nullable): a user's own, which may be missing
 *
 * Reads forms. An own form may extend one that was read before it, a shipped one or one whose file's name is before its own in the
 * alphabet; it takes the place of those that have its id. It uses the shipped phrases of its language.
 *
 * Returns: (transfer full) (element-type KntFormFile): all files, each folder's ordered by name, with those that have faults
 */
GPtrArray *
knt_form_files_load (const char *folder, const char *own_folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_form_file_free);

  load_folder (files, folder, FALSE);
  if (own_folder != NULL)
    load_folder (files, own_folder, TRUE);
  find_all_phrases (files, folder);

  return files;
}

/**
 * knt_form_files_add:
 * @files: (element-type KntFormFile): that the file may extend, and is added to
 * @folder: where the shipped phrases are
 * @file: (transfer full): an own form's
 */
void
knt_form_files_add (GPtrArray *files, const char *folder, KntFormFile *file)
{
  add_file (files, file);
  find_all_phrases (files, folder);
}

/**
 * knt_form_files_list_forms:
 * @files: (element-type KntFormFile)
 *
 * Returns: (transfer full) (element-type KntForm): the forms to be tried: without those that another has taken the place of
 */
GPtrArray *
knt_form_files_list_forms (GPtrArray *files)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < files->len; i++) {
    KntFormFile *file = files->pdata[i];

    if (file->form != NULL && !file->is_replaced)
      g_ptr_array_add (forms, g_object_ref (file->form));
  }

  return forms;
}

/**
 * knt_forms_load:
 * @folder: a path
 * @problems: (element-type utf8): takes a line for each file that is no form, and for a folder that cannot be read
 *
 * Returns: (transfer full) (element-type KntForm): the forms in @folder, ordered by file name
 */
GPtrArray *
knt_forms_load (const char *folder, GPtrArray *problems)
{
  g_autoptr (GPtrArray) files = knt_form_files_load (folder, NULL);

  for (guint i = 0; i < files->len; i++) {
    char *fault = knt_form_file_dup_fault (files->pdata[i]);

    if (fault != NULL)
      g_ptr_array_add (problems, fault);
  }

  return knt_form_files_list_forms (files);
}

/**
 * knt_forms_dup_own_folder:
 *
 * Returns: (transfer full): where a user's own forms are looked for: $XDG_DATA_HOME/kanttekening/forms, which inside a Flatpak is the
 *   app's own
 */
char *
knt_forms_dup_own_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "kanttekening", "forms", NULL);
}

/**
 * knt_forms_save_own:
 * @folder: where a user's own forms are; made where it is missing
 * @id: of the form that it extends, which the file is called by
 * @json: what it holds
 *
 * Writes a new own form, beside those that there are.
 *
 * Returns: (transfer full) (nullable): the file's path; %NULL with an error where it could not be written
 */
char *
knt_forms_save_own (const char *folder, const char *id, const char *json, GError **error)
{
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  g_autoptr (GError) local = NULL;

  if (!g_file_make_directory_with_parents (parent, NULL, &local) &&
      !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }

  /* One extends what those before it in the alphabet have made of the form. */
  for (guint i = 1;; i++) {
    g_autofree char *name = g_strdup_printf ("%s-%03u.json", id, i);
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_EXISTS))
      continue;

    return g_file_set_contents_full (path, json, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                     error)
             ? g_steal_pointer (&path)
             : NULL;
  }
}
