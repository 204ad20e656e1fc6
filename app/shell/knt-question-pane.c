/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-question-pane.h"

#include "knt-correction-menu.h"
#include "knt-question-filter-menu.h"
#include "knt-question-filter.h"
#include "knt-question-row.h"
#include "knt-standing-look.h"

#include <glib/gi18n.h>

/* The list of questions, in sections, with a filter above it. */
struct _KntQuestionPane {
  AdwBin parent_instance;

  GtkEditable *search_entry;
  GtkWidget *filter_button;
  GtkMenuButton *correct_button;
  GtkListView *list_view;

  KntQuestionModel *model;
  GtkSortListModel *sections;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GtkFilter *filter;
  GMenu *filter_menu;
  GMenu *tag_menu;

  char *current;
  char *standing;
  char *tag;
  gboolean recognising;
  double progress;
  gboolean has_text;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (KntQuestionPane, knt_question_pane, ADW_TYPE_BIN)

typedef enum {
  PROP_MODEL = 1,
  PROP_CURRENT,
  PROP_STANDING,
  PROP_TAG,
  PROP_RECOGNISING,
  PROP_PROGRESS,
  PROP_HAS_TEXT,
  PROP_FILTER_MENU,
  PROP_N_QUESTIONS,
  PROP_N_SHOWN
} KntQuestionPaneProperty;

static GParamSpec *properties[PROP_N_SHOWN + 1];

enum { SIGNAL_QUESTION_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
dup_page_name (KntQuestionPane *self, gboolean recognising, guint n_questions, guint n_shown)
{
  if (n_questions == 0)
    return g_strdup (recognising ? "recognising" : "empty");
  return g_strdup (n_shown > 0 ? "list" : "no-match");
}

static char *
dup_empty_reason (KntQuestionPane *self, gboolean has_text)
{
  return g_strdup (has_text ? _ ("This document has none of the forms that are known. To mark its questions by hand, "
                                 "select the text of one and press Q, then the text of its answer and press A.")
                            : _ ("The pages are scanned images without text."));
}

static gboolean
has_heading (KntQuestionPane *self, const char *name)
{
  return name != NULL && *name != '\0';
}

static char *
dup_count (KntQuestionPane *self, guint n_judged, guint n_questions)
{
  return g_strdup_printf ("%u/%u", n_judged, n_questions);
}

static char *
dup_long_count (KntQuestionPane *self, guint n_judged, guint n_questions)
{
  /* Translators: how many questions have a standing, of how many. */
  return g_strdup_printf (_ ("%u of %u judged"), n_judged, n_questions);
}

static gboolean
is_filtering (KntQuestionPane *self)
{
  return *gtk_editable_get_text (self->search_entry) != '\0' || self->standing[0] != '\0' || self->tag[0] != '\0';
}

static gboolean
filter_cb (gpointer item, gpointer data)
{
  KntQuestionPane *self = data;

  return knt_question_filter_match (item, gtk_editable_get_text (self->search_entry), self->standing, self->tag);
}

static guint
find_shown (KntQuestionPane *self, const char *id)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; id != NULL && i < n; i++) {
    g_autoptr (KntQuestionItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

    if (g_str_equal (knt_question_item_get_id (item), id))
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static void
sync_selection (KntQuestionPane *self)
{
  KntQuestionItem *selected = gtk_single_selection_get_selected_item (self->selection);

  if (selected != NULL && g_strcmp0 (knt_question_item_get_id (selected), self->current) == 0)
    return;
  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, find_shown (self, self->current));
  self->syncing = FALSE;
}

static void
choose (KntQuestionPane *self, const char *id)
{
  if (g_set_str (&self->current, id))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
  g_signal_emit (self, signals[SIGNAL_QUESTION_CHOSEN], 0, id);
}

static void
selected_cb (KntQuestionPane *self)
{
  KntQuestionItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->syncing && item != NULL)
    choose (self, knt_question_item_get_id (item));
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KntQuestionPane *self = KNT_QUESTION_PANE (widget);

  choose (self, g_variant_get_string (parameter, NULL));
  sync_selection (self);
}

static void
show_corrections_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (KNT_QUESTION_PANE (widget)->correct_button);
}

static void
activate_cb (KntQuestionPane *self, guint position)
{
  g_autoptr (KntQuestionItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  choose (self, knt_question_item_get_id (item));
}

/* The selection follows the question, not the place: a row that the filter hides and shows again is selected still. */
static void
shown_changed_cb (KntQuestionPane *self)
{
  sync_selection (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_QUESTIONS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SHOWN]);
}

static void
filter_changed (KntQuestionPane *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (self->standing[0] != '\0' || self->tag[0] != '\0')
    gtk_widget_add_css_class (self->filter_button, "accent");
  else
    gtk_widget_remove_css_class (self->filter_button, "accent");
}

static void
search_changed_cb (KntQuestionPane *self)
{
  filter_changed (self);
}

