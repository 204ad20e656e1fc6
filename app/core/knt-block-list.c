/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-block-list.h"

#include "knt-letters.h"

struct _KntBlockList {
  GPtrArray *blocks;   /* KntBlock, all that there ever were */
  GHashTable *by_page; /* page to a GPtrArray of those on it */
  GHashTable *gone;    /* those that others have come in the place of */
  GStringChunk *chunk;
};

/* What becomes of one correction. */
typedef struct {
  KntBlockList *list;
  KntEntity *correction;
  KntRole role;
  KntBlock *made;   /* (nullable): nothing is made of what is neither */
  GPtrArray *parts; /* KntBlock */
  GString *letters; /* of the pieces that were taken */
  gboolean has_id;
  gboolean has_own_kind; /* something of the same role is touched, and then gives its id */
} Application;

static GPtrArray *
ensure_page (KntBlockList *self, guint page)
{
  GPtrArray *blocks = g_hash_table_lookup (self->by_page, GUINT_TO_POINTER (page));

  if (blocks == NULL) {
    blocks = g_ptr_array_new ();
    g_hash_table_insert (self->by_page, GUINT_TO_POINTER (page), blocks);
  }

  return blocks;
}

static void
index_block (KntBlockList *self, KntBlock *block)
{
  for (guint i = 0; i < block->spans->len; i++) {
    GPtrArray *blocks = ensure_page (self, knt_spans_index (block->spans, i)->page);

    if (blocks->len == 0 || g_ptr_array_index (blocks, blocks->len - 1) != block)
      g_ptr_array_add (blocks, block);
  }
}

static void
add_block (KntBlockList *self, KntBlock *block)
{
  g_ptr_array_add (self->blocks, block);
  index_block (self, block);
}

/* Returns: (transfer container): the blocks that a stretch takes something of, in reading order */
static GPtrArray *
find_touched (KntBlockList *self, GArray *stretch)
{
  GPtrArray *touched = g_ptr_array_new ();

  for (guint i = 0; i < stretch->len; i++) {
    GPtrArray *blocks = g_hash_table_lookup (self->by_page, GUINT_TO_POINTER (knt_spans_index (stretch, i)->page));

    for (guint j = 0; blocks != NULL && j < blocks->len; j++) {
      KntBlock *block = g_ptr_array_index (blocks, j);

      if (!g_hash_table_contains (self->gone, block) && knt_spans_intersect (block->spans, stretch) &&
          !g_ptr_array_find (touched, block, NULL))
        g_ptr_array_add (touched, block);
    }
  }

  g_ptr_array_sort_values (touched, (GCompareFunc) knt_block_compare);
  return touched;
}

static gboolean
is_worth_keeping (const KntPiece *piece)
{
  return knt_letters_have_word (piece->text);
}

/* The first rest keeps the id that the block has; those behind it are named after what stands between. */
static const char *
make_rest_id (Application *self, const KntBlock *block, guint n)
{
  g_autofree char *id = n == 1 ? g_strdup_printf ("%s/%s", block->id, knt_entity_get_id (self->correction))
                               : g_strdup_printf ("%s/%s/%u", block->id, knt_entity_get_id (self->correction), n);

  return g_string_chunk_insert (self->list->chunk, id);
}

static void
add_part (GPtrArray **parts, KntBlock *part)
{
  if (*parts == NULL)
    *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_block_free);
  g_ptr_array_add (*parts, part);
}

/* Parts are there only where a question asks several things. */
static void
drop_lone_part (KntBlock *block)
{
  if (block->parts != NULL && block->parts->len < 2)
    g_clear_pointer (&block->parts, g_ptr_array_unref);
}

/* A question's parts go along with the words that they consist of. */
static void
deal_out_parts (Application *self, GPtrArray *parts, GArray *stretch, const char *exact, GPtrArray *rests)
{
  for (guint i = 0; i < parts->len; i++) {
    const KntBlock *part = g_ptr_array_index (parts, i);
    g_autoptr (GPtrArray) pieces = knt_block_cut (part, stretch, exact, self->list->chunk);
    guint n = 0;

    for (guint j = 0; j < pieces->len; j++) {
      const KntPiece *piece = g_ptr_array_index (pieces, j);
      KntBlock *copy, *rest = NULL;

      if (!is_worth_keeping (piece))
        continue;

      copy = knt_block_copy (part);
      g_array_unref (copy->spans);
      copy->spans = g_array_ref (piece->spans);
      copy->text = piece->text;
      if (n > 0)
        copy->id = make_rest_id (self, part, n);
      n++;

      for (guint k = 0; !piece->is_taken && rest == NULL && k < rests->len; k++)
        if (knt_spans_intersect (((KntBlock *) rests->pdata[k])->spans, piece->spans))
          rest = g_ptr_array_index (rests, k);

      if (piece->is_taken)
        g_ptr_array_add (self->parts, copy);
      else if (rest != NULL)
        add_part (&rest->parts, copy);
      else
        knt_block_free (copy);
    }
  }
}

