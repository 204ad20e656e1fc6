/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* fallocate() */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "knt-durable.h"

static gboolean
set_error (GError **error, int code)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/**
 * knt_durable_write_all:
 *
 * Writes to a descriptor until all is written.
 */
gboolean
knt_durable_write_all (int fd, const char *data, gsize length, GError **error)
{
  while (length > 0) {
    gssize written = write (fd, data, length);

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return set_error (error, errno);

    data += written;
    length -= written;
  }

  return TRUE;
}

/**
 * knt_durable_sync_folder:
 * @path: of a file in the folder
 *
 * Makes a file's name as durable as its contents: without it, a rename may be gone after a power cut.
 */
gboolean
knt_durable_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* Some file systems cannot sync a folder and say so; then a rename is durable by itself or cannot be made so. */
  if (fd < 0 || (fsync (fd) != 0 && errno != EINVAL && errno != ENOTSUP && errno != ENOSYS))
    return set_error (error, errno);

  return TRUE;
}

static gboolean
fill_and_rename (int fd, const char *temporary, const char *path, GBytes *bytes, GError **error)
{
  struct stat old;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (stat (path, &old) == 0) {
    if (fchmod (fd, old.st_mode & 07777) != 0)
      return set_error (error, errno);
    /* Only root may give a file away; for others it stays their own, which is what a new file would be. */
    if (fchown (fd, old.st_uid, old.st_gid) != 0 && fchown (fd, -1, old.st_gid) != 0)
      g_debug ("The owner of %s could not be kept: %s", path, g_strerror (errno));
  }

  if (!knt_durable_write_all (fd, data, size, error))
    return FALSE;
  if (fsync (fd) != 0 || rename (temporary, path) != 0)
    return set_error (error, errno);

  return TRUE;
}

/**
 * knt_durable_replace:
 * @path: no symbolic link
 *
 * Puts a new file in the place of the old one, with its mode. Until it returns the old file is whole, also when the disk is full;
 * once it has returned, the new one survives a power cut. Its temporary begins with a dot, so that programs that synchronise
 * folders pass over it.
 */
gboolean
knt_durable_replace (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
  g_autofd int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    return set_error (error, errno);

  if (!fill_and_rename (fd, temporary, path, bytes, error)) {
    g_unlink (temporary);
    return FALSE;
  }

  return knt_durable_sync_folder (path, error);
}

static gboolean
overwrite (int fd, const char *data, gsize size, GError **error)
{
  if (lseek (fd, 0, SEEK_SET) != 0)
    return set_error (error, errno);
  if (!knt_durable_write_all (fd, data, size, error))
    return FALSE;
  if (ftruncate (fd, size) != 0 || fsync (fd) != 0)
    return set_error (error, errno);

  return TRUE;
}

/**
 * knt_durable_write_in_place:
 *
 * For a file that cannot be replaced. Room for what is to be written is made sure of first, and where writing fails all the same
 * the old contents are put back; a power cut may leave a mixture.
 */
gboolean
knt_durable_write_in_place (const char *path, GBytes *bytes, GError **error)
{
  gsize size, old_size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *old = NULL;
  g_autofd int fd = -1;

  if (!g_file_get_contents (path, &old, &old_size, NULL))
    old_size = 0;

  fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0)
    return set_error (error, errno);
  if (fallocate (fd, FALLOC_FL_KEEP_SIZE, 0, MAX (size, 1)) != 0 && errno != EOPNOTSUPP && errno != ENOSYS)
    return set_error (error, errno);
  if (overwrite (fd, data, size, error))
    return TRUE;

  if (old != NULL)
    overwrite (fd, old, old_size, NULL);
  return FALSE;
}

/**
 * knt_durable_can_replace:
 * @path: no symbolic link
 *
 * Returns: whether the file can be put anew without breaking a hard link, and the folder lets it
 */
gboolean
knt_durable_can_replace (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat file, parent;

  if (access (folder, W_OK | X_OK) != 0 || stat (folder, &parent) != 0)
    return FALSE;
  if (lstat (path, &file) != 0)
    return TRUE;
  if (!S_ISREG (file.st_mode) || file.st_nlink > 1)
    return FALSE;

  /* In a sticky folder only the owner of the file or of the folder may rename over it. */
  return !(parent.st_mode & S_ISVTX) || file.st_uid == geteuid () || parent.st_uid == geteuid () || geteuid () == 0;
}