static void
stop_search_cb (KntQuestionPane *self)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
show_all_cb (KntQuestionPane *self)
{
  gtk_editable_set_text (self->search_entry, "");
  g_object_set (self, "standing", "", "tag", "", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
update_tag_menu (KntQuestionPane *self)
{
  knt_question_filter_menu_fill_tags (self->tag_menu, knt_question_model_get_tags (self->model));
}

static void
model_updated_cb (KntQuestionPane *self)
{
  update_tag_menu (self);
  if (is_filtering (self))
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static gboolean
knt_question_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KNT_QUESTION_PANE (widget)->list_view));
}

static void
knt_question_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntQuestionPane *self = KNT_QUESTION_PANE (object);

  switch ((KntQuestionPaneProperty) prop_id) {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_CURRENT:
      g_value_set_string (value, self->current);
      break;
    case PROP_STANDING:
      g_value_set_string (value, self->standing);
      break;
    case PROP_TAG:
      g_value_set_string (value, self->tag);
      break;
    case PROP_RECOGNISING:
      g_value_set_boolean (value, self->recognising);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_HAS_TEXT:
      g_value_set_boolean (value, self->has_text);
      break;
    case PROP_FILTER_MENU:
      g_value_set_object (value, self->filter_menu);
      break;
    case PROP_N_QUESTIONS:
      g_value_set_uint (value, self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0);
      break;
    case PROP_N_SHOWN:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->filtered)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_question_pane_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KntQuestionPane *self = KNT_QUESTION_PANE (object);

  switch ((KntQuestionPaneProperty) prop_id) {
    case PROP_MODEL:
      knt_question_pane_set_model (self, g_value_get_object (value));
      break;
    case PROP_STANDING:
    case PROP_TAG:
      if (g_set_str (prop_id == PROP_TAG ? &self->tag : &self->standing, g_value_get_string (value))) {
        g_object_notify_by_pspec (object, pspec);
        filter_changed (self);
      }
      break;
    case PROP_RECOGNISING:
      if (self->recognising != g_value_get_boolean (value)) {
        self->recognising = g_value_get_boolean (value);
        g_object_notify_by_pspec (object, pspec);
      }
      break;
    case PROP_PROGRESS:
      self->progress = g_value_get_double (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_HAS_TEXT:
      if (self->has_text != g_value_get_boolean (value)) {
        self->has_text = g_value_get_boolean (value);
        g_object_notify_by_pspec (object, pspec);
      }
      break;
    case PROP_CURRENT:
    case PROP_FILTER_MENU:
    case PROP_N_QUESTIONS:
    case PROP_N_SHOWN:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_question_pane_dispose (GObject *object)
{
  KntQuestionPane *self = KNT_QUESTION_PANE (object);

  knt_question_pane_set_model (self, NULL);

  G_OBJECT_CLASS (knt_question_pane_parent_class)->dispose (object);
}

static void
knt_question_pane_finalize (GObject *object)
{
  KntQuestionPane *self = KNT_QUESTION_PANE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sections);
  g_clear_object (&self->filter);
  g_clear_object (&self->tag_menu);
  g_clear_object (&self->filter_menu);
  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->standing, g_free);
  g_clear_pointer (&self->tag, g_free);

  G_OBJECT_CLASS (knt_question_pane_parent_class)->finalize (object);
}

