/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "config.h"

#include "knt-document-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "knt-document.h"

/* Where a PDF's mark may begin: many producers put something in front of it, and readers look this far
 * (ISO 32000-1, annex H, note 13). */
#define HEADER_SIZE 1024
#define CHUNK_SIZE (256 * 1024)
/* What is read into memory at most, bytes. */
#define MAX_FETCHED (1024 * 1024 * 1024)

static gboolean
is_pdf (int fd)
{
  char header[HEADER_SIZE];
  gssize size = pread (fd, header, sizeof header, 0);

  return size > 0 && memmem (header, size, "%PDF-", 5) != NULL;
}

static gboolean
write_all (int fd, const char *data, gsize size)
{
  while (size > 0) {
    gssize written = write (fd, data, size);

    if (written < 0 && errno != EINTR)
      return FALSE;
    if (written > 0) {
      data += written;
      size -= written;
    }
  }

  return TRUE;
}

/* A file that the system has no path to, on a share or in the trash: copied into memory that nobody can change
 * afterwards. Waits for whatever holds it. */
static int
fetch (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &reason);
  g_autofd int fd = memfd_create ("kanttekening-pdf", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  g_autofree char *chunk = g_malloc (CHUNK_SIZE);
  goffset total = 0;
  gssize size = -1;

  while (stream != NULL && fd >= 0 &&
         (size = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK_SIZE, cancellable, &reason)) > 0) {
    total += size;
    if (total > MAX_FETCHED) {
      g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_UNREADABLE,
                   _ ("“%s” is too large to be read from where it is: copy it to this computer first"), name);
      return -1;
    }
    if (!write_all (fd, chunk, size)) {
      size = -1;
      break;
    }
  }

  if (size < 0) {
    if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_propagate_error (error, g_steal_pointer (&reason));
    else
      g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_UNREADABLE, _ ("“%s” cannot be read: %s"), name,
                   reason != NULL ? reason->message : g_strerror (errno));
    return -1;
  }
  if (fcntl (fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
    g_debug ("A PDF in memory cannot be sealed: %s", g_strerror (errno));

  return g_steal_fd (&fd);
}

/**
 * knt_document_file_open:
 * @size: (out): of the file, bytes
 *
 * Opens a PDF for reading, having looked whether it is one at all. Waits for the disk, or for the share that it is on.
 *
 * Returns: a descriptor, or -1 with %KNT_DOCUMENT_ERROR_NOT_PDF or %KNT_DOCUMENT_ERROR_UNREADABLE
 */
int
knt_document_file_open (GFile *file, goffset *size, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = knt_document_file_dup_name (file);
  const char *path = g_file_peek_path (file);
  g_autofd int fd = -1;
  struct stat info;

  if (path == NULL) {
    fd = fetch (file, name, cancellable, error);
    if (fd < 0)
      return -1;
  } else {
    /* A named pipe must not make this wait. */
    fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  }
  if (fd < 0 || fstat (fd, &info) != 0) {
    if (errno == ENOENT)
      g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_UNREADABLE, _ ("“%s” does not exist"), name);
    else if (errno == EACCES)
      g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_UNREADABLE,
                   _ ("You do not have permission to read “%s”"), name);
    else
      g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_UNREADABLE, _ ("“%s” cannot be read: %s"), name,
                   g_strerror (errno));
    return -1;
  }

  if (S_ISDIR (info.st_mode)) {
    g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_NOT_PDF, _ ("“%s” is a folder, not a PDF"), name);
    return -1;
  }
  if (S_ISREG (info.st_mode) && info.st_size == 0) {
    g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_NOT_PDF, _ ("“%s” is empty"), name);
    return -1;
  }
  if (!S_ISREG (info.st_mode) || !is_pdf (fd)) {
    g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_NOT_PDF, _ ("“%s” is not a PDF"), name);
    return -1;
  }

  *size = info.st_size;
  return g_steal_fd (&fd);
}

/**
 * knt_document_file_dup_name:
 *
 * Returns: (transfer full): the file's name, for people
 */
char *
knt_document_file_dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_file_get_uri (file);
}

/**
 * knt_document_file_hash:
 * @name: for messages
 *
 * Reads all of a file, whatever the descriptor's position. Waits for the disk.
 *
 * Returns: (transfer full): the SHA-256 in lower-case hexadecimal
 */
char *
knt_document_file_hash (int fd, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *chunk = g_malloc (CHUNK_SIZE);
  goffset offset = 0;

  for (;;) {
    gssize size = pread (fd, chunk, CHUNK_SIZE, offset);

    if (size < 0 && errno == EINTR)
      continue;
    if (size < 0) {
      g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_UNREADABLE, _ ("“%s” cannot be read: %s"), name,
                   g_strerror (errno));
      return NULL;
    }
    if (size == 0)
      return g_strdup (g_checksum_get_string (checksum));
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;

    g_checksum_update (checksum, chunk, size);
    offset += size;
  }
}
