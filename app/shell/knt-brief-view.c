/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-brief-view.h"

#include "knt-annotation.h"
#include "knt-audit-bar.h"
#include "knt-auditor.h"
#include "knt-brief-commands.h"
#include "knt-brief-editor.h"
#include "knt-brief-guide.h"
#include "knt-brief-pages.h"
#include "knt-brief-shortcuts.h"
#include "knt-brief-words.h"
#include "knt-details-pane.h"
#include "knt-file-handle.h"
#include "knt-question-pane.h"
#include "knt-standing-look.h"

#include <glib/gi18n.h>

/* Everything inside one open brief: questions, pages and details side by side, and the only place where edits are
 * applied to the notes. */
struct _KntBriefView {
  AdwBin parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwBanner *scan_banner;
  AdwBanner *read_only_banner;
  AdwBottomSheet *bottom_sheet;
  AdwOverlaySplitView *questions_split;
  AdwOverlaySplitView *details_split;
  AdwBin *side_bin;
  AdwBin *sheet_bin;
  GtkImage *bottom_icon;
  GtkLabel *bottom_label;
  KntQuestionPane *question_pane;
  GtkWidget *answers_button;
  KntAuditBar *audit_bar;
  KntDetailsPane *details_pane;
  KntBriefPages *pages;

  KntSession *session;
  GMenuModel *primary_menu;
  GtkPopover *recent_popover;
  KntQuestionModel *model;
  KntBriefEditor *editor;
  KntBriefCommands *commands;
  KntBriefGuide *guide;
  KntConcerns *concerns;
  KntAuditor *auditor;
  GSignalGroup *notes_signals;
  GtkEventController *single_key_controller;
  char *title;
  char *subtitle;
  gboolean narrow;
  gboolean single_keys;
};

G_DEFINE_FINAL_TYPE (KntBriefView, knt_brief_view, ADW_TYPE_BIN)

typedef enum {
  PROP_SESSION = 1,
  PROP_PRIMARY_MENU,
  PROP_RECENT_POPOVER,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_NARROW,
  PROP_SINGLE_KEYS,
  PROP_SHOW_QUESTIONS,
  PROP_SHOW_DETAILS,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL
} KntBriefViewProperty;

static GParamSpec *properties[PROP_REDO_LABEL + 1];

enum { SIGNAL_OPEN_LINK, N_SIGNALS };

static guint signals[N_SIGNALS];

static KntNotes *
get_notes (KntBriefView *self)
{
  /* The template asks before the session is known. */
  return self->session != NULL ? knt_session_get_notes (self->session) : NULL;
}

static char *
dup_questions_tooltip (KntBriefView *self, gboolean shown)
{
  return g_strdup (shown ? _ ("Hide Questions") : _ ("Show Questions"));
}

static char *
dup_details_tooltip (KntBriefView *self, gboolean shown)
{
  return g_strdup (shown ? _ ("Hide Details") : _ ("Show Details"));
}

static char *
dup_undo_tooltip (KntBriefView *self, const char *label)
{
  /* Translators: %s is what is undone: "Undo Add Passage". */
  return label != NULL ? g_strdup_printf (_ ("Undo %s"), label) : g_strdup (_ ("Undo"));
}

static char *
dup_redo_tooltip (KntBriefView *self, const char *label)
{
  /* Translators: %s is what is redone: "Redo Add Passage". */
  return label != NULL ? g_strdup_printf (_ ("Redo %s"), label) : g_strdup (_ ("Redo"));
}

static void
edit_cb (KntBriefView *self, KntEditGroup *group)
{
  knt_brief_editor_apply (self->editor, group);
}

static void
update_bottom_bar (KntBriefView *self)
{
  KntQuestionItem *item = self->model != NULL
                            ? knt_question_model_find (self->model, knt_details_pane_get_question (self->details_pane))
                            : NULL;
  g_autofree char *spoken = NULL;

  if (item == NULL) {
    gtk_image_set_from_icon_name (self->bottom_icon, "knt-note-symbolic");
    gtk_label_set_label (self->bottom_label, _ ("Details"));
    return;
  }
  g_object_get (item, "spoken", &spoken, NULL);
  gtk_image_set_from_icon_name (self->bottom_icon,
                                knt_question_item_get_number (item) > 0
                                  ? knt_standing_look_icon_name (knt_question_item_get_standing (item))
                                  : "knt-highlight-symbolic");
  gtk_label_set_label (self->bottom_label, spoken);
}

