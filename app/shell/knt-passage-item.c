/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-passage-item.h"

/* A passage in a list: the same object while the annotation's values come and go, so that its row, and with it the
 * focus and the caret, stay where they are. */
struct _KntPassageItem {
  GObject parent_instance;

  KntEntity *annotation;
};

G_DEFINE_FINAL_TYPE (KntPassageItem, knt_passage_item, G_TYPE_OBJECT)

typedef enum { PROP_ANNOTATION = 1 } KntPassageItemProperty;

static GParamSpec *properties[PROP_ANNOTATION + 1];

static void
knt_passage_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntPassageItem *self = KNT_PASSAGE_ITEM (object);

  switch ((KntPassageItemProperty) prop_id) {
    case PROP_ANNOTATION:
      g_value_set_object (value, self->annotation);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_passage_item_finalize (GObject *object)
{
  g_clear_object (&KNT_PASSAGE_ITEM (object)->annotation);

  G_OBJECT_CLASS (knt_passage_item_parent_class)->finalize (object);
}

static void
knt_passage_item_class_init (KntPassageItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = knt_passage_item_get_property;
  object_class->finalize = knt_passage_item_finalize;

  /**
   * KntPassageItem:annotation:
   *
   * The annotation as it is now.
   */
  properties[PROP_ANNOTATION] =
    g_param_spec_object ("annotation", NULL, NULL, KNT_TYPE_ENTITY, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
knt_passage_item_init (KntPassageItem *self)
{
}

/**
 * knt_passage_item_new:
 * @annotation: an annotation
 *
 * Returns: (transfer full): a new item
 */
KntPassageItem *
knt_passage_item_new (KntEntity *annotation)
{
  KntPassageItem *self = g_object_new (KNT_TYPE_PASSAGE_ITEM, NULL);

  self->annotation = g_object_ref (annotation);
  return self;
}

/**
 * knt_passage_item_get_id:
 *
 * Returns: (transfer none): the id of the annotation
 */
const char *
knt_passage_item_get_id (KntPassageItem *self)
{
  g_return_val_if_fail (KNT_IS_PASSAGE_ITEM (self), NULL);

  return knt_entity_get_id (self->annotation);
}

/**
 * knt_passage_item_get_annotation:
 *
 * Returns: (transfer none): the annotation as it is now
 */
KntEntity *
knt_passage_item_get_annotation (KntPassageItem *self)
{
  g_return_val_if_fail (KNT_IS_PASSAGE_ITEM (self), NULL);

  return self->annotation;
}

/**
 * knt_passage_item_set_annotation:
 * @annotation: another value with the same id
 *
 * Brings it up to date.
 */
void
knt_passage_item_set_annotation (KntPassageItem *self, KntEntity *annotation)
{
  g_return_if_fail (KNT_IS_PASSAGE_ITEM (self));

  if (g_set_object (&self->annotation, annotation))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOTATION]);
}

/**
 * knt_passage_items_update:
 * @store: of #KntPassageItem
 * @annotations: (element-type KntEntity): what it has to hold, in this order
 *
 * Brings a list up to date with as little change as possible: items that stay are the same objects, and only the
 * stretch that came, went or moved is replaced.
 */
void
knt_passage_items_update (GListStore *store, GPtrArray *annotations)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint start = 0, end = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++) {
    KntPassageItem *item = g_list_model_get_item (G_LIST_MODEL (store), i);

    g_ptr_array_add (old, item);
    g_hash_table_insert (known, (gpointer) knt_passage_item_get_id (item), item);
  }
  for (guint i = 0; i < annotations->len; i++) {
    KntPassageItem *item = g_hash_table_lookup (known, knt_entity_get_id (annotations->pdata[i]));

    g_ptr_array_add (items, item != NULL ? g_object_ref (item) : knt_passage_item_new (annotations->pdata[i]));
  }

  while (start < old->len && start < items->len && old->pdata[start] == items->pdata[start])
    start++;
  while (end < old->len - start && end < items->len - start &&
         old->pdata[old->len - 1 - end] == items->pdata[items->len - 1 - end])
    end++;
  if (start + end < old->len || start + end < items->len)
    g_list_store_splice (store, start, old->len - start - end, items->pdata + start, items->len - start - end);

  for (guint i = 0; i < items->len; i++)
    knt_passage_item_set_annotation (items->pdata[i], annotations->pdata[i]);
}
