/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-form-fix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "knt-audit.h"
#include "knt-fix-pattern.h"
#include "knt-line.h"
#include "knt-span.h"

/* A line is furniture where its like is on so many pages. */
#define LEAST_PAGES 3
/* Share of a stretch that has to be in a block, and of the block in the stretch, for the two to be the same. */
#define SAME_SHARE 0.9
/* Share of a stretch that may be in some block for it to be in none. */
#define NONE_SHARE 0.1
/* How much less sure the form may become. */
#define LESS_SURE 0.05
/* A heading stands at most so many lines above the question that it is for. */
#define HEADING_REACH 6

typedef enum {
  FIX_QUESTION_LABEL,
  FIX_QUESTION_INLINE,
  FIX_ANSWER_LABEL,
  FIX_ANSWER_INLINE,
  FIX_GROUP,
  FIX_FURNITURE,
  FIX_END,
} FixKind;

/* Where in a form the pattern goes. */
static const struct {
  const char *object; /* (nullable) */
  const char *member;
} places[] = {
  [FIX_QUESTION_LABEL] = { "questions", "label" },
  [FIX_QUESTION_INLINE] = { "questions", "inline" },
  [FIX_ANSWER_LABEL] = { "answers", "label" },
  [FIX_ANSWER_INLINE] = { "answers", "inline" },
  [FIX_GROUP] = { "groups", "headings" },
  [FIX_FURNITURE] = { NULL, "furniture" },
  [FIX_END] = { NULL, "ends" },
};

typedef struct {
  FixKind kind;
  char *pattern;
  char *shown; /* what of the brief it is about */
  GRegex *regex;
} Candidate;

/* What a form makes of the pages. */
typedef struct {
  KntBrief *brief;
  guint n_findings;
  guint8 *roles;     /* for each line: 0 for neither, else a KntFixRole + 1 */
  GPtrArray *labels; /* of the questions */
} Outcome;

typedef struct {
  KntRecogniser *pages;
  GPtrArray *lines; /* KntLine */
  GPtrArray *files;
  const KntFormFile *base;
  GPtrArray *wishes;
  Outcome before;
} Search;

static void
candidate_free (gpointer data)
{
  Candidate *self = data;

  g_free (self->pattern);
  g_free (self->shown);
  g_regex_unref (self->regex);
  g_free (self);
}

static void
outcome_clear (Outcome *self)
{
  g_clear_pointer (&self->brief, knt_brief_unref);
  g_clear_pointer (&self->roles, g_free);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
}

static void
mark_lines (guint8 *roles, GPtrArray *lines, GArray *spans, KntFixRole role)
{
  for (guint i = 0; i < spans->len; i++) {
    const KntSpan *span = knt_spans_index (spans, i);
    guint low = 0, high = lines->len;

    /* Lines are in the order of the pages: the first of this one. */
    while (low < high) {
      guint middle = (low + high) / 2;

      if (((KntLine *) lines->pdata[middle])->page < span->page)
        low = middle + 1;
      else
        high = middle;
    }
    for (; low < lines->len && ((KntLine *) lines->pdata[low])->page == span->page; low++) {
      const KntLine *line = lines->pdata[low];
      guint middle = line->start + (line->end - line->start) / 2;

      if (middle >= span->start && middle < span->end)
        roles[low] = role + 1;
    }
  }
}

static void
recognise (const Search *search, KntForm *form, Outcome *outcome)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new ();
  g_autoptr (KntRecogniser) recogniser = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  GPtrArray *exchanges;

  g_ptr_array_add (forms, form);
  recogniser = knt_recogniser_new_for_pages (search->pages, forms);
  outcome->brief = knt_recogniser_recognise (recogniser);
  findings = knt_audit_brief (outcome->brief);
  outcome->n_findings = findings->len;
  outcome->roles = g_new0 (guint8, search->lines->len + 1);
  outcome->labels = g_ptr_array_new ();

  exchanges = knt_brief_get_exchanges (outcome->brief);
  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = exchanges->pdata[i];

    for (guint j = 0; j < exchange->questions->len; j++) {
      const KntQuestion *question = exchange->questions->pdata[j];

      mark_lines (outcome->roles, search->lines, question->spans, KNT_FIX_QUESTION);
      g_ptr_array_add (outcome->labels, question->label);
    }
    for (guint j = 0; j < exchange->answers->len; j++)
      mark_lines (outcome->roles, search->lines, ((KntAnswer *) exchange->answers->pdata[j])->spans, KNT_FIX_ANSWER);
  }
}

