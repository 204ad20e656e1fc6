/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-form-file.h"
#include "knt-recogniser.h"

G_BEGIN_DECLS

typedef enum { KNT_FIX_QUESTION, KNT_FIX_ANSWER, KNT_FIX_NEITHER } KntFixRole;

/**
 * KntFixWish:
 * @role: what the stretch is
 * @spans: (element-type KntSpan): the stretch
 * @label: (nullable): of a question; %NULL where nothing is said of it
 * @group: (nullable): the name of its group; %NULL where nothing is said of it
 *
 * What a person says a stretch of the document is, though it was not recognised so.
 */
typedef struct {
  KntFixRole role;
  GArray *spans;
  char *label;
  char *group;
} KntFixWish;

/**
 * KntFormFix:
 * @form: the id of the form that it adds to
 * @json: an own form, which extends that one by a single pattern
 * @sentence: what it does, translated
 *
 * A small addition to a form with which a brief is recognised as a person wants it.
 */
typedef struct {
  char *form;
  char *json;
  char *sentence;
} KntFormFix;

KntFixWish *knt_fix_wish_new (KntFixRole role, GArray *spans, const char *label, const char *group);
void knt_fix_wish_free (KntFixWish *self);

KntFormFix *knt_form_fix_find (KntRecogniser *pages, GPtrArray *files, const char *form, GPtrArray *wishes);
void knt_form_fix_free (KntFormFix *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntFixWish, knt_fix_wish_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntFormFix, knt_form_fix_free)

G_END_DECLS