/* What lies beside something that is neither stays one block, as when a running title is taken out of an answer. */
static void
merge_pieces (Application *self, GPtrArray *pieces)
{
  KntPiece *first = NULL;

  for (guint i = 0; i < pieces->len; i++) {
    KntPiece *piece = g_ptr_array_index (pieces, i);

    if (piece->is_taken || !is_worth_keeping (piece))
      continue;
    if (first == NULL) {
      first = piece;
      continue;
    }

    g_array_append_vals (first->spans, piece->spans->data, piece->spans->len);
    first->text = knt_block_join_texts (first->text, piece->text, self->list->chunk);
    piece->text = "";
  }
}

static void
inherit (Application *self, const KntBlock *block)
{
  KntBlock *made = self->made;

  made->id = block->id;
  self->has_id = TRUE;
  if (block->role != made->role)
    return;

  made->label = block->label;
  made->group = block->group;
  made->following = block->following;
  made->with = block->with != NULL ? g_array_ref (block->with) : NULL;
}

/* What comes first of what a block was: a rest, or the stretch itself. */
static void
settle_id (Application *self, const KntBlock *block, GPtrArray *pieces)
{
  gboolean is_first = TRUE, has_rest = FALSE, takes_first = FALSE;

  for (guint i = 0; i < pieces->len; i++) {
    const KntPiece *piece = g_ptr_array_index (pieces, i);

    if (!is_worth_keeping (piece))
      continue;
    takes_first = takes_first || (is_first && piece->is_taken);
    has_rest = has_rest || !piece->is_taken;
    is_first = FALSE;
  }

  if (self->made == NULL)
    return;
  if (block->role == self->made->role && self->made->home < 0)
    self->made->home = block->home;
  if (takes_first && !self->has_id && (block->role == self->made->role || (!has_rest && !self->has_own_kind)))
    inherit (self, block);
}

static void
take_from (Application *self, KntBlock *block, GArray *stretch, const char *exact)
{
  g_autoptr (GPtrArray) pieces = knt_block_cut (block, stretch, exact, self->list->chunk);
  g_autoptr (GPtrArray) rests = g_ptr_array_new ();
  gboolean loses_id;

  if (self->made == NULL)
    merge_pieces (self, pieces);
  settle_id (self, block, pieces);
  loses_id = self->made != NULL && self->made->id == block->id;

  for (guint i = 0; i < pieces->len; i++) {
    const KntPiece *piece = g_ptr_array_index (pieces, i);
    KntBlock *rest;

    if (piece->is_taken) {
      g_string_append (self->letters, piece->text);
      if (self->made != NULL)
        self->made->text = knt_block_join_texts (self->made->text, piece->text, self->list->chunk);
      continue;
    }
    if (!is_worth_keeping (piece))
      continue;

    rest = knt_block_copy (block);
    g_array_unref (rest->spans);
    rest->spans = g_array_ref (piece->spans);
    rest->text = piece->text;
    if (loses_id || rests->len > 0) {
      rest->id = make_rest_id (self, block, rests->len + (loses_id ? 1 : 0));
      rest->label = NULL;
      /* What follows on a new question is its answer, what follows on an answer asks something else. */
      if (self->made != NULL && self->made->role != block->role)
        rest->home = -1;
    }
    g_ptr_array_add (rests, rest);
  }

  if (block->parts != NULL)
    deal_out_parts (self, block->parts, stretch, exact, rests);
  g_hash_table_add (self->list->gone, block);
  for (guint i = 0; i < rests->len; i++) {
    drop_lone_part (g_ptr_array_index (rests, i));
    add_block (self->list, g_ptr_array_index (rests, i));
  }
}

/**
 * knt_block_list_new:
 *
 * Returns: (transfer full): an empty list
 */
KntBlockList *
knt_block_list_new (void)
{
  KntBlockList *self = g_new0 (KntBlockList, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_block_free);
  self->by_page = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->gone = g_hash_table_new (NULL, NULL);
  self->chunk = g_string_chunk_new (4096);
  return self;
}

/**
 * knt_block_list_add_exchange:
 * @exchange: outlives the list and what is stolen from it
 * @home: its index in the brief
 *
 * Adds its questions and answers. What corrections speak of has to be there before the first is applied.
 */
