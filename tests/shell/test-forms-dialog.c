/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "knt-forms-dialog.h"
#include "knt-troubleshooting.h"

typedef struct {
  char *folder; /* of the own forms */
  char *good;
  char *bad;
  KntFormShelf *shelf;
  gboolean has_changed;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->has_changed = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("knt-own-forms-XXXXXX", NULL);
  fixture->good = g_build_filename (fixture->folder, "good.json", NULL);
  fixture->bad = g_build_filename (fixture->folder, "bad.json", NULL);
  g_file_set_contents (fixture->good, "{\"extends\":\"nl-inbreng\",\"id\":\"nl-mijn\",\"name\":\"Mijn <inbreng>\"}", -1,
                       NULL);
  g_file_set_contents (fixture->bad, "{\"extends\":\"nl-inbreng\",\"ends\":[\"(\"]}", -1, NULL);
  fixture->shelf = knt_form_shelf_new (g_getenv ("KNT_FORMS"), fixture->folder);
  g_signal_connect_swapped (fixture->shelf, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer shelf = fixture->shelf;

  /* A reading that is under way holds on to it. */
  g_object_add_weak_pointer (shelf, &shelf);
  g_object_unref (fixture->shelf);
  while (shelf != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_remove (fixture->good);
  g_remove (fixture->bad);
  g_rmdir (fixture->folder);
  g_free (fixture->good);
  g_free (fixture->bad);
  g_free (fixture->folder);
}

static void
wait_for_change (Fixture *fixture)
{
  fixture->has_changed = FALSE;
  while (!fixture->has_changed)
    g_main_context_iteration (NULL, TRUE);
}

static void
list_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (ADW_IS_ACTION_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    list_rows (child, rows);
}

/* Title and subtitle of each own form's row, one a line. */
static char *
describe_own (AdwDialog *dialog)
{
  GObject *group = gtk_widget_get_template_child (GTK_WIDGET (dialog), KNT_TYPE_FORMS_DIALOG, "own_group");
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GString *said = g_string_new (NULL);

  list_rows (GTK_WIDGET (group), rows);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (said, "%s | %s\n", adw_preferences_row_get_title (rows->pdata[i]),
                            adw_action_row_get_subtitle (rows->pdata[i]));

  return g_string_free (said, FALSE);
}

static void
test_lists_forms (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = g_object_ref_sink (knt_forms_dialog_new (fixture->shelf));
  g_autofree char *own = describe_own (dialog);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_assert_cmpstr (own, ==,
                   "bad.json | Passed over: /ends/0: is no regular expression: missing terminating )\n"
                   "Mijn <inbreng> | good.json\n");
  list_rows (GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), KNT_TYPE_FORMS_DIALOG, "shipped_group")),
             rows);
  g_assert_cmpuint (rows->len, ==, knt_form_shelf_get_files (fixture->shelf)->len - 2);

  g_assert_finalize_object (dialog);
}

static void
test_removes_an_own_form (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = g_object_ref_sink (knt_forms_dialog_new (fixture->shelf));
  guint n_forms = knt_form_shelf_get_forms (fixture->shelf)->len;
  g_autofree char *own = NULL;

  gtk_widget_activate_action (GTK_WIDGET (dialog), "forms.remove", "^ay", fixture->good);
  wait_for_change (fixture);

  own = describe_own (dialog);
  g_assert_null (strstr (own, "Mijn"));
  g_assert_false (g_file_test (fixture->good, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (knt_form_shelf_get_forms (fixture->shelf)->len, ==, n_forms - 1);

  g_assert_finalize_object (dialog);
}

/* What was written into the folder meanwhile counts; what is as it was changes nothing. */
static void
test_reloads (Fixture *fixture, gconstpointer data)
{
  g_autofree char *problem = knt_form_shelf_dup_problem (fixture->shelf);
  g_autofree char *none = NULL;
  g_autofree char *added = g_build_filename (fixture->folder, "nl-inbreng-001.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (problem, ==,
                   "The form “bad.json” is passed over: /ends/0: is no regular expression: missing terminating )");
  g_file_set_contents (fixture->bad, "{\"extends\":\"nl-inbreng\",\"ends\":[\"x\"]}", -1, NULL);
  knt_form_shelf_reload (fixture->shelf);
  wait_for_change (fixture);
  none = knt_form_shelf_dup_problem (fixture->shelf);
  g_assert_null (none);

  /* The first of these finds nothing new: the signal is the second one's. */
  knt_form_shelf_reload (fixture->shelf);
  g_assert_true (knt_form_shelf_add (fixture->shelf, "nl-inbreng", "{\"extends\":\"nl-inbreng\"}", &error));
  wait_for_change (fixture);
  g_assert_true (g_file_test (added, G_FILE_TEST_EXISTS));
  g_remove (added);
}

static void
test_troubleshooting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KntBrief) brief = knt_brief_new ("nl-inbreng", 0.93);
  g_autofree char *text = knt_troubleshooting_describe (NULL, brief, knt_form_shelf_get_files (fixture->shelf));

  g_assert_nonnull (strstr (text, "Form taken: nl-inbreng, 93 % sure\n"));
  g_assert_nonnull (strstr (text, "own ones: 2\n"));
  g_assert_nonnull (strstr (text, "Form passed over: bad.json: /ends/0: "));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define TEST(name, func) g_test_add ("/forms-dialog/" name, Fixture, NULL, set_up, func, tear_down)
  TEST ("lists-forms", test_lists_forms);
  TEST ("removes-an-own-form", test_removes_an_own_form);
  TEST ("reloads", test_reloads);
  TEST ("troubleshooting", test_troubleshooting);
#undef TEST

  return g_test_run ();
}
