/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-question-model.h"

#include "knt-annotation.h"
#include "knt-question-words.h"
#include "knt-standing.h"
#include "knt-tag.h"

#include <glib/gi18n.h>

/* The rows of the list of questions: one for each question of the brief, one for each answer that has none, where it
 * stands, and one at the end for passages that lie in neither, as long as there are any. Kept up to date from the notes. */
struct _KntQuestionModel {
  GObject parent_instance;

  KntNotes *notes;
  KntBrief *brief; /* (nullable): that the rows are of; has the ids that are keys */
  GListStore *store;
  GPtrArray *items; /* KntQuestionItem: those of the store but for the last one, which is faster to go through */
  /* From the id of a question, a part or an answer to the row that shows what lies in it, and to all of them where one
   * answer is given to several questions. */
  GHashTable *holders;
  GHashTable *more_holders;
  GHashTable *groups;
  KntQuestionItem *other;
  GStrv tags;
};

/* What is counted for one row. */
typedef struct {
  guint n_notes;
  GHashTable *seen;   /* ids of tags */
  GPtrArray *names;   /* of char, borrowed */
  GPtrArray *colours; /* of char, borrowed */
} Tally;

static GType
get_item_type (GListModel *model)
{
  return KNT_TYPE_QUESTION_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (KNT_QUESTION_MODEL (model)->store));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (KNT_QUESTION_MODEL (model)->store), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KntQuestionModel,
                               knt_question_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum { SIGNAL_UPDATED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
tally_free (gpointer data)
{
  Tally *self = data;

  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->colours);
  g_free (self);
}

static Tally *
tally_get (GHashTable *tallies, KntQuestionItem *item)
{
  Tally *tally = g_hash_table_lookup (tallies, item);

  if (tally == NULL) {
    tally = g_new0 (Tally, 1);
    tally->seen = g_hash_table_new (g_str_hash, g_str_equal);
    tally->names = g_ptr_array_new_null_terminated (4, NULL, TRUE);
    tally->colours = g_ptr_array_new_null_terminated (4, NULL, TRUE);
    g_hash_table_insert (tallies, item, tally);
  }
  return tally;
}

static void
tally_add (Tally *self, KntNotes *notes, KntEntity *annotation)
{
  g_auto (GStrv) tags = knt_annotation_list_tags (annotation);

  if (knt_annotation_get_note (annotation) != NULL)
    self->n_notes++;
  for (gsize i = 0; tags[i] != NULL; i++) {
    KntEntity *tag = knt_notes_find (notes, KNT_COLLECTION_TAGS, tags[i]);

    if (tag != NULL && g_hash_table_add (self->seen, (gpointer) knt_entity_get_id (tag))) {
      g_ptr_array_add (self->names, (gpointer) knt_tag_get_name (tag));
      g_ptr_array_add (self->colours, (gpointer) knt_tag_get_colour (tag));
    }
  }
}

static void
show_other (KntQuestionModel *self, gboolean show)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  g_autoptr (KntQuestionItem) last = n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->store), n - 1) : NULL;
  const gboolean shown = last == self->other;

  if (show && !shown)
    g_list_store_append (self->store, self->other);
  else if (!show && shown)
    g_list_store_remove (self->store, n - 1);
}

/* How many questions a group has and how many of them are judged. */
typedef struct {
  guint n_questions;
  guint n_judged;
} Count;

static void
update_group_counts (KntQuestionModel *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  KntQuestionGroup *last = NULL;
  Count *count = NULL;
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    g_hash_table_insert (counts, group, g_new0 (Count, 1));
  for (guint i = 0; i < self->items->len; i++) {
    KntQuestionItem *item = self->items->pdata[i];

    if (knt_question_item_get_number (item) == 0)
      continue;
    if (knt_question_item_get_group (item) != last)
      count = g_hash_table_lookup (counts, knt_question_item_get_group (item));
    last = knt_question_item_get_group (item);
    count->n_questions++;
    count->n_judged += g_strcmp0 (knt_question_item_get_standing (item), "open") != 0;
  }
  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &group)) {
    count = g_hash_table_lookup (counts, group);
    knt_question_group_set_counts (group, count->n_questions, count->n_judged);
  }
}

static void
update_tags (KntQuestionModel *self)
{
  GListModel *tags = knt_notes_get_collection (self->notes, KNT_COLLECTION_TAGS);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++) {
    g_autoptr (KntEntity) tag = g_list_model_get_item (tags, i);

    g_strv_builder_add (names, knt_tag_get_name (tag));
  }
  g_strfreev (self->tags);
  self->tags = g_strv_builder_end (names);
}