static void
shown_cb (KntBriefView *self)
{
  KntQuestionItem *item =
    self->model != NULL ? knt_question_model_find (self->model, knt_brief_guide_get_question (self->guide)) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "brief.set-standing",
                                 item != NULL && knt_question_item_get_number (item) > 0);
  update_bottom_bar (self);
}

static void
went_cb (KntBriefView *self)
{
  if (adw_overlay_split_view_get_collapsed (self->questions_split))
    adw_overlay_split_view_set_show_sidebar (self->questions_split, FALSE);
}

static void
question_chosen_cb (KntBriefView *self, const char *id)
{
  knt_brief_guide_go_to_question (self->guide, id);
}

static void
annotated_cb (KntBriefView *self, const char *id, gboolean write)
{
  knt_brief_guide_show_annotation (self->guide, id, write);
}

static void
mark_chosen_cb (KntBriefView *self, const char *id)
{
  knt_brief_guide_show_mark (self->guide, id);
}

static void
mark_shown_cb (KntBriefView *self, const char *id)
{
  knt_brief_guide_follow_mark (self->guide, id);
}

static void
concern_activated_cb (KntBriefView *self, guint position)
{
  knt_brief_guide_go_to_concern (self->guide, position);
}

static void
stepped_cb (KntBriefView *self, KntEditGroup *group)
{
  knt_brief_guide_show_edited (self->guide, group);
}

static void
open_link_cb (KntBriefView *self, const char *uri)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_LINK], 0, uri);
}

static void
failed_cb (KntBriefView *self, GError *error)
{
  knt_brief_editor_report (self->editor, error);
}

static void
passage_activated_cb (KntBriefView *self, const char *id)
{
  KntEntity *annotation = knt_notes_find (get_notes (self), KNT_COLLECTION_ANNOTATIONS, id);
  g_autoptr (GArray) spans = annotation != NULL ? knt_annotation_list_spans (annotation) : NULL;

  if (spans == NULL)
    return;
  if (self->narrow)
    adw_bottom_sheet_set_open (self->bottom_sheet, FALSE);
  knt_brief_guide_go_to_spans (self->guide, NULL, spans);
}

static void
reference_activated_cb (KntBriefView *self, GArray *spans)
{
  if (self->narrow)
    adw_bottom_sheet_set_open (self->bottom_sheet, FALSE);
  knt_brief_guide_go_to_spans (self->guide, NULL, spans);
}

/* Only for a brief that is whole; and offered where the list has no answers to show. */
static void
update_answers (KntBriefView *self)
{
  KntNotes *notes = get_notes (self);
  KntBrief *brief = notes != NULL && !knt_notes_get_read_only (notes) && !knt_session_get_recognising (self->session)
                      ? knt_notes_get_corrected (notes)
                      : NULL;
  const gboolean asks = brief != NULL && knt_brief_get_exchanges (brief)->len > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "brief.find-answers", asks);
  gtk_widget_set_visible (self->answers_button, asks && !knt_brief_has_answers (brief));
}

static void
copy_cb (KntBriefView *self, KntEntity *annotation)
{
  knt_brief_commands_copy (self->commands, annotation);
}

static char *
dup_file_name (KntBriefView *self)
{
  KntDocument *document = knt_session_get_document (self->session);

  return document != NULL ? g_file_get_basename (knt_document_get_file (document)) : NULL;
}

