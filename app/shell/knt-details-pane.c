/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-details-pane.h"

#include "knt-annotation.h"
#include "knt-commitment-row.h"
#include "knt-edits.h"
#include "knt-note-editor.h"
#include "knt-part-row.h"
#include "knt-passage-row.h"
#include "knt-question-item.h"
#include "knt-question-passages.h"
#include "knt-question-words.h"
#include "knt-reference-row.h"
#include "knt-reference.h"
#include "knt-standing-row.h"
#include "knt-tag-box.h"
#include "knt-tag-edits.h"

#include <glib/gi18n.h>

/* All about one question: its standing, parts, tags, note, passages and commitments. Holds nothing of that itself: it
 * shows the notes and emits edits. */
struct _KntDetailsPane {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *heading;
  GtkListBox *standing_list;
  KntStandingRow *standing_row;
  GtkWidget *tags_section;
  KntTagBox *tag_box;
  GtkWidget *note_section;
  KntNoteEditor *editor;
  GtkWidget *passages_heading;
  GtkListBox *passages_list;
  GtkWidget *commitments_section;
  GtkListBox *commitments_list;
  GtkWidget *references_section;
  GtkListBox *references_list;

  KntNotes *notes;
  GSignalGroup *notes_signals;
  char *question;
  GListStore *passages; /* KntPassageItem */
  guint show_focus_id;
};

G_DEFINE_FINAL_TYPE (KntDetailsPane, knt_details_pane, ADW_TYPE_BIN)

typedef enum { PROP_NOTES = 1, PROP_QUESTION } KntDetailsPaneProperty;

static GParamSpec *properties[PROP_QUESTION + 1];

enum { SIGNAL_EDIT, SIGNAL_COPY, SIGNAL_PASSAGE_ACTIVATED, SIGNAL_REFERENCE_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* An answer without one, and passages that lie in none, can have passages and nothing else. */
static gboolean
is_question (KntDetailsPane *self)
{
  return knt_question_passages_find_question (knt_notes_get_corrected (self->notes), self->question) != NULL;
}

static void
emit_edit (KntDetailsPane *self, KntEditGroup *group)
{
  if (knt_edit_group_get_edits (group)->len > 0)
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, group);
}

static void
standing_chosen_cb (KntDetailsPane *self, const char *standing)
{
  g_autoptr (KntEditGroup) group = NULL;

  if (knt_standing_from_string (standing) == KNT_STANDING_OTHER)
    return;
  group = knt_edits_set_standing (self->notes, self->question, knt_standing_from_string (standing));
  emit_edit (self, group);
}

static void
toggle_tag_cb (KntDetailsPane *self, const char *tag_id)
{
  g_autoptr (KntEditGroup) group = knt_edits_toggle_question_tag (self->notes, self->question, tag_id);

  emit_edit (self, group);
}

static void
create_tag_cb (KntDetailsPane *self, const char *name, const char *colour)
{
  g_autoptr (KntEntity) tag = knt_tag_edits_make_tag (self->notes, name, colour);
  g_autoptr (KntEditGroup) group = knt_tag_edits_create_on_question (self->notes, self->question, tag);

  emit_edit (self, group);
}

static void
note_committed_cb (KntDetailsPane *self, const char *text)
{
  g_autoptr (KntEditGroup) group = knt_edits_set_question_note (self->notes, self->question, text, NULL);

  emit_edit (self, group);
}

static void
copy_cb (KntDetailsPane *self, KntEntity *annotation)
{
  g_signal_emit (self, signals[SIGNAL_COPY], 0, annotation);
}

static void
passage_activated_cb (KntDetailsPane *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_PASSAGE_ACTIVATED], 0,
                 knt_passage_item_get_id (knt_passage_row_get_item (KNT_PASSAGE_ROW (row))));
}

static void
reference_activated_cb (KntDetailsPane *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_REFERENCE_ACTIVATED], 0, knt_reference_row_get_spans (KNT_REFERENCE_ROW (row)));
}

