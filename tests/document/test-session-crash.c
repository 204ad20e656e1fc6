/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "session-fixture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "document-fixture.h"

/* Typing goes on at this pace, so that what a second holds can be counted. */
#define PACE_MS 10
#define N_TYPED 150

static char *program;

static gboolean
type_cb (gpointer user_data)
{
  static guint n_typed;
  KntSession *session = user_data;
  g_autofree char *text = g_strdup_printf ("%u", ++n_typed);

  set_note (knt_session_get_notes (session), "q1", text);
  printf ("%u\n", n_typed);
  fflush (stdout);

  return G_SOURCE_CONTINUE;
}

/* The program that is killed: types into the brief in the folder until it ends. */
G_NORETURN static void
type_for_ever (const char *folder)
{
  Place place = { .folder = g_strdup (folder), .forms = g_ptr_array_new () };
  KntSession *session;

  place_reload_library (&place);
  place.pdf = place_get_file (&place, "brief.pdf");
  session = session_open_well (&place, place.pdf);
  g_timeout_add (PACE_MS, type_cb, session);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_killed_while_typing (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--type", place->folder, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (KntSession) session = NULL;
  guint n_typed = 0;
  guint n_kept;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  while (n_typed < N_TYPED) {
    g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

    g_assert_no_error (error);
    g_assert_nonnull (line);
    n_typed = atoi (line);
  }
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);

  place_reload_library (place);
  session = session_open_well (place, place->pdf);
  g_assert_nonnull (get_note (knt_session_get_notes (session), "q1"));
  n_kept = atoi (get_note (knt_session_get_notes (session), "q1"));
  g_test_message ("typed %u, kept %u", n_typed, n_kept);
  g_assert_cmpuint (n_kept + 1000 / PACE_MS, >=, n_typed);

  /* The journal is taken over whole, so that a second crash loses no more. */
  session_close (session);
  g_clear_object (&session);
  session = session_open_well (place, place->pdf);
  g_assert_cmpint (atoi (get_note (knt_session_get_notes (session), "q1")), ==, n_kept);
  session_close (session);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--type"))
    type_for_ever (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session-crash/killed-while-typing", Place, NULL, place_set_up, test_killed_while_typing,
              place_tear_down);

  return g_test_run ();
}