static void
update_items (KntQuestionModel *self)
{
  GListModel *annotations = knt_notes_get_collection (self->notes, KNT_COLLECTION_ANNOTATIONS);
  g_autoptr (GHashTable) tallies = g_hash_table_new_full (NULL, NULL, NULL, tally_free);
  static const char *const none[] = { NULL };
  gboolean any_other = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i);
    const char *within = knt_annotation_get_within (annotation);
    KntQuestionItem *holder = within != NULL ? g_hash_table_lookup (self->holders, within) : NULL;
    GPtrArray *all = holder != NULL ? g_hash_table_lookup (self->more_holders, within) : NULL;

    any_other = any_other || holder == NULL;
    for (guint j = 0; all != NULL && j < all->len; j++)
      tally_add (tally_get (tallies, all->pdata[j]), self->notes, annotation);
    if (all == NULL)
      tally_add (tally_get (tallies, holder != NULL ? holder : self->other), self->notes, annotation);
  }
  show_other (self, any_other);

  for (guint i = 0; i <= self->items->len; i++) {
    KntQuestionItem *item = i < self->items->len ? self->items->pdata[i] : self->other;
    const Tally *tally = g_hash_table_lookup (tallies, item);

    knt_question_item_set_n_notes (item, tally != NULL ? tally->n_notes : 0);
    knt_question_item_set_tags (item, tally != NULL ? (const char *const *) tally->names->pdata : none,
                                tally != NULL ? (const char *const *) tally->colours->pdata : none);
    if (knt_question_item_get_number (item) > 0)
      knt_question_item_set_standing (item,
                                      knt_notes_get_standing_value (self->notes, knt_question_item_get_id (item)));
  }
  update_group_counts (self);
  update_tags (self);
  g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
}

/* Rows are held by the list of them. */
static void
add_holder (KntQuestionModel *self, const char *id, KntQuestionItem *item)
{
  KntQuestionItem *first = g_hash_table_lookup (self->holders, id);
  GPtrArray *all;

  if (first == NULL) {
    g_hash_table_insert (self->holders, (gpointer) id, item);
    return;
  }
  all = g_hash_table_lookup (self->more_holders, id);
  if (all == NULL) {
    all = g_ptr_array_new ();
    g_ptr_array_add (all, first);
    g_hash_table_insert (self->more_holders, (gpointer) id, all);
  }
  g_ptr_array_add (all, item);
}

static KntQuestionGroup *
get_group (KntQuestionModel *self, KntBrief *brief, const char *id)
{
  KntGroup *named = id != NULL ? knt_brief_find_group (brief, id) : NULL;
  KntQuestionGroup *group = g_hash_table_lookup (self->groups, id != NULL ? id : "");

  if (group == NULL || g_strcmp0 (knt_question_group_get_name (group), named != NULL ? named->name : "") != 0) {
    group = knt_question_group_new (g_hash_table_size (self->groups), named != NULL ? named->name : NULL);
    g_hash_table_replace (self->groups, g_strdup (id != NULL ? id : ""), group);
  }
  return group;
}

/* The row that there was, where it can stay. */
static KntQuestionItem *
make_item (GHashTable *known, const char *id, KntQuestionGroup *group, gboolean unasked)
{
  KntQuestionItem *old = g_hash_table_lookup (known, id);

  if (old != NULL && knt_question_item_get_group (old) == group && knt_question_item_get_unasked (old) == unasked &&
      g_str_equal (knt_question_item_get_id (old), id))
    return g_object_ref (old);
  return knt_question_item_new (id, group);
}

static void
add_question (KntQuestionModel *self,
              GPtrArray *items,
              GHashTable *known,
              KntExchange *exchange,
              KntQuestion *question,
              KntQuestionGroup *group)
{
  g_autoptr (KntQuestionItem) item = make_item (known, question->id, group, FALSE);

  add_holder (self, question->id, item);
  for (guint i = 0; i < question->parts->len; i++)
    add_holder (self, ((KntPart *) question->parts->pdata[i])->id, item);
  for (guint i = 0; i < exchange->answers->len; i++)
    add_holder (self, ((KntAnswer *) exchange->answers->pdata[i])->id, item);
  g_ptr_array_add (items, g_steal_pointer (&item));
}

static void
add_unasked (KntQuestionModel *self, GPtrArray *items, GHashTable *known, KntAnswer *answer, KntQuestionGroup *group)
{
  g_autoptr (KntQuestionItem) item = make_item (known, answer->id, group, TRUE);

  knt_question_item_set_unasked (item, answer->text);
  add_holder (self, answer->id, item);
  g_ptr_array_add (items, g_steal_pointer (&item));
}

