/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "knt-edits.h"
#include "knt-journal.h"
#include "knt-json-parse.h"
#include "knt-library.h"

typedef struct {
  char *folder;
  KntLibrary *library;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("knt-library-XXXXXX", NULL);
  self->library = knt_library_new (self->folder);
  knt_library_load (self->library);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_all (child);
  }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->library);
  remove_all (self->folder);
  g_free (self->folder);
}

static JsonObject *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = knt_json_parse (text, -1, &error);

  g_assert_no_error (error);
  return json_node_dup_object (node);
}

static void
save_draft (Fixture *self, KntNotes *notes)
{
  g_autofree char *path = knt_library_dup_draft_path (self->library, knt_notes_get_id (notes));
  g_autoptr (JsonNode) root = knt_notes_to_json (notes);
  g_autoptr (GError) error = NULL;

  knt_store_save_draft (path, root, 0, &error);
  g_assert_no_error (error);
}

static KntNotes *
add_notes (Fixture *self, const char *title, const char *source)
{
  KntNotes *notes = knt_notes_new ();
  g_autoptr (JsonObject) object = parse (source);

  knt_notes_set_title (notes, title);
  knt_notes_set_source (notes, object);
  save_draft (self, notes);
  knt_library_update_async (self->library, notes, "file:///b.pdf", NULL, NULL, NULL);
  knt_library_flush (self->library);
  return notes;
}

static char *
find (KntLibrary *library, const char *source)
{
  g_autoptr (JsonObject) object = parse (source);

  return knt_library_find (library, object);
}

static KntLibraryItem *
get_recent (KntLibrary *library, guint position)
{
  g_autoptr (KntLibraryItem) item = g_list_model_get_item (knt_library_get_recent (library), position);

  return item; /* the list holds it */
}

static void
judge (KntNotes *notes)
{
  g_autoptr (KntBrief) brief = knt_brief_new ("form", 1);
  KntExchange *exchange = knt_brief_add_exchange (brief, NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, 12);
  g_autoptr (KntEditGroup) standing = NULL;
  g_autoptr (KntEditGroup) open = NULL;
  g_autoptr (KntEditGroup) note = NULL;

  for (guint i = 1; i <= 3; i++) {
    g_autofree char *id = g_strdup_printf ("q%u", i);

    knt_exchange_add_question (exchange, id, NULL, "?", spans);
  }
  knt_notes_set_brief (notes, brief);
  standing = knt_edits_set_standing (notes, "q1", KNT_STANDING_REFUSED);
  g_assert_true (knt_notes_apply (notes, standing, NULL));
  knt_edit_group_unref (g_steal_pointer (&standing));
  standing = knt_edits_set_standing (notes, "q2", KNT_STANDING_REFUSED);
  g_assert_true (knt_notes_apply (notes, standing, NULL));
  open = knt_edits_set_standing (notes, "q2", KNT_STANDING_OPEN);
  g_assert_true (knt_notes_apply (notes, open, NULL));
  note = knt_edits_set_question_note (notes, "q3", "een notitie", NULL);
  g_assert_true (knt_notes_apply (notes, note, NULL));
}

static void
test_index_comes_back (Fixture *self, gconstpointer data)
{
  g_autoptr (KntNotes) first = add_notes (self, "Eerste", "{}");
  g_autoptr (KntNotes) second = add_notes (self, "Tweede", "{}");
  g_autoptr (KntLibrary) again = knt_library_new (self->folder);
  KntLibraryItem *item;

  judge (first);
  knt_library_update_async (self->library, first, "file:///c.pdf", "file:///n.kanttekening", NULL, NULL);
  knt_library_flush (self->library);
  knt_library_load (again);
  g_assert_cmpuint (g_list_model_get_n_items (knt_library_get_recent (again)), ==, 2);
  item = get_recent (again, 0);
  g_assert_cmpstr (knt_library_item_get_id (item), ==, knt_notes_get_id (first));
  g_assert_cmpstr (knt_library_item_get_title (item), ==, "Eerste");
  g_assert_cmpstr (knt_library_item_get_pdf_uri (item), ==, "file:///c.pdf");
  g_assert_cmpstr (knt_library_item_get_notes_uri (item), ==, "file:///n.kanttekening");
  g_assert_cmpuint (knt_library_item_get_n_questions (item), ==, 3);
  g_assert_cmpuint (knt_library_item_get_n_judged (item), ==, 1);
  g_assert_cmpuint (knt_library_item_get_n_notes (item), ==, 1);
  g_assert_null (knt_library_item_get_notes_uri (get_recent (again, 1)));
}

