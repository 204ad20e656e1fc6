/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-geometry.h"
#include "knt-page-text.h"
#include "knt-types.h"

G_BEGIN_DECLS

#define KNT_TYPE_DOCUMENT (knt_document_get_type ())

G_DECLARE_FINAL_TYPE (KntDocument, knt_document, KNT, DOCUMENT, GObject)

#define KNT_DOCUMENT_ERROR (knt_document_error_quark ())

typedef enum {
  KNT_DOCUMENT_ERROR_NOT_PDF,    /* also an empty file or a folder */
  KNT_DOCUMENT_ERROR_DAMAGED,    /* looks like a PDF, cannot be read: truncated */
  KNT_DOCUMENT_ERROR_PASSWORD,   /* encrypted, no or a wrong password given */
  KNT_DOCUMENT_ERROR_UNREADABLE, /* permission, vanished */
  KNT_DOCUMENT_ERROR_READER,     /* the reader could not be started */
  KNT_DOCUMENT_ERROR_CRASHED,    /* the reader ended at this page */
  KNT_DOCUMENT_ERROR_DEADLINE,   /* the page took too long; the reader was stopped */
  KNT_DOCUMENT_ERROR_PAGE        /* the page cannot be drawn or read; the message says why */
} KntDocumentError;

GQuark knt_document_error_quark (void);

/* A PDF, seen through one or two reader processes. GIO only: knows no GDK and no Poppler. All of it is for
 * one thread with a main context, which must not end before the program: a reader ends with the thread that
 * started it. Results come back there. Errors are one sentence for people, which names the file and the page.
 *
 * KNT_READER in the environment names another reader program, KNT_READER_DEADLINE another time that one page
 * may take, in milliseconds (otherwise 20 seconds).
 *
 * Signals:
 *   "pages-measured" (guint first, guint last): the sizes of these pages (from 1) are now known exactly.
 *   "reader-replaced": a reader ended and another took its place. */

/* Start a reader before there is a file: first thing in main(), so that it is up when the window is. It is taken by
 * the next knt_document_open_async(). Reads no file. Idempotent. */
void knt_reader_prestart (void);

/* @password: (nullable). The file is opened once and kept by its descriptor, so it may vanish afterwards. */
void knt_document_open_async (GFile *file,
                              const char *password,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
KntDocument *knt_document_open_finish (GAsyncResult *result, GError **error);

GFile *knt_document_get_file (KntDocument *self);
guint knt_document_get_n_pages (KntDocument *self);
const char *knt_document_get_title (KntDocument *self);     /* (nullable) from the PDF */
GStrv knt_document_get_trailer_id (KntDocument *self);      /* (transfer none) (nullable) hexadecimal, two or none */
goffset knt_document_get_size (KntDocument *self);          /* bytes */
const char *knt_document_get_extractor (KntDocument *self); /* "poppler 25.03.0" */
gboolean knt_document_get_is_confined (KntDocument *self);  /* whether Landlock and seccomp were in force */

/* Exact once measured, else a guess from the pages known so far: never waits. @page from 1. TRUE if exact. */
gboolean knt_document_get_page_size (KntDocument *self, guint page, KntSize *size);
/* Measures these pages soon (already known ones are skipped); "pages-measured" tells. */
void knt_document_measure (KntDocument *self, guint first, guint last);

/* SHA-256 of the file's bytes, computed in a thread. */
void knt_document_hash_async (KntDocument *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
char *knt_document_hash_finish (KntDocument *self, GAsyncResult *result, GError **error);

/* A page's text; from a cache bounded in bytes where it is there. peek never waits. */
KntPageText *knt_document_peek_text (KntDocument *self, guint page); /* (transfer full) (nullable) */
void knt_document_load_text_async (KntDocument *self,
                                   guint page,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
KntPageText *knt_document_load_text_finish (KntDocument *self, GAsyncResult *result, GError **error);

/* Reads all pages' texts in order through a second reader, without filling the cache; @func is called in
 * the calling thread's main context for each page as it comes (a page that cannot be read is skipped and counted). */
typedef void (*KntPageTextFunc) (KntPageText *text, gpointer user_data);
void knt_document_read_all_async (KntDocument *self,
                                  KntPageTextFunc func,
                                  gpointer func_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean knt_document_read_all_finish (KntDocument *self, GAsyncResult *result, guint *n_failed, GError **error);
/* Where nothing is drawn, the one reader does that too, and then ends. */
void knt_document_keep_to_one_reader (KntDocument *self);

/**
 * KntLink:
 * @area: in page space
 * @uri: (nullable): an outside address
 * @page: the target page from 1, or 0
 * @y: where on it, page space, points
 */
typedef struct {
  KntRect area;
  char *uri;
  guint page;
  double y;
} KntLink;

void knt_document_load_links_async (KntDocument *self,
                                    guint page,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* (transfer full) (element-type KntLink) */
GPtrArray *knt_document_load_links_finish (KntDocument *self, GAsyncResult *result, GError **error);

/* Drawing. A tile is a part of the page at a scale, in whole pixels. Requests are served one at a time, by
 * priority and then in order of asking; cancelling one that has not been sent costs nothing. */
typedef struct {
  guint page;   /* from 1 */
  double scale; /* pixels per point */
  int x, y;     /* of the tile in the page at that scale, pixels */
  int width, height;
  int priority; /* lower is sooner: visible 0, low-resolution page -1, prefetch 1 */
} KntTileRequest;

#define KNT_TILE_SIZE 512 /* largest width and height of a tile, pixels */

void knt_document_render_async (KntDocument *self,
                                const KntTileRequest *request,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* (transfer full): pixels as CAIRO_FORMAT_ARGB32-compatible (premultiplied, native endian = GDK_MEMORY_DEFAULT), on the shared
 * memory itself: the bytes' release gives the buffer back to the pool. */
GBytes *knt_document_render_finish (KntDocument *self, GAsyncResult *result, gsize *stride, GError **error);

void knt_document_close (KntDocument *self);

G_END_DECLS
