/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "brief-fixture.h"
#include "knt-note-editor.h"

typedef struct {
  GtkWidget *window;
  KntNoteEditor *editor;
  GtkTextView *view;
  GPtrArray *commits;
} Fixture;

static void
commit_cb (Fixture *fixture, const char *text)
{
  g_ptr_array_add (fixture->commits, g_strdup (text));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->commits = g_ptr_array_new_with_free_func (g_free);
  fixture->editor = KNT_NOTE_EDITOR (knt_note_editor_new ());
  fixture->view = GTK_TEXT_VIEW (fixture_find (GTK_WIDGET (fixture->editor), GTK_TYPE_TEXT_VIEW));
  g_signal_connect_swapped (fixture->editor, "commit", G_CALLBACK (commit_cb), fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->editor));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->editor), (gpointer *) &fixture->editor);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_null (fixture->editor);
  g_ptr_array_unref (fixture->commits);
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (fixture->view), text, -1);
}

static char *
dup_text (Fixture *fixture)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (fixture->view), "text", &text, NULL);
  return text;
}

static gboolean
has_commits (gpointer data)
{
  return ((Fixture *) data)->commits->len > 0;
}

static void
test_commits_in_time (Fixture *fixture, gconstpointer data)
{
  const gint64 start = g_get_monotonic_time ();

  type (fixture, "One ");
  type (fixture, "two");
  g_assert_cmpuint (fixture->commits->len, ==, 0);
  fixture_wait_for (has_commits, fixture);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, KNT_NOTE_EDITOR_DELAY * 1000);
  g_assert_cmpuint (fixture->commits->len, ==, 1);
  g_assert_cmpstr (fixture->commits->pdata[0], ==, "One two");
  g_assert_cmpstr (knt_note_editor_get_text (fixture->editor), ==, "One two");
}

static void
test_flush (Fixture *fixture, gconstpointer data)
{
  knt_note_editor_flush (fixture->editor);
  g_assert_cmpuint (fixture->commits->len, ==, 0);
  type (fixture, "At once");
  knt_note_editor_flush (fixture->editor);
  g_assert_cmpuint (fixture->commits->len, ==, 1);
  knt_note_editor_flush (fixture->editor);
  g_assert_cmpuint (fixture->commits->len, ==, 1);
}

static void
test_going_out_of_sight (Fixture *fixture, gconstpointer data)
{
  type (fixture, "Last words");
  gtk_widget_set_visible (fixture->window, FALSE);
  g_assert_cmpuint (fixture->commits->len, ==, 1);
  g_assert_cmpstr (fixture->commits->pdata[0], ==, "Last words");
}

/* What comes back from the notes commits nothing, and leaves the caret with the text around it. */
static void
test_set_text_keeps_caret (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *before;
    int caret;
    const char *after;
    int expected;
  } rows[] = {
    { "abcd", 4, "ab", 2 },       { "ab", 1, "abcd", 1 },       { "één twee", 8, "één drie twee", 13 },
    { "one two", 2, "one 2", 2 }, { "tail", 4, "the tail", 8 }, { "same", 3, "same", 3 },
    { "aa", 2, "aaa", 3 },        { "", 0, "new", 3 },          { "gone", 4, "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (fixture->view);
    g_autofree char *text = NULL;
    GtkTextIter iter;
    int caret;

    knt_note_editor_set_text (fixture->editor, rows[i].before);
    gtk_text_buffer_get_iter_at_offset (buffer, &iter, rows[i].caret);
    gtk_text_buffer_place_cursor (buffer, &iter);
    knt_note_editor_set_text (fixture->editor, rows[i].after);
    text = dup_text (fixture);
    g_assert_cmpstr (text, ==, rows[i].after);
    g_object_get (buffer, "cursor-position", &caret, NULL);
    g_assert_cmpint (caret, ==, rows[i].expected);
  }
  knt_note_editor_flush (fixture->editor);
  g_assert_cmpuint (fixture->commits->len, ==, 0);
}

static void
test_typing_goes_first (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  type (fixture, "Mine");
  knt_note_editor_set_text (fixture->editor, "From elsewhere");
  text = dup_text (fixture);
  g_assert_cmpstr (text, ==, "Mine");
}

/* Tab leaves the editor, and undoing is not its own. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_text_view_get_accepts_tab (fixture->view));
  g_assert_false (gtk_text_buffer_get_enable_undo (gtk_text_view_get_buffer (fixture->view)));
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/note-editor/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("commits-in-time", test_commits_in_time);
  ADD ("flush", test_flush);
  ADD ("going-out-of-sight", test_going_out_of_sight);
  ADD ("set-text-keeps-caret", test_set_text_keeps_caret);
  ADD ("typing-goes-first", test_typing_goes_first);
  ADD ("keys", test_keys);
#undef ADD

  return g_test_run ();
}