static void
add_candidate (GPtrArray *candidates, FixKind kind, char *pattern, const char *shown)
{
  g_autofree char *owned = pattern;
  GRegex *regex = pattern != NULL ? g_regex_new (pattern, 0, 0, NULL) : NULL;
  Candidate *candidate;

  if (regex == NULL)
    return;

  candidate = g_new0 (Candidate, 1);
  candidate->kind = kind;
  candidate->pattern = g_steal_pointer (&owned);
  candidate->shown = g_strstrip (g_strdup (shown));
  candidate->regex = regex;
  g_ptr_array_add (candidates, candidate);
}

/* The first line that the stretch takes in; the number of lines where there is none. */
static guint
find_first_line (GPtrArray *lines, GArray *spans)
{
  const KntSpan *span = spans->len > 0 ? knt_spans_index (spans, 0) : NULL;

  for (guint i = 0; span != NULL && i < lines->len; i++) {
    const KntLine *line = lines->pdata[i];

    if (line->page == span->page && line->start < span->end && line->end > span->start)
      return i;
  }

  return lines->len;
}

static guint
count_pages (GPtrArray *lines, GRegex *regex)
{
  guint n = 0, last = 0;

  for (guint i = 0; i < lines->len; i++) {
    const KntLine *line = lines->pdata[i];

    if (line->page != last && g_regex_match (regex, line->text, 0, NULL)) {
      last = line->page;
      n++;
    }
  }

  return n;
}

static void
propose_labels (const Search *search, const KntFixWish *wish, guint first, GPtrArray *candidates)
{
  gboolean is_question = wish->role == KNT_FIX_QUESTION;
  const KntLine *line = search->lines->pdata[first];
  gsize length;
  g_autofree char *inline_pattern = knt_fix_pattern_for_inline (line->text, &length);

  if (first > 0) {
    const char *above = ((KntLine *) search->lines->pdata[first - 1])->text;

    add_candidate (candidates, is_question ? FIX_QUESTION_LABEL : FIX_ANSWER_LABEL, knt_fix_pattern_for_label (above),
                   above);
  }
  if (inline_pattern != NULL) {
    g_autofree char *label = g_strndup (line->text, length);

    add_candidate (candidates, is_question ? FIX_QUESTION_INLINE : FIX_ANSWER_INLINE, g_steal_pointer (&inline_pattern),
                   label);
  }
  /* Whoever marks a passage may have taken its label along. */
  add_candidate (candidates, is_question ? FIX_QUESTION_LABEL : FIX_ANSWER_LABEL,
                 knt_fix_pattern_for_label (line->text), line->text);
}

static void
propose_group (const Search *search, const KntFixWish *wish, guint first, GPtrArray *candidates)
{
  for (guint i = first; i > 0 && first - i < HEADING_REACH; i--) {
    const char *above = ((KntLine *) search->lines->pdata[i - 1])->text;
    char *pattern = knt_fix_pattern_for_group (above, wish->group);

    if (pattern != NULL) {
      add_candidate (candidates, FIX_GROUP, pattern, above);
      return;
    }
  }
}

static void
propose_nothing (const Search *search, guint first, GPtrArray *candidates)
{
  const char *text = ((KntLine *) search->lines->pdata[first])->text;
  g_autofree char *pattern = knt_fix_pattern_for_line (text);
  g_autoptr (GRegex) regex = pattern != NULL ? g_regex_new (pattern, 0, 0, NULL) : NULL;

  if (regex == NULL)
    return;
  if (count_pages (search->lines, regex) >= LEAST_PAGES)
    add_candidate (candidates, FIX_FURNITURE, g_strdup (pattern), text);
  /* What ends a sentence is no heading. */
  if (!knt_line_ends_sentence (search->lines->pdata[first]))
    add_candidate (candidates, FIX_END, g_strdup (pattern), text);
}

