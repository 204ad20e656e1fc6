/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-form-rules.h"
#include "knt-passage.h"

G_BEGIN_DECLS

typedef enum {
  KNT_HEADING_QUESTION, /* labels the question below it */
  KNT_HEADING_ANSWER,   /* labels the answer below it */
  KNT_HEADING_GROUP,    /* names the group that asks what is below it */
  KNT_HEADING_TOPIC,    /* names what is asked about below it */
  KNT_HEADING_SECTION,  /* begins a part of the document */
  KNT_HEADING_ANSWERS,  /* begins a part of the document that holds the answers, apart from the questions */
  KNT_HEADING_END,      /* begins what is neither question nor answer */
} KntHeadingRole;

/**
 * KntHeading:
 * @first: index of its first line in the flow
 * @end: exclusive; that of a label on its text's first line is @first
 * @text: as printed
 * @value: the labels of a question or an answer, the name of a group; else empty
 */
typedef struct {
  KntHeadingRole role;
  guint first;
  guint end;
  char *text;
  char *value;
} KntHeading;

GPtrArray *knt_headings_find (KntFlow *flow, const KntFormRules *rules);
GPtrArray *knt_labels_expand (const KntFormRules *rules, const char *text);

G_END_DECLS
