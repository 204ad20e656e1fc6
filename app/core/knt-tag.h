/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

G_BEGIN_DECLS

/* A tag: an entity of the collection "tags". */

/* @colour: (nullable) "#f5c211"; a colour that few tags have yet where NULL, see knt_tag_pick_colour() */
KntEntity *knt_tag_new (const char *name, const char *colour);

const char *knt_tag_get_name (KntEntity *self);        /* never NULL */
const char *knt_tag_get_colour (KntEntity *self);      /* "#rrggbb", a grey where nothing valid is said */
const char *knt_tag_get_parent (KntEntity *self);      /* (nullable) id of another tag */
const char *knt_tag_get_key (KntEntity *self);         /* (nullable) "1" to "9": the quick-tag key */
const char *knt_tag_get_description (KntEntity *self); /* (nullable) */

/* (transfer full). A NULL value takes the member away; members: "name", "colour", "parent", "key", "description" */
KntEntity *knt_tag_with (KntEntity *self, const char *member, const char *value);

KntEntity *knt_notes_find_tag_by_key (KntNotes *notes, const char *key);   /* (transfer none) (nullable) */
KntEntity *knt_notes_find_tag_by_name (KntNotes *notes, const char *name); /* (transfer none) (nullable), case folded */
const char *knt_tag_pick_colour (KntNotes *notes);
char *knt_tag_dup_free_key (KntNotes *notes); /* (nullable) the lowest quick-tag key that no tag has */

G_END_DECLS