static void
test_lost_index_is_made_again (Fixture *self, gconstpointer data)
{
  static const char *const indices[] = { NULL, "", "{ \"briefs\": [", "[]", "{ \"briefs\": [ 1, {} ] }" };
  g_autoptr (KntNotes) notes =
    add_notes (self, "Titel", "{ \"sha256\": \"aa\", \"seenAt\": [ \"file:///seen.pdf\" ] }");
  g_autofree char *index = g_build_filename (self->folder, "index.json", NULL);
  g_autofree char *torn = g_build_filename (self->folder, "drafts", "torn.kanttekening", NULL);

  g_assert_true (g_file_set_contents (torn, "{ \"for", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (indices); i++) {
    g_autoptr (KntLibrary) again = knt_library_new (self->folder);
    g_autofree char *found = NULL;

    if (indices[i] == NULL)
      g_unlink (index);
    else
      g_assert_true (g_file_set_contents (index, indices[i], -1, NULL));

    knt_library_load (again);
    g_assert_cmpuint (g_list_model_get_n_items (knt_library_get_recent (again)), ==, 1);
    g_assert_cmpstr (knt_library_item_get_title (get_recent (again, 0)), ==, "Titel");
    g_assert_cmpstr (knt_library_item_get_pdf_uri (get_recent (again, 0)), ==, "file:///seen.pdf");
    found = find (again, "{ \"sha256\": \"aa\" }");
    g_assert_cmpstr (found, ==, knt_notes_get_id (notes));
  }
}

static void
test_documents_are_found (Fixture *self, gconstpointer data)
{
#define PAGES "\"pages\": [ { \"textSha256\": \"p1\" }, { \"textSha256\": \"p2\" } ]"
  static const struct {
    const char *source;
    gboolean found;
  } rows[] = {
    { "{ \"sha256\": \"aa\" }", TRUE },
    { "{ \"sha256\": \"bb\" }", FALSE },
    { "{}", FALSE },
    { "{ \"sha256\": \"bb\", \"trailerId\": [ \"0f\", \"02\" ], " PAGES " }", TRUE },
    { "{ \"sha256\": \"bb\", \"trailerId\": [ \"0f\", \"02\" ] }", FALSE },
    { "{ \"sha256\": \"bb\", \"trailerId\": [ \"0e\", \"01\" ], " PAGES " }", FALSE },
    { "{ \"sha256\": \"bb\", " PAGES " }", FALSE },
    { "{ \"trailerId\": [ \"0f\" ], \"pages\": [ { \"textSha256\": \"p1\" }, { \"textSha256\": \"p3\" } ] }", FALSE },
    { "{ \"trailerId\": [ \"0f\" ], \"pages\": [ { \"textSha256\": \"p1\" }, {} ] }", FALSE },
  };
  g_autoptr (KntNotes) notes =
    add_notes (self, "N", "{ \"sha256\": \"aa\", \"trailerId\": [ \"0f\", \"01\" ], " PAGES " }");
  g_autoptr (KntNotes) zeros =
    add_notes (self, "Z", "{ \"sha256\": \"zz\", \"trailerId\": [ \"00\", \"00\" ], " PAGES " }");
  g_autofree char *none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *found = find (self->library, rows[i].source);

    g_assert_cmpstr (found, ==, rows[i].found ? knt_notes_get_id (notes) : NULL);
  }

  none = find (self->library, "{ \"trailerId\": [ \"00\" ], " PAGES " }");
  g_assert_null (none);
}

static void
test_notes_without_draft_are_not_found (Fixture *self, gconstpointer data)
{
  g_autoptr (KntNotes) notes = add_notes (self, "N", "{ \"sha256\": \"aa\" }");
  g_autofree char *path = knt_library_dup_draft_path (self->library, knt_notes_get_id (notes));
  g_autofree char *found = NULL;

  g_unlink (path);
  found = find (self->library, "{ \"sha256\": \"aa\" }");
  g_assert_null (found);
}

