/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-cli-document.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "knt-cli.h"

#define MAX_TRIES 3
#define MAX_PASSWORD 1024

static KntDocument *
open_with (GFile *file, const char *password, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  knt_document_open_async (file, password, NULL, knt_cli_done_cb, &slot);
  result = knt_cli_wait (&slot);

  return knt_document_open_finish (result, error);
}

/* The first line, without its end. */
static char *
read_password_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *password = NULL;

  if (!g_file_load_contents (file, NULL, &password, NULL, NULL, error)) {
    g_prefix_error (error, _ ("The password file “%s” can’t be read: "), path);
    return NULL;
  }

  password[strcspn (password, "\r\n")] = '\0';
  return g_steal_pointer (&password);
}

/* Asks on the terminal without showing what is typed. */
static char *
ask_password (const char *path)
{
  struct termios shown, hidden;
  char line[MAX_PASSWORD];
  gboolean is_read;

  if (tcgetattr (STDIN_FILENO, &shown) != 0)
    return NULL;

  /* Hidden before it is asked for: what is typed at once must not be seen, nor lost by the change. */
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  g_printerr (_ ("Password of “%s”: "), path);
  is_read = fgets (line, sizeof line, stdin) != NULL;
  tcsetattr (STDIN_FILENO, TCSADRAIN, &shown);
  g_printerr ("\n");

  if (!is_read)
    return NULL;

  line[strcspn (line, "\r\n")] = '\0';
  return g_strdup (line);
}

/**
 * knt_cli_open_document:
 * @path: a path or an address
 * @password_file: (nullable): a file whose first line is the password
 *
 * Opens a PDF. The password of an encrypted one comes from @password_file, else it is asked on the terminal where
 * there is one, three times.
 *
 * Returns: (transfer full): the document, or %NULL with an error that names the file
 */
KntDocument *
knt_cli_open_document (const char *path, const char *password_file, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *password = NULL;
  g_autoptr (KntDocument) document = NULL;
  g_autoptr (GError) problem = NULL;

  if (password_file != NULL) {
    password = read_password_file (password_file, error);
    if (password == NULL)
      return NULL;
  }

  document = open_with (file, password, &problem);
  if (password_file == NULL && g_error_matches (problem, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PASSWORD)) {
    if (!isatty (STDIN_FILENO)) {
      g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PASSWORD,
                   _ ("“%s” is locked with a password; give it with --password-file"), path);
      return NULL;
    }

    for (guint i = 0; i < MAX_TRIES && g_error_matches (problem, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PASSWORD);
         i++) {
      g_clear_pointer (&password, g_free);
      password = ask_password (path);
      if (password == NULL)
        break;
      g_clear_error (&problem);
      document = open_with (file, password, &problem);
    }
  }

  if (document == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return g_steal_pointer (&document);
}
