/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-correct.h"

#include "knt-block-list.h"

/* An exchange of the corrected brief while it is put together. */
typedef struct {
  const KntExchange *recognised; /* (nullable) */
  GPtrArray *questions;          /* KntBlock */
  GPtrArray *answers;            /* KntBlock */
  const char *group;             /* (nullable) id */
} Draft;

typedef struct {
  KntBrief *brief; /* (nullable) */
  KntBrief *corrected;
  KntBlockList *list;
  GPtrArray *blocks;    /* KntBlock, in reading order */
  GPtrArray *drafts;    /* Draft, those of the brief first */
  GHashTable *draft_of; /* KntBlock to Draft */
} Work;

static void
draft_free (gpointer data)
{
  Draft *self = data;

  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

static Draft *
add_draft (Work *self, const KntExchange *recognised)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->recognised = recognised;
  draft->questions = g_ptr_array_new ();
  draft->answers = g_ptr_array_new ();
  g_ptr_array_add (self->drafts, draft);
  return draft;
}

static void
put (Work *self, KntBlock *block, Draft *draft)
{
  g_ptr_array_add (block->role == KNT_ROLE_QUESTION ? draft->questions : draft->answers, block);
  g_hash_table_insert (self->draft_of, block, draft);
}

static void
take_out (Work *self, Draft *draft)
{
  for (guint i = 0; i < draft->answers->len; i++)
    g_hash_table_remove (self->draft_of, draft->answers->pdata[i]);
  g_ptr_array_set_size (draft->answers, 0);
}

/* The exchange of the question that a block was said to belong to; that question may itself have been said to belong to another.
 * Returns: (nullable): NULL where there is none, or where they belong to each other in a circle. */
static Draft *
find_said_draft (Work *self, const KntBlock *block)
{
  for (guint depth = 0; block != NULL && block->with != NULL && depth < 16; depth++) {
    KntBlock *question = knt_block_list_find_question (self->list, block->with);
    Draft *draft = question != NULL && question != block ? g_hash_table_lookup (self->draft_of, question) : NULL;

    if (draft != NULL)
      return draft;
    block = question != block ? question : NULL;
  }

  return NULL;
}

/* What stays where it was recognised, what opens an exchange, then what was said to belong somewhere. */
static void
place_blocks (Work *self)
{
  guint n_recognised = self->drafts->len;
  g_autoptr (GPtrArray) listed = knt_block_list_dup_blocks (self->list);

  for (guint i = 0; i < listed->len; i++) {
    KntBlock *block = g_ptr_array_index (listed, i);

    if (block->with == NULL && block->home >= 0)
      put (self, block, g_ptr_array_index (self->drafts, block->home));
    else if (block->with == NULL && block->role == KNT_ROLE_QUESTION)
      put (self, block, add_draft (self, NULL));
  }

  for (guint i = 0; i < self->blocks->len; i++) {
    KntBlock *block = g_ptr_array_index (self->blocks, i);
    Draft *draft;

    if (block->with == NULL)
      continue;
    draft = find_said_draft (self, block);
    if (draft == NULL && block->home >= 0)
      draft = g_ptr_array_index (self->drafts, block->home);
    if (draft == NULL && block->role == KNT_ROLE_QUESTION)
      draft = add_draft (self, NULL);
    if (draft != NULL)
      put (self, block, draft);
  }

  for (guint i = 0; i < n_recognised; i++) {
    Draft *draft = g_ptr_array_index (self->drafts, i);

    g_assert (draft->recognised != NULL);
    if (draft->recognised->questions->len > 0 && draft->questions->len == 0)
      take_out (self, draft);
  }
}

/* Answers that nobody has a question for go with what stands before them. */
static void
place_homeless (Work *self)
{
  Draft *current = NULL;

  for (guint i = 0; i < self->blocks->len; i++) {
    KntBlock *block = g_ptr_array_index (self->blocks, i);
    Draft *draft = g_hash_table_lookup (self->draft_of, block);

    if (draft == NULL) {
      draft = current != NULL ? current : add_draft (self, NULL);
      put (self, block, draft);
    }
    current = draft;
  }
}

static gboolean
is_empty (const Draft *draft)
{
  return draft->questions->len == 0 && draft->answers->len == 0;
}

