/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-conflict-bar.h"

#include "knt-store.h"
#include "knt-test-widgets.h"
#include "session-fixture.h"

/* As a colleague would, with this program on another computer. */
static void
change_file (GFile *file, const char *text)
{
  g_autoptr (KntNotes) notes = read_notes (file);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  set_note (notes, "q1", text);
  root = knt_notes_to_json (notes);
  bytes = knt_store_to_bytes (root);
  knt_store_save_file (file, bytes, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* A window with the bar in it, whose session's file says one thing and whose notes another. */
static GtkWidget *
make_conflict (KntSession *session, GFile *file)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *bar = knt_conflict_bar_new (session);
  AdwBanner *banner = ADW_BANNER (knt_test_find_type (bar, ADW_TYPE_BANNER));

  adw_window_set_content (ADW_WINDOW (window), bar);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (adw_banner_get_revealed (banner));

  change_file (file, "Theirs");
  set_note (knt_session_get_notes (session), "q1", "Mine");
  knt_session_check_file (session);
  knt_test_wait_for (adw_banner_get_revealed (banner));

  return window;
}

static AdwDialog *
get_dialog (GtkWidget *window)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));

  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));

  return dialog;
}

static void
answer (GtkWidget *window, const char *response)
{
  g_signal_emit_by_name (get_dialog (window), "response", response);
  adw_dialog_force_close (get_dialog (window));
}

static gboolean
file_says (GFile *file, const char *text)
{
  g_autoptr (KntNotes) notes = read_notes (file);

  return g_strcmp0 (get_note (notes, "q1"), text) == 0;
}

static void
test_answer (Place *place, gconstpointer data)
{
  gboolean keep_mine = GPOINTER_TO_INT (data);
  g_autoptr (GFile) file = place_get_file (place, "notes.kanttekening");
  g_autoptr (KntSession) session = session_open_well (place, place->pdf);
  GtkWidget *window;
  AdwBanner *banner;

  session_await_brief (session);
  session_save (session, file);
  window = make_conflict (session, file);
  banner = ADW_BANNER (knt_test_find_type (window, ADW_TYPE_BANNER));

  /* Not now: nothing is written, and the banner stays to ask again. */
  answer (window, "cancel");
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_true (file_says (file, "Theirs"));
  g_signal_emit_by_name (banner, "button-clicked");

  answer (window, keep_mine ? "mine" : "theirs");
  g_assert_false (adw_banner_get_revealed (banner));
  knt_test_wait_for (g_strcmp0 (get_note (knt_session_get_notes (session), "q1"), keep_mine ? "Mine" : "Theirs") == 0 &&
                     file_says (file, keep_mine ? "Mine" : "Theirs"));

  session_close (session);
  g_object_ref_sink (window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/conflict-bar/keep-mine", Place, GINT_TO_POINTER (TRUE), place_set_up, test_answer, place_tear_down);
  g_test_add ("/conflict-bar/use-the-file", Place, GINT_TO_POINTER (FALSE), place_set_up, test_answer, place_tear_down);

  return g_test_run ();
}
