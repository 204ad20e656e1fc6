/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "knt-cli.h"

static const KntCommand *const commands[] = {
  &knt_command_recognise, &knt_command_text,  &knt_command_validate,
  &knt_command_export,    &knt_command_merge, &knt_command_reanchor,
};

static void
print_help (void)
{
  g_print ("%s\n\n", _ ("Work with briefs and the notes to them, without a window."));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  kanttekening-cli %s %s\n      %s\n", commands[i]->name, commands[i]->usage, _ (commands[i]->summary));
  g_print ("\n%s\n%s\n",
           _ ("“kanttekening-cli COMMAND --help” lists the options of a command; --version tells the version."),
           _ ("Exit status: 0 done, 1 done but with findings, 2 unusable arguments or input."));
}

static void
set_up_translations (void)
{
  const char *folder = g_getenv ("KNT_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char *argv[])
{
  const char *name = argc > 1 ? argv[1] : NULL;

  set_up_translations ();

  if (name == NULL) {
    knt_cli_say (_ ("Which command? “kanttekening-cli --help” lists them"));
    return KNT_STATUS_UNUSABLE;
  }
  if (g_str_equal (name, "--help") || g_str_equal (name, "-h") || g_str_equal (name, "help")) {
    print_help ();
    return KNT_STATUS_DONE;
  }
  if (g_str_equal (name, "--version")) {
    g_print ("kanttekening-cli %s\n", PACKAGE_VERSION);
    return KNT_STATUS_DONE;
  }

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (name, commands[i]->name))
      return commands[i]->run (commands[i], argv + 1);

  knt_cli_say (_ ("There is no command “%s”; “kanttekening-cli --help” lists them"), name);
  return KNT_STATUS_UNUSABLE;
}