static void
update_titles (KntBriefView *self)
{
  KntNotes *notes = get_notes (self);
  KntBrief *brief = notes != NULL ? knt_notes_get_corrected (notes) : NULL;
  g_autofree char *file_name = dup_file_name (self);
  g_autofree char *title = knt_brief_words_dup_title (brief, file_name);
  g_autofree char *subtitle = knt_brief_words_dup_subtitle (brief);

  if (g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (g_set_str (&self->subtitle, subtitle))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
update_history (KntBriefView *self)
{
  KntNotes *notes = get_notes (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "brief.undo", notes != NULL && knt_notes_get_can_undo (notes));
  gtk_widget_action_set_enabled (widget, "brief.redo", notes != NULL && knt_notes_get_can_redo (notes));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
}

static void
update_banners (KntBriefView *self)
{
  KntNotes *notes = get_notes (self);
  const gboolean scan = !knt_session_get_has_text (self->session);

  if (scan && !adw_banner_get_revealed (self->scan_banner))
    knt_brief_editor_announce (self->editor, adw_banner_get_title (self->scan_banner));
  adw_banner_set_revealed (self->scan_banner, scan);
  adw_banner_set_revealed (self->read_only_banner, notes != NULL && knt_notes_get_read_only (notes));
}

/* A correction may have taken the question away that was shown. */
static void
model_updated_cb (KntBriefView *self)
{
  const char *id = knt_brief_guide_get_question (self->guide);

  if (id != NULL && self->model != NULL && knt_question_model_find (self->model, id) == NULL)
    knt_brief_guide_show_question (self->guide, NULL);
  update_bottom_bar (self);
}

static void
update_notes (KntBriefView *self)
{
  KntNotes *notes = get_notes (self);

  g_signal_group_set_target (self->notes_signals, notes);
  g_clear_object (&self->model);
  if (notes != NULL) {
    self->model = knt_question_model_new (notes);
    g_signal_connect_object (self->model, "updated", G_CALLBACK (model_updated_cb), self, G_CONNECT_SWAPPED);
  }
  knt_brief_guide_set_notes (self->guide, notes, self->model);
  knt_question_pane_set_model (self->question_pane, self->model);
  knt_details_pane_set_notes (self->details_pane, notes);
  knt_brief_editor_set_notes (self->editor, notes);
  update_titles (self);
  update_history (self);
  update_banners (self);
  update_answers (self);
}

static void
reveal_details_cb (KntBriefView *self)
{
  g_object_set (self, "show-details", TRUE, NULL);
}

static void
questions_shown_cb (KntBriefView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_QUESTIONS]);
}

static void
details_shown_cb (KntBriefView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_DETAILS]);
}

/* As knt_brief_view_init() leaves it, for the template asks before its children are known. */
static gboolean
get_show_questions (KntBriefView *self)
{
  return self->questions_split == NULL || adw_overlay_split_view_get_show_sidebar (self->questions_split);
}

static gboolean
get_show_details (KntBriefView *self)
{
  if (self->details_split == NULL)
    return TRUE;
  return self->narrow ? adw_bottom_sheet_get_open (self->bottom_sheet)
                      : adw_overlay_split_view_get_show_sidebar (self->details_split);
}

static void
set_show_details (KntBriefView *self, gboolean show)
{
  if (self->narrow)
    adw_bottom_sheet_set_open (self->bottom_sheet, show);
  else
    adw_overlay_split_view_set_show_sidebar (self->details_split, show);
}

/* The details stand beside the pages where there is room, and in a sheet below them where there is none. The pages
 * stay where they are, so that nothing is drawn anew. */
static void
set_narrow (KntBriefView *self, gboolean narrow)
{
  g_autoptr (GtkWidget) details = g_object_ref (GTK_WIDGET (self->details_pane));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  knt_brief_guide_set_narrow (self->guide, narrow);
  knt_details_pane_flush (self->details_pane);
  adw_bottom_sheet_set_open (self->bottom_sheet, FALSE);
  adw_bin_set_child (narrow ? self->side_bin : self->sheet_bin, NULL);
  adw_bin_set_child (narrow ? self->sheet_bin : self->side_bin, details);
  adw_overlay_split_view_set_show_sidebar (self->details_split, !narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_DETAILS]);
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_brief_commands_run (KNT_BRIEF_VIEW (widget)->commands, name, parameter);
}

static gboolean
knt_brief_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KNT_BRIEF_VIEW (widget)->pages));
}

