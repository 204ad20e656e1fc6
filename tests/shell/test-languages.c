/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window and its dialogs in the language that in-language has chosen. In the pseudo-language whatever is not
 * translated is a fault; in every language a string that is cut off is one, and a window that is too wide for a phone. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "knt-answers-dialog.h"
#include "knt-brief-pages.h"
#include "knt-details-pane.h"
#include "knt-document.h"
#include "knt-error-page.h"
#include "knt-forms.h"
#include "knt-password-page.h"
#include "knt-preferences-dialog.h"
#include "knt-question-pane.h"
#include "knt-question-row.h"
#include "knt-selection-popover.h"
#include "knt-start-page.h"
#include "knt-test-widgets.h"
#include "knt-window.h"

/* A phone held upright, logical pixels. */
#define SMALLEST_WIDTH 360
/* What a window without a compositor adds for its border. */
#define BORDER 12

typedef struct {
  char *folder;
  KntLibrary *library;
  GPtrArray *forms;
  GSettings *settings;
  GtkWidget *window;
  char *brief;       /* what the brief itself says: no fault in any language */
  GPtrArray *faults; /* in words */
} Fixture;

static gboolean
is_pseudo (void)
{
  return g_str_equal (g_getenv ("LANGUAGE"), "pseudo");
}

/* Neither numbers nor the keys of shortcuts are words of a language, nor is the name of the program. */
static gboolean
has_words (const char *text)
{
  static const char *const names[] = { "Kanttekening", "Ctrl", "Shift", "Alt", "Markdown", "HTML", "JSON",
                                       "PDF",          "F7",   "F8",    "F10", "F11",      "Esc",  "Tab" };
  g_autofree char *rest = g_strdup (text);
  guint n_letters = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    char *found = strstr (rest, names[i]);

    if (found != NULL)
      memset (found, ' ', strlen (names[i]));
  }
  for (const char *p = rest; *p != '\0'; p = g_utf8_next_char (p))
    n_letters += g_unichar_isalpha (g_utf8_get_char (p));

  return n_letters > 1;
}

/* Whether it is the brief, not the program, that says @text, or begins to after a few characters: a row shows an excerpt. */
static gboolean
is_of_brief (Fixture *fixture, const char *text)
{
  const glong length = g_utf8_strlen (text, -1);

  if (fixture->brief == NULL || g_str_has_prefix (text, "Kamerstuk "))
    return fixture->brief != NULL;
  for (glong start = 0; start < MIN (length, 8); start++) {
    g_autofree char *excerpt = g_utf8_substring (text, start, MIN (start + 24, length));

    if (strstr (fixture->brief, excerpt) != NULL)
      return TRUE;
  }

  return FALSE;
}

/* GTK and libadwaita have catalogues of their own. */
static gboolean
is_of_toolkit (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL ||
         g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Show Password") == 0;
}

static gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer n_frames)
{
  ++*(guint *) n_frames;
  gtk_widget_queue_allocate (widget);
  return *(guint *) n_frames < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Everything has its size once a frame was laid out. */
static void
lay_out (GtkWidget *window)
{
  guint n_frames = 0;

  gtk_widget_add_tick_callback (window, count_frame, &n_frames, NULL);
  knt_test_wait_for (n_frames >= 3);
}

static void
add_fault (Fixture *fixture, const char *where, const char *what, const char *text)
{
  g_autofree char *fault = g_strdup_printf ("%s: %s: “%s”", where, what, text);

  if (!g_ptr_array_find_with_equal_func (fixture->faults, fault, g_str_equal, NULL))
    g_ptr_array_add (fixture->faults, g_steal_pointer (&fault));
}

static void
check_text (Fixture *fixture, const char *where, const char *text)
{
  if (is_pseudo () && text != NULL && has_words (text) && strstr (text, "⟦") == NULL && !is_of_brief (fixture, text))
    add_fault (fixture, where, "not translated", text);
}

static void
check_label (Fixture *fixture, const char *where, GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);
  PangoLayout *layout = gtk_label_get_layout (label);

  check_text (fixture, where, text);
  /* The title of a window gives way to its buttons. */
  if (pango_layout_is_ellipsized (layout) && !is_of_brief (fixture, text) &&
      gtk_widget_get_ancestor (GTK_WIDGET (label), ADW_TYPE_WINDOW_TITLE) == NULL)
    add_fault (fixture, where, "cut off", text);
}