static GtkWidget *
make_passage_row (gpointer item, gpointer data)
{
  KntDetailsPane *self = data;
  GtkWidget *row = knt_passage_row_new (self->notes, item);

  g_signal_connect_object (row, "edit", G_CALLBACK (emit_edit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "copy", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
update_heading (KntDetailsPane *self)
{
  KntBrief *brief = knt_notes_get_corrected (self->notes);
  KntExchange *exchange = brief != NULL ? knt_brief_find_exchange (brief, self->question) : NULL;
  KntGroup *group = exchange != NULL && exchange->group != NULL ? knt_brief_find_group (brief, exchange->group) : NULL;
  const KntQuestion *question = knt_question_passages_find_question (brief, self->question);
  guint number = 0, n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; brief != NULL && i < knt_brief_get_exchanges (brief)->len; i++) {
    GPtrArray *questions = ((KntExchange *) knt_brief_get_exchanges (brief)->pdata[i])->questions;

    for (guint j = 0; j < questions->len; j++) {
      n++;
      if (g_str_equal (((KntQuestion *) questions->pdata[j])->id, self->question))
        number = n;
    }
  }
  text = exchange != NULL && question == NULL
           ? g_strdup (_ ("Answer Without a Question"))
           : knt_question_words_dup_heading (question != NULL ? question->label : NULL, number, n,
                                             group != NULL ? group->name : NULL);
  gtk_label_set_label (self->heading, text);
}

static void
make_reference_rows (KntDetailsPane *self, KntBrief *brief)
{
  KntExchange *exchange = brief != NULL ? knt_brief_find_exchange (brief, self->question) : NULL;
  g_autoptr (GPtrArray) own = exchange != NULL ? knt_references_list_of (brief, exchange) : g_ptr_array_new ();
  g_autoptr (GPtrArray) others =
    exchange != NULL ? knt_references_list_elsewhere (brief, exchange) : g_ptr_array_new ();

  gtk_list_box_remove_all (self->references_list);
  for (guint i = 0; i < own->len; i++)
    gtk_list_box_append (self->references_list, knt_reference_row_new (own->pdata[i], FALSE));
  for (guint i = 0; i < others->len; i++)
    gtk_list_box_append (self->references_list, knt_reference_row_new (others->pdata[i], TRUE));
  gtk_widget_set_visible (self->references_section, own->len + others->len > 0);
}

/* Parts, commitments and references belong to the brief: their rows are made when it or the question changes. */
static void
make_brief_rows (KntDetailsPane *self)
{
  KntBrief *brief = knt_notes_get_corrected (self->notes);
  KntQuestion *question = knt_question_passages_find_question (brief, self->question);
  g_autoptr (GPtrArray) commitments = knt_commitment_row_list (brief, self->question);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->standing_list, 1)) != NULL)
    gtk_list_box_remove (self->standing_list, GTK_WIDGET (row));
  for (guint i = 0; question != NULL && i < question->parts->len; i++) {
    GtkWidget *part = knt_part_row_new (self->notes, question->parts->pdata[i], i);

    g_signal_connect_object (part, "edit", G_CALLBACK (emit_edit), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->standing_list, part);
  }

  gtk_list_box_remove_all (self->commitments_list);
  for (guint i = 0; i < commitments->len; i++) {
    GtkWidget *commitment = knt_commitment_row_new (self->notes, commitments->pdata[i]);

    g_signal_connect_object (commitment, "edit", G_CALLBACK (emit_edit), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->commitments_list, commitment);
  }
  gtk_widget_set_visible (self->commitments_section, commitments->len > 0);
  make_reference_rows (self, brief);
}

static void
update_values (KntDetailsPane *self)
{
  KntEntity *own = knt_notes_find_question_annotation (self->notes, self->question);
  g_autoptr (GPtrArray) passages = knt_question_passages_list (self->notes, self->question);
  g_auto (GStrv) tags = own != NULL ? knt_annotation_list_tags (own) : NULL;

  knt_standing_row_set_standing (self->standing_row, knt_notes_get_standing_value (self->notes, self->question));
  knt_tag_box_set_tags (self->tag_box, self->notes, (const char *const *) tags);
  knt_note_editor_set_text (self->editor, own != NULL ? knt_annotation_get_note (own) : NULL);
  knt_passage_items_update (self->passages, passages);
}

static void
update_all (KntDetailsPane *self)
{
  const gboolean shown = self->notes != NULL && self->question != NULL;
  const gboolean editable = shown && !knt_notes_get_read_only (self->notes);

  gtk_stack_set_visible_child_name (self->stack, shown ? "details" : "nothing");
  if (!shown) {
    g_list_store_remove_all (self->passages);
    return;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->standing_list), is_question (self));
  gtk_widget_set_visible (self->tags_section, is_question (self));
  gtk_widget_set_visible (self->note_section, is_question (self));
  gtk_widget_set_visible (self->passages_heading, is_question (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->standing_list), editable);
  g_object_set (self->editor, "editable", editable, NULL);
  update_heading (self);
  make_brief_rows (self);
  update_values (self);
}

