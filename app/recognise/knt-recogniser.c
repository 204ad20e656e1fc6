/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-extract.h"
#include "knt-facts.h"
#include "knt-furniture.h"
#include "knt-join.h"
#include "knt-loose.h"
#include "knt-name-column.h"
#include "knt-outline.h"
#include "knt-recogniser.h"
#include "knt-span.h"
#include "knt-table.h"

/* A line that names those who ask so near its beginning begins a question: "De leden van …". In bytes. */
#define CUE_REACH 4
/* How much of a document is read to tell its kind, in bytes. */
#define FRONT_BYTES 12000
/* Of a document longer than twice this, most forms are ruled out by so many pages; its front lies well within. */
#define SCREEN_PAGES 16
/* What the front says and what the body looks like weigh alike. Below this a form does not fit. */
#define LEAST_CONFIDENCE 0.5

struct _KntRecogniser {
  GObject parent_instance;

  GPtrArray *forms;
  GPtrArray *lines;
  GPtrArray *fits;
};

G_DEFINE_FINAL_TYPE (KntRecogniser, knt_recogniser, G_TYPE_OBJECT)

/* What the best form so far makes of the document. */
typedef struct {
  KntForm *form;
  double confidence;
  KntOutline *outline;
  GPtrArray *facts;
  GPtrArray *loose;
  GPtrArray *lines; /* those that may mention something */
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->outline, knt_outline_free);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->loose, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
}

static gboolean
is_furniture (const KntLine *line, gpointer user_data)
{
  const KntFormRules *rules = user_data;

  return knt_regexes_match (rules->furniture, line->text);
}

/* The head of a list of questions may stand at the same height of several pages and differ by its number alone; and so may a
 * question, or the heading of a group, that is repeated with its answer. */
static gboolean
is_label (const KntLine *line, gpointer user_data)
{
  const KntFormRules *rules = user_data;

  return (rules->question_label != NULL && knt_regex_matches (rules->question_label, line->text)) ||
         (rules->question_opening != NULL && knt_regex_matches (rules->question_opening, line->text)) ||
         (rules->answer_label != NULL && knt_regex_matches (rules->answer_label, line->text)) ||
         (rules->pairing == KNT_PAIRING_ORDER && (knt_form_rules_have_cue (rules, line->text, CUE_REACH) ||
                                                  knt_regexes_match (rules->group_headings, line->text)));
}

static gboolean
is_label_beside (const KntLine *line, gpointer user_data)
{
  const KntFormRules *rules = user_data;

  return knt_regex_matches (rules->question_beside, line->text);
}

static gboolean
is_number (const KntLine *line, gpointer user_data)
{
  const KntFormRules *rules = user_data;
  gsize length;
  g_autofree char *labels = rules->question_number != NULL
                              ? knt_regex_dup_group_at_start (rules->question_number, line->text, "labels", &length)
                              : NULL;

  return labels != NULL && line->text[length] == '\0';
}

static void
fit_free (gpointer data)
{
  KntFormFit *self = data;

  g_object_unref (self->form);
  g_ptr_array_unref (self->counted);
  g_free (self);
}

static char *
dup_front (const KntFlow *flow)
{
  gsize bytes = 0;
  guint end = 0;

  while (end < flow->lines->len && bytes < FRONT_BYTES)
    bytes += strlen (knt_flow_get_line (flow, end++)->text);

  return knt_flow_dup_text (flow, 0, end);
}

static void
weigh_evidence (KntFormFit *fit, const char *front, const KntFormRules *rules)
{
  fit->evidence = 0;
  g_ptr_array_set_size (fit->counted, 0);

  for (guint i = 0; i < rules->evidence->len; i++) {
    KntEvidence *evidence = rules->evidence->pdata[i];

    if (!knt_regex_matches (evidence->pattern, front))
      continue;
    fit->evidence = MIN (fit->evidence + evidence->weight, 1);
    g_ptr_array_add (fit->counted, g_strdup (evidence->source));
  }
}

static guint
count_questions (const KntOutline *outline)
{
  guint n = 0;

  for (guint i = 0; i < outline->exchanges->len; i++)
    n += ((KntOutlineExchange *) outline->exchanges->pdata[i])->questions->len;

  return n;
}

static void
find_running_text (KntLayout *layout, const KntFormRules *rules)
{
  knt_furniture_find (layout, rules->note_size, is_furniture, is_label, is_number, (gpointer) rules);
  if (rules->question_beside != NULL)
    knt_name_column_find (layout, is_label_beside, (gpointer) rules);
  knt_table_find (layout, rules);
}

/* How a layout's running text begins, where these lines are that. Most forms find the same. */
typedef struct {
  guint8 *kinds; /* (nullable): none where a table says more */
  gboolean is_parallel;
  char *text;
} Front;

