/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-concerns.h"

#include "knt-span.h"

/* What of a brief a person should look at: what the audit finds, and what the recogniser was unsure of. A list of
 * #KntConcern in the order of the pages, what is about the brief as a whole first; behind them those of which a person
 * said that they are right so. Looking for them takes its time with thousands of questions, so a thread does it. */
struct _KntConcerns {
  GObject parent_instance;

  KntBrief *brief;
  GCancellable *cancellable; /* (nullable): of the thread that looks through it */
  GHashTable *accepted;      /* keys */
  GPtrArray *items;
  GHashTable *ranks; /* of the items, as they were found */
  guint n_open;      /* of the items, the first ones */
  guint current;     /* or %G_MAXUINT */
  guint next;        /* or %G_MAXUINT: what comes behind a concern that was looked at and is not open any more */
  GArray *here;      /* (nullable): where one is who looked at a concern that is not there any more */
};

static GType
get_item_type (GListModel *model)
{
  return KNT_TYPE_CONCERN;
}

static guint
get_n_items (GListModel *model)
{
  return KNT_CONCERNS (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *items = KNT_CONCERNS (model)->items;

  return position < items->len ? g_object_ref (items->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KntConcerns,
                               knt_concerns,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

typedef enum { PROP_N_OPEN = 1, PROP_CURRENT } KntConcernsProperty;

static GParamSpec *properties[PROP_CURRENT + 1];

static KntConcern *
get (KntConcerns *self, guint position)
{
  return position < self->items->len ? self->items->pdata[position] : NULL;
}

/* Whoever looked at it goes on from there. */
static void
leave_current (KntConcerns *self)
{
  KntConcern *current = get (self, self->current);
  g_autoptr (GArray) here = current != NULL ? knt_spans_copy (knt_concern_get_spans (current)) : NULL;

  if (here == NULL)
    return;
  knt_concerns_set_current (self, G_MAXUINT);
  self->here = g_steal_pointer (&here);
}

static void
update_n_open (KntConcerns *self)
{
  guint n_open = 0;

  while (n_open < self->items->len && !knt_concern_get_accepted (self->items->pdata[n_open]))
    n_open++;
  if (self->n_open == n_open)
    return;
  self->n_open = n_open;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OPEN]);
}

static gboolean
should_be_accepted (KntConcerns *self, KntConcern *concern)
{
  return g_hash_table_contains (self->accepted, knt_concern_get_key (concern));
}

/* The open ones first. Takes the items. */
static void
take_items (KntConcerns *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) old = self->items;
  g_autoptr (GHashTable) old_ranks = self->ranks;
  KntConcern *looked_at = get (self, self->current);

  leave_current (self);
  self->next = G_MAXUINT;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->ranks = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (self->ranks, items->pdata[i], GUINT_TO_POINTER (i));
  for (guint accepted = 0; accepted < 2; accepted++) {
    for (guint i = 0; i < items->len; i++) {
      if (should_be_accepted (self, items->pdata[i]) == (gboolean) accepted) {
        knt_concern_set_accepted (items->pdata[i], accepted);
        g_ptr_array_add (self->items, g_object_ref (items->pdata[i]));
      }
    }
  }
  g_ptr_array_unref (items);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, self->items->len);
  update_n_open (self);
  for (guint i = 0; looked_at != NULL && i < self->n_open; i++) {
    if (g_str_equal (knt_concern_get_key (self->items->pdata[i]), knt_concern_get_key (looked_at)))
      knt_concerns_set_current (self, i);
  }
}

static guint
get_rank (KntConcerns *self, KntConcern *concern)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, concern));
}

/* One by one, so that a list keeps its place. */
static void
move_item (KntConcerns *self, guint from)
{
  g_autoptr (KntConcern) concern = g_object_ref (self->items->pdata[from]);
  const gboolean accepted = !knt_concern_get_accepted (concern);
  guint to = 0;

  if (self->current == from) {
    leave_current (self);
    self->next = from;
  } else {
    self->next = G_MAXUINT;
  }
  g_ptr_array_remove_index (self->items, from);
  if (self->current != G_MAXUINT && self->current > from)
    self->current--;
  g_list_model_items_changed (G_LIST_MODEL (self), from, 1, 0);

  while (to < self->items->len && knt_concern_get_accepted (self->items->pdata[to]) < accepted)
    to++;
  while (to < self->items->len && knt_concern_get_accepted (self->items->pdata[to]) == accepted &&
         get_rank (self, self->items->pdata[to]) < get_rank (self, concern))
    to++;
  knt_concern_set_accepted (concern, accepted);
  g_ptr_array_insert (self->items, (int) to, g_object_ref (concern));
  if (self->current != G_MAXUINT && self->current >= to)
    self->current++;
  g_list_model_items_changed (G_LIST_MODEL (self), to, 0, 1);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer brief, GCancellable *cancellable)
{
  GPtrArray *findings = knt_audit_brief (brief);

  knt_audit_add_doubts (brief, findings);
  g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree GWeakRef *weak = data;
  g_autoptr (KntConcerns) self = g_weak_ref_get (weak);
  g_autoptr (GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), NULL);
  GPtrArray *items;

  g_weak_ref_clear (weak);
  if (self == NULL || findings == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (items, knt_concern_new (findings->pdata[i]));
  take_items (self, items);
}

