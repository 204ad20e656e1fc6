/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"
#include "knt-page-rects.h"
#include "knt-span.h"

G_BEGIN_DECLS

/* An annotation is an entity that is a W3C Web Annotation (https://www.w3.org/TR/annotation-model/) with the members that the notes
 * format adds. These functions read one and build the next value of one; a with function keeps all members that it does not
 * change, and sets `modified`. */

/**
 * KntPassage:
 * @exact: the passage as a reader would type it
 * @prefix: (nullable): what stands before it
 * @suffix: (nullable): what stands behind it
 * @spans: (element-type KntSpan): where it stands, in reading order
 * @rects: (nullable) (element-type KntPageRects): what it covers
 * @start: code points into the whole document's text, or -1 where that is not known
 * @end: exclusive
 * @within: (nullable): id of the question or answer that it lies in
 * @creator: (nullable): name of whoever made it, see knt_notes_get_author()
 *
 * What an annotation of a passage is made from. Owns nothing.
 */
typedef struct {
  const char *exact;
  const char *prefix;
  const char *suffix;
  GArray *spans;
  GPtrArray *rects;
  int start;
  int end;
  const char *within;
  const char *creator;
} KntPassage;

/* @source: (nullable): "urn:sha256:…", see knt_notes_dup_source_urn() */
KntEntity *knt_annotation_new (const KntPassage *passage, const char *source);
/* The tags and the note of a question (or part) itself: an annotation within it without a quote. It is always the same one to the
 * same question of the same notes, so that two copies of the notes that both made it merge into one. */
KntEntity *knt_annotation_new_for_question (KntNotes *notes, const char *question_id, GArray *spans);

char *knt_notes_dup_source_urn (KntNotes *notes); /* (nullable) */
KntEntity *knt_notes_find_question_annotation (KntNotes *notes,
                                               const char *question_id); /* (transfer none) (nullable) */

const char *knt_annotation_get_note (KntEntity *self);     /* (nullable) Markdown; never empty */
const char *knt_annotation_get_language (KntEntity *self); /* (nullable) of the note, BCP 47 */
GStrv knt_annotation_list_tags (KntEntity *self);          /* (transfer full) ids of tags, in order */
gboolean knt_annotation_has_tag (KntEntity *self, const char *tag_id);
const char *knt_annotation_get_quote (KntEntity *self);      /* (nullable) */
const char *knt_annotation_get_prefix (KntEntity *self);     /* (nullable) */
const char *knt_annotation_get_suffix (KntEntity *self);     /* (nullable) */
GArray *knt_annotation_list_spans (KntEntity *self);         /* (transfer full) KntSpan */
GPtrArray *knt_annotation_list_rects (KntEntity *self);      /* (transfer full) KntPageRects */
guint knt_annotation_get_page (KntEntity *self);             /* of its beginning, from 1; 0 where not known */
const char *knt_annotation_get_within (KntEntity *self);     /* (nullable) id of a question or answer */
const char *knt_annotation_get_colour (KntEntity *self);     /* (nullable) "#f5c211" */
const char *knt_annotation_get_visibility (KntEntity *self); /* "private" where nothing is said */
const char *knt_annotation_get_created (KntEntity *self);    /* (nullable) ISO 8601 */
const char *knt_annotation_get_modified (KntEntity *self);   /* (nullable) ISO 8601 */
/* Whether it holds a question's own tags and note, and is no passage. */
gboolean knt_annotation_is_for_question (KntEntity *self);

/* (transfer full). @text: Markdown; NULL or empty takes the note away. @language: (nullable) BCP 47 */
KntEntity *knt_annotation_with_note (KntEntity *self, const char *text, const char *language);
KntEntity *knt_annotation_with_tag_added (KntEntity *self, const char *tag_id);
KntEntity *knt_annotation_with_tag_removed (KntEntity *self, const char *tag_id);
KntEntity *knt_annotation_with_colour (KntEntity *self, const char *colour); /* (nullable) */

G_END_DECLS
