/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-brief-commands.h"

#include "knt-annotate.h"
#include "knt-annotation.h"
#include "knt-answers-dialog.h"
#include "knt-brief-find.h"
#include "knt-brief-words.h"
#include "knt-corrector.h"
#include "knt-edits.h"
#include "knt-question-passages.h"
#include "knt-tag.h"

#include <glib/gi18n.h>
#include <string.h>

/* Colour of a highlight when none is asked for. */
#define DEFAULT_HIGHLIGHT "#f5c211"

/* What a person can tell an open brief to do, by keys, menus and buttons: each an action of the view. */
struct _KntBriefCommands {
  GObject parent_instance;

  KntSession *session;
  KntBriefEditor *editor;
  KntBriefGuide *guide;
  KntPageContext *context;
  KntCorrector *corrector;
  KntQuestionPane *question_pane;
  KntBriefPages *pages;
  KntDetailsPane *details_pane;
};

G_DEFINE_FINAL_TYPE (KntBriefCommands, knt_brief_commands, G_TYPE_OBJECT)

enum { SIGNAL_REVEAL_DETAILS, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
cited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KntBriefCommands) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KntEntity) annotation = knt_annotate_finish (result, &error);

  if (annotation != NULL)
    knt_brief_commands_copy (self, annotation);
  else
    knt_brief_editor_report (self->editor, error);
}

static void
flush (KntBriefCommands *self)
{
  knt_details_pane_flush (self->details_pane);
}

static void
undo_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  flush (self);
  knt_brief_editor_undo (self->editor);
}

static void
redo_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  flush (self);
  knt_brief_editor_redo (self->editor);
}

static void
restore_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  knt_brief_editor_restore (self->editor);
}

static void
show_report_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  knt_brief_editor_show_report (self->editor);
}

/* A question that a note or tag can go to while no text is selected. */
static const char *
get_question (KntBriefCommands *self)
{
  const char *id = knt_details_pane_get_question (self->details_pane);
  KntNotes *notes = knt_session_get_notes (self->session);
  const KntQuestion *question =
    notes != NULL ? knt_question_passages_find_question (knt_notes_get_corrected (notes), id) : NULL;

  return question != NULL ? id : NULL;
}

static void
add_note_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  if (knt_brief_pages_has_selection (self->pages)) {
    knt_brief_pages_add_note (self->pages);
  } else if (get_question (self) != NULL) {
    g_signal_emit (self, signals[SIGNAL_REVEAL_DETAILS], 0);
    knt_details_pane_focus_note (self->details_pane);
  } else {
    knt_brief_editor_say (self->editor, _ ("Select text or a question first"));
  }
}

static void
tag_selection_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  if (knt_brief_pages_has_selection (self->pages)) {
    knt_brief_pages_choose_tag (self->pages);
  } else if (get_question (self) != NULL) {
    g_signal_emit (self, signals[SIGNAL_REVEAL_DETAILS], 0);
    knt_details_pane_choose_tag (self->details_pane);
  } else {
    knt_brief_editor_say (self->editor, _ ("Select text or a question first"));
  }
}

static void
quick_tag_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  const char *key = g_variant_get_string (parameter, NULL);
  KntEntity *tag = knt_session_get_notes (self->session) != NULL
                     ? knt_notes_find_tag_by_key (knt_session_get_notes (self->session), key)
                     : NULL;

  if (tag == NULL) {
    /* Translators: %s is a digit. */
    g_autofree char *message = g_strdup_printf (_ ("No tag has the key %s yet"), key);

    knt_brief_editor_say (self->editor, message);
  } else if (knt_brief_pages_has_selection (self->pages)) {
    knt_brief_pages_tag (self->pages, knt_entity_get_id (tag));
  } else if (get_question (self) != NULL) {
    g_autoptr (KntEditGroup) group = knt_edits_toggle_question_tag (knt_session_get_notes (self->session),
                                                                    get_question (self), knt_entity_get_id (tag));

    knt_brief_editor_apply (self->editor, group);
  }
}

static void
highlight_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  const char *colour = g_variant_get_string (parameter, NULL);

  if (knt_brief_pages_has_selection (self->pages))
    knt_brief_pages_highlight (self->pages, *colour != '\0' ? colour : DEFAULT_HIGHLIGHT);
  else
    knt_brief_editor_say (self->editor, _ ("Select text first"));
}

/* The question or answer that the menu was opened on. */
static gboolean
find_block (KntBriefCommands *self, KntPlace *block)
{
  KntNotes *notes = knt_session_get_notes (self->session);
  KntBrief *brief = notes != NULL ? knt_notes_get_corrected (notes) : NULL;
  g_autoptr (GArray) spans = knt_spans_new ();
  KntSpan point;

  if (brief == NULL || !knt_page_context_get_point (self->context, &point))
    return FALSE;
  g_array_append_val (spans, point);
  return knt_brief_find_place_at (brief, spans, block);
}

