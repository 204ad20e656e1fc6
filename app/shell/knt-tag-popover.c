/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-tag-popover.h"

#include "knt-tag-dot.h"
#include "knt-tag.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Finds a tag by its name, or makes a new one of that name. */
struct _KntTagPopover {
  GtkPopover parent_instance;

  GtkEditable *entry;
  GtkWidget *list_scroller;
  GtkListView *list_view;
  GtkWidget *create_box;
  AdwWrapBox *colour_box;
  GtkButton *create_button;

  KntNotes *notes;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GtkFilter *filter;
  const char *colour; /* of a new tag: one of colours */
};

G_DEFINE_FINAL_TYPE (KntTagPopover, knt_tag_popover, GTK_TYPE_POPOVER)

enum { SIGNAL_CHOSEN, SIGNAL_CREATE, N_SIGNALS };

static guint signals[N_SIGNALS];

/* The colours that knt_tag_pick_colour() takes from, with names for those who cannot see them. */
static const struct {
  const char *colour;
  const char *name;
} colours[] = {
  { "#3584e4", N_ ("Blue") },   { "#33d17a", N_ ("Green") }, { "#f5c211", N_ ("Yellow") },
  { "#ff7800", N_ ("Orange") }, { "#e01b24", N_ ("Red") },   { "#9141ac", N_ ("Purple") },
  { "#986a44", N_ ("Brown") },  { "#2190a4", N_ ("Teal") },  { "#d56199", N_ ("Pink") },
};

static char *
dup_name (gpointer item, KntEntity *tag)
{
  return tag != NULL ? g_strdup (knt_tag_get_name (tag)) : NULL;
}

static char *
dup_colour (gpointer item, KntEntity *tag)
{
  return tag != NULL ? g_strdup (knt_tag_get_colour (tag)) : NULL;
}

static char *
dup_key (gpointer item, KntEntity *tag)
{
  return tag != NULL ? g_strdup (knt_tag_get_key (tag)) : NULL;
}

static char *
dup_typed (KntTagPopover *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static gboolean
filter_cb (gpointer item, gpointer data)
{
  g_autofree char *typed = dup_typed (data);

  return *typed == '\0' || g_str_match_string (typed, knt_tag_get_name (item), TRUE);
}

static gboolean
can_create (KntTagPopover *self, const char *name)
{
  return *name != '\0' && self->notes != NULL && knt_notes_find_tag_by_name (self->notes, name) == NULL;
}

static void
colour_toggled_cb (KntTagPopover *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    self->colour = g_object_get_data (G_OBJECT (button), "knt-colour");
}

static void
make_colour_buttons (KntTagPopover *self)
{
  GtkToggleButton *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (colours); i++) {
    GtkWidget *button = gtk_toggle_button_new ();

    gtk_button_set_child (GTK_BUTTON (button), knt_tag_dot_new (colours[i].colour));
    gtk_widget_set_tooltip_text (button, _ (colours[i].name));
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_add_css_class (button, "circular");
    g_object_set_data (G_OBJECT (button), "knt-colour", (gpointer) colours[i].colour);
    g_signal_connect_object (button, "toggled", G_CALLBACK (colour_toggled_cb), self, G_CONNECT_SWAPPED);
    if (first != NULL)
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
    else
      first = GTK_TOGGLE_BUTTON (button);
    adw_wrap_box_append (self->colour_box, button);
  }
}

/* The new tag's colour is one that few tags have, unless the person picks another. */
static void
preset_colour (KntTagPopover *self)
{
  const char *picked = knt_tag_pick_colour (self->notes);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->colour_box));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  for (; button != NULL; button = gtk_widget_get_next_sibling (button)) {
    if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "knt-colour"), picked) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  }
}

static void
entry_changed_cb (KntTagPopover *self)
{
  g_autofree char *name = dup_typed (self);
  /* Translators: %s is the name of a tag. */
  g_autofree char *label = g_strdup_printf (_ ("Create “%s”"), name);

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_widget_set_visible (self->list_scroller, g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0);
  gtk_widget_set_visible (self->create_box, can_create (self, name));
  gtk_button_set_label (self->create_button, label);
  if (!can_create (self, name))
    gtk_single_selection_set_selected (self->selection, *name != '\0' ? 0 : GTK_INVALID_LIST_POSITION);
}