/* Everything that shows, popovers that are open included. */
static void
check (Fixture *fixture, const char *where, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || is_of_toolkit (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check_label (fixture, where, GTK_LABEL (widget));
  check_text (fixture, where, gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check (fixture, where, child);
}

static void
check_all (Fixture *fixture, const char *where)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  lay_out (fixture->window);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

    check (fixture, where, window);
  }
}

static void
assert_no_faults (Fixture *fixture)
{
  for (guint i = 0; i < fixture->faults->len; i++)
    g_test_message ("%s", (char *) fixture->faults->pdata[i]);
  g_assert_cmpuint (fixture->faults->len, ==, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KntOpener) opener = NULL;

  fixture->folder = g_dir_make_tmp ("kanttekening-XXXXXX", NULL);
  fixture->library = knt_library_new (fixture->folder);
  knt_library_load (fixture->library);
  fixture->forms = knt_forms_load (g_getenv ("KNT_FORMS"), problems);
  fixture->settings = g_settings_new (APP_ID);
  fixture->faults = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_default_direction (data != NULL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);

  opener = knt_opener_new (fixture->library, fixture->forms);
  fixture->window = knt_window_new (NULL, fixture->library, fixture->settings, opener);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  knt_window_present_soon (KNT_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const char *argv[] = { "rm", "-rf", fixture->folder, NULL };

  gtk_window_close (GTK_WINDOW (fixture->window));
  knt_test_wait_for (fixture->window == NULL);
  g_object_unref (fixture->settings);
  g_ptr_array_unref (fixture->forms);
  g_object_unref (fixture->library);
  g_ptr_array_unref (fixture->faults);
  g_free (fixture->brief);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (fixture->folder);
}

static KntSession *
get_session (Fixture *fixture)
{
  return knt_window_get_session (KNT_WINDOW (fixture->window));
}

static gboolean
is_recognised (Fixture *fixture)
{
  KntSession *session = get_session (fixture);
  KntNotes *notes = session != NULL ? knt_session_get_notes (session) : NULL;

  return notes != NULL && !knt_session_get_recognising (session) &&
         knt_test_find_type (fixture->window, KNT_TYPE_QUESTION_ROW) != NULL;
}

static void
open_sample (Fixture *fixture)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "brief.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (JsonNode) node = NULL;

  knt_window_open (KNT_WINDOW (fixture->window), file);
  knt_test_wait_for (is_recognised (fixture));
  node = knt_brief_to_json (knt_notes_get_brief (knt_session_get_notes (get_session (fixture))));
  fixture->brief = json_to_string (node, FALSE);
}

static gboolean
is_as_wide_as (Fixture *fixture, int width)
{
  return ABS (gtk_widget_get_width (fixture->window) - width) < 60;
}

static void
resize (Fixture *fixture, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width + BORDER, 700);
  knt_test_wait_for (is_as_wide_as (fixture, width));
}

static void
test_start (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_DAMAGED, "%s", _ ("Questions"));
  g_autoptr (GMenu) menu = g_menu_new ();

  knt_test_wait_for (gtk_widget_get_mapped (knt_test_find_type (fixture->window, KNT_TYPE_START_PAGE)));
  check_all (fixture, "start page");
  resize (fixture, SMALLEST_WIDTH);
  check_all (fixture, "narrow start page");
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), knt_password_page_new ("brief.pdf"));
  check_all (fixture, "password page");
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window),
                                      knt_error_page_new (error, G_MENU_MODEL (menu)));
  check_all (fixture, "error page");
  assert_no_faults (fixture);
}