static guint
count_questions (KntBrief *brief)
{
  guint n = 0;

  for (guint i = 0; i < knt_brief_get_exchanges (brief)->len; i++)
    n += ((KntExchange *) knt_brief_get_exchanges (brief)->pdata[i])->questions->len;
  return n;
}

/* Returns: (transfer full) (element-type KntQuestionItem): a row for each question and each answer without one */
static GPtrArray *
make_items (KntQuestionModel *self, KntBrief *brief, GHashTable *known)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  const gboolean answered = knt_brief_has_answers (brief);
  const guint n_questions = count_questions (brief);
  KntQuestionGroup *group = NULL;
  const char *group_id = NULL;
  guint number = 0;

  for (guint i = 0; i < knt_brief_get_exchanges (brief)->len; i++) {
    KntExchange *exchange = knt_brief_get_exchanges (brief)->pdata[i];
    const gboolean unsure = knt_exchange_is_unsure (exchange, answered);

    /* Those of one group stand together. */
    if (group == NULL || g_strcmp0 (exchange->group, group_id) != 0)
      group = get_group (self, brief, exchange->group);
    group_id = exchange->group;

    for (guint j = 0; j < exchange->questions->len; j++) {
      KntQuestion *question = exchange->questions->pdata[j];

      add_question (self, items, known, exchange, question, group);
      knt_question_item_set_place (items->pdata[items->len - 1], ++number, n_questions, question->label,
                                   question->text);
      knt_question_item_set_unsure (items->pdata[items->len - 1], unsure);
    }
    for (guint j = 0; exchange->questions->len == 0 && j < exchange->answers->len; j++)
      add_unasked (self, items, known, exchange->answers->pdata[j], group);
  }
  return items;
}

/* Recognition brings questions bit by bit: rows that stay the same stay the same objects, so that the list keeps its
 * place and its selection. */
static void
update_brief (KntQuestionModel *self)
{
  KntBrief *brief = knt_notes_get_corrected (self->notes);
  g_autoptr (KntBrief) old_brief =
    g_steal_pointer (&self->brief); /* whose ids are keys as long as the rows are looked up */
  g_autoptr (GHashTable) known = g_steal_pointer (&self->holders);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) old_items = NULL;
  guint n_old, same = 0, tail = 0;

  show_other (self, FALSE);
  n_old = self->items->len;
  g_hash_table_remove_all (self->more_holders);
  self->holders = g_hash_table_new (g_str_hash, g_str_equal);
  self->brief = brief != NULL ? knt_brief_ref (brief) : NULL;
  items = brief != NULL ? make_items (self, brief, known) : g_ptr_array_new_with_free_func (g_object_unref);

  while (same < n_old && same < items->len) {
    if (self->items->pdata[same] != items->pdata[same])
      break;
    same++;
  }
  while (same + tail < n_old && same + tail < items->len) {
    if (self->items->pdata[n_old - 1 - tail] != items->pdata[items->len - 1 - tail])
      break;
    tail++;
  }
  old_items = g_steal_pointer (&self->items);
  self->items = g_ptr_array_ref (items);
  if (same + tail < n_old || same + tail < items->len)
    g_list_store_splice (self->store, same, n_old - same - tail, items->pdata + same, items->len - same - tail);
  update_items (self);
}

static void
changed_cb (KntQuestionModel *self, KntEditGroup *group)
{
  if (knt_edit_group_touches (group, KNT_COLLECTION_ANNOTATIONS) ||
      knt_edit_group_touches (group, KNT_COLLECTION_STANDINGS) || knt_edit_group_touches (group, KNT_COLLECTION_TAGS))
    update_items (self);
}

static void
items_changed_cb (KntQuestionModel *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
knt_question_model_finalize (GObject *object)
{
  KntQuestionModel *self = KNT_QUESTION_MODEL (object);

  g_clear_object (&self->notes);
  g_clear_object (&self->store);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->other);
  g_clear_pointer (&self->holders, g_hash_table_unref);
  g_clear_pointer (&self->more_holders, g_hash_table_unref);
  g_clear_pointer (&self->brief, knt_brief_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->tags, g_strfreev);

  G_OBJECT_CLASS (knt_question_model_parent_class)->finalize (object);
}

