/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-fixture.h"

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

void
await_condition (gboolean (*is_met) (gpointer data), gpointer data)
{
  guint patience = g_timeout_add_seconds (PATIENCE, give_up_cb, NULL);

  while (!is_met (data))
    g_main_context_iteration (NULL, TRUE);
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