static void
choose (KntTagPopover *self, KntEntity *tag)
{
  g_autofree char *id = g_strdup (knt_entity_get_id (tag));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
}

static void
activate_cb (KntTagPopover *self, guint position)
{
  g_autoptr (KntEntity) tag = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  choose (self, tag);
}

/* Enter takes what the arrow keys selected; else a tag of exactly that name, or a new one. */
static void
entry_activate_cb (KntTagPopover *self)
{
  g_autofree char *name = dup_typed (self);
  KntEntity *selected = gtk_single_selection_get_selected_item (self->selection);

  if (selected != NULL)
    choose (self, selected);
  else if (can_create (self, name)) {
    gtk_popover_popdown (GTK_POPOVER (self));
    g_signal_emit (self, signals[SIGNAL_CREATE], 0, name, self->colour);
  } else if (*name != '\0')
    choose (self, knt_notes_find_tag_by_name (self->notes, name));
}

static gboolean
key_pressed_cb (KntTagPopover *self, guint keyval, guint keycode, GdkModifierType state)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  const guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down)
    gtk_single_selection_set_selected (self->selection,
                                       selected == GTK_INVALID_LIST_POSITION ? 0 : MIN (selected + 1, n - 1));
  else
    gtk_single_selection_set_selected (self->selection, selected == GTK_INVALID_LIST_POSITION || selected == 0
                                                          ? GTK_INVALID_LIST_POSITION
                                                          : selected - 1);
  if (gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list_view, gtk_single_selection_get_selected (self->selection), GTK_LIST_SCROLL_NONE,
                             NULL);
  return GDK_EVENT_STOP;
}

static void
show_cb (KntTagPopover *self)
{
  gtk_editable_set_text (self->entry, "");
  entry_changed_cb (self);
  if (self->notes != NULL)
    preset_colour (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
knt_tag_popover_finalize (GObject *object)
{
  KntTagPopover *self = KNT_TAG_POPOVER (object);

  g_clear_object (&self->notes);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (knt_tag_popover_parent_class)->finalize (object);
}

static void
knt_tag_popover_class_init (KntTagPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = knt_tag_popover_finalize;

  /**
   * KntTagPopover::chosen:
   * @id: of a tag
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * KntTagPopover::create:
   * @name: that no tag has yet
   * @colour: as CSS writes it
   */
  signals[SIGNAL_CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (KNT_TYPE_ENTITY);
  g_type_ensure (KNT_TYPE_TAG_DOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/tag-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KntTagPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, KntTagPopover, list_scroller);
  gtk_widget_class_bind_template_child (widget_class, KntTagPopover, list_view);
  gtk_widget_class_bind_template_child (widget_class, KntTagPopover, create_box);
  gtk_widget_class_bind_template_child (widget_class, KntTagPopover, colour_box);
  gtk_widget_class_bind_template_child (widget_class, KntTagPopover, create_button);
  gtk_widget_class_bind_template_callback (widget_class, dup_name);
  gtk_widget_class_bind_template_callback (widget_class, dup_colour);
  gtk_widget_class_bind_template_callback (widget_class, dup_key);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
knt_tag_popover_init (KntTagPopover *self)
{
  self->colour = colours[0].colour;
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_filter_list_model_set_filter (self->filtered, self->filter);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  make_colour_buttons (self);
}

/**
 * knt_tag_popover_new:
 *
 * Returns: (transfer floating): a new popover
 */
GtkWidget *
knt_tag_popover_new (void)
{
  return g_object_new (KNT_TYPE_TAG_POPOVER, NULL);
}

/**
 * knt_tag_popover_set_notes:
 * @notes: (nullable): whose tags to offer
 *
 * Offers the tags of these notes.
 */
void
knt_tag_popover_set_notes (KntTagPopover *self, KntNotes *notes)
{
  g_return_if_fail (KNT_IS_TAG_POPOVER (self));

  if (g_set_object (&self->notes, notes))
    gtk_filter_list_model_set_model (self->filtered,
                                     notes != NULL ? knt_notes_get_collection (notes, KNT_COLLECTION_TAGS) : NULL);
}
