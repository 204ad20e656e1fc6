/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-document-error.h"

#include <glib/gi18n-lib.h>

#include "knt-reader-error.h"

/* What went wrong, in words for the person at the window. */

G_DEFINE_QUARK (knt - document - error - quark, knt_document_error)

/**
 * knt_document_error_new_open:
 * @name: of the file
 * @password: (nullable): that was tried
 * @reason: as the reader or the connection gave it
 *
 * Returns: (transfer full): why the document could not be opened
 */
GError *
knt_document_error_new_open (const char *name, const char *password, const GError *reason)
{
  if (reason->domain == KNT_DOCUMENT_ERROR || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (reason);

  if (g_error_matches (reason, KNT_READER_ERROR, KNT_READER_ERROR_PASSWORD))
    return g_error_new (KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PASSWORD,
                        password != NULL && *password != '\0' ? _ ("The password does not open “%s”")
                                                              : _ ("“%s” is protected by a password"),
                        name);

  if (g_error_matches (reason, KNT_READER_ERROR, KNT_READER_ERROR_DAMAGED))
    return g_error_new (KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_DAMAGED,
                        _ ("“%s” is damaged or incomplete: it cannot be read"), name);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_error_new (KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_DEADLINE, _ ("“%s” cannot be opened: it takes too long"),
                        name);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CLOSED) ||
      g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
      g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    return g_error_new (KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_CRASHED,
                        _ ("“%s” cannot be opened: it made the PDF reader stop"), name);

  return g_error_new (KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_READER, _ ("“%s” could not be read: %s"), name,
                      reason->message);
}

/**
 * knt_document_error_new_page:
 * @name: of the file
 * @page: from 1
 * @reason: as the reader gave it
 *
 * Returns: (transfer full): why a page could not be drawn or read
 */
GError *
knt_document_error_new_page (const char *name, guint page, const GError *reason)
{
  g_autoptr (GError) plain = g_error_copy (reason);

  g_dbus_error_strip_remote_error (plain);

  return g_error_new (KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PAGE, _ ("Page %u of “%s” cannot be read: %s"), page, name,
                      plain->message);
}

/**
 * knt_document_error_new_crashed:
 *
 * Returns: (transfer full): the reader ended at this page
 */
GError *
knt_document_error_new_crashed (const char *name, guint page)
{
  return g_error_new (KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_CRASHED,
                      _ ("Page %u of “%s” cannot be shown: it made the PDF reader stop"), page, name);
}

/**
 * knt_document_error_new_deadline:
 *
 * Returns: (transfer full): the page took too long
 */
GError *
knt_document_error_new_deadline (const char *name, guint page)
{
  return g_error_new (KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_DEADLINE,
                      _ ("Page %u of “%s” cannot be shown: it takes too long"), page, name);
}