static void
knt_question_pane_class_init (KntQuestionPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_question_pane_get_property;
  object_class->set_property = knt_question_pane_set_property;
  object_class->dispose = knt_question_pane_dispose;
  object_class->finalize = knt_question_pane_finalize;
  widget_class->grab_focus = knt_question_pane_grab_focus;

  /**
   * KntQuestionPane:model: (nullable)
   *
   * The questions.
   */
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, KNT_TYPE_QUESTION_MODEL, writable);
  /**
   * KntQuestionPane:current: (nullable)
   *
   * The id of the question that is marked, whether or not the filter shows it.
   */
  properties[PROP_CURRENT] = g_param_spec_string ("current", NULL, NULL, NULL, readable);
  /**
   * KntQuestionPane:standing:
   *
   * The standing that is shown, as the notes file writes it; empty for all.
   */
  properties[PROP_STANDING] = g_param_spec_string ("standing", NULL, NULL, "", writable);
  /**
   * KntQuestionPane:tag:
   *
   * The name of the tag that is shown; empty for all.
   */
  properties[PROP_TAG] = g_param_spec_string ("tag", NULL, NULL, "", writable);
  /**
   * KntQuestionPane:recognising:
   *
   * Whether questions may still come.
   */
  properties[PROP_RECOGNISING] = g_param_spec_boolean ("recognising", NULL, NULL, FALSE, writable);
  /**
   * KntQuestionPane:progress:
   *
   * How far recognition is, 0 to 1.
   */
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, writable);
  /**
   * KntQuestionPane:has-text:
   *
   * Whether the document has text; says why there are no questions.
   */
  properties[PROP_HAS_TEXT] = g_param_spec_boolean ("has-text", NULL, NULL, TRUE, writable);
  properties[PROP_FILTER_MENU] = g_param_spec_object ("filter-menu", NULL, NULL, G_TYPE_MENU_MODEL, readable);
  properties[PROP_N_QUESTIONS] = g_param_spec_uint ("n-questions", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * KntQuestionPane:n-shown:
   *
   * How many rows the filter lets through.
   */
  properties[PROP_N_SHOWN] = g_param_spec_uint ("n-shown", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * KntQuestionPane::question-chosen:
   * @id: of the question
   *
   * The person chose a question; not emitted when the mark was moved by knt_question_pane_show_current().
   */
  signals[SIGNAL_QUESTION_CHOSEN] = g_signal_new ("question-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_property_action (widget_class, "questions.standing", "standing");
  gtk_widget_class_install_property_action (widget_class, "questions.tag", "tag");
  gtk_widget_class_install_action (widget_class, "questions.choose", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "questions.show-corrections", NULL, show_corrections_action);

  g_type_ensure (KNT_TYPE_QUESTION_GROUP);
  g_type_ensure (KNT_TYPE_QUESTION_ITEM);
  g_type_ensure (KNT_TYPE_QUESTION_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kanttekening/Kanttekening/ui/question-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KntQuestionPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KntQuestionPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, KntQuestionPane, correct_button);
  gtk_widget_class_bind_template_child (widget_class, KntQuestionPane, list_view);
  gtk_widget_class_bind_template_callback (widget_class, dup_page_name);
  gtk_widget_class_bind_template_callback (widget_class, dup_empty_reason);
  gtk_widget_class_bind_template_callback (widget_class, has_heading);
  gtk_widget_class_bind_template_callback (widget_class, dup_count);
  gtk_widget_class_bind_template_callback (widget_class, dup_long_count);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
knt_question_pane_init (KntQuestionPane *self)
{
  g_autoptr (GMenu) corrections = knt_correction_menu_new (KNT_CORRECT_ANYTHING);

  self->standing = g_strdup ("");
  self->tag = g_strdup ("");
  self->has_text = TRUE;
  self->tag_menu = g_menu_new ();
  self->filter_menu = knt_question_filter_menu_new (self->tag_menu);

  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  self->sections = gtk_sort_list_model_new (NULL, NULL);
  gtk_sort_list_model_set_section_sorter (
    self->sections, GTK_SORTER (gtk_custom_sorter_new (knt_question_item_compare_groups, NULL, NULL)));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->sections)), NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->correct_button, G_MENU_MODEL (corrections));
  gtk_filter_list_model_set_filter (self->filtered, self->filter);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

/**
 * knt_question_pane_new:
 *
 * Returns: (transfer floating): a new pane without questions
 */
GtkWidget *
knt_question_pane_new (void)
{
  return g_object_new (KNT_TYPE_QUESTION_PANE, NULL);
}

/**
 * knt_question_pane_set_model:
 * @model: (nullable): the questions
 *
 * Shows these questions.
 */
void
knt_question_pane_set_model (KntQuestionPane *self, KntQuestionModel *model)
{
  g_return_if_fail (KNT_IS_QUESTION_PANE (self));
  g_return_if_fail (model == NULL || KNT_IS_QUESTION_MODEL (model));

  if (self->model == model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  if (model != NULL) {
    g_signal_connect_object (model, "updated", G_CALLBACK (model_updated_cb), self, G_CONNECT_SWAPPED);
    update_tag_menu (self);
  }
  gtk_sort_list_model_set_model (self->sections, G_LIST_MODEL (model));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

/**
 * knt_question_pane_get_current:
 *
 * Returns: (nullable) (transfer none): the id of the question that is marked
 */
const char *
knt_question_pane_get_current (KntQuestionPane *self)
{
  g_return_val_if_fail (KNT_IS_QUESTION_PANE (self), NULL);

  return self->current;
}

/**
 * knt_question_pane_show_current:
 * @id: (nullable): of a question
 *
 * Moves the mark to a question and its row into sight, without taking the focus and without saying that the person
 * chose it.
 */
void
knt_question_pane_show_current (KntQuestionPane *self, const char *id)
{
  guint position;

  g_return_if_fail (KNT_IS_QUESTION_PANE (self));

  if (!g_set_str (&self->current, id))
    return;
  sync_selection (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_NONE, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/**
 * knt_question_pane_choose:
 * @id: of a question
 *
 * Chooses it as if by a click, also where the filter hides it.
 */
void
knt_question_pane_choose (KntQuestionPane *self, const char *id)
{
  g_return_if_fail (KNT_IS_QUESTION_PANE (self));

  choose (self, id);
}

/**
 * knt_question_pane_choose_next:
 * @step: 1 for the next question that is shown, -1 for the one before
 *
 * Chooses a neighbour of the question that is marked, as if by a click; with none marked, the first.
 *
 * Returns: whether there was one
 */
gboolean
knt_question_pane_choose_next (KntQuestionPane *self, int step)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position;

  g_return_val_if_fail (KNT_IS_QUESTION_PANE (self), FALSE);

  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  else if ((step < 0 && position == 0) || (step > 0 && position + 1 >= n))
    return FALSE;
  else
    position += (guint) step;
  if (position >= n)
    return FALSE;
  gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_SELECT, NULL);
  return TRUE;
}
