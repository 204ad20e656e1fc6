/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdfMaker:
 *
 * Writes small PDFs object by object. Object 1 is the catalog, object 2 the page tree, object 3 the font
 * Helvetica; all others are added, and numbered in order.
 */
typedef struct _PdfMaker PdfMaker;

PdfMaker *pdf_maker_new (void);
void pdf_maker_free (PdfMaker *self);

guint pdf_maker_add (PdfMaker *self, const char *body);
guint pdf_maker_add_stream (PdfMaker *self, const char *dictionary, const char *content);
guint pdf_maker_add_page (PdfMaker *self, const char *entries, const char *content);
void pdf_maker_set_catalog (PdfMaker *self, const char *entries);
void pdf_maker_set_title (PdfMaker *self, const char *title);
GFile *pdf_maker_save (PdfMaker *self, const char *name);

GFile *pdf_maker_save_bytes (const char *name, const char *bytes, gssize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfMaker, pdf_maker_free)

G_END_DECLS