static const KntBlock *
get_first (const Draft *draft)
{
  g_assert (!is_empty (draft));

  return g_ptr_array_index (draft->questions->len > 0 ? draft->questions : draft->answers, 0);
}

static int
compare_drafts (gconstpointer a, gconstpointer b)
{
  return knt_block_compare (get_first (a), get_first (b));
}

/* What was recognised stays in its order, which knows of columns. */
static void
order_blocks (GPtrArray *blocks)
{
  gboolean is_recognised = TRUE;

  for (guint i = 0; i < blocks->len; i++)
    is_recognised = is_recognised && ((KntBlock *) blocks->pdata[i])->is_recognised;
  if (!is_recognised)
    g_ptr_array_sort_values (blocks, (GCompareFunc) knt_block_compare);
}

/* Recognised exchanges stay in their order as well, new ones come in where they stand. Returns: (transfer container) */
static GPtrArray *
order_drafts (Work *self)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  GPtrArray *ordered = g_ptr_array_new ();
  guint next = 0;

  for (guint i = 0; i < self->drafts->len; i++) {
    Draft *draft = g_ptr_array_index (self->drafts, i);

    order_blocks (draft->questions);
    order_blocks (draft->answers);
    if (draft->recognised == NULL)
      g_ptr_array_add (fresh, draft);
  }
  g_ptr_array_sort_values (fresh, compare_drafts);

  for (guint i = 0; i < self->drafts->len; i++) {
    Draft *draft = g_ptr_array_index (self->drafts, i);

    if (draft->recognised == NULL || is_empty (draft))
      continue;
    while (next < fresh->len && compare_drafts (fresh->pdata[next], draft) < 0)
      g_ptr_array_add (ordered, fresh->pdata[next++]);
    g_ptr_array_add (ordered, draft);
  }
  while (next < fresh->len)
    g_ptr_array_add (ordered, fresh->pdata[next++]);

  return ordered;
}

/* The group whose heading is the last one before a block. */
static const char *
find_group_at (Work *self, const KntBlock *block)
{
  GPtrArray *groups = knt_brief_get_groups (self->corrected);
  const KntGroup *best = NULL;

  for (guint i = 0; block->spans->len > 0 && i < groups->len; i++) {
    const KntGroup *group = g_ptr_array_index (groups, i);

    if (group->spans->len > 0 &&
        knt_span_compare (knt_spans_index (group->spans, 0), knt_spans_index (block->spans, 0)) < 0 &&
        (best == NULL || knt_span_compare (knt_spans_index (best->spans, 0), knt_spans_index (group->spans, 0)) < 0))
      best = group;
  }

  return best != NULL ? best->id : NULL;
}

/* The group of that name; one that was not recognised comes behind the one before it. */
static const char *
ensure_group (Work *self, const char *name, const char *before)
{
  GPtrArray *groups = knt_brief_get_groups (self->corrected);
  guint place = 0;
  KntGroup *group;

  for (guint i = 0; i < groups->len; i++) {
    group = g_ptr_array_index (groups, i);
    if (g_str_equal (group->name, name))
      return group->id;
    if (g_strcmp0 (group->id, before) == 0)
      place = i + 1;
  }

  group = knt_brief_add_group (self->corrected, name);
  g_free (group->id);
  group->id = g_strconcat ("group:", name, NULL);
  g_ptr_array_insert (groups, place, g_ptr_array_steal_index (groups, groups->len - 1));
  return group->id;
}

/* What was said last of the group of any block of the exchange. */
static const KntBlock *
find_said_group (const Draft *draft)
{
  const KntBlock *said = NULL;

  for (guint i = 0; i < draft->questions->len + draft->answers->len; i++) {
    const KntBlock *block =
      i < draft->questions->len ? draft->questions->pdata[i] : draft->answers->pdata[i - draft->questions->len];

    if (block->group != NULL && (said == NULL || g_strcmp0 (knt_correction_get_modified (said->said),
                                                            knt_correction_get_modified (block->said)) < 0))
      said = block;
  }

  return said;
}