static void
changed_cb (KntDetailsPane *self, KntEditGroup *group)
{
  GtkWidget *row;

  if (self->question == NULL)
    return;
  update_values (self);
  if (!knt_edit_group_touches (group, KNT_COLLECTION_TAGS))
    return;
  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->passages_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    if (KNT_IS_PASSAGE_ROW (row))
      knt_passage_row_update_tags (KNT_PASSAGE_ROW (row));
  }
}

static void
brief_changed_cb (KntDetailsPane *self)
{
  if (self->question != NULL)
    update_all (self);
}

/* What has the focus stays in sight when the pane is moved into a sheet, or a note grows. */
static void
show_focus (KntDetailsPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->show_focus_id = 0;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->scroller)))
    gtk_viewport_scroll_to (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scroller)), focus, NULL);
}

static void
height_changed_cb (KntDetailsPane *self)
{
  if (self->show_focus_id == 0)
    self->show_focus_id = g_idle_add_once ((GSourceOnceFunc) show_focus, self);
}

static gboolean
knt_details_pane_grab_focus (GtkWidget *widget)
{
  KntDetailsPane *self = KNT_DETAILS_PANE (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
knt_details_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntDetailsPane *self = KNT_DETAILS_PANE (object);

  switch ((KntDetailsPaneProperty) prop_id) {
    case PROP_NOTES:
      g_value_set_object (value, self->notes);
      break;
    case PROP_QUESTION:
      g_value_set_string (value, self->question);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_details_pane_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KntDetailsPane *self = KNT_DETAILS_PANE (object);

  switch ((KntDetailsPaneProperty) prop_id) {
    case PROP_NOTES:
      knt_details_pane_set_notes (self, g_value_get_object (value));
      break;
    case PROP_QUESTION:
      knt_details_pane_set_question (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_details_pane_dispose (GObject *object)
{
  KntDetailsPane *self = KNT_DETAILS_PANE (object);

  g_clear_handle_id (&self->show_focus_id, g_source_remove);
  g_clear_object (&self->notes_signals);
  g_clear_object (&self->notes);

  G_OBJECT_CLASS (knt_details_pane_parent_class)->dispose (object);
}

static void
knt_details_pane_finalize (GObject *object)
{
  KntDetailsPane *self = KNT_DETAILS_PANE (object);

  g_clear_object (&self->passages);
  g_clear_pointer (&self->question, g_free);

  G_OBJECT_CLASS (knt_details_pane_parent_class)->finalize (object);
}

static void
knt_details_pane_class_init (KntDetailsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_details_pane_get_property;
  object_class->set_property = knt_details_pane_set_property;
  object_class->dispose = knt_details_pane_dispose;
  object_class->finalize = knt_details_pane_finalize;
  widget_class->grab_focus = knt_details_pane_grab_focus;

  /**
   * KntDetailsPane:notes: (nullable)
   *
   * The notes to the brief.
   */
  properties[PROP_NOTES] = g_param_spec_object ("notes", NULL, NULL, KNT_TYPE_NOTES, flags);
  /**
   * KntDetailsPane:question: (nullable)
   *
   * The id of the question shown, or %KNT_QUESTION_ITEM_OTHER.
   */
  properties[PROP_QUESTION] = g_param_spec_string ("question", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * KntDetailsPane::edit:
   * @group: (type KntEditGroup): what the person did
   *
   * Emitted for whoever applies edits to the notes.
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KNT_TYPE_EDIT_GROUP);
  /**
   * KntDetailsPane::copy:
   * @annotation: a passage
   *
   * The person wants it on the clipboard as a citation.
   */
  signals[SIGNAL_COPY] = g_signal_new ("copy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KNT_TYPE_ENTITY);
  /**
   * KntDetailsPane::passage-activated:
   * @id: of the annotation
   *
   * The person wants to see that passage on the pages.
   */
  signals[SIGNAL_PASSAGE_ACTIVATED] = g_signal_new ("passage-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * KntDetailsPane::reference-activated:
   * @spans: (element-type KntSpan): where the brief mentions another paper
   *
   * The person wants to see that place on the pages.
   */
  signals[SIGNAL_REFERENCE_ACTIVATED] =
    g_signal_new ("reference-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, G_TYPE_ARRAY);

  g_type_ensure (KNT_TYPE_NOTE_EDITOR);
  g_type_ensure (KNT_TYPE_STANDING_ROW);
  g_type_ensure (KNT_TYPE_TAG_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/details-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, heading);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, standing_list);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, standing_row);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, tags_section);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, tag_box);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, note_section);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, editor);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, passages_heading);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, passages_list);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, commitments_section);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, commitments_list);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, references_section);
  gtk_widget_class_bind_template_child (widget_class, KntDetailsPane, references_list);
  gtk_widget_class_bind_template_callback (widget_class, standing_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggle_tag_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_tag_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, passage_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reference_activated_cb);
}