static void
front_free (gpointer data)
{
  Front *self = data;

  g_free (self->kinds);
  g_free (self->text);
  g_free (self);
}

/* How the text begins as a form reads it, and its running text in the layout.
 * @fronts: (element-type Front): of that layout, as other forms read it */
static const char *
find_front (GPtrArray *fronts, KntLayout *layout, const KntFormRules *rules)
{
  g_autoptr (KntFlow) flow = NULL;
  Front *front;

  find_running_text (layout, rules);
  for (guint i = 0; i < fronts->len && layout->cells == NULL; i++) {
    front = fronts->pdata[i];
    if (front->kinds != NULL && front->is_parallel == rules->is_parallel &&
        memcmp (front->kinds, layout->kinds, layout->lines->len) == 0)
      return front->text;
  }

  flow = knt_flow_new (layout, rules->is_parallel);
  front = g_new0 (Front, 1);
  front->kinds = layout->cells == NULL ? g_memdup2 (layout->kinds, layout->lines->len) : NULL;
  front->is_parallel = rules->is_parallel;
  front->text = dup_front (flow);
  g_ptr_array_add (fronts, front);

  return front->text;
}

/* The first pages of a long document, as a layout of their own, and all that stands at their beginning. */
typedef struct {
  KntLayout *layout; /* (nullable): none where the document is not long */
  GPtrArray *fronts; /* Front: how its text begins */
  char *text;
} Screen;

static void
screen_clear (Screen *self)
{
  g_clear_pointer (&self->layout, knt_layout_free);
  g_clear_pointer (&self->fronts, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Screen, screen_clear)

static void
screen_init (Screen *self, GPtrArray *lines)
{
  guint first = ((KntLine *) lines->pdata[0])->page;
  g_autoptr (GPtrArray) front = NULL;
  g_autoptr (GString) text = NULL;

  if (((KntLine *) lines->pdata[lines->len - 1])->page < first + 2 * SCREEN_PAGES)
    return;

  front = g_ptr_array_new ();
  text = g_string_new (NULL);
  for (guint i = 0; ((KntLine *) lines->pdata[i])->page < first + SCREEN_PAGES; i++) {
    g_ptr_array_add (front, lines->pdata[i]);
    if (text->len < 2 * FRONT_BYTES)
      g_string_append_printf (text, "%s\n", ((KntLine *) lines->pdata[i])->text);
  }
  self->layout = knt_layout_new (front);
  self->fronts = g_ptr_array_new_with_free_func (front_free);
  self->text = knt_join_lines (text->str, NULL, NULL);
}

/* Whether a form is out of the question: neither as it would read the first pages, nor in all that stands there, is there
 * evidence enough. To tell the running text of the whole takes much longer. */
static gboolean
is_ruled_out (const Screen *screen, KntFormFit *fit, const KntFormRules *rules)
{
  if (screen->layout == NULL)
    return FALSE;

  weigh_evidence (fit, screen->text, rules);
  if (fit->evidence >= rules->least_evidence)
    return FALSE;

  weigh_evidence (fit, find_front (screen->fronts, screen->layout, rules), rules);

  return fit->evidence < rules->least_evidence;
}

/* Whether columns say the same twice, by the headings of the language that is not the form's. */
static gboolean
has_other_language (const KntFlow *flow, const KntFormRules *rules)
{
  g_autoptr (GPtrArray) paragraphs = knt_flow_list_paragraphs (flow, 0, flow->lines->len);

  for (guint i = 0; i < paragraphs->len; i++) {
    if (knt_regexes_match (rules->sections, ((KntParagraph *) paragraphs->pdata[i])->text))
      return TRUE;
  }

  return FALSE;
}

static KntFlow *
find_flow (KntLayout *layout, const KntFormRules *rules)
{
  KntFlow *flow = knt_flow_new (layout, rules->is_parallel);

  if (!rules->is_parallel || layout->n_columns < 2 || has_other_language (flow, rules))
    return flow;

  knt_flow_free (flow);

  return knt_flow_new (layout, FALSE);
}

static void
try_form (KntFormFit *fit, KntLayout *layout, GPtrArray *fronts, const Screen *screen, Reading *best)
{
  const KntFormRules *rules = knt_form_get_rules (fit->form);
  g_autoptr (KntFlow) flow = NULL;
  g_autoptr (KntOutline) outline = NULL;

  fit->least = rules->least_evidence;
  if (is_ruled_out (screen, fit, rules))
    return;

  weigh_evidence (fit, find_front (fronts, layout, rules), rules);
  if (fit->evidence < rules->least_evidence)
    return;

  flow = find_flow (layout, rules);
  outline = rules->pairing == KNT_PAIRING_LABEL   ? knt_outline_by_label (flow, rules)
            : rules->pairing == KNT_PAIRING_ORDER ? knt_outline_by_order (flow, rules)
                                                  : knt_outline_by_turn (flow, rules);
  fit->n_questions = count_questions (outline);
  fit->confidence = knt_outline_get_fit (outline, rules) * (0.5 + 0.5 * fit->evidence);
  if (fit->confidence < LEAST_CONFIDENCE || fit->confidence <= best->confidence)
    return;

  reading_clear (best);
  best->form = fit->form;
  best->confidence = fit->confidence;
  best->loose = knt_loose_find (flow, rules, outline);
  best->lines = knt_extract_list_lines (layout);
  best->outline = g_steal_pointer (&outline);
  best->facts = knt_facts_find (flow, rules);
}

/* Two decimals are all that such a figure says. */
static double
round_confidence (double confidence)
{
  return round (confidence * 100) / 100;
}

static int
compare_passages (gconstpointer a, gconstpointer b)
{
  const KntPassage *one = *(const KntPassage *const *) a, *other = *(const KntPassage *const *) b;

  return knt_span_compare (knt_spans_index (one->spans, 0), knt_spans_index (other->spans, 0));
}

/* Ids count in the order of the pages, also where exchanges lie across each other. */
static GHashTable *
number_passages (GPtrArray *passages, const char *letter)
{
  GHashTable *ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  g_ptr_array_sort (passages, compare_passages);
  for (guint i = 0; i < passages->len; i++)
    g_hash_table_insert (ids, passages->pdata[i], g_strdup_printf ("%s%u", letter, i + 1));

  return ids;
}

static void
number_outline (const KntOutline *outline, GHashTable **questions, GHashTable **answers)
{
  g_autoptr (GPtrArray) all_questions = g_ptr_array_new ();
  g_autoptr (GPtrArray) all_answers = g_ptr_array_new ();

  for (guint i = 0; i < outline->exchanges->len; i++) {
    KntOutlineExchange *exchange = outline->exchanges->pdata[i];

    for (guint j = 0; j < exchange->questions->len; j++)
      g_ptr_array_add (all_questions, ((KntOutlineQuestion *) exchange->questions->pdata[j])->passage);
    g_ptr_array_extend (all_answers, exchange->answers, NULL, NULL);
  }

  *questions = number_passages (all_questions, "q");
  *answers = number_passages (all_answers, "a");
}

/* A title is often taken out of a sentence ("… over de voortgang van …"). */
static char *
dup_capitalised (const char *title)
{
  char first[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (title)), first);
  return *title == '\0' ? g_strdup (title) : g_strconcat (first, g_utf8_next_char (title), NULL);
}

