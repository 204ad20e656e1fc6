/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"

#include "knt-exporter.h"

/* A stream on a disk that is full after so many bytes. */
#define TYPE_FULL_DISK (full_disk_get_type ())
G_DECLARE_FINAL_TYPE (FullDisk, full_disk, FULL, DISK, GOutputStream)

struct _FullDisk {
  GOutputStream parent_instance;
  gsize left;
};

G_DEFINE_FINAL_TYPE (FullDisk, full_disk, G_TYPE_OUTPUT_STREAM)

static gssize
full_disk_write (GOutputStream *stream, const void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  FullDisk *self = FULL_DISK (stream);
  gsize written = MIN (count, self->left);

  if (written == 0) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full");
    return -1;
  }

  self->left -= written;

  return written;
}

static void
full_disk_class_init (FullDiskClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = full_disk_write;
}

static void
full_disk_init (FullDisk *self)
{
}

static void
test_formats (void)
{
  gsize n_formats;
  const KntExportFormat *formats = knt_export_list_formats (&n_formats);

  g_assert_cmpuint (n_formats, ==, 2);
  for (gsize i = 0; i < n_formats; i++)
    g_assert_true (knt_export_find_format (formats[i].id) == &formats[i]);
  g_assert_null (knt_export_find_format ("docx"));
}

static void
test_write_error_is_told (void)
{
  g_autoptr (KntNotes) notes = fixture_load ("everything.kanttekening");
  gsize n_formats;
  const KntExportFormat *formats = knt_export_list_formats (&n_formats);

  for (gsize i = 0; i < n_formats; i++) {
    g_autofree char *whole = fixture_export (formats[i].id, notes);
    const gsize sizes[] = { 0, 1, strlen (whole) / 2, strlen (whole) - 1 };

    for (gsize j = 0; j < G_N_ELEMENTS (sizes); j++) {
      g_autoptr (FullDisk) disk = g_object_new (TYPE_FULL_DISK, NULL);
      g_autoptr (GError) error = NULL;

      disk->left = sizes[j];
      g_assert_false (formats[i].write (notes, G_OUTPUT_STREAM (disk), NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      g_assert_cmpuint (disk->left, ==, 0);
    }
  }
}

static void
test_can_be_cancelled (void)
{
  g_autoptr (KntNotes) notes = fixture_load ("everything.kanttekening");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gsize n_formats;
  const KntExportFormat *formats = knt_export_list_formats (&n_formats);

  g_cancellable_cancel (cancellable);
  for (gsize i = 0; i < n_formats; i++) {
    g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
    g_autoptr (GError) error = NULL;

    g_assert_false (formats[i].write (notes, stream, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exporter/formats", test_formats);
  g_test_add_func ("/exporter/write-error-is-told", test_write_error_is_told);
  g_test_add_func ("/exporter/can-be-cancelled", test_can_be_cancelled);

  return g_test_run ();
}