static void
knt_brief_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntBriefView *self = KNT_BRIEF_VIEW (object);
  KntNotes *notes = get_notes (self);

  switch ((KntBriefViewProperty) prop_id) {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_PRIMARY_MENU:
      g_value_set_object (value, self->primary_menu);
      break;
    case PROP_RECENT_POPOVER:
      g_value_set_object (value, self->recent_popover);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SINGLE_KEYS:
      g_value_set_boolean (value, self->single_keys);
      break;
    case PROP_SHOW_QUESTIONS:
      g_value_set_boolean (value, get_show_questions (self));
      break;
    case PROP_SHOW_DETAILS:
      g_value_set_boolean (value, get_show_details (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, notes != NULL ? knt_notes_get_undo_label (notes) : NULL);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, notes != NULL ? knt_notes_get_redo_label (notes) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_brief_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KntBriefView *self = KNT_BRIEF_VIEW (object);

  switch ((KntBriefViewProperty) prop_id) {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_PRIMARY_MENU:
      if (g_set_object (&self->primary_menu, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_RECENT_POPOVER:
      if (g_set_object (&self->recent_popover, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_SINGLE_KEYS:
      if (self->single_keys == g_value_get_boolean (value))
        break;
      self->single_keys = g_value_get_boolean (value);
      gtk_event_controller_set_propagation_phase (self->single_key_controller,
                                                  self->single_keys ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SHOW_QUESTIONS:
      adw_overlay_split_view_set_show_sidebar (self->questions_split, g_value_get_boolean (value));
      break;
    case PROP_SHOW_DETAILS:
      set_show_details (self, g_value_get_boolean (value));
      break;
    case PROP_TITLE:
    case PROP_SUBTITLE:
    case PROP_UNDO_LABEL:
    case PROP_REDO_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_brief_view_constructed (GObject *object)
{
  KntBriefView *self = KNT_BRIEF_VIEW (object);

  G_OBJECT_CLASS (knt_brief_view_parent_class)->constructed (object);

  self->commands = knt_brief_commands_new (self->session, self->editor, self->guide, self->question_pane, self->pages,
                                           self->details_pane);
  g_signal_connect_object (self->commands, "reveal-details", G_CALLBACK (reveal_details_cb), self, G_CONNECT_SWAPPED);
  self->auditor = knt_auditor_new (self->session, self->concerns);
  knt_brief_pages_set_session (self->pages, self->session);
  g_object_bind_property (self->session, "recognising", self->question_pane, "recognising", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->session, "progress", self->question_pane, "progress", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->session, "has-text", self->question_pane, "has-text", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->session, "notify::has-text", G_CALLBACK (update_banners), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::recognising", G_CALLBACK (update_answers), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (update_titles), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::notes", G_CALLBACK (update_notes), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  knt_brief_guide_show_question (self->guide, NULL);
  update_notes (self);
}

static void
knt_brief_view_dispose (GObject *object)
{
  KntBriefView *self = KNT_BRIEF_VIEW (object);

  /* What was typed last is part of the notes before the session is closed. */
  if (self->details_pane != NULL && self->editor != NULL)
    knt_details_pane_flush (self->details_pane);
  g_clear_object (&self->notes_signals);
  g_clear_object (&self->commands);
  g_clear_object (&self->guide);
  g_clear_object (&self->auditor);
  g_clear_object (&self->concerns);
  g_clear_object (&self->editor);
  g_clear_object (&self->model);
  g_clear_object (&self->recent_popover);
  g_clear_object (&self->primary_menu);

  G_OBJECT_CLASS (knt_brief_view_parent_class)->dispose (object);
}

static void
knt_brief_view_finalize (GObject *object)
{
  KntBriefView *self = KNT_BRIEF_VIEW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);

  G_OBJECT_CLASS (knt_brief_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KNT_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * KntBriefView:primary-menu: (nullable)
   *
   * The menu at the end of the header bar.
   */
  properties[PROP_PRIMARY_MENU] = g_param_spec_object ("primary-menu", NULL, NULL, G_TYPE_MENU_MODEL, writable);
  /**
   * KntBriefView:recent-popover: (nullable)
   *
   * What is below the button that opens a brief.
   */
  properties[PROP_RECENT_POPOVER] = g_param_spec_object ("recent-popover", NULL, NULL, GTK_TYPE_POPOVER, writable);
  /**
   * KntBriefView:title:
   *
   * The brief's title, or until that is known the name of the file.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", readable);
  /**
   * KntBriefView:subtitle:
   *
   * Dossier and number, perhaps empty.
   */
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", readable);
  /**
   * KntBriefView:narrow:
   *
   * Whether the details are in a sheet below the pages; set by its breakpoints.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, writable);
  /**
   * KntBriefView:single-keys:
   *
   * Whether letters and digits alone do something.
   */
  properties[PROP_SINGLE_KEYS] = g_param_spec_boolean ("single-keys", NULL, NULL, TRUE, writable);
  properties[PROP_SHOW_QUESTIONS] = g_param_spec_boolean ("show-questions", NULL, NULL, TRUE, writable);
  properties[PROP_SHOW_DETAILS] = g_param_spec_boolean ("show-details", NULL, NULL, TRUE, writable);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, readable);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
knt_brief_view_class_init (KntBriefViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = knt_brief_view_get_property;
  object_class->set_property = knt_brief_view_set_property;
  object_class->constructed = knt_brief_view_constructed;
  object_class->dispose = knt_brief_view_dispose;
  object_class->finalize = knt_brief_view_finalize;
  widget_class->grab_focus = knt_brief_view_grab_focus;
  install_properties (object_class);

  /**
   * KntBriefView::open-link:
   * @uri: an outside address that was clicked on the pages
   */
  signals[SIGNAL_OPEN_LINK] = g_signal_new ("open-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  knt_brief_commands_install (widget_class, action_cb);
  gtk_widget_class_install_property_action (widget_class, "brief.toggle-questions", "show-questions");
  gtk_widget_class_install_property_action (widget_class, "brief.toggle-details", "show-details");
  knt_brief_shortcuts_install (widget_class);

  g_type_ensure (KNT_TYPE_AUDIT_BAR);
  g_type_ensure (KNT_TYPE_BRIEF_PAGES);
  g_type_ensure (KNT_TYPE_DETAILS_PANE);
  g_type_ensure (KNT_TYPE_FILE_HANDLE);
  g_type_ensure (KNT_TYPE_QUESTION_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/brief-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, scan_banner);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, bottom_sheet);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, questions_split);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, details_split);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, side_bin);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, sheet_bin);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, bottom_icon);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, bottom_label);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, question_pane);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, answers_button);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, audit_bar);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, details_pane);
  gtk_widget_class_bind_template_child (widget_class, KntBriefView, pages);
  gtk_widget_class_bind_template_callback (widget_class, dup_questions_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, dup_details_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, dup_undo_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, dup_redo_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, questions_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, question_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, concern_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, passage_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reference_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, annotated_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
}