static GPtrArray *
list_candidates (const Search *search)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func (candidate_free);

  for (guint i = 0; i < search->wishes->len; i++) {
    const KntFixWish *wish = search->wishes->pdata[i];
    guint first = find_first_line (search->lines, wish->spans);

    if (first == search->lines->len)
      continue;
    if (wish->role == KNT_FIX_NEITHER) {
      propose_nothing (search, first, candidates);
      continue;
    }
    if (wish->group != NULL)
      propose_group (search, wish, first, candidates);
    propose_labels (search, wish, first, candidates);
  }

  return candidates;
}

static JsonNode *
make_json (const Search *search, const Candidate *candidate)
{
  const char *object = places[candidate->kind].object;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "extends");
  json_builder_add_string_value (builder, knt_form_get_id (search->base->form));
  if (object != NULL) {
    json_builder_set_member_name (builder, object);
    json_builder_begin_object (builder);
  }
  json_builder_set_member_name (builder, places[candidate->kind].member);
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, candidate->pattern);
  json_builder_end_array (builder);
  if (object != NULL)
    json_builder_end_object (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

static guint
count_chars (GArray *spans)
{
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    n += knt_spans_index (spans, i)->end - knt_spans_index (spans, i)->start;

  return n;
}

static guint
count_common (GArray *a, GArray *b)
{
  guint n = 0;

  for (guint i = 0; i < a->len; i++) {
    const KntSpan *one = knt_spans_index (a, i);

    for (guint j = 0; j < b->len; j++) {
      const KntSpan *other = knt_spans_index (b, j);

      if (one->page == other->page && MAX (one->start, other->start) < MIN (one->end, other->end))
        n += MIN (one->end, other->end) - MAX (one->start, other->start);
    }
  }

  return n;
}

/* The stretch without the lines and beginnings of lines that the new pattern makes labels of. */
static GArray *
cut_labels (const Search *search, const Candidate *candidate, GArray *spans)
{
  guint first = find_first_line (search->lines, spans);
  GArray *rest = knt_spans_copy (spans);
  const KntLine *line;
  g_autoptr (GMatchInfo) info = NULL;
  KntSpan *span;
  int from, to;

  if (first == search->lines->len)
    return rest;

  line = search->lines->pdata[first];
  span = knt_spans_index (rest, 0);
  if (g_regex_match (candidate->regex, line->text, 0, &info) && g_match_info_fetch_pos (info, 0, &from, &to))
    span->start =
      CLAMP (line->start + (guint) g_utf8_pointer_to_offset (line->text, line->text + to), span->start, span->end);

  return rest;
}

static gboolean
is_same (GArray *stretch, GArray *block)
{
  double common = count_common (stretch, block);

  return common > 0 && common >= SAME_SHARE * count_chars (stretch) && common >= SAME_SHARE * count_chars (block);
}

/* Whether what a person says of a stretch is what the brief says. */
static gboolean
fulfils (const Search *search, const Candidate *candidate, KntBrief *brief, const KntFixWish *wish)
{
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);
  g_autoptr (GArray) stretch =
    wish->role == KNT_FIX_NEITHER ? g_array_ref (wish->spans) : cut_labels (search, candidate, wish->spans);
  guint taken = 0;

  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = exchanges->pdata[i];
    const KntGroup *group = exchange->group != NULL ? knt_brief_find_group (brief, exchange->group) : NULL;

    for (guint j = 0; j < exchange->questions->len; j++) {
      const KntQuestion *question = exchange->questions->pdata[j];

      taken += count_common (stretch, question->spans);
      if (wish->role == KNT_FIX_QUESTION && is_same (stretch, question->spans))
        return (wish->label == NULL || g_strcmp0 (wish->label, question->label) == 0) &&
               (wish->group == NULL || g_strcmp0 (wish->group, group != NULL ? group->name : "") == 0);
    }
    for (guint j = 0; j < exchange->answers->len; j++) {
      const KntAnswer *answer = exchange->answers->pdata[j];

      taken += count_common (stretch, answer->spans);
      if (wish->role == KNT_FIX_ANSWER && is_same (stretch, answer->spans))
        return TRUE;
    }
  }

  return wish->role == KNT_FIX_NEITHER && taken <= NONE_SHARE * count_chars (stretch);
}

