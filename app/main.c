/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "knt-application.h"
#include "knt-document.h"

/* Where a part of the program is: at its place in the build while it is not installed. */
static const char *
find (const char *variable, const char *installed)
{
  const char *value = g_getenv (variable);

  return value && *value ? value : installed;
}

int
main (int argc, char *argv[])
{
  g_autoptr (KntApplication) application = NULL;
  g_autofree char *data_folder = NULL;

  /* The reader starts while GTK does. */
  knt_reader_prestart ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, find ("KNT_LOCALEDIR", LOCALEDIR));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  data_folder = g_build_filename (g_get_user_data_dir (), "kanttekening", NULL);
  application = knt_application_new (data_folder, find ("KNT_FORMS", PKGDATADIR "/forms"));

  return g_application_run (G_APPLICATION (application), argc, argv);
}
