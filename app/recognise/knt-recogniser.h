/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-brief.h"
#include "knt-form.h"
#include "knt-page-text.h"

G_BEGIN_DECLS

#define KNT_TYPE_RECOGNISER (knt_recogniser_get_type ())

G_DECLARE_FINAL_TYPE (KntRecogniser, knt_recogniser, KNT, RECOGNISER, GObject)

/**
 * KntFormFit:
 * @form: that was tried
 * @evidence: what the first pages say of the document's kind, from 0 to 1
 * @least: how much the form wants
 * @counted: (element-type utf8): the patterns of the form's evidence that were found, as the form has them
 * @n_questions: how many were found; 0 also where the evidence was too little to look
 * @confidence: from 0 to 1
 *
 * What a form makes of a document.
 */
typedef struct {
  KntForm *form;
  double evidence;
  double least;
  GPtrArray *counted;
  guint n_questions;
  double confidence;
} KntFormFit;

/* Recognises a brief from its pages' texts. Synchronous, for one thread at a time, whichever it is. Pages are
 * reduced to lines as they are added, so that a long document does not stay in memory with all its boxes. */

/* @forms: (element-type KntForm), see knt-form.h */
KntRecogniser *knt_recogniser_new (GPtrArray *forms);
/* The same pages, other forms. */
KntRecogniser *knt_recogniser_new_for_pages (KntRecogniser *pages, GPtrArray *forms);
GPtrArray *knt_recogniser_get_lines (KntRecogniser *self); /* (transfer none) (element-type KntLine) */
void knt_recogniser_add_page (KntRecogniser *self, KntPageText *text);
/* Whether there was any text at all: a scan has none. */
gboolean knt_recogniser_has_text (KntRecogniser *self);
/* (transfer full): always a brief; without exchanges and with form NULL when no form fits. May be called before the last
 * page, for what can be said so far. */
KntBrief *knt_recogniser_recognise (KntRecogniser *self);
/* (transfer none) (element-type KntFormFit): what each form made of the last brief's pages, in the order of the forms. */
GPtrArray *knt_recogniser_get_fits (KntRecogniser *self);

G_END_DECLS
