/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-tag-box.h"

#include "knt-tag-chip.h"
#include "knt-tag-popover.h"
#include "knt-tag.h"

/* The tags of a question or passage as chips, with a button that adds one. */
struct _KntTagBox {
  AdwBin parent_instance;

  AdwWrapBox *wrap_box;
  GtkWidget *add_button;
  KntTagPopover *popover;

  GPtrArray *shown; /* KntEntity, as shown */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (KntTagBox, knt_tag_box, ADW_TYPE_BIN)

enum { SIGNAL_TOGGLE, SIGNAL_CREATE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
remove_cb (KntTagBox *self, KntTagChip *chip)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLE], 0, g_object_get_data (G_OBJECT (chip), "knt-tag-id"));
}

static void
chosen_cb (KntTagBox *self, const char *id)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLE], 0, id);
}

static void
create_cb (KntTagBox *self, const char *name, const char *colour)
{
  g_signal_emit (self, signals[SIGNAL_CREATE], 0, name, colour);
}

static void
show_chips (KntTagBox *self)
{
  GtkWidget *child;
  const gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->wrap_box)) != NULL &&
                             gtk_widget_get_focus_child (GTK_WIDGET (self->wrap_box)) != self->add_button;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->wrap_box))) != self->add_button)
    adw_wrap_box_remove (self->wrap_box, child);
  for (guint i = self->shown->len; i > 0; i--) {
    KntEntity *tag = self->shown->pdata[i - 1];
    GtkWidget *chip = knt_tag_chip_new (knt_tag_get_name (tag), knt_tag_get_colour (tag), self->editable);

    g_object_set_data_full (G_OBJECT (chip), "knt-tag-id", g_strdup (knt_entity_get_id (tag)), g_free);
    g_signal_connect_object (chip, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
    adw_wrap_box_prepend (self->wrap_box, chip);
  }
  /* The chip that had the focus is gone: leave it in the neighbourhood. */
  if (had_focus)
    gtk_widget_grab_focus (self->add_button);
}

static void
knt_tag_box_finalize (GObject *object)
{
  g_clear_pointer (&KNT_TAG_BOX (object)->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (knt_tag_box_parent_class)->finalize (object);
}

static void
knt_tag_box_class_init (KntTagBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = knt_tag_box_finalize;

  /**
   * KntTagBox::toggle:
   * @id: of a tag
   *
   * The person wants that tag added, or removed where it is shown.
   */
  signals[SIGNAL_TOGGLE] = g_signal_new ("toggle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * KntTagBox::create:
   * @name: of a tag that is not there yet
   * @colour: as CSS writes it
   *
   * The person wants a new tag, and it added.
   */
  signals[SIGNAL_CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (KNT_TYPE_TAG_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/tag-box.ui");
  gtk_widget_class_bind_template_child (widget_class, KntTagBox, wrap_box);
  gtk_widget_class_bind_template_child (widget_class, KntTagBox, add_button);
  gtk_widget_class_bind_template_child (widget_class, KntTagBox, popover);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
knt_tag_box_init (KntTagBox *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * knt_tag_box_new:
 *
 * Returns: (transfer floating): a new box without tags
 */
GtkWidget *
knt_tag_box_new (void)
{
  return g_object_new (KNT_TYPE_TAG_BOX, NULL);
}

/**
 * knt_tag_box_set_tags:
 * @notes: where the tags are kept
 * @ids: (nullable): the ids of those to show; ids that @notes does not know are left out
 *
 * Shows these tags.
 */
void
knt_tag_box_set_tags (KntTagBox *self, KntNotes *notes, const char *const *ids)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_object_unref);
  const gboolean editable = !knt_notes_get_read_only (notes);
  gboolean same;

  g_return_if_fail (KNT_IS_TAG_BOX (self));

  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++) {
    KntEntity *tag = knt_notes_find (notes, KNT_COLLECTION_TAGS, ids[i]);

    if (tag != NULL)
      g_ptr_array_add (tags, g_object_ref (tag));
  }
  knt_tag_popover_set_notes (self->popover, notes);

  same = tags->len == self->shown->len && editable == self->editable;
  for (guint i = 0; same && i < tags->len; i++)
    same = tags->pdata[i] == self->shown->pdata[i];
  if (same)
    return;
  g_ptr_array_unref (self->shown);
  self->shown = g_steal_pointer (&tags);
  self->editable = editable;
  gtk_widget_set_visible (self->add_button, editable);
  show_chips (self);
}

/**
 * knt_tag_box_choose:
 *
 * Lets the person choose or make a tag.
 */
void
knt_tag_box_choose (KntTagBox *self)
{
  g_return_if_fail (KNT_IS_TAG_BOX (self));

  if (self->editable)
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->add_button));
}
