/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-geometry.h"
#include "knt-types.h"

G_BEGIN_DECLS

#define KNT_TYPE_PAGE_TEXT (knt_page_text_get_type ())

/**
 * KntTextStyle:
 * @start: code points into the page's text
 * @end: exclusive, code points
 * @font: the font's name with a subset prefix (`ABCDEF+`) removed, interned
 * @size: in points
 * @colour: 0xRRGGBB
 *
 * A run of text in one font, size and colour.
 */
typedef struct {
  guint start;
  guint end;
  const char *font;
  float size;
  guint32 colour;
} KntTextStyle;

GType knt_page_text_get_type (void);
KntPageText *knt_page_text_new (guint page,
                                const char *label,
                                const KntPageGeometry *geometry,
                                const char *text,
                                const KntRect *boxes,
                                gsize n_boxes,
                                const KntTextStyle *styles,
                                gsize n_styles);
KntPageText *knt_page_text_new_take (guint page,
                                     const char *label,
                                     const KntPageGeometry *geometry,
                                     const char *text,
                                     KntRect *boxes,
                                     gsize n_boxes,
                                     const KntTextStyle *styles,
                                     gsize n_styles);
KntPageText *knt_page_text_ref (KntPageText *self);
void knt_page_text_unref (KntPageText *self);

guint knt_page_text_get_page (const KntPageText *self);
const char *knt_page_text_get_label (const KntPageText *self);
const KntPageGeometry *knt_page_text_get_geometry (const KntPageText *self);
const char *knt_page_text_get_text (const KntPageText *self);
guint knt_page_text_get_n_chars (const KntPageText *self);
const gunichar *knt_page_text_get_chars (const KntPageText *self);
const KntRect *knt_page_text_get_boxes (const KntPageText *self);
const KntTextStyle *knt_page_text_get_styles (const KntPageText *self, gsize *n_styles);
const KntTextStyle *knt_page_text_get_style_at (const KntPageText *self, guint offset);
gsize knt_page_text_get_bytes (const KntPageText *self);

char *knt_page_text_dup_slice (const KntPageText *self, guint start, guint end);
char *knt_page_text_dup_sha256 (const KntPageText *self);
GArray *knt_page_text_list_rects (const KntPageText *self, guint start, guint end);
guint knt_page_text_find_offset (const KntPageText *self, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntPageText, knt_page_text_unref)

G_END_DECLS
