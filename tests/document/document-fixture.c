/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-fixture.h"

#include <unistd.h>

/* Much longer than anything takes, so that only what hangs runs into it. */
#define PATIENCE 60

static gboolean
give_up_cb (gpointer data)
{
  g_error ("nothing came within %d s", PATIENCE);
  return G_SOURCE_REMOVE;
}

void
await_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Conditions of other processes come without an event of this one's. */
static gboolean
look_again_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
await_condition (gboolean (*is_met) (gpointer data), gpointer data)
{
  guint patience = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);
  guint look = g_timeout_add (10, look_again_cb, NULL);

  while (!is_met (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (look);
  g_source_remove (patience);
}

static gboolean
has_come (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

/* Returns: (transfer full): what await_cb() got */
GAsyncResult *
await (GAsyncResult **result)
{
  await_condition (has_come, result);

  return g_steal_pointer (result);
}

KntDocument *
open_document (GFile *file, const char *password, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;

  knt_document_open_async (file, password, NULL, await_cb, &coming);
  result = await (&coming);

  return knt_document_open_finish (result, error);
}

/* Has no other reader beside it: those of earlier tests are gone first. */
KntDocument *
open_alone (GFile *file)
{
  await_condition (has_no_reader, NULL);

  return open_well (file);
}

KntDocument *
open_well (GFile *file)
{
  g_autoptr (GError) error = NULL;
  KntDocument *document = open_document (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);

  return document;
}

GBytes *
render (KntDocument *document, const KntTileRequest *request, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;
  gsize stride;
  GBytes *bytes;

  knt_document_render_async (document, request, NULL, await_cb, &coming);
  result = await (&coming);
  bytes = knt_document_render_finish (document, result, &stride, error);
  if (bytes != NULL)
    g_assert_cmpuint (stride, ==, request->width * 4);

  return bytes;
}

KntPageText *
load_text (KntDocument *document, guint page, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;

  knt_document_load_text_async (document, page, NULL, await_cb, &coming);
  result = await (&coming);

  return knt_document_load_text_finish (document, result, error);
}

/* Returns: the fields of /proc/PID/stat from the third on: state, parent, … */
static GStrv
read_stat (GPid pid, char **name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int) pid);
  g_autofree char *text = NULL;
  const char *open, *close;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;

  open = strchr (text, '(');
  close = strrchr (text, ')');
  g_assert_true (open != NULL && close != NULL && open < close);
  if (name != NULL)
    *name = g_strndup (open + 1, close - open - 1);

  return g_strsplit (close + 2, " ", -1);
}

/* One that has ended counts until it has been waited for. */
GArray *
list_readers (void)
{
  GArray *readers = g_array_new (FALSE, FALSE, sizeof (GPid));
  g_autoptr (GDir) folder = g_dir_open ("/proc", 0, NULL);

  for (const char *entry; (entry = g_dir_read_name (folder)) != NULL;) {
    GPid pid = g_ascii_strtoll (entry, NULL, 10);
    g_autofree char *name = NULL;
    g_auto (GStrv) stat = pid > 0 ? read_stat (pid, &name) : NULL;

    if (stat != NULL && g_ascii_strtoll (stat[1], NULL, 10) == getpid () && g_str_has_prefix (name, "kanttekening-re"))
      g_array_append_val (readers, pid);
  }

  return readers;
}

/* Returns: the time that a process has worked, in the kernel's ticks */
guint64
get_cpu_ticks (GPid pid)
{
  g_auto (GStrv) stat = read_stat (pid, NULL);

  return stat != NULL ? g_ascii_strtoull (stat[11], NULL, 10) + g_ascii_strtoull (stat[12], NULL, 10) : 0;
}

gboolean
is_running (GPid pid)
{
  g_auto (GStrv) stat = read_stat (pid, NULL);

  return stat != NULL && *stat[0] != 'Z';
}

gboolean
has_ended (gpointer pid)
{
  return !is_running (*(GPid *) pid);
}

gboolean
has_no_reader (gpointer data)
{
  g_autoptr (GArray) readers = list_readers ();

  return readers->len == 0;
}