static KntBrief *
build_brief (const Reading *reading)
{
  g_autoptr (GHashTable) question_ids = NULL;
  g_autoptr (GHashTable) answer_ids = NULL;
  KntBrief *brief = knt_brief_new (knt_form_get_id (reading->form), round_confidence (reading->confidence));
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);

  number_outline (reading->outline, &question_ids, &answer_ids);
  for (guint i = 0; i < reading->facts->len; i++) {
    const KntFact *fact = reading->facts->pdata[i];

    if (g_str_equal (fact->name, "title")) {
      g_autofree char *title = dup_capitalised (fact->value);

      knt_brief_set_title (brief, title);
    } else {
      knt_brief_set_fact (brief, fact->name, fact->value);
    }
  }

  for (guint i = 0; i < reading->outline->groups->len; i++) {
    KntOutlineGroup *found = reading->outline->groups->pdata[i];
    KntGroup *group = knt_brief_add_group (brief, found->name);

    group->heading = g_strdup (found->heading);
    g_array_append_vals (group->spans, found->spans->data, found->spans->len);
    g_hash_table_insert (groups, found, group);
  }

  for (guint i = 0; i < reading->outline->exchanges->len; i++) {
    KntOutlineExchange *found = reading->outline->exchanges->pdata[i];
    KntGroup *group = found->group != NULL ? g_hash_table_lookup (groups, found->group) : NULL;
    KntExchange *exchange = knt_brief_add_exchange (brief, group);

    exchange->topic = g_strdup (found->topic);
    exchange->confidence = round_confidence (found->confidence);
    for (guint j = 0; j < found->questions->len; j++) {
      KntOutlineQuestion *question = found->questions->pdata[j];

      knt_exchange_add_question (exchange, g_hash_table_lookup (question_ids, question->passage), question->label,
                                 question->passage->text->str, question->passage->spans);
    }
    for (guint j = 0; j < found->answers->len; j++) {
      KntPassage *answer = found->answers->pdata[j];

      knt_exchange_add_answer (exchange, g_hash_table_lookup (answer_ids, answer), answer->text->str, answer->spans);
    }
  }

  for (guint i = 0; reading->loose != NULL && i < reading->loose->len; i++) {
    KntPassage *passage = reading->loose->pdata[i];

    knt_brief_add_loose (brief, passage->text->str, passage->spans);
  }

  if (knt_form_get_phrases (reading->form) != NULL)
    knt_extract (brief, reading->lines, knt_form_get_phrases (reading->form));

  return brief;
}

