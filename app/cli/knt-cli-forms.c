/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-cli-forms.h"

#include <glib/gi18n.h>

#include "knt-cli.h"
#include "knt-forms.h"
#include "knt-recogniser.h"

static const char *
get_folder (void)
{
  const char *folder = g_getenv ("KNT_FORMS");

  return folder != NULL ? folder : PKGDATADIR "/forms";
}

/* (transfer full) (element-type KntFormFile) */
static GPtrArray *
load_files (void)
{
  g_autofree char *own_folder = knt_forms_dup_own_folder ();

  return knt_form_files_load (get_folder (), own_folder);
}

/**
 * knt_cli_load_forms:
 *
 * Reads the forms that came with the program and the user's own. What is passed over is said.
 *
 * Returns: (transfer full) (element-type KntForm): the forms to try
 */
GPtrArray *
knt_cli_load_forms (void)
{
  g_autoptr (GPtrArray) files = load_files ();

  for (guint i = 0; i < files->len; i++) {
    g_autofree char *fault = knt_form_file_dup_fault (files->pdata[i]);

    if (fault != NULL)
      /* Translators: a file, the place of the fault in it, and what is wrong there. */
      knt_cli_say (_ ("A form is passed over: %s"), fault);
  }

  return knt_form_files_list_forms (files);
}

/**
 * knt_cli_load_form:
 * @path: a file with a form, which may extend another
 *
 * Reads one form. All its faults are said.
 *
 * Returns: (transfer full) (nullable) (element-type KntForm): that form alone; %NULL where it has faults
 */
GPtrArray *
knt_cli_load_form (const char *path)
{
  g_autoptr (GPtrArray) files = load_files ();
  g_autoptr (GPtrArray) forms = NULL;
  KntFormFile *file = knt_form_file_new_from_path (path, TRUE, files);

  knt_form_files_add (files, get_folder (), file);
  for (guint i = 0; i < file->faults->len; i++)
    knt_cli_say ("“%s”: %s", path, (char *) file->faults->pdata[i]);
  if (file->form == NULL)
    return NULL;

  forms = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (forms, g_object_ref (file->form));

  return g_steal_pointer (&forms);
}

/**
 * knt_cli_say_fits:
 * @fits: (nullable) (element-type KntFormFit): none where no page held text
 *
 * Says how well each form fits, and why.
 */
void
knt_cli_say_fits (GPtrArray *fits)
{
  for (guint i = 0; fits != NULL && i < fits->len; i++) {
    const KntFormFit *fit = fits->pdata[i];
    const char *id = knt_form_get_id (fit->form);

    if (fit->evidence < fit->least)
      /* Translators: the id of a form, and two shares. */
      knt_cli_say (_ ("Form “%s” is not tried: its evidence comes to %.0f %%, and it wants %.0f %%"), id,
                   fit->evidence * 100, fit->least * 100);
    else
      /* Translators: the id of a form, how sure it is that it is the right one, and how many questions it finds. */
      knt_cli_say (ngettext ("Form “%s” fits for %.0f %%, and finds %u question",
                             "Form “%s” fits for %.0f %%, and finds %u questions", fit->n_questions),
                   id, fit->confidence * 100, fit->n_questions);
    for (guint j = 0; j < fit->counted->len; j++)
      /* Translators: a pattern. */
      knt_cli_say (_ ("Evidence found: %s"), (char *) fit->counted->pdata[j]);
  }
}