static void
stop (KntConcerns *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
knt_concerns_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntConcerns *self = KNT_CONCERNS (object);

  switch ((KntConcernsProperty) prop_id) {
    case PROP_N_OPEN:
      g_value_set_uint (value, self->n_open);
      break;
    case PROP_CURRENT:
      g_value_set_uint (value, self->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_concerns_finalize (GObject *object)
{
  KntConcerns *self = KNT_CONCERNS (object);

  stop (self);
  g_clear_pointer (&self->brief, knt_brief_unref);
  g_clear_pointer (&self->accepted, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->ranks, g_hash_table_unref);
  g_clear_pointer (&self->here, g_array_unref);

  G_OBJECT_CLASS (knt_concerns_parent_class)->finalize (object);
}

static void
knt_concerns_class_init (KntConcernsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_concerns_get_property;
  object_class->finalize = knt_concerns_finalize;

  /**
   * KntConcerns:n-open:
   *
   * How many there are that no person said of that they are right so: the first ones of the list.
   */
  properties[PROP_N_OPEN] = g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * KntConcerns:current:
   *
   * The position of the one that is being looked at, %G_MAXUINT for none.
   */
  properties[PROP_CURRENT] = g_param_spec_uint ("current", NULL, NULL, 0, G_MAXUINT, G_MAXUINT, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
knt_concerns_init (KntConcerns *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->ranks = g_hash_table_new (NULL, NULL);
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->current = G_MAXUINT;
  self->next = G_MAXUINT;
}

/**
 * knt_concerns_new:
 *
 * Returns: (transfer full): an empty list
 */
KntConcerns *
knt_concerns_new (void)
{
  return g_object_new (KNT_TYPE_CONCERNS, NULL);
}

/**
 * knt_concerns_set_brief:
 * @brief: (nullable): what was recognised and put right; %NULL while that is under way
 *
 * Looks through a brief. The list has what there was before until that is done.
 */
void
knt_concerns_set_brief (KntConcerns *self, KntBrief *brief)
{
  g_autoptr (GTask) task = NULL;
  GWeakRef *weak;

  g_return_if_fail (KNT_IS_CONCERNS (self));

  if (brief == self->brief)
    return;

  stop (self);
  g_clear_pointer (&self->brief, knt_brief_unref);
  if (brief == NULL) {
    take_items (self, g_ptr_array_new_with_free_func (g_object_unref));
    return;
  }

  self->brief = knt_brief_ref (brief);
  self->cancellable = g_cancellable_new ();
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  /* Without a source object: a thread's task may be freed in the thread. */
  task = g_task_new (NULL, self->cancellable, looked_cb, weak);
  g_task_set_source_tag (task, knt_concerns_set_brief);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, knt_brief_ref (brief), (GDestroyNotify) knt_brief_unref);
  g_task_run_in_thread (task, look_in_thread);
}

/**
 * knt_concerns_take_accepted:
 * @keys: (transfer full) (element-type utf8 utf8): a set of the keys of what a person said of that it is right so
 *
 * Brings up to date which ones those are.
 */
void
knt_concerns_take_accepted (KntConcerns *self, GHashTable *keys)
{
  g_autoptr (GPtrArray) moving = NULL;

  g_return_if_fail (KNT_IS_CONCERNS (self));

  g_hash_table_unref (self->accepted);
  self->accepted = keys;
  moving = g_ptr_array_new ();
  for (guint i = 0; i < self->items->len; i++) {
    if (should_be_accepted (self, self->items->pdata[i]) != knt_concern_get_accepted (self->items->pdata[i]))
      g_ptr_array_add (moving, self->items->pdata[i]);
  }
  for (guint i = 0; i < moving->len; i++) {
    guint from = 0;

    if (g_ptr_array_find (self->items, moving->pdata[i], &from))
      move_item (self, from);
  }
  update_n_open (self);
}

/**
 * knt_concerns_get_n_open:
 *
 * Returns: how many there are that no person said of that they are right so: the first ones of the list
 */
guint
knt_concerns_get_n_open (KntConcerns *self)
{
  g_return_val_if_fail (KNT_IS_CONCERNS (self), 0);

  return self->n_open;
}

/**
 * knt_concerns_find:
 *
 * Returns: (transfer none) (nullable): the concern with that key
 */
KntConcern *
knt_concerns_find (KntConcerns *self, const char *key)
{
  g_return_val_if_fail (KNT_IS_CONCERNS (self), NULL);

  for (guint i = 0; i < self->items->len; i++) {
    if (g_str_equal (knt_concern_get_key (self->items->pdata[i]), key))
      return self->items->pdata[i];
  }
  return NULL;
}

static gboolean
is_in_exchange (KntConcern *concern, const KntExchange *exchange)
{
  const char *id = knt_concern_get_id (concern);

  for (guint i = 0; i < exchange->questions->len; i++) {
    if (g_strcmp0 (((KntQuestion *) exchange->questions->pdata[i])->id, id) == 0)
      return TRUE;
  }
  for (guint i = 0; i < exchange->answers->len; i++) {
    if (g_strcmp0 (((KntAnswer *) exchange->answers->pdata[i])->id, id) == 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * knt_concerns_list_keys:
 * @exchange: whose questions and answers are meant
 *
 * Returns: (transfer full) (array zero-terminated=1): the keys of what the audit found about them, but for doubts, and
 *   that is open
 */
GStrv
knt_concerns_list_keys (KntConcerns *self, const KntExchange *exchange)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  g_return_val_if_fail (KNT_IS_CONCERNS (self), NULL);

  for (guint i = 0; i < self->n_open; i++) {
    KntConcern *concern = self->items->pdata[i];

    if (knt_concern_get_kind (concern) != KNT_FINDING_UNSURE && is_in_exchange (concern, exchange))
      g_strv_builder_add (keys, knt_concern_get_key (concern));
  }
  return g_strv_builder_end (keys);
}

/**
 * knt_concerns_get_current:
 *
 * Returns: the position of the one that is being looked at, %G_MAXUINT for none
 */
guint
knt_concerns_get_current (KntConcerns *self)
{
  g_return_val_if_fail (KNT_IS_CONCERNS (self), G_MAXUINT);

  return self->current;
}

/**
 * knt_concerns_set_current:
 * @position: of the one that is looked at now, %G_MAXUINT for none
 */
void
knt_concerns_set_current (KntConcerns *self, guint position)
{
  g_return_if_fail (KNT_IS_CONCERNS (self));
  g_return_if_fail (position == G_MAXUINT || position < self->items->len);

  self->next = G_MAXUINT;
  g_clear_pointer (&self->here, g_array_unref);
  if (self->current == position)
    return;
  self->current = position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/**
 * knt_concerns_find_next:
 * @spans: (nullable) (element-type KntSpan): where the person is, where none of the list is being looked at
 * @step: 1 for the next one, -1 for the one before
 *
 * Returns: the position of the next one that is open, %G_MAXUINT where there is none
 */
guint
knt_concerns_find_next (KntConcerns *self, GArray *spans, int step)
{
  guint i;

  g_return_val_if_fail (KNT_IS_CONCERNS (self), G_MAXUINT);

  if (self->next != G_MAXUINT) {
    i = step > 0 ? self->next : self->next - 1;
    return i < self->n_open ? i : G_MAXUINT;
  }
  if (self->here != NULL)
    spans = self->here;
  i = MIN (self->current, self->n_open);
  if (self->current == G_MAXUINT && spans != NULL && spans->len > 0) {
    const KntSpan *here = knt_spans_index (spans, 0);

    /* The first at or behind this place; and for the way back, the last before it. */
    for (i = 0; i < self->n_open; i++) {
      GArray *there = knt_concern_get_spans (self->items->pdata[i]);

      if (there->len > 0 && knt_span_compare (knt_spans_index (there, 0), here) >= 0)
        break;
    }
    if (step > 0)
      i--;
  } else if (self->current == G_MAXUINT && step > 0) {
    i = G_MAXUINT;
  }

  /* Unsigned, so that before the first and after the last are both out of the list. */
  i += (guint) step;
  return i < self->n_open ? i : G_MAXUINT;
}
