/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "knt-span.h"

G_BEGIN_DECLS

typedef enum {
  KNT_MARK_HIGHLIGHT, /* behind the text */
  KNT_MARK_QUESTION,  /* thin double bar in the left margin, with the label */
  KNT_MARK_ANSWER,    /* thick bar in the left margin, with the label */
  KNT_MARK_LINK       /* a line of dots below the words, which lead somewhere */
} KntMarkKind;

/**
 * KntMark:
 * @id: what the signals name
 * @spans: (element-type KntSpan)
 * @colour: of a highlight; bars take theirs from the style
 * @label: (nullable): shown beside a bar: "3"
 * @description: (nullable): for assistive technology: "Question 3, Volt"
 * @uri: (nullable): where a link leads
 * @unsure: a bar in pieces, with a question mark: someone should look at it
 */
typedef struct {
  char *id;
  KntMarkKind kind;
  GArray *spans;
  GdkRGBA colour;
  char *label;
  char *description;
  char *uri;
  gboolean unsure;
} KntMark;

KntMark *knt_mark_new (const char *id, KntMarkKind kind, GArray *spans);
void knt_mark_free (KntMark *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntMark, knt_mark_free)

/* All marks of a document, found by page. Immutable and counted, so that a page may draw an old set while a new one
 * is on its way. */
typedef struct _KntMarkSet KntMarkSet;

KntMarkSet *knt_mark_set_new (GPtrArray *marks);
KntMarkSet *knt_mark_set_ref (KntMarkSet *self);
void knt_mark_set_unref (KntMarkSet *self);
GPtrArray *knt_mark_set_peek_page (KntMarkSet *self, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntMarkSet, knt_mark_set_unref)

G_END_DECLS