static void
popup_all (Fixture *fixture, GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget)) {
    gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
    check_all (fixture, "menu");
    gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    popup_all (fixture, child);
}

static void
test_brief (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;
  int least;

  open_sample (fixture);
  resize (fixture, 1180);
  row = knt_test_find_type (fixture->window, KNT_TYPE_QUESTION_ROW);
  gtk_widget_activate (gtk_widget_get_parent (row));
  check_all (fixture, "brief");
  popup_all (fixture, fixture->window);
  for (int width = 900; width >= SMALLEST_WIDTH; width -= 180) {
    resize (fixture, width);
    check_all (fixture, "narrow brief");
  }
  gtk_widget_measure (fixture->window, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, SMALLEST_WIDTH + BORDER);
  assert_no_faults (fixture);
}

static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  AdwDialog *preferences = knt_preferences_dialog_new (fixture->settings);
  GtkWidget *popover = knt_selection_popover_new ();

  resize (fixture, SMALLEST_WIDTH);
  adw_dialog_present (preferences, fixture->window);
  knt_test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (preferences)));
  check_all (fixture, "preferences");
  adw_dialog_force_close (preferences);

  gtk_widget_set_parent (popover, fixture->window);
  gtk_popover_popup (GTK_POPOVER (popover));
  knt_test_wait_for (gtk_widget_get_mapped (popover));
  lay_out (fixture->window);
  check (fixture, "selection", popover);
  gtk_widget_unparent (popover);
  assert_no_faults (fixture);
}

/* It does not answer itself, and says so. */
static void
test_answers (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  GtkStack *stack;

  open_sample (fixture);
  resize (fixture, SMALLEST_WIDTH);
  dialog = knt_answers_dialog_new (get_session (fixture));
  adw_dialog_present (dialog, fixture->window);
  knt_answers_dialog_look_in (KNT_ANSWERS_DIALOG (dialog),
                              knt_document_get_file (knt_session_get_document (get_session (fixture))));
  stack = GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (dialog), KNT_TYPE_ANSWERS_DIALOG, "stack"));
  knt_test_wait_for (g_str_equal (gtk_stack_get_visible_child_name (stack), "failed") &&
                     !gtk_stack_get_transition_running (stack));
  check_all (fixture, "answers");
  adw_dialog_force_close (dialog);
  assert_no_faults (fixture);
}

static double
get_left (Fixture *fixture, GType type)
{
  GtkWidget *widget = knt_test_find_type (fixture->window, type);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, fixture->window, &bounds));
  return bounds.origin.x;
}

/* Where one reads from the right, the questions stand there, and the details on the other side. */
static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  open_sample (fixture);
  resize (fixture, 1180);
  g_assert_cmpfloat (get_left (fixture, KNT_TYPE_QUESTION_PANE), >, get_left (fixture, KNT_TYPE_BRIEF_PAGES));
  g_assert_cmpfloat (get_left (fixture, KNT_TYPE_BRIEF_PAGES), >, get_left (fixture, KNT_TYPE_DETAILS_PANE));
}

int
main (int argc, char *argv[])
{
  if (setlocale (LC_ALL, "") == NULL) {
    g_print ("1..0 # SKIP The locale %s is not installed\n", g_getenv ("LC_ALL"));
    return 0;
  }
  gtk_test_init (&argc, &argv);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("KNT_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  /* Without a window manager no window is ever active, and GTK warns of a cursor that blinks in one that is not. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

#define ADD(name, function)                                                                                            \
  g_test_add ("/languages/" name, Fixture, NULL, set_up, function, tear_down);                                         \
  g_test_add ("/languages/" name "/right-to-left", Fixture, "", set_up, function, tear_down)
  ADD ("start", test_start);
  ADD ("brief", test_brief);
  ADD ("dialogs", test_dialogs);
  ADD ("answers", test_answers);
#undef ADD
  g_test_add ("/languages/mirrored", Fixture, "", set_up, test_mirrored, tear_down);

  return g_test_run ();
}
