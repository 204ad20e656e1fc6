/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-question-row.h"

#include "knt-correction-menu.h"
#include "knt-question-item.h"
#include "knt-question-words.h"
#include "knt-standing-look.h"
#include "knt-tag-dot.h"

/* One row of the list of questions. */
struct _KntQuestionRow {
  AdwBin parent_instance;

  GtkBox *dots;
  GtkWidget *details;

  GtkWidget *menu; /* (nullable): made when it is first asked for */

  KntQuestionItem *item;
  GSignalGroup *item_signals;
};

G_DEFINE_FINAL_TYPE (KntQuestionRow, knt_question_row, ADW_TYPE_BIN)

typedef enum { PROP_ITEM = 1 } KntQuestionRowProperty;

static GParamSpec *properties[PROP_ITEM + 1];

static char *
dup_icon_name (KntQuestionRow *self, const char *standing, guint number, gboolean unasked)
{
  if (unasked)
    return g_strdup ("knt-check-symbolic");
  return g_strdup (number == 0 ? "knt-highlight-symbolic" : knt_standing_look_icon_name (standing));
}

static char *
dup_standing (KntQuestionRow *self, const char *standing, guint number)
{
  return number == 0 ? NULL : g_strdup (knt_standing_look_title (standing));
}

static gboolean
has_text (KntQuestionRow *self, const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
dup_notes (KntQuestionRow *self, guint n_notes)
{
  return knt_question_words_dup_notes (n_notes);
}

static void
update_details (KntQuestionRow *self)
{
  const char *const *colours = knt_question_item_get_tag_colours (self->item);
  const char *const *names = knt_question_item_get_tags (self->item);
  g_autofree char *tags = g_strjoinv (", ", (char **) names);
  GtkWidget *dot;

  while ((dot = gtk_widget_get_first_child (GTK_WIDGET (self->dots))) != NULL)
    gtk_box_remove (self->dots, dot);
  for (gsize i = 0; colours[i] != NULL; i++)
    gtk_box_append (self->dots, knt_tag_dot_new (colours[i]));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->dots), *tags != '\0' ? tags : NULL);
  gtk_widget_set_visible (self->details, colours[0] != NULL || knt_question_item_get_n_notes (self->item) > 0);
}

/* The row does not know where on the pages its text is: there is nothing to split at. */
static KntCorrections
get_fitting (KntQuestionRow *self)
{
  const KntCorrections own =
    knt_question_item_get_unasked (self->item) ? KNT_CORRECT_ANSWER | KNT_CORRECT_LABEL : KNT_CORRECT_QUESTION;

  return KNT_CORRECT_ANYTHING & ~(own | KNT_CORRECT_SPLIT);
}

static void
ensure_menu (KntQuestionRow *self)
{
  if (self->menu != NULL)
    return;
  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

/* What the menu says is about the question that is chosen. */
static void
show_menu_at (KntQuestionRow *self, const GdkRectangle *here)
{
  g_autoptr (GMenu) corrections = NULL;

  if (self->item == NULL || g_str_equal (knt_question_item_get_id (self->item), KNT_QUESTION_ITEM_OTHER))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "questions.choose", "s", knt_question_item_get_id (self->item));
  ensure_menu (self);
  corrections = knt_correction_menu_new (get_fitting (self));
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (corrections));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), here);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (KntQuestionRow *self, int n_press, double x, double y)
{
  show_menu_at (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static void
long_pressed_cb (KntQuestionRow *self, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static void
set_item (KntQuestionRow *self, KntQuestionItem *item)
{
  if (!g_set_object (&self->item, item))
    return;
  g_signal_group_set_target (self->item_signals, item);
  if (item != NULL)
    update_details (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
knt_question_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntQuestionRow *self = KNT_QUESTION_ROW (object);

  switch ((KntQuestionRowProperty) prop_id) {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_question_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KntQuestionRow *self = KNT_QUESTION_ROW (object);

  switch ((KntQuestionRowProperty) prop_id) {
    case PROP_ITEM:
      set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_question_row_dispose (GObject *object)
{
  KntQuestionRow *self = KNT_QUESTION_ROW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (knt_question_row_parent_class)->dispose (object);
}

static void
knt_question_row_class_init (KntQuestionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = knt_question_row_get_property;
  object_class->set_property = knt_question_row_set_property;
  object_class->dispose = knt_question_row_dispose;

  /**
   * KntQuestionRow:item: (nullable)
   *
   * The question that it shows.
   */
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, KNT_TYPE_QUESTION_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/question-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KntQuestionRow, dots);
  gtk_widget_class_bind_template_child (widget_class, KntQuestionRow, details);
  gtk_widget_class_bind_template_callback (widget_class, dup_icon_name);
  gtk_widget_class_bind_template_callback (widget_class, dup_standing);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_notes);
}

static void
knt_question_row_init (KntQuestionRow *self)
{
  self->item_signals = g_signal_group_new (KNT_TYPE_QUESTION_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify::tag-colours", G_CALLBACK (update_details), self);
  g_signal_group_connect_swapped (self->item_signals, "notify::tags", G_CALLBACK (update_details), self);
  g_signal_group_connect_swapped (self->item_signals, "notify::n-notes", G_CALLBACK (update_details), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
