/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-correct.h"

#include "knt-block-list.h"

/* An exchange of the corrected brief while it is put together. Of thousands a person speaks of a few: the others are
 * not taken apart. */
typedef struct {
  const KntExchange *recognised; /* (nullable) */
  guint home;                    /* its index in the brief, where it was recognised */
  GPtrArray *questions;          /* (nullable) KntBlock */
  GPtrArray *answers;            /* (nullable) KntBlock; neither is there as long as it is as it was recognised */
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

  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_apart (const Draft *self)
{
  return self->questions != NULL;
}

static void
take_apart (Draft *self)
{
  self->questions = g_ptr_array_new ();
  self->answers = g_ptr_array_new ();
}

static Draft *
add_draft (Work *self, const KntExchange *recognised)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->recognised = recognised;
  draft->home = self->drafts->len;
  if (recognised == NULL)
    take_apart (draft);
  g_ptr_array_add (self->drafts, draft);
  return draft;
}

static void
put (Work *self, KntBlock *block, Draft *draft)
{
  g_ptr_array_add (block->role == KNT_ROLE_QUESTION ? draft->questions : draft->answers, block);
  g_hash_table_insert (self->draft_of, block, draft);
}

/* Blocks of an exchange that no correction speaks of. */
static void
take_apart_late (Work *self, Draft *draft)
{
  g_autoptr (GPtrArray) before = knt_block_list_dup_blocks (self->list);
  g_autoptr (GPtrArray) after = NULL;

  take_apart (draft);
  knt_block_list_add_exchange (self->list, draft->recognised, draft->home);
  after = knt_block_list_dup_blocks (self->list);
  for (guint i = before->len; i < after->len; i++)
    put (self, after->pdata[i], draft);
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
    if (is_apart (draft) && draft->recognised->questions->len > 0 && draft->questions->len == 0)
      take_out (self, draft);
  }
}

/* Those that stand nowhere come first. */
static int
compare_spans (GArray *one, GArray *other)
{
  if (one->len == 0 || other->len == 0)
    return (one->len > 0) - (other->len > 0);

  return knt_span_compare (knt_spans_index (one, 0), knt_spans_index (other, 0));
}

static void
find_before (GArray *spans, GArray *at, Draft *draft, GArray **best, Draft **found)
{
  if (compare_spans (spans, at) >= 0 || (*best != NULL && compare_spans (spans, *best) < 0))
    return;

  *best = spans;
  *found = draft;
}

/* What stands last before a block of that which is as it was recognised. */
static Draft *
find_whole_before (Work *self, const KntBlock *block, GArray **where)
{
  Draft *found = NULL;

  for (guint i = 0; i < self->drafts->len; i++) {
    Draft *draft = g_ptr_array_index (self->drafts, i);

    for (guint j = 0; !is_apart (draft) && j < draft->recognised->questions->len; j++)
      find_before (((KntQuestion *) draft->recognised->questions->pdata[j])->spans, block->spans, draft, where, &found);
    for (guint j = 0; !is_apart (draft) && j < draft->recognised->answers->len; j++)
      find_before (((KntAnswer *) draft->recognised->answers->pdata[j])->spans, block->spans, draft, where, &found);
  }

  return found;
}

/* Answers that nobody has a question for go with what stands before them. */
static void
place_homeless (Work *self)
{
  Draft *current = NULL;
  GArray *last = NULL; /* spans of the block that stands before */

  for (guint i = 0; i < self->blocks->len; i++) {
    KntBlock *block = g_ptr_array_index (self->blocks, i);
    Draft *draft = g_hash_table_lookup (self->draft_of, block);

    if (draft == NULL) {
      GArray *where = NULL;
      Draft *whole = find_whole_before (self, block, &where);

      draft = whole != NULL && (last == NULL || compare_spans (last, where) < 0) ? whole : current;
      if (draft == NULL)
        draft = add_draft (self, NULL);
      if (!is_apart (draft))
        take_apart_late (self, draft);
      put (self, block, draft);
    }
    current = draft;
    last = block->spans;
  }
}

static gboolean
is_empty (const Draft *draft)
{
  if (!is_apart (draft))
    return draft->recognised->questions->len == 0 && draft->recognised->answers->len == 0;
  return draft->questions->len == 0 && draft->answers->len == 0;
}

static const KntBlock *
get_first (const Draft *draft)
{
  g_assert (!is_empty (draft));

  return g_ptr_array_index (draft->questions->len > 0 ? draft->questions : draft->answers, 0);
}