static void
knt_recogniser_finalize (GObject *object)
{
  KntRecogniser *self = KNT_RECOGNISER (object);

  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->fits);

  G_OBJECT_CLASS (knt_recogniser_parent_class)->finalize (object);
}

static void
knt_recogniser_class_init (KntRecogniserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_recogniser_finalize;
}

static void
knt_recogniser_init (KntRecogniser *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_line_free);
  self->fits = g_ptr_array_new_with_free_func (fit_free);
}

/**
 * knt_recogniser_new:
 * @forms: (transfer none) (element-type KntForm): those to try; must not change any more
 *
 * Returns: (transfer full): a recogniser without pages
 */
KntRecogniser *
knt_recogniser_new (GPtrArray *forms)
{
  KntRecogniser *self;

  g_return_val_if_fail (forms != NULL, NULL);

  self = g_object_new (KNT_TYPE_RECOGNISER, NULL);
  self->forms = g_ptr_array_ref (forms);

  return self;
}

/**
 * knt_recogniser_new_for_pages:
 * @pages: that holds pages; shares them, and is not changed
 * @forms: (transfer none) (element-type KntForm): those to try
 *
 * Returns: (transfer full): a recogniser for the same pages and other forms; no pages are to be added to either any more
 */
KntRecogniser *
knt_recogniser_new_for_pages (KntRecogniser *pages, GPtrArray *forms)
{
  KntRecogniser *self = knt_recogniser_new (forms);

  g_ptr_array_unref (self->lines);
  self->lines = g_ptr_array_ref (pages->lines);

  return self;
}

/**
 * knt_recogniser_get_lines:
 *
 * Returns: (transfer none) (element-type KntLine): those of the pages so far, in order of page and text
 */
GPtrArray *
knt_recogniser_get_lines (KntRecogniser *self)
{
  g_return_val_if_fail (KNT_IS_RECOGNISER (self), NULL);

  return self->lines;
}

/**
 * knt_recogniser_add_page:
 * @text: the next page's
 *
 * Adds a page. Its lines are kept, a few kilobytes; @text is not.
 */
void
knt_recogniser_add_page (KntRecogniser *self, KntPageText *text)
{
  g_return_if_fail (KNT_IS_RECOGNISER (self));
  g_return_if_fail (text != NULL);

  knt_lines_append_page (self->lines, text);
}

/**
 * knt_recogniser_has_text:
 *
 * Returns: whether there was text on any page: a scan has none
 */
gboolean
knt_recogniser_has_text (KntRecogniser *self)
{
  g_return_val_if_fail (KNT_IS_RECOGNISER (self), FALSE);

  return self->lines->len > 0;
}

/**
 * knt_recogniser_recognise:
 *
 * Tries all forms on the pages so far and takes the one that fits best. The same pages give the same brief.
 *
 * Returns: (transfer full): a brief; with neither form nor exchanges where no form fits
 */
KntBrief *
knt_recogniser_recognise (KntRecogniser *self)
{
  Reading best = { 0 };
  KntBrief *brief;

  g_return_val_if_fail (KNT_IS_RECOGNISER (self), NULL);

  g_ptr_array_set_size (self->fits, 0);
  if (self->lines->len > 0) {
    g_autoptr (KntLayout) layout = knt_layout_new (self->lines);
    g_autoptr (GPtrArray) fronts = g_ptr_array_new_with_free_func (front_free);
    g_auto (Screen) screen = { NULL };

    screen_init (&screen, self->lines);
    for (guint i = 0; i < self->forms->len; i++) {
      KntFormFit *fit = g_new0 (KntFormFit, 1);

      fit->form = g_object_ref (self->forms->pdata[i]);
      fit->counted = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->fits, fit);
      try_form (fit, layout, fronts, &screen, &best);
    }
  }

  brief = best.form != NULL ? build_brief (&best) : knt_brief_new (NULL, 0);
  reading_clear (&best);

  return brief;
}

/**
 * knt_recogniser_get_fits:
 *
 * Returns: (transfer none) (element-type KntFormFit): what each form made of the last brief's pages, in the order of the forms
 */
GPtrArray *
knt_recogniser_get_fits (KntRecogniser *self)
{
  g_return_val_if_fail (KNT_IS_RECOGNISER (self), NULL);

  return self->fits;
}
