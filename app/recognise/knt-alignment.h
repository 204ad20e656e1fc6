/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KntAligned:
 * @text: a question, or a paragraph that answers
 * @topic: (nullable): the heading it stands below
 * @begins: whether it sounds as if it begins something; of a paragraph that answers
 */
typedef struct {
  const char *text;
  const char *topic;
  gboolean begins;
} KntAligned;

guint *knt_alignment_find (const KntAligned *questions,
                           guint n_questions,
                           const KntAligned *answers,
                           guint n_answers,
                           gboolean **is_backed);
double knt_alignment_get_share (const char *text, const char *other);

G_END_DECLS