static GArray *
get_first_spans (const Draft *draft)
{
  const KntExchange *recognised = draft->recognised;

  if (is_apart (draft))
    return get_first (draft)->spans;
  return recognised->questions->len > 0 ? ((KntQuestion *) recognised->questions->pdata[0])->spans
                                        : ((KntAnswer *) recognised->answers->pdata[0])->spans;
}

static int
compare_drafts (gconstpointer a, gconstpointer b)
{
  return compare_spans (get_first_spans (a), get_first_spans (b));
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

    if (is_apart (draft)) {
      order_blocks (draft->questions);
      order_blocks (draft->answers);
    }
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

  for (guint i = 0; is_apart (draft) && i < draft->questions->len + draft->answers->len; i++) {
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
build_exchange (Work *self, Draft *draft)
{
  KntExchange *exchange;
  gboolean is_said = FALSE;

  if (!is_apart (draft) && g_strcmp0 (draft->group, draft->recognised->group) == 0) {
    knt_brief_share_exchange (self->corrected, draft->recognised);
    return;
  }

  if (!is_apart (draft))
    take_apart_late (self, draft);
  exchange = knt_brief_add_exchange (self->corrected, NULL);

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

/* Returns: (transfer full): what corrections speak of, by page */
static GHashTable *
list_spoken_of (GListModel *corrections)
{
  GHashTable *pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < g_list_model_get_n_items (corrections); i++) {
    g_autoptr (KntEntity) correction = g_list_model_get_item (corrections, i);
    g_autoptr (GArray) spans = knt_correction_list_spans (correction);
    g_autoptr (GArray) with = knt_correction_list_with_spans (correction);

    if (with != NULL)
      g_array_append_vals (spans, with->data, with->len);
    for (guint j = 0; j < spans->len; j++) {
      const KntSpan *span = knt_spans_index (spans, j);
      GArray *page = g_hash_table_lookup (pages, GUINT_TO_POINTER (span->page));

      if (page == NULL) {
        page = knt_spans_new ();
        g_hash_table_insert (pages, GUINT_TO_POINTER (span->page), page);
      }
      g_array_append_vals (page, span, 1);
    }
  }

  return pages;
}

static gboolean
is_spoken_of (GHashTable *pages, GArray *spans)
{
  for (guint i = 0; i < spans->len; i++) {
    GArray *page = g_hash_table_lookup (pages, GUINT_TO_POINTER (knt_spans_index (spans, i)->page));

    if (page != NULL && knt_spans_intersect (spans, page))
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_exchange_spoken_of (GHashTable *pages, const KntExchange *exchange)
{
  for (guint i = 0; i < exchange->questions->len; i++)
    if (is_spoken_of (pages, ((KntQuestion *) exchange->questions->pdata[i])->spans))
      return TRUE;
  for (guint i = 0; i < exchange->answers->len; i++)
    if (is_spoken_of (pages, ((KntAnswer *) exchange->answers->pdata[i])->spans))
      return TRUE;

  return FALSE;
}

/* A draft for each exchange; those that corrections speak of are taken apart. */
static void
add_recognised (Work *self, GListModel *corrections)
{
  GPtrArray *exchanges = knt_brief_get_exchanges (self->brief);
  g_autoptr (GHashTable) pages = list_spoken_of (corrections);

  for (guint i = 0; i < exchanges->len; i++) {
    Draft *draft = add_draft (self, exchanges->pdata[i]);

    if (!is_exchange_spoken_of (pages, draft->recognised))
      continue;
    take_apart (draft);
    knt_block_list_add_exchange (self->list, draft->recognised, draft->home);
  }
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
 * the correction says so. Exchanges that nothing is said of are those of @brief, which does not change.
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

  work.list = list = knt_block_list_new ();
  work.drafts = drafts = g_ptr_array_new_with_free_func (draft_free);
  work.draft_of = draft_of = g_hash_table_new (NULL, NULL);
  if (brief != NULL)
    add_recognised (&work, corrections);
  apply_corrections (&work, corrections);
  work.blocks = blocks = knt_block_list_dup_blocks (list);
  g_ptr_array_sort_values (blocks, (GCompareFunc) knt_block_compare);

  work.corrected = brief != NULL ? knt_brief_new (knt_brief_get_form (brief), knt_brief_get_confidence (brief))
                                 : knt_brief_new (NULL, 0);
  if (brief != NULL)
    copy_facts_and_groups (&work);

  place_blocks (&work);
  place_homeless (&work);
  ordered = order_drafts (&work);
  settle_groups (&work, ordered);
  for (guint i = 0; i < ordered->len; i++)
    build_exchange (&work, g_ptr_array_index (ordered, i));
  if (brief != NULL) {
    knt_brief_share_findings (work.corrected, brief);
    copy_loose (&work, corrections);
  }

  return work.corrected;
}
