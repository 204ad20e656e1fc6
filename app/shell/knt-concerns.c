/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-concerns.h"

#include "knt-span.h"

/* What of a brief a person should look at: what the audit finds, and what the recogniser was unsure of. A list of
 * #KntConcern in the order of the pages, what is about the brief as a whole first. Looking for them takes its time with
 * thousands of questions, so a thread does it. */
struct _KntConcerns {
  GObject parent_instance;

  KntBrief *brief;
  GCancellable *cancellable; /* (nullable): of the thread that looks through it */
  GPtrArray *items;
  guint current; /* or %G_MAXUINT */
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

typedef enum { PROP_N_ITEMS = 1, PROP_CURRENT } KntConcernsProperty;

static GParamSpec *properties[PROP_CURRENT + 1];

static void
take_items (KntConcerns *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) old = self->items;

  self->items = items;
  knt_concerns_set_current (self, G_MAXUINT);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, items->len);
  if (old->len != items->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* What a person said is sure: there is no need to ask again. The recogniser is never that sure. */
static void
drop_settled (KntBrief *brief, GPtrArray *findings)
{
  for (guint i = findings->len; i-- > 0;) {
    const KntFinding *finding = findings->pdata[i];
    const KntExchange *exchange = finding->id != NULL ? knt_brief_find_exchange (brief, finding->id) : NULL;

    if (exchange != NULL && exchange->confidence >= 1)
      g_ptr_array_remove_index (findings, i);
  }
}

static void
look_in_thread (GTask *task, gpointer source, gpointer brief, GCancellable *cancellable)
{
  GPtrArray *findings = knt_audit_brief (brief);

  knt_audit_add_doubts (brief, findings);
  drop_settled (brief, findings);
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
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->items->len);
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
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (knt_concerns_parent_class)->finalize (object);
}

static void
knt_concerns_class_init (KntConcernsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_concerns_get_property;
  object_class->finalize = knt_concerns_finalize;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
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
  self->current = G_MAXUINT;
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
 * Returns: the position of the next one that has a place on the pages, %G_MAXUINT where there is none
 */
guint
knt_concerns_find_next (KntConcerns *self, GArray *spans, int step)
{
  guint i;

  g_return_val_if_fail (KNT_IS_CONCERNS (self), G_MAXUINT);

  i = self->current;
  if (i == G_MAXUINT && spans != NULL && spans->len > 0) {
    const KntSpan *here = knt_spans_index (spans, 0);

    /* The first at or behind this place; and for the way back, the last before it. */
    for (i = 0; i < self->items->len; i++) {
      GArray *there = knt_concern_get_spans (self->items->pdata[i]);

      if (there->len > 0 && knt_span_compare (knt_spans_index (there, 0), here) >= 0)
        break;
    }
    if (step > 0)
      i--;
  } else if (i == G_MAXUINT && step < 0) {
    i = self->items->len;
  }

  /* Unsigned, so that before the first and after the last are both out of the list. */
  for (i += (guint) step; i < self->items->len; i += (guint) step) {
    if (knt_concern_get_page (self->items->pdata[i]) > 0)
      return i;
  }
  return G_MAXUINT;
}