static void
settle_groups (Work *self, GPtrArray *ordered)
{
  const char *before = NULL;       /* group of the exchange before */
  const char *recognised = NULL;   /* the same as it was recognised */
  const char *running = NULL;      /* name that goes for what follows */
  const char *running_from = NULL; /* group as recognised where that was said: another one is a new heading */

  for (guint i = 0; i < ordered->len; i++) {
    Draft *draft = g_ptr_array_index (ordered, i);
    const KntBlock *said = find_said_group (draft);
    const char *name = NULL;

    if (draft->recognised != NULL) {
      recognised = draft->recognised->group;
    } else {
      const char *at = find_group_at (self, get_first (draft));

      recognised = at != NULL ? at : recognised;
    }

    if (said != NULL) {
      name = said->group;
      running = said->following ? name : NULL;
      running_from = recognised;
    } else if (running != NULL && g_strcmp0 (recognised, running_from) == 0) {
      name = running;
    } else {
      running = NULL;
    }

    draft->group = name == NULL ? recognised : *name == '\0' ? NULL : ensure_group (self, name, before);
    before = draft->group;
  }
}

static void
build_question (KntExchange *exchange, const KntBlock *block)
{
  KntQuestion *question = knt_exchange_add_question (exchange, block->id, block->label, block->text, block->spans);

  for (guint i = 0; block->parts != NULL && i < block->parts->len; i++) {
    const KntBlock *made = g_ptr_array_index (block->parts, i);
    KntPart *part = knt_question_add_part (question, made->text, made->spans);

    g_set_str (&part->id, made->id);
  }
}

static void
build_exchange (Work *self, const Draft *draft)
{
  KntExchange *exchange = knt_brief_add_exchange (self->corrected, NULL);
  gboolean is_said = FALSE;

  g_free (exchange->id);
  exchange->id = draft->recognised != NULL ? g_strdup (draft->recognised->id)
                                           : g_strconcat ("exchange:", get_first (draft)->id, NULL);
  exchange->group = g_strdup (draft->group);
  exchange->topic = draft->recognised != NULL ? g_strdup (draft->recognised->topic) : NULL;

  for (guint i = 0; i < draft->questions->len; i++) {
    const KntBlock *block = g_ptr_array_index (draft->questions, i);

    build_question (exchange, block);
    is_said = is_said || block->said != NULL;
  }
  for (guint i = 0; i < draft->answers->len; i++) {
    const KntBlock *block = g_ptr_array_index (draft->answers, i);

    knt_exchange_add_answer (exchange, block->id, block->text, block->spans);
    is_said = is_said || block->said != NULL;
  }

  exchange->confidence = is_said || draft->recognised == NULL ? 1 : draft->recognised->confidence;
}

static void
copy_facts_and_groups (Work *self)
{
  g_auto (GStrv) facts = knt_brief_list_facts (self->brief);
  GPtrArray *groups = knt_brief_get_groups (self->brief);

  knt_brief_set_title (self->corrected, knt_brief_get_title (self->brief));
  for (guint i = 0; facts[i] != NULL; i++)
    knt_brief_set_fact (self->corrected, facts[i], knt_brief_get_fact (self->brief, facts[i]));

  for (guint i = 0; i < groups->len; i++) {
    const KntGroup *group = g_ptr_array_index (groups, i);
    KntGroup *copy = knt_brief_add_group (self->corrected, group->name);

    g_set_str (&copy->id, group->id);
    copy->heading = g_strdup (group->heading);
    g_array_append_vals (copy->spans, group->spans->data, group->spans->len);
  }
}

static void
copy_findings (Work *self)
{
  GPtrArray *references = knt_brief_get_references (self->brief);
  GPtrArray *commitments = knt_brief_get_commitments (self->brief);

  for (guint i = 0; i < references->len; i++) {
    const KntReference *reference = g_ptr_array_index (references, i);
    KntReference *copy = knt_brief_add_reference (self->corrected, reference->kind, reference->spans);

    g_strfreev (copy->names);
    g_strfreev (copy->values);
    copy->names = g_strdupv (reference->names);
    copy->values = g_strdupv (reference->values);
  }

  for (guint i = 0; i < commitments->len; i++) {
    const KntCommitment *commitment = g_ptr_array_index (commitments, i);
    KntCommitment *copy = knt_brief_add_commitment (self->corrected, commitment->text, commitment->spans);

    g_set_str (&copy->id, commitment->id);
    copy->due = g_strdup (commitment->due);
    copy->due_text = g_strdup (commitment->due_text);
    copy->confidence = commitment->confidence;
  }
}