/* Whether what becomes something else begins at a line that the new pattern is for: all else has to stay as it is. Lines that are
 * neither before nor after stand between pages and paragraphs. */
static gboolean
changes_in_its_sense (const Search *search, const Candidate *candidate, const Outcome *after)
{
  gboolean is_within = FALSE;

  for (guint i = 0; i < search->lines->len; i++) {
    const KntLine *line = search->lines->pdata[i];
    guint8 old = search->before.roles[i], new = after->roles[i];

    if (g_regex_match (candidate->regex, line->text, 0, NULL)) {
      is_within = TRUE;
      continue;
    }
    if (old == new && old != 0)
      is_within = FALSE;
    if (old != new && (!is_within || candidate->kind == FIX_FURNITURE))
      return FALSE;
  }

  return TRUE;
}

/* Whether the questions that there were are still there, and no others unless their labels were looked for. */
static gboolean
keeps_labels (const Search *search, const Candidate *candidate, const Outcome *after)
{
  gboolean may_add =
    candidate->kind == FIX_QUESTION_LABEL || candidate->kind == FIX_QUESTION_INLINE || candidate->kind == FIX_GROUP;
  gboolean may_lose = candidate->kind == FIX_END;
  GPtrArray *few = may_lose ? after->labels : search->before.labels;
  GPtrArray *many = may_lose ? search->before.labels : after->labels;
  guint at = 0;

  if (!may_add && !may_lose && few->len != many->len)
    return FALSE;

  for (guint i = 0; i < few->len; i++, at++) {
    while (at < many->len && g_strcmp0 (few->pdata[i], many->pdata[at]) != 0)
      at++;
    if (at == many->len)
      return FALSE;
  }

  return TRUE;
}