static void
copy_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  KntPlace block;

  if (knt_brief_pages_has_selection (self->pages)) {
    knt_brief_pages_activate (self->pages, "canvas.copy");
  } else if (find_block (self, &block)) {
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->pages)), block.text);
    knt_brief_editor_say (self->editor, block.role == KNT_ROLE_QUESTION ? _ ("Question copied") : _ ("Answer copied"));
  }
}

static void
remove_passage_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  g_autoptr (KntEditGroup) group =
    knt_edits_remove_annotation (knt_session_get_notes (self->session), g_variant_get_string (parameter, NULL));

  knt_brief_editor_apply (self->editor, group);
}

static void
copy_citation_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) spans = knt_brief_pages_dup_selection (self->pages);
  KntPlace block;

  if (spans->len == 0 && find_block (self, &block))
    g_array_append_vals (spans, block.spans->data, block.spans->len);
  if (spans->len > 0 && knt_session_get_notes (self->session) != NULL)
    knt_annotate_async (knt_session_get_document (self->session), knt_session_get_notes (self->session), spans, NULL,
                        cited_cb, g_object_ref (self));
  else
    knt_brief_editor_say (self->editor, _ ("Select text first"));
}

static void
set_standing_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  const KntStanding standing = knt_standing_from_string (g_variant_get_string (parameter, NULL));
  g_autoptr (KntEditGroup) group = NULL;

  if (get_question (self) == NULL || standing == KNT_STANDING_OTHER)
    return;
  group = knt_edits_set_standing (knt_session_get_notes (self->session), get_question (self), standing);
  knt_brief_editor_apply (self->editor, group);
}

static void
step_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  if (!knt_question_pane_choose_next (self->question_pane, g_str_equal (name, "brief.next-question") ? 1 : -1))
    gtk_widget_error_bell (GTK_WIDGET (self->question_pane));
}

/* What there is to look at is said below the questions; and where those are out of sight, by a toast. */
static void
concern_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  KntConcern *concern = knt_brief_guide_step_concern (self->guide, g_str_equal (name, "brief.next-concern") ? 1 : -1);

  if (concern == NULL)
    knt_brief_editor_say (self->editor, _ ("There is nothing more to look at"));
  else if (gtk_widget_get_mapped (GTK_WIDGET (self->question_pane)))
    knt_brief_editor_announce (self->editor, knt_concern_get_sentence (concern));
  else
    knt_brief_editor_say (self->editor, knt_concern_get_sentence (concern));
}

static void
correct_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  flush (self);
  knt_corrector_run (self->corrector, g_variant_get_string (parameter, NULL));
}

static void
find_answers_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  flush (self);
  knt_answers_dialog_choose (GTK_WIDGET (self->pages), self->session);
}

static void
accept_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  gboolean accepted;
  const char *key;

  g_variant_get (parameter, "(&sb)", &key, &accepted);
  knt_corrector_accept (self->corrector, key, accepted);
}

static void
show_question_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  knt_question_pane_choose (self->question_pane, g_variant_get_string (parameter, NULL));
}

static void
show_page_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  knt_brief_pages_show_page (self->pages, g_variant_get_uint32 (parameter));
}

static void
canvas_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  g_autofree char *action = g_strconcat ("canvas.", name + strlen ("brief."), NULL);

  knt_brief_pages_activate (self->pages, action);
}

static void
caret_browsing_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  const char *message;

  knt_brief_pages_activate (self->pages, "canvas.caret-browsing");
  if (knt_brief_pages_get_caret_browsing (self->pages)) {
    gtk_widget_grab_focus (GTK_WIDGET (self->pages));
    message = _ ("Caret browsing is on: the arrow keys move through the text");
  } else {
    message = _ ("Caret browsing is off");
  }
  knt_brief_editor_say (self->editor, message);
}

static void
focus_pages_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->pages));
}

/* Questions, pages, details, and round again. */
static void
pane_action (KntBriefCommands *self, const char *name, GVariant *parameter)
{
  GtkWidget *panes[] = { GTK_WIDGET (self->question_pane), GTK_WIDGET (self->pages), GTK_WIDGET (self->details_pane) };
  const guint n = G_N_ELEMENTS (panes);
  const guint step = g_str_equal (name, "brief.next-pane") ? 1 : n - 1;
  guint at = 0;

  for (guint i = 0; i < n; i++) {
    if (gtk_widget_get_state_flags (panes[i]) & GTK_STATE_FLAG_FOCUS_WITHIN)
      at = i;
  }
  for (guint i = 0; i < n; i++) {
    at = (at + step) % n;
    if (gtk_widget_get_mapped (panes[at]) && gtk_widget_grab_focus (panes[at]))
      return;
  }
}