static void
test_forgotten_is_still_found (Fixture *self, gconstpointer data)
{
  g_autoptr (KntNotes) notes = add_notes (self, "N", "{ \"sha256\": \"aa\" }");
  g_autoptr (KntLibrary) again = knt_library_new (self->folder);
  g_autofree char *found = NULL;

  knt_library_forget (self->library, knt_notes_get_id (notes));
  g_assert_cmpuint (g_list_model_get_n_items (knt_library_get_recent (self->library)), ==, 0);
  knt_library_flush (self->library);
  knt_library_load (again);
  g_assert_cmpuint (g_list_model_get_n_items (knt_library_get_recent (again)), ==, 0);
  found = find (again, "{ \"sha256\": \"aa\" }");
  g_assert_cmpstr (found, ==, knt_notes_get_id (notes));

  knt_library_update_async (again, notes, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (knt_library_get_recent (again)), ==, 1);
}

static void
test_ids_stay_in_the_folder (Fixture *self, gconstpointer data)
{
  static const char *const ids[] = { "urn:uuid:../../../etc/passwd", "../x", "", "urn:uuid:", "a/b" };
  g_autofree char *drafts = g_build_filename (self->folder, "drafts", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autofree char *path = knt_library_dup_draft_path (self->library, ids[i]);
    g_autofree char *journal = knt_library_dup_journal_path (self->library, ids[i]);
    g_autofree char *parent = g_path_get_dirname (path);

    g_assert_cmpstr (parent, ==, drafts);
    g_assert_null (strstr (path, ".."));
    g_assert_cmpstr (journal, !=, path);
  }
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *outcomes = user_data;

  knt_library_update_finish (result, &error);
  g_ptr_array_add (outcomes, error != NULL ? g_strdup (error->message) : g_strdup (""));
}

/* What is in memory counts at once; the file has the last state when the library has come to its end. */
static void
test_the_last_state_is_written (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autoptr (KntLibrary) again = knt_library_new (self->folder);
  const guint n = 50;

  for (guint i = 1; i <= n; i++) {
    g_autofree char *uri = g_strdup_printf ("file:///%u.pdf", i);

    knt_library_update_async (self->library, notes, uri, NULL, updated_cb, outcomes);
    g_assert_cmpstr (knt_library_item_get_pdf_uri (get_recent (self->library, 0)), ==, uri);
  }
  g_clear_object (&self->library);
  knt_library_load (again);
  g_assert_cmpuint (g_list_model_get_n_items (knt_library_get_recent (again)), ==, 1);
  g_assert_cmpstr (knt_library_item_get_pdf_uri (get_recent (again, 0)), ==, "file:///50.pdf");

  while (outcomes->len < n)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (outcomes->pdata[i], ==, "");
  self->library = knt_library_new (self->folder);
}

static void
test_unwritable_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KntNotes) notes = knt_notes_new ();
  g_autofree char *path = g_build_filename (self->folder, "file", NULL);
  g_autoptr (KntLibrary) library = NULL;

  g_assert_true (g_file_set_contents (path, "no folder", -1, NULL));
  library = knt_library_new (path);
  knt_library_update_async (library, notes, NULL, NULL, updated_cb, outcomes);
  while (outcomes->len < 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (outcomes->pdata[0], "list of briefs"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/library/index-comes-back", test_index_comes_back);
  ADD ("/library/lost-index-is-made-again", test_lost_index_is_made_again);
  ADD ("/library/documents-are-found", test_documents_are_found);
  ADD ("/library/notes-without-draft-are-not-found", test_notes_without_draft_are_not_found);
  ADD ("/library/forgotten-is-still-found", test_forgotten_is_still_found);
  ADD ("/library/ids-stay-in-the-folder", test_ids_stay_in_the_folder);
  ADD ("/library/the-last-state-is-written", test_the_last_state_is_written);
  ADD ("/library/unwritable-is-told", test_unwritable_is_told);

  return g_test_run ();
}