/* What a person said something of belongs to it now, or is known to belong to nothing. */
static void
copy_loose (Work *self, GListModel *corrections)
{
  GPtrArray *loose = knt_brief_get_loose (self->brief);
  g_autoptr (GArray) said = knt_spans_new ();

  for (guint i = 0; loose->len > 0 && i < g_list_model_get_n_items (corrections); i++) {
    g_autoptr (KntEntity) correction = g_list_model_get_item (corrections, i);
    g_autoptr (GArray) spans = knt_correction_list_spans (correction);

    g_array_append_vals (said, spans->data, spans->len);
  }
  for (guint i = 0; i < loose->len; i++) {
    const KntLoose *passage = g_ptr_array_index (loose, i);

    if (!knt_spans_intersect (passage->spans, said))
      knt_brief_add_loose (self->corrected, passage->text, passage->spans);
  }
}

/* The later statement comes later; of two of the same time always the same one. */
static int
compare_corrections (gconstpointer a, gconstpointer b)
{
  KntEntity *one = (KntEntity *) a, *other = (KntEntity *) b;
  int order = g_strcmp0 (knt_correction_get_modified (one), knt_correction_get_modified (other));

  return order != 0 ? order : strcmp (knt_entity_get_id (one), knt_entity_get_id (other));
}

static void
apply_corrections (Work *self, GListModel *corrections)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (corrections); i++) {
    g_autoptr (KntEntity) correction = g_list_model_get_item (corrections, i);

    g_ptr_array_add (sorted, correction); /* the list holds it */
  }

  g_ptr_array_sort_values (sorted, compare_corrections);
  for (guint i = 0; i < sorted->len; i++)
    knt_block_list_apply (self->list, g_ptr_array_index (sorted, i));
}

/**
 * knt_brief_correct:
 * @brief: (nullable): as it was recognised
 * @corrections: (element-type KntEntity): in any order; the list holds its items
 *
 * Applies what a person said to what was recognised. Each correction makes its stretch one block; where two overlap the later one
 * counts. What is left of a block that something was taken from stays a block of its role, and its first piece keeps the id;
 * beside something that is neither it stays one block. Rests without any word fall away. A question that is new opens an exchange
 * where it stands; an answer that is new, or that has lost its questions, goes with what stands before it; both go elsewhere where
 * the correction says so.
 *
 * The result has no JSON of its own and is not to be saved.
 *
 * Returns: (transfer full) (nullable): the corrected brief; @brief itself where nothing is said; %NULL where there is nothing at all
 */
KntBrief *
knt_brief_correct (KntBrief *brief, GListModel *corrections)
{
  Work work = { .brief = brief };
  g_autoptr (KntBlockList) list = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) ordered = NULL;
  g_autoptr (GHashTable) draft_of = NULL;

  if (g_list_model_get_n_items (corrections) == 0)
    return brief != NULL ? knt_brief_ref (brief) : NULL;

  work.list = list = knt_block_list_new (brief);
  apply_corrections (&work, corrections);
  work.blocks = blocks = knt_block_list_dup_blocks (list);
  g_ptr_array_sort_values (blocks, (GCompareFunc) knt_block_compare);
  work.drafts = drafts = g_ptr_array_new_with_free_func (draft_free);
  work.draft_of = draft_of = g_hash_table_new (NULL, NULL);

  work.corrected = brief != NULL ? knt_brief_new (knt_brief_get_form (brief), knt_brief_get_confidence (brief))
                                 : knt_brief_new (NULL, 0);
  if (brief != NULL) {
    copy_facts_and_groups (&work);
    for (guint i = 0; i < knt_brief_get_exchanges (brief)->len; i++)
      add_draft (&work, knt_brief_get_exchanges (brief)->pdata[i]);
  }

  place_blocks (&work);
  place_homeless (&work);
  ordered = order_drafts (&work);
  settle_groups (&work, ordered);
  for (guint i = 0; i < ordered->len; i++)
    build_exchange (&work, g_ptr_array_index (ordered, i));
  if (brief != NULL) {
    copy_findings (&work);
    copy_loose (&work, corrections);
  }

  return work.corrected;
}
