/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KNT_READER_ERROR (knt_reader_error_quark ())

/**
 * KntReaderError:
 * @KNT_READER_ERROR_PASSWORD: the document is encrypted, and the password does not open it
 * @KNT_READER_ERROR_DAMAGED: Poppler cannot read the document
 * @KNT_READER_ERROR_PAGE: a page cannot be read or drawn
 *
 * What the reader answers with. Registered with GDBus under the names that the interface lists, so that
 * both ends see the same codes.
 */
typedef enum {
  KNT_READER_ERROR_PASSWORD,
  KNT_READER_ERROR_DAMAGED,
  KNT_READER_ERROR_PAGE,
} KntReaderError;

GQuark knt_reader_error_quark (void);

G_END_DECLS
