/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-brief-marks.h"

#include "knt-annotation.h"
#include "knt-passage-row.h"
#include "knt-reference.h"

#include <glib/gi18n.h>

/* What the bars of one exchange have in common. */
typedef struct {
  GPtrArray *marks;
  const char *group; /* (nullable) */
  gboolean unsure;
} Bars;

static char *
dup_description (const Bars *bars, KntMarkKind kind, const char *label)
{
  if (bars->group != NULL)
    return g_strdup_printf (kind == KNT_MARK_QUESTION ? _ ("Question %s, %s") : _ ("Answer to question %s, %s"), label,
                            bars->group);

  return g_strdup_printf (kind == KNT_MARK_QUESTION ? _ ("Question %s") : _ ("Answer to question %s"), label);
}

static void
add_bar (const Bars *bars, KntMarkKind kind, const char *id, GArray *spans, const char *label)
{
  KntMark *mark = knt_mark_new (id, kind, spans);
  g_autofree char *description = dup_description (bars, kind, label);

  mark->unsure = bars->unsure;
  if (bars->unsure) {
    mark->label = g_strdup_printf ("%s?", label);
    /* Translators: %s is what a mark on the page is: “Question 3, Volt, check this”. */
    mark->description = g_strdup_printf (_ ("%s, check this"), description);
  } else {
    mark->label = g_strdup (label);
    mark->description = g_steal_pointer (&description);
  }
  g_ptr_array_add (bars->marks, mark);
}

static void
add_unasked (GPtrArray *marks, KntAnswer *answer)
{
  KntMark *mark = knt_mark_new (answer->id, KNT_MARK_ANSWER, answer->spans);

  mark->unsure = TRUE;
  mark->label = g_strdup ("?");
  mark->description = g_strdup (_ ("Answer without a question"));
  g_ptr_array_add (marks, mark);
}

static void
add_exchange (GPtrArray *marks, const KntGroup *group, gboolean answered, KntExchange *exchange, guint *number)
{
  const Bars bars = { marks, group != NULL ? group->name : NULL, knt_exchange_is_unsure (exchange, answered) };
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *range = NULL;

  for (guint i = 0; i < exchange->questions->len; i++) {
    KntQuestion *question = exchange->questions->pdata[i];
    g_autofree char *counted = g_strdup_printf ("%u", ++*number);
    const char *label = question->label != NULL && *question->label != '\0' ? question->label : counted;

    add_bar (&bars, KNT_MARK_QUESTION, question->id, question->spans, label);
    if (i == 0)
      g_set_str (&first, label);
    g_set_str (&last, label);
  }
  for (guint i = 0; first == NULL && i < exchange->answers->len; i++)
    add_unasked (marks, exchange->answers->pdata[i]);
  if (first == NULL)
    return;
  /* An answer to several questions carries the numbers of all of them. */
  range = exchange->questions->len > 1 ? g_strdup_printf ("%s–%s", first, last) : g_strdup (first);
  for (guint i = 0; i < exchange->answers->len; i++) {
    KntAnswer *answer = exchange->answers->pdata[i];

    add_bar (&bars, KNT_MARK_ANSWER, answer->id, answer->spans, range);
  }
}

static void
add_reference (GPtrArray *marks, KntReference *reference, guint number)
{
  const char *address = knt_reference_get_address (reference);
  g_autofree char *id = g_strdup_printf ("reference-%u", number);
  g_autofree char *title = NULL;
  KntMark *mark;

  if (address == NULL || reference->spans->len == 0)
    return;
  mark = knt_mark_new (id, KNT_MARK_LINK, reference->spans);
  title = knt_reference_dup_title (reference);
  mark->uri = g_strdup (address);
  mark->description = g_strdup_printf ("%s\n%s", title, address);
  g_ptr_array_add (marks, mark);
}

/**
 * knt_brief_marks_list:
 * @notes: the notes to a brief
 *
 * What the pages show of a brief and its notes: a bar for each question and answer, named by its id, and a highlight
 * for each passage, named by the id of its annotation; and a link for each paper that it mentions and that has an
 * address.
 *
 * Returns: (transfer full) (element-type KntMark): highlights last, later ones on top
 */
GPtrArray *
knt_brief_marks_list (KntNotes *notes)
{
  KntBrief *brief = knt_notes_get_corrected (notes);
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_mark_free);
  const gboolean answered = brief != NULL && knt_brief_has_answers (brief);
  const KntGroup *group = NULL;
  guint number = 0;

  for (guint i = 0; brief != NULL && i < knt_brief_get_exchanges (brief)->len; i++) {
    KntExchange *exchange = knt_brief_get_exchanges (brief)->pdata[i];

    /* Those of one group stand together. */
    if (group == NULL || g_strcmp0 (group->id, exchange->group) != 0)
      group = exchange->group != NULL ? knt_brief_find_group (brief, exchange->group) : NULL;
    add_exchange (marks, group, answered, exchange, &number);
  }

  for (guint i = 0; brief != NULL && i < knt_brief_get_references (brief)->len; i++)
    add_reference (marks, knt_brief_get_references (brief)->pdata[i], i + 1);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);
    g_autoptr (GArray) spans = knt_annotation_list_spans (annotation);
    KntMark *mark;

    if (knt_annotation_is_for_question (annotation) || spans->len == 0)
      continue;
    mark = knt_mark_new (knt_entity_get_id (annotation), KNT_MARK_HIGHLIGHT, spans);
    gdk_rgba_parse (&mark->colour, knt_passage_row_find_colour (notes, annotation));
    g_set_str (&mark->description, knt_annotation_get_note (annotation));
    g_ptr_array_add (marks, mark);
  }
  return marks;
}