static gboolean
fulfils_all (const Search *search, const Candidate *candidate, const Outcome *outcome)
{
  for (guint i = 0; i < search->wishes->len; i++)
    if (!fulfils (search, candidate, outcome->brief, search->wishes->pdata[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_good (const Search *search, const Candidate *candidate, const Outcome *after)
{
  if (knt_brief_get_form (after->brief) == NULL ||
      knt_brief_get_confidence (after->brief) < knt_brief_get_confidence (search->before.brief) - LESS_SURE ||
      after->n_findings > search->before.n_findings)
    return FALSE;

  return fulfils_all (search, candidate, after) && keeps_labels (search, candidate, after) &&
         changes_in_its_sense (search, candidate, after);
}

static char *
dup_sentence (const Candidate *candidate)
{
  /* Translators: these offer to remember what a person put right; %s is what stands in the brief, such as “Antw. 3:”. */
  switch (candidate->kind) {
    case FIX_QUESTION_LABEL:
      return g_strdup_printf (_ ("Treat lines such as “%s” as question labels in briefs of this kind"),
                              candidate->shown);
    case FIX_QUESTION_INLINE:
      return g_strdup_printf (_ ("Treat “%s” before a text as a question label in briefs of this kind"),
                              candidate->shown);
    case FIX_ANSWER_LABEL:
      return g_strdup_printf (_ ("Treat lines such as “%s” as answer labels in briefs of this kind"), candidate->shown);
    case FIX_ANSWER_INLINE:
      return g_strdup_printf (_ ("Treat “%s” before a text as an answer label in briefs of this kind"),
                              candidate->shown);
    case FIX_GROUP:
      return g_strdup_printf (_ ("Treat lines such as “%s” as group headings in briefs of this kind"),
                              candidate->shown);
    case FIX_FURNITURE:
      return g_strdup_printf (_ ("Leave out lines such as “%s” in briefs of this kind"), candidate->shown);
    case FIX_END:
    default:
      return g_strdup_printf (_ ("Treat nothing below lines such as “%s” as question or answer in briefs of this kind"),
                              candidate->shown);
  }
}

/* Returns: (transfer full) (nullable): the fix, where recognising with it is what is wanted */
static KntFormFix *
try_candidate (const Search *search, const Candidate *candidate)
{
  g_autoptr (JsonNode) root = make_json (search, candidate);
  g_autofree char *json = json_to_string (root, TRUE);
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (KntFormFile) file = knt_form_file_new_from_bytes (bytes, "", TRUE, search->files);
  Outcome after = { 0 };
  KntFormFix *fix = NULL;

  if (file->form == NULL || fulfils_all (search, candidate, &search->before))
    return NULL;

  recognise (search, file->form, &after);
  if (is_good (search, candidate, &after)) {
    fix = g_new0 (KntFormFix, 1);
    fix->form = g_strdup (knt_form_get_id (search->base->form));
    fix->json = g_strconcat (json, "\n", NULL);
    fix->sentence = dup_sentence (candidate);
  }
  outcome_clear (&after);

  return fix;
}

/**
 * knt_fix_wish_new:
 * @spans: (transfer none): copied
 *
 * Returns: (transfer full): a wish
 */
KntFixWish *
knt_fix_wish_new (KntFixRole role, GArray *spans, const char *label, const char *group)
{
  KntFixWish *self = g_new0 (KntFixWish, 1);

  self->role = role;
  self->spans = knt_spans_copy (spans);
  self->label = g_strdup (label);
  self->group = g_strdup (group);

  return self;
}

void
knt_fix_wish_free (KntFixWish *self)
{
  g_array_unref (self->spans);
  g_free (self->label);
  g_free (self->group);
  g_free (self);
}

/**
 * knt_form_fix_find:
 * @pages: that holds the document's pages
 * @files: (element-type KntFormFile): the forms that there are
 * @form: the id of the one that was taken
 * @wishes: (element-type KntFixWish): what a person says that is of one sense: all of them have to be fulfilled
 *
 * Looks for a pattern that, added to the form, makes the wishes superfluous: a label, alone or before its text, a group's heading,
 * a line that is furniture, or one below which there is nothing. It is tried on the document, and taken only if all that changes
 * begins at a line that it matches, no question is lost, and the audit finds no more than before. May take as long as recognising
 * the document several times; to be called in any thread.
 *
 * Returns: (transfer full) (nullable): a fix; %NULL where there is none
 */
KntFormFix *
knt_form_fix_find (KntRecogniser *pages, GPtrArray *files, const char *form, GPtrArray *wishes)
{
  Search search = { .pages = pages, .lines = knt_recogniser_get_lines (pages), .files = files, .wishes = wishes };
  g_autoptr (GPtrArray) candidates = NULL;
  KntFormFix *fix = NULL;

  g_return_val_if_fail (KNT_IS_RECOGNISER (pages), NULL);
  g_return_val_if_fail (form != NULL, NULL);

  for (guint i = 0; i < files->len; i++) {
    const KntFormFile *file = files->pdata[i];

    if (file->form != NULL && !file->is_replaced && g_str_equal (knt_form_get_id (file->form), form))
      search.base = file;
  }
  if (search.base == NULL || wishes->len == 0)
    return NULL;

  recognise (&search, search.base->form, &search.before);
  candidates = list_candidates (&search);
  for (guint i = 0; i < candidates->len && fix == NULL; i++)
    fix = try_candidate (&search, candidates->pdata[i]);
  outcome_clear (&search.before);

  return fix;
}

void
knt_form_fix_free (KntFormFix *self)
{
  g_free (self->form);
  g_free (self->json);
  g_free (self->sentence);
  g_free (self);
}
