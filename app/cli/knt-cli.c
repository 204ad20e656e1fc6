/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

#include "knt-store.h"

/**
 * knt_cli_say:
 *
 * One line on standard error, with the program's name before it.
 */
void
knt_cli_say (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_strdelimit (g_strchomp (message), "\n\r", ' ');
  g_printerr ("kanttekening-cli: %s\n", message);
}

/**
 * knt_cli_fail:
 *
 * Says what went wrong.
 *
 * Returns: %KNT_STATUS_UNUSABLE
 */
KntStatus
knt_cli_fail (const GError *error)
{
  knt_cli_say ("%s", error->message);
  return KNT_STATUS_UNUSABLE;
}

/**
 * knt_cli_parse_files:
 * @options: ended by an empty one
 * @arguments: the command's name and what follows
 * @max_files: how many files the command is about
 * @result: (out) (nullable): the files; %NULL where there is none
 * @status: (out): how to end when there is nothing to do
 *
 * Takes the command's arguments apart. Help goes to standard output.
 *
 * Returns: whether to go on
 */
gboolean
knt_cli_parse_files (const KntCommand *command,
                     const GOptionEntry *options,
                     char **arguments,
                     guint max_files,
                     GStrv *result,
                     KntStatus *status)
{
  g_auto (GStrv) files = NULL;
  GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL },
  };
  g_autofree char *usage = g_strdup_printf ("%s %s", command->name, command->usage);
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_auto (GStrv) copy = g_strdupv (arguments);
  g_autofree char **words = g_memdup2 (copy, (g_strv_length (copy) + 1) * sizeof (char *));
  int n_words = g_strv_length (words);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_option[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { NULL },
  };

  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_option, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, rest, NULL);
  g_set_prgname ("kanttekening-cli");

  *status = KNT_STATUS_UNUSABLE;
  if (!g_option_context_parse (context, &n_words, &words, &error)) {
    knt_cli_say (_ ("%s; “kanttekening-cli %s --help” lists what there is"), error->message, command->name);
    return FALSE;
  }
  if (help) {
    g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

    g_print ("%s", text);
    *status = KNT_STATUS_DONE;
    return FALSE;
  }
  if (files != NULL && g_strv_length (files) > max_files) {
    knt_cli_say (max_files == 1 ? _ ("One file at a time: “%s” is one too many") : _ ("“%s” is one file too many"),
                 files[max_files]);
    return FALSE;
  }

  *result = g_steal_pointer (&files);
  return TRUE;
}

/**
 * knt_cli_parse:
 * @file: (out) (nullable): the one file that the command is about, where there is one
 *
 * As knt_cli_parse_files() for one file.
 *
 * Returns: whether to go on
 */
gboolean
knt_cli_parse (const KntCommand *command, const GOptionEntry *options, char **arguments, char **file, KntStatus *status)
{
  g_auto (GStrv) files = NULL;

  if (!knt_cli_parse_files (command, options, arguments, 1, &files, status))
    return FALSE;

  *file = files != NULL ? g_strdup (files[0]) : NULL;
  return TRUE;
}

/**
 * knt_cli_miss_file:
 *
 * Says that the command needs a file.
 *
 * Returns: %KNT_STATUS_UNUSABLE
 */
KntStatus
knt_cli_miss_file (const KntCommand *command)
{
  knt_cli_say (_ ("Which file? kanttekening-cli %s %s"), command->name, command->usage);
  return KNT_STATUS_UNUSABLE;
}

static char *
dup_file_id (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE)) : NULL;
}

/**
 * knt_cli_keeps_input:
 * @output: (nullable): where the result is to go
 * @input: what it is made from
 *
 * Says so where the one would be written over the other, by whatever name.
 *
 * Returns: whether the two are different files
 */
gboolean
knt_cli_keeps_input (const char *output, const char *input)
{
  g_autofree char *output_id = output != NULL ? dup_file_id (output) : NULL;
  g_autofree char *input_id = dup_file_id (input);

  if (output_id == NULL || g_strcmp0 (output_id, input_id) != 0)
    return TRUE;

  knt_cli_say (_ ("“%s” would be written over; choose another name with -o"), input);
  return FALSE;
}

/**
 * knt_cli_write:
 * @path: (nullable): %NULL for standard output
 * @status: how the command ends when this works
 *
 * Writes a result. A file is replaced as a whole or not at all.
 *
 * Returns: how the command ends
 */
KntStatus
knt_cli_write (const char *path, GBytes *bytes, KntStatus status)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (path != NULL) {
    g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
    g_autoptr (GError) error = NULL;

    return knt_store_save_file (file, bytes, NULL, NULL, NULL, NULL, &error) ? status : knt_cli_fail (error);
  }

  if (fwrite (data, 1, length, stdout) != length || fflush (stdout) != 0) {
    knt_cli_say (_ ("Standard output can’t be written: %s"), g_strerror (errno));
    return KNT_STATUS_UNUSABLE;
  }

  return status;
}

/**
 * knt_cli_done_cb:
 * @user_data: a `GAsyncResult **`
 *
 * Leaves the result of an asynchronous function where knt_cli_wait() finds it.
 */
void
knt_cli_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/**
 * knt_cli_wait:
 * @result: (inout): where knt_cli_done_cb() leaves the result; %NULL before
 *
 * Returns: (transfer full): the result
 */
GAsyncResult *
knt_cli_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (result);
}
