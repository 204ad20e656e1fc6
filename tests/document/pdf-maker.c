/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-maker.h"

#include <glib/gstdio.h>
#include <stdlib.h>

struct _PdfMaker {
  GPtrArray *objects; /* GString, from object 1 */
  GString *kids;
  guint n_pages;
  char *catalog;
  guint info; /* object, or 0 */
};

static char *folder = NULL;

static void
remove_folder (void)
{
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (listing)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
  g_free (folder);
}

static const char *
get_folder (void)
{
  if (folder == NULL) {
    folder = g_dir_make_tmp ("kanttekening-pdf-XXXXXX", NULL);
    atexit (remove_folder);
  }

  return folder;
}

PdfMaker *
pdf_maker_new (void)
{
  PdfMaker *self = g_new0 (PdfMaker, 1);

  self->objects = g_ptr_array_new_with_free_func (g_free);
  self->kids = g_string_new (NULL);
  pdf_maker_add (self, "");
  pdf_maker_add (self, "");
  pdf_maker_add (self, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");

  return self;
}

void
pdf_maker_free (PdfMaker *self)
{
  g_ptr_array_unref (self->objects);
  g_string_free (self->kids, TRUE);
  g_free (self->catalog);
  g_free (self);
}

/* Returns: the object's number */
guint
pdf_maker_add (PdfMaker *self, const char *body)
{
  g_ptr_array_add (self->objects, g_strdup (body));

  return self->objects->len;
}

guint
pdf_maker_add_stream (PdfMaker *self, const char *dictionary, const char *content)
{
  g_autofree char *body = g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " %s >>\nstream\n%s\nendstream",
                                           strlen (content), dictionary, content);

  return pdf_maker_add (self, body);
}

/* @entries: of the page's dictionary, a MediaBox at least; /Resources with the font F1 unless it has its own. */
guint
pdf_maker_add_page (PdfMaker *self, const char *entries, const char *content)
{
  guint stream = pdf_maker_add_stream (self, "", content);
  g_autofree char *body =
    g_strdup_printf ("<< /Type /Page /Parent 2 0 R /Contents %u 0 R %s %s >>", stream, entries,
                     strstr (entries, "/Resources") != NULL ? "" : "/Resources << /Font << /F1 3 0 R >> >>");
  guint page = pdf_maker_add (self, body);

  g_string_append_printf (self->kids, "%u 0 R ", page);
  self->n_pages++;

  return page;
}

void
pdf_maker_set_catalog (PdfMaker *self, const char *entries)
{
  g_free (self->catalog);
  self->catalog = g_strdup (entries);
}

void
pdf_maker_set_title (PdfMaker *self, const char *title)
{
  g_autofree char *body = g_strdup_printf ("<< /Title (%s) >>", title);

  self->info = pdf_maker_add (self, body);
}

/* Returns: (transfer full): a file in a folder of this test's own */
GFile *
pdf_maker_save (PdfMaker *self, const char *name)
{
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.7\n");
  g_autofree char *info = self->info > 0 ? g_strdup_printf ("/Info %u 0 R", self->info) : g_strdup ("");
  g_autofree gsize *offsets = g_new (gsize, self->objects->len);
  gsize start;

  g_free (self->objects->pdata[0]);
  self->objects->pdata[0] =
    g_strdup_printf ("<< /Type /Catalog /Pages 2 0 R %s >>", self->catalog != NULL ? self->catalog : "");
  g_free (self->objects->pdata[1]);
  self->objects->pdata[1] =
    g_strdup_printf ("<< /Type /Pages /Count %u /Kids [ %s] >>", self->n_pages, self->kids->str);

  for (guint i = 0; i < self->objects->len; i++) {
    offsets[i] = pdf->len;
    g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", i + 1, (char *) self->objects->pdata[i]);
  }

  start = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n", self->objects->len + 1);
  for (guint i = 0; i < self->objects->len; i++)
    g_string_append_printf (pdf, "%010" G_GSIZE_FORMAT " 00000 n \n", offsets[i]);
  g_string_append_printf (pdf,
                          "trailer << /Size %u /Root 1 0 R %s /ID [ <00112233445566778899aabbccddeeff> "
                          "<ffeeddccbbaa99887766554433221100> ] >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          self->objects->len + 1, info, start);

  return pdf_maker_save_bytes (name, pdf->str, pdf->len);
}

GFile *
pdf_maker_save_bytes (const char *name, const char *bytes, gssize size)
{
  g_autofree char *path = g_build_filename (get_folder (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, size, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}