void
knt_block_list_add_exchange (KntBlockList *self, const KntExchange *exchange, guint home)
{
  for (guint i = 0; i < exchange->questions->len; i++) {
    KntBlock *block = knt_block_new_for_question (g_ptr_array_index (exchange->questions, i));

    block->home = home;
    block->is_recognised = TRUE;
    add_block (self, block);
  }
  for (guint i = 0; i < exchange->answers->len; i++) {
    const KntAnswer *answer = g_ptr_array_index (exchange->answers, i);
    KntBlock *block = knt_block_new (KNT_ROLE_ANSWER, answer->id, answer->text, answer->spans);

    block->home = home;
    block->is_recognised = TRUE;
    add_block (self, block);
  }
}

void
knt_block_list_free (KntBlockList *self)
{
  g_ptr_array_unref (self->blocks);
  g_hash_table_unref (self->by_page);
  g_hash_table_unref (self->gone);
  g_string_chunk_free (self->chunk);
  g_free (self);
}

static void
finish (Application *self)
{
  KntBlock *made = self->made;
  const char *exact = knt_correction_get_quote (self->correction);
  const char *label = knt_correction_get_label (self->correction);
  const char *group = knt_correction_get_group (self->correction);
  g_autoptr (GArray) taken = knt_letters_new (self->letters->str);
  g_autoptr (GArray) words = knt_letters_new (exact);
  GArray *with = knt_correction_list_with_spans (self->correction);

  /* What was recognised knows where paragraphs end; the quote knows what was not recognised. */
  if (exact != NULL && !knt_letters_equal (taken, words))
    made->text = exact;
  if (label != NULL)
    made->label = *label != '\0' ? label : NULL;
  if (group != NULL) {
    made->group = group;
    made->following = knt_correction_get_following (self->correction);
  }
  if (with != NULL) {
    g_clear_pointer (&made->with, g_array_unref);
    made->with = with;
  }
  if (made->role == KNT_ROLE_QUESTION && self->parts->len > 1)
    made->parts = g_ptr_array_ref (self->parts);
  made->said = self->correction;
  add_block (self->list, made);
}

/**
 * knt_block_list_apply:
 * @correction: outlives the list; of a role that is not known, or without a place, it has no effect
 *
 * Makes the correction's stretch one block, or none where it is neither question nor answer, and takes it from all blocks that
 * there are so far: of two corrections the one that is applied later counts.
 */
void
knt_block_list_apply (KntBlockList *self, KntEntity *correction)
{
  g_autoptr (GArray) stretch = knt_correction_list_spans (correction);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_block_free);
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autoptr (GPtrArray) touched = NULL;
  Application application = { .list = self, .correction = correction, .parts = parts, .letters = letters };

  application.role = knt_correction_get_role (correction);
  if (application.role == KNT_ROLE_OTHER || stretch->len == 0)
    return;

  if (application.role != KNT_ROLE_NEITHER)
    application.made = knt_block_new (application.role, knt_entity_get_id (correction), "", stretch);
  touched = find_touched (self, stretch);
  for (guint i = 0; i < touched->len; i++)
    if (((KntBlock *) touched->pdata[i])->role == application.role)
      application.has_own_kind = TRUE;
  for (guint i = 0; i < touched->len; i++)
    take_from (&application, g_ptr_array_index (touched, i), stretch, knt_correction_get_quote (correction));

  if (application.made != NULL)
    finish (&application);
}

/**
 * knt_block_list_dup_blocks:
 *
 * Returns: (transfer container) (element-type KntBlock): the blocks that there are, those that are as they were recognised in the
 *   order of the brief; they are the list's
 */
GPtrArray *
knt_block_list_dup_blocks (KntBlockList *self)
{
  GPtrArray *blocks = g_ptr_array_sized_new (self->blocks->len);

  for (guint i = 0; i < self->blocks->len; i++)
    if (!g_hash_table_contains (self->gone, self->blocks->pdata[i]))
      g_ptr_array_add (blocks, self->blocks->pdata[i]);

  return blocks;
}

/**
 * knt_block_list_find_question:
 *
 * Returns: (transfer none) (nullable): the question that holds most of that place
 */
KntBlock *
knt_block_list_find_question (KntBlockList *self, GArray *spans)
{
  g_autoptr (GPtrArray) touched = find_touched (self, spans);
  KntBlock *best = NULL;
  guint best_n = 0;

  for (guint i = 0; i < touched->len; i++) {
    KntBlock *block = g_ptr_array_index (touched, i);
    guint n = knt_spans_count_shared (block->spans, spans);

    if (block->role == KNT_ROLE_QUESTION && n > best_n) {
      best = block;
      best_n = n;
    }
  }

  return best;
}