static void
knt_details_pane_init (KntDetailsPane *self)
{
  self->passages = g_list_store_new (KNT_TYPE_PASSAGE_ITEM);
  self->notes_signals = g_signal_group_new (KNT_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->notes_signals, "notify::corrected", G_CALLBACK (brief_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "notify::page-size",
                           G_CALLBACK (height_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->passages_list, G_LIST_MODEL (self->passages), make_passage_row, self, NULL);
}

/**
 * knt_details_pane_new:
 *
 * Returns: (transfer floating): a new pane that shows nothing yet
 */
GtkWidget *
knt_details_pane_new (void)
{
  return g_object_new (KNT_TYPE_DETAILS_PANE, NULL);
}

/**
 * knt_details_pane_set_notes:
 * @notes: (nullable): the notes to a brief
 *
 * Shows these notes.
 */
void
knt_details_pane_set_notes (KntDetailsPane *self, KntNotes *notes)
{
  g_return_if_fail (KNT_IS_DETAILS_PANE (self));

  if (!g_set_object (&self->notes, notes))
    return;
  g_signal_group_set_target (self->notes_signals, notes);
  update_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTES]);
}

/**
 * knt_details_pane_get_question:
 *
 * Returns: (nullable) (transfer none): the id of the question shown
 */
const char *
knt_details_pane_get_question (KntDetailsPane *self)
{
  g_return_val_if_fail (KNT_IS_DETAILS_PANE (self), NULL);

  return self->question;
}

/**
 * knt_details_pane_set_question:
 * @question_id: (nullable): of a question, or %KNT_QUESTION_ITEM_OTHER
 *
 * Shows another question. What was typed before belongs to the one before, and is committed to it first.
 */
void
knt_details_pane_set_question (KntDetailsPane *self, const char *question_id)
{
  g_return_if_fail (KNT_IS_DETAILS_PANE (self));

  if (g_strcmp0 (self->question, question_id) == 0)
    return;
  knt_details_pane_flush (self);
  g_set_str (&self->question, question_id);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUESTION]);
}

/**
 * knt_details_pane_flush:
 *
 * Commits at once what was typed.
 */
void
knt_details_pane_flush (KntDetailsPane *self)
{
  g_return_if_fail (KNT_IS_DETAILS_PANE (self));

  knt_note_editor_flush (self->editor);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->passages_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    if (KNT_IS_PASSAGE_ROW (row))
      knt_passage_row_flush (KNT_PASSAGE_ROW (row));
  }
}

/**
 * knt_details_pane_focus_note:
 *
 * Puts the caret into the question's note.
 */
void
knt_details_pane_focus_note (KntDetailsPane *self)
{
  g_return_if_fail (KNT_IS_DETAILS_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/**
 * knt_details_pane_choose_tag:
 *
 * Lets the person choose or make a tag for the question.
 */
void
knt_details_pane_choose_tag (KntDetailsPane *self)
{
  g_return_if_fail (KNT_IS_DETAILS_PANE (self));

  knt_tag_box_choose (self->tag_box);
}

/**
 * knt_details_pane_show_passage:
 * @annotation_id: of a passage of the question shown
 * @focus_note: whether to put the caret into its note
 *
 * Brings the row of a passage into sight.
 *
 * Returns: whether there is one
 */
gboolean
knt_details_pane_show_passage (KntDetailsPane *self, const char *annotation_id, gboolean focus_note)
{
  g_return_val_if_fail (KNT_IS_DETAILS_PANE (self), FALSE);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->passages_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    if (!KNT_IS_PASSAGE_ROW (row) ||
        g_strcmp0 (knt_passage_item_get_id (knt_passage_row_get_item (KNT_PASSAGE_ROW (row))), annotation_id) != 0)
      continue;
    if (focus_note)
      knt_passage_row_focus_note (KNT_PASSAGE_ROW (row));
    else
      gtk_widget_grab_focus (row);
    return TRUE;
  }
  return FALSE;
}
