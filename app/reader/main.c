/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "knt-confine.h"
#include "knt-reader-error.h"
#include "knt-reader-service.h"

/* The descriptor that the window's end of the connection is paired with. */
#define CONNECTION_FD 3
/* Some files make Poppler complain without end. */
#define MAX_LOG_LINES 200

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  static int n_lines = 0;

  if (g_atomic_int_add (&n_lines, 1) >= MAX_LOG_LINES)
    return G_LOG_WRITER_HANDLED;

  return g_log_writer_standard_streams (level, fields, n_fields, data);
}

static void
closed_cb (GDBusConnection *connection, gboolean remote_peer_vanished, GError *error, GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

static GDBusConnection *
connect_to_window (GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (CONNECTION_FD, error);
  g_autoptr (GSocketConnection) stream = NULL;
  g_autofree char *guid = g_dbus_generate_guid ();

  if (socket == NULL)
    return NULL;

  stream = g_socket_connection_factory_create_connection (socket);
  return g_dbus_connection_new_sync (G_IO_STREAM (stream), guid,
                                     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_SERVER |
                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_REQUIRE_SAME_USER |
                                       G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING,
                                     NULL, NULL, error);
}

/* kanttekening-reader PARENT: started by the program itself, with the connection on descriptor 3. */
int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = NULL;
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (KntReaderService) service = NULL;
  g_autoptr (GError) error = NULL;
  KntConfinement confinement;

  if (argc != 2) {
    g_printerr ("kanttekening-reader is started by Kanttekening, not by hand.\n");
    return EXIT_FAILURE;
  }

  g_log_set_writer_func (write_log, NULL, NULL);
  signal (SIGPIPE, SIG_IGN);
  confinement = knt_confine (atoi (argv[1]));

  connection = connect_to_window (&error);
  if (connection == NULL) {
    g_printerr ("kanttekening-reader: %s\n", error->message);
    return EXIT_FAILURE;
  }

  loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect (connection, "closed", G_CALLBACK (closed_cb), loop);
  service = knt_reader_service_new (confinement);
  if (!knt_reader_service_export (service, connection, &error)) {
    g_printerr ("kanttekening-reader: %s\n", error->message);
    return EXIT_FAILURE;
  }
  g_dbus_connection_start_message_processing (connection);

  g_main_loop_run (loop);

  return EXIT_SUCCESS;
}