static void
knt_brief_view_init (KntBriefView *self)
{
  self->single_keys = TRUE;
  self->notes_signals = g_signal_group_new (KNT_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "notify::can-undo", G_CALLBACK (update_history), self);
  g_signal_group_connect_swapped (self->notes_signals, "notify::can-redo", G_CALLBACK (update_history), self);
  g_signal_group_connect_swapped (self->notes_signals, "notify::undo-label", G_CALLBACK (update_history), self);
  g_signal_group_connect_swapped (self->notes_signals, "notify::redo-label", G_CALLBACK (update_history), self);
  g_signal_group_connect_swapped (self->notes_signals, "notify::corrected", G_CALLBACK (update_titles), self);
  g_signal_group_connect_swapped (self->notes_signals, "notify::corrected", G_CALLBACK (update_answers), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->concerns = knt_concerns_new ();
  knt_audit_bar_set_concerns (self->audit_bar, self->concerns);
  self->guide = knt_brief_guide_new (self->question_pane, self->pages, self->details_pane, self->concerns);
  g_signal_connect_object (self->guide, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guide, "went", G_CALLBACK (went_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guide, "reveal-details", G_CALLBACK (reveal_details_cb), self, G_CONNECT_SWAPPED);
  self->editor = knt_brief_editor_new (self->toast_overlay);
  g_signal_connect_object (self->editor, "stepped", G_CALLBACK (stepped_cb), self, G_CONNECT_SWAPPED);
  self->single_key_controller = knt_brief_shortcuts_new_single_keys ();
  gtk_widget_add_controller (GTK_WIDGET (self), self->single_key_controller);
}

/**
 * knt_brief_view_new:
 * @session: the brief, open or being opened
 * @primary_menu: (nullable): the menu at the end of the header bar
 *
 * Returns: (transfer floating): a new view
 */
GtkWidget *
knt_brief_view_new (KntSession *session, GMenuModel *primary_menu)
{
  return g_object_new (KNT_TYPE_BRIEF_VIEW, "session", session, "primary-menu", primary_menu, NULL);
}

/**
 * knt_brief_view_bind_settings:
 * @settings: those of the program
 *
 * Follows what the person has set, and remembers what is set here.
 */
void
knt_brief_view_bind_settings (KntBriefView *self, GSettings *settings)
{
  g_return_if_fail (KNT_IS_BRIEF_VIEW (self));

  g_settings_bind (settings, "single-key-shortcuts", self, "single-keys", G_SETTINGS_BIND_GET);
  knt_brief_pages_bind_caret_browsing (self->pages, settings);
}