static void
knt_question_model_class_init (KntQuestionModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = knt_question_model_finalize;

  /**
   * KntQuestionModel::updated:
   *
   * Standings, notes or tags of some rows changed, all of them now shown.
   */
  signals[SIGNAL_UPDATED] =
    g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_question_model_init (KntQuestionModel *self)
{
  g_autoptr (KntQuestionGroup) elsewhere = knt_question_group_new (G_MAXUINT, NULL);

  self->store = g_list_store_new (KNT_TYPE_QUESTION_ITEM);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->holders = g_hash_table_new (g_str_hash, g_str_equal);
  self->more_holders = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->other = knt_question_item_new (KNT_QUESTION_ITEM_OTHER, elsewhere);
  self->tags = g_new0 (char *, 1);
  knt_question_item_set_place (self->other, 0, 0, NULL, _ ("Other passages"));
  g_signal_connect_object (self->store, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * knt_question_model_new:
 * @notes: the notes whose questions to list
 *
 * Returns: (transfer full): a new list of #KntQuestionItem
 */
KntQuestionModel *
knt_question_model_new (KntNotes *notes)
{
  KntQuestionModel *self = g_object_new (KNT_TYPE_QUESTION_MODEL, NULL);

  self->notes = g_object_ref (notes);
  g_signal_connect_object (notes, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notes, "notify::corrected", G_CALLBACK (update_brief), self, G_CONNECT_SWAPPED);
  update_brief (self);
  return self;
}

/**
 * knt_question_model_find_holder:
 * @id: (nullable): of a question, a part or an answer
 *
 * Returns: (transfer none) (nullable): the (first) row that shows what lies in it
 */
KntQuestionItem *
knt_question_model_find_holder (KntQuestionModel *self, const char *id)
{
  g_return_val_if_fail (KNT_IS_QUESTION_MODEL (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->holders, id) : NULL;
}

/**
 * knt_question_model_find:
 * @id: (nullable): of a question, or %KNT_QUESTION_ITEM_OTHER
 *
 * Returns: (transfer none) (nullable): its row
 */
KntQuestionItem *
knt_question_model_find (KntQuestionModel *self, const char *id)
{
  KntQuestionItem *item;

  g_return_val_if_fail (KNT_IS_QUESTION_MODEL (self), NULL);

  if (g_strcmp0 (id, KNT_QUESTION_ITEM_OTHER) == 0)
    return get_n_items (G_LIST_MODEL (self)) > self->items->len ? self->other : NULL;
  item = knt_question_model_find_holder (self, id);
  return item != NULL && g_str_equal (knt_question_item_get_id (item), id) ? item : NULL;
}

/**
 * knt_question_model_find_home:
 * @within: (nullable): id of a question, a part or an answer that something lies in
 * @shown: (nullable): the id of the row that is shown
 *
 * Which row to show for it. What lies in an answer to several questions is shown with each of them: then the row that
 * is shown stays.
 *
 * Returns: (transfer none): the id of a row, %KNT_QUESTION_ITEM_OTHER where it lies in none
 */
const char *
knt_question_model_find_home (KntQuestionModel *self, const char *within, const char *shown)
{
  KntQuestionItem *holder;
  GPtrArray *all;

  g_return_val_if_fail (KNT_IS_QUESTION_MODEL (self), NULL);

  holder = within != NULL ? g_hash_table_lookup (self->holders, within) : NULL;
  all = holder != NULL ? g_hash_table_lookup (self->more_holders, within) : NULL;
  for (guint i = 0; all != NULL && i < all->len; i++) {
    if (g_strcmp0 (knt_question_item_get_id (all->pdata[i]), shown) == 0)
      return knt_question_item_get_id (all->pdata[i]);
  }
  return holder != NULL ? knt_question_item_get_id (holder) : KNT_QUESTION_ITEM_OTHER;
}

/**
 * knt_question_model_find_edited:
 * @group: a step that was applied
 * @shown: (nullable): the id of the row that is shown
 *
 * Returns: (transfer none) (nullable): the id of the row where one sees what the step changed; %NULL for steps that no
 *   row shows more than others
 */
const char *
knt_question_model_find_edited (KntQuestionModel *self, KntEditGroup *group, const char *shown)
{
  GPtrArray *edits = knt_edit_group_get_edits (group);

  g_return_val_if_fail (KNT_IS_QUESTION_MODEL (self), NULL);

  for (guint i = 0; i < edits->len; i++) {
    KntEdit *edit = edits->pdata[i];

    if (edit->collection == KNT_COLLECTION_STANDINGS)
      return knt_question_model_find_home (self, edit->id, shown);
    if (edit->collection == KNT_COLLECTION_ANNOTATIONS)
      return knt_question_model_find_home (
        self, knt_annotation_get_within (edit->after != NULL ? edit->after : edit->before), shown);
  }
  return NULL;
}

/**
 * knt_question_model_get_tags:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of all tags of the notes
 */
const char *const *
knt_question_model_get_tags (KntQuestionModel *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_MODEL (self), NULL);

  return (const char *const *) self->tags;
}