static const struct {
  const char *name;
  const char *parameter; /* (nullable): type */
  void (*run) (KntBriefCommands *self, const char *name, GVariant *parameter);
} commands[] = {
  { "brief.undo", NULL, undo_action },
  { "brief.redo", NULL, redo_action },
  { "brief.restore", NULL, restore_action },
  { "brief.show-report", NULL, show_report_action },
  { "brief.add-note", NULL, add_note_action },
  { "brief.tag-selection", NULL, tag_selection_action },
  { "brief.quick-tag", "s", quick_tag_action },
  { "brief.highlight", "s", highlight_action },
  { "brief.copy", NULL, copy_action },
  { "brief.copy-citation", NULL, copy_citation_action },
  { "brief.remove-passage", "s", remove_passage_action },
  { "brief.set-standing", "s", set_standing_action },
  { "brief.next-question", NULL, step_action },
  { "brief.previous-question", NULL, step_action },
  { "brief.correct", "s", correct_action },
  { "brief.accept", "(sb)", accept_action },
  { "brief.next-concern", NULL, concern_action },
  { "brief.previous-concern", NULL, concern_action },
  { "brief.find-answers", NULL, find_answers_action },
  { "brief.show-question", "s", show_question_action },
  { "brief.show-page", "u", show_page_action },
  { "brief.focus-pages", NULL, focus_pages_action },
  { "brief.caret-browsing", NULL, caret_browsing_action },
  { "brief.next-pane", NULL, pane_action },
  { "brief.previous-pane", NULL, pane_action },
  { "brief.zoom-in", NULL, canvas_action },
  { "brief.zoom-out", NULL, canvas_action },
  { "brief.zoom-original", NULL, canvas_action },
};

static void
knt_brief_commands_finalize (GObject *object)
{
  KntBriefCommands *self = KNT_BRIEF_COMMANDS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->editor);
  g_clear_object (&self->guide);
  g_clear_object (&self->corrector);
  g_clear_object (&self->context);
  g_clear_weak_pointer (&self->question_pane);
  g_clear_weak_pointer (&self->pages);
  g_clear_weak_pointer (&self->details_pane);

  G_OBJECT_CLASS (knt_brief_commands_parent_class)->finalize (object);
}

static void
knt_brief_commands_class_init (KntBriefCommandsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_brief_commands_finalize;

  /**
   * KntBriefCommands::reveal-details:
   *
   * The details have to be in sight for what comes next.
   */
  signals[SIGNAL_REVEAL_DETAILS] =
    g_signal_new ("reveal-details", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_brief_commands_init (KntBriefCommands *self)
{
}

/**
 * knt_brief_commands_new:
 * @session: the open brief
 * @editor: applies what they do
 * @guide: goes where they lead
 * @question_pane: held weakly, as the other two
 * @pages: the pages
 * @details_pane: the details
 *
 * Returns: (transfer full): the commands of one view
 */
KntBriefCommands *
knt_brief_commands_new (KntSession *session,
                        KntBriefEditor *editor,
                        KntBriefGuide *guide,
                        KntQuestionPane *question_pane,
                        KntBriefPages *pages,
                        KntDetailsPane *details_pane)
{
  KntBriefCommands *self = g_object_new (KNT_TYPE_BRIEF_COMMANDS, NULL);

  self->session = g_object_ref (session);
  self->editor = g_object_ref (editor);
  self->guide = g_object_ref (guide);
  self->context = knt_page_context_new (session, guide, pages);
  self->corrector = knt_corrector_new (session, editor, guide, pages, self->context);
  g_set_weak_pointer (&self->question_pane, question_pane);
  g_set_weak_pointer (&self->pages, pages);
  g_set_weak_pointer (&self->details_pane, details_pane);
  return self;
}

/**
 * knt_brief_commands_install:
 * @widget_class: of the view
 * @activate: has to call knt_brief_commands_run()
 *
 * Adds all commands to a class of widgets as actions with the prefix "brief".
 */
void
knt_brief_commands_install (GtkWidgetClass *widget_class, GtkWidgetActionActivateFunc activate)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i].name, commands[i].parameter, activate);
}

/**
 * knt_brief_commands_run:
 * @action: its name, with prefix
 * @parameter: (nullable): as the action says
 *
 * Does what the action says.
 */
void
knt_brief_commands_run (KntBriefCommands *self, const char *action, GVariant *parameter)
{
  g_return_if_fail (KNT_IS_BRIEF_COMMANDS (self));

  if (self->pages == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    if (g_str_equal (commands[i].name, action))
      commands[i].run (self, action, parameter);
  }
}

/**
 * knt_brief_commands_copy:
 * @annotation: a passage
 *
 * Puts it on the clipboard as a citation.
 */
void
knt_brief_commands_copy (KntBriefCommands *self, KntEntity *annotation)
{
  KntDocument *document;
  const char *quote;
  g_autofree char *file_name = NULL;
  g_autofree char *citation = NULL;

  g_return_if_fail (KNT_IS_BRIEF_COMMANDS (self));

  document = knt_session_get_document (self->session);
  quote = knt_annotation_get_quote (annotation);
  file_name = document != NULL ? g_file_get_basename (knt_document_get_file (document)) : NULL;
  citation = knt_brief_words_dup_citation (knt_notes_get_corrected (knt_session_get_notes (self->session)), file_name,
                                           knt_annotation_get_page (annotation), quote != NULL ? quote : "");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->pages)), citation);
  knt_brief_editor_say (self->editor, _ ("Citation copied"));
}
