/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-answers-dialog.h"

#include <glib/gi18n-lib.h>

#include "knt-answer-item.h"
#include "knt-brief-marks.h"
#include "knt-canvas.h"
#include "knt-file-dialogs.h"
#include "knt-open-dialog.h"
#include "knt-opener.h"
#include "knt-password-page.h"

/* Where a note or the note's question stands below the margin, pixels. */
#define INDENT 28

/* The way from a PDF that may have the answers to notes that are brought there: looking, a review, and only then the
 * writing. Closing it at any time leaves nothing behind. */
struct _KntAnswersDialog {
  AdwDialog parent_instance;

  AdwNavigationView *navigation;
  GtkWidget *keep_button;
  GtkStack *stack;
  AdwStatusPage *working_page;
  GtkProgressBar *progress_bar;
  AdwStatusPage *failed_page;
  GtkLabel *summary_label;
  GtkListView *list_view;
  AdwNavigationPage *place_page;
  GtkLabel *asked_label;
  KntCanvas *canvas;

  KntSession *session;
  KntAnswerSearch *search;   /* (nullable) */
  GCancellable *cancellable; /* (nullable): of what is under way */
  KntPasswordPage *password_page;
  guint tries;
};

G_DEFINE_FINAL_TYPE (KntAnswersDialog, knt_answers_dialog, ADW_TYPE_DIALOG)

enum { SIGNAL_KEPT, N_SIGNALS };

static guint signals[N_SIGNALS];

static int
dup_indent (KntAnswersDialog *self, gboolean is_note)
{
  return is_note ? INDENT : 0;
}

static gboolean
has_text (KntAnswersDialog *self, const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

static int
compare_sections (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const KntAnswerSection one = knt_answer_item_get_section ((KntAnswerItem *) a),
                         other = knt_answer_item_get_section ((KntAnswerItem *) b);

  return (one > other) - (one < other);
}

static void
show_page (KntAnswersDialog *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answers.keep", g_str_equal (name, "review"));
  gtk_widget_set_visible (self->keep_button, g_str_equal (name, "review"));
}

static void
add_sentence (GString *summary, char *sentence)
{
  g_autofree char *owned = sentence;

  if (summary->len > 0)
    g_string_append_c (summary, ' ');
  g_string_append (summary, owned);
}

/* What would become of everything, in a few sentences. */
static char *
dup_summary (KntAnswersDialog *self)
{
  const KntAnswers *answers = knt_answer_search_get_answers (self->search);
  GString *summary = g_string_new (NULL);
  g_autofree char *name = dup_name (knt_answer_search_get_pdf (self->search));
  const guint n_questions = answers->questions->len, n_lost = knt_answers_count_fates (answers, KNT_FATE_ORPHAN),
              n_brought = answers->fates->len - n_lost, n_failed = knt_answer_search_get_n_failed (self->search);

  add_sentence (
    summary,
    /* Translators: the name of a PDF, how many questions were found in it, of how many, and how many have an answer. */
    g_strdup_printf (ngettext ("In “%s” %u of %u question was found, %u with an answer.",
                               "In “%s” %u of %u questions were found, %u with an answer.", n_questions),
                     name, answers->n_found, n_questions, answers->n_answered));
  if (n_brought > 0)
    add_sentence (summary,
                  g_strdup_printf (ngettext ("%u note goes along.", "%u notes go along.", n_brought), n_brought));
  if (n_lost > 0)
    add_sentence (summary,
                  g_strdup_printf (ngettext ("%u note has no place there, and is kept without one.",
                                             "%u notes have no place there, and are kept without one.", n_lost),
                                   n_lost));
  if (knt_answer_search_get_is_known (self->search))
    add_sentence (summary, g_strdup (_ ("There are notes to that PDF already: these are added to them.")));
  if (n_failed > 0)
    add_sentence (
      summary,
      g_strdup_printf (ngettext ("%u page could not be read.", "%u pages could not be read.", n_failed), n_failed));

  return g_string_free_and_steal (summary);
}

static void
announce (KntAnswersDialog *self, const char *message)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_review (KntAnswersDialog *self)
{
  GListModel *items = knt_answer_items_new (knt_answer_search_get_answers (self->search));
  GtkSortListModel *sections = gtk_sort_list_model_new (items, NULL);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (sections));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_sections, NULL, NULL));
  g_autofree char *summary = dup_summary (self);

  gtk_sort_list_model_set_section_sorter (sections, sorter);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  gtk_label_set_label (self->summary_label, summary);
  show_page (self, "review");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  announce (self, summary);
}

static void
show_error (KntAnswersDialog *self, const GError *error)
{
  /* The description is markup, and a file's name may hold any character. */
  g_autofree char *description = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (self->failed_page, error->domain == KNT_ANSWER_SEARCH_ERROR
                                                  ? _ ("No Answers Found")
                                                  : _ ("The PDF Cannot Be Read"));
  adw_status_page_set_description (self->failed_page, description);
  show_page (self, "failed");
  gtk_widget_child_focus (GTK_WIDGET (self->failed_page), GTK_DIR_TAB_FORWARD);
  announce (self, error->message);
}

static void
entered_cb (KntAnswersDialog *self, const char *password)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "answers.unlock", "s", password);
}

static void
ask_password (KntAnswersDialog *self)
{
  g_autofree char *name = dup_name (knt_answer_search_get_pdf (self->search));
  AdwNavigationPage *page;

  if (self->password_page != NULL) {
    knt_password_page_refuse (self->password_page, KNT_OPENER_TRIES - self->tries);
    return;
  }

  self->password_page = KNT_PASSWORD_PAGE (knt_password_page_new (name));
  g_signal_connect_object (self->password_page, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  page = adw_navigation_page_new (GTK_WIDGET (self->password_page), name);
  adw_navigation_page_set_can_pop (page, FALSE);
  adw_navigation_view_push (self->navigation, page);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_page));
}

static void
leave_password_page (KntAnswersDialog *self)
{
  if (self->password_page == NULL)
    return;

  self->password_page = NULL;
  adw_navigation_view_pop_to_tag (self->navigation, "review");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntAnswersDialog) self = user_data;
  KntAnswerSearch *search = KNT_ANSWER_SEARCH (source);
  g_autoptr (GError) error = NULL;
  const gboolean is_found = knt_answer_search_run_finish (search, result, &error);

  /* It was closed, or another PDF was chosen. */
  if (search != self->search || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (g_error_matches (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PASSWORD) && self->tries < KNT_OPENER_TRIES) {
    ask_password (self);
    return;
  }

  leave_password_page (self);
  if (is_found)
    show_review (self);
  else
    show_error (self, error);
}

static void
stop (KntAnswersDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  knt_canvas_set_document (self->canvas, NULL);
  g_clear_object (&self->search);
}

/* @password: (nullable) */
static void
run (KntAnswersDialog *self, const char *password)
{
  self->tries += password != NULL;
  self->cancellable = g_cancellable_new ();
  knt_answer_search_run_async (self->search, password, self->cancellable, found_cb, g_object_ref (self));
}

static void
progress_cb (KntAnswersDialog *self)
{
  gtk_progress_bar_set_fraction (self->progress_bar, knt_answer_search_get_progress (self->search));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntAnswersDialog) self = user_data;
  KntAnswerSearch *search = KNT_ANSWER_SEARCH (source);
  g_autoptr (GError) error = NULL;

  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (!knt_answer_search_keep_finish (search, result, &error)) {
    AdwDialog *dialog = adw_alert_dialog_new (_ ("The Notes Are Not Brought Over"), error->message);

    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
    adw_dialog_present (dialog, GTK_WIDGET (self));
    show_page (self, "review");
    return;
  }

  g_signal_emit (self, signals[SIGNAL_KEPT], 0, knt_answer_search_get_pdf (search));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KntAnswersDialog *self = KNT_ANSWERS_DIALOG (widget);

  /* It is a moment. */
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_widget_action_set_enabled (widget, "answers.keep", FALSE);
  knt_answer_search_keep_async (self->search, kept_cb, g_object_ref (self));
}

static void
unlock_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KntAnswersDialog *self = KNT_ANSWERS_DIALOG (widget);

  if (self->cancellable == NULL && self->search != NULL)
    run (self, g_variant_get_string (parameter, NULL));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
chosen_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntAnswersDialog) self = user_data;
  g_autoptr (GFile) pdf = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (pdf != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    knt_answers_dialog_look_in (self, pdf);
}

static void
ask_pdf (GtkWidget *parent, KntSession *session, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GtkFileDialog) chooser =
    knt_file_dialog_new_answers (knt_document_get_file (knt_session_get_document (session)));
  GtkRoot *root = gtk_widget_get_root (parent);

  gtk_file_dialog_open (chooser, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, callback, user_data);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_pdf (widget, KNT_ANSWERS_DIALOG (widget)->session, chosen_again_cb, g_object_ref (widget));
}

/* What is there shows in the other PDF, with the notes as they would be; what is not, where it was asked. */
static void
activate_cb (KntAnswersDialog *self, guint position)
{
  g_autoptr (KntAnswerItem) item =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list_view)), position);
  const KntAnswers *answers = knt_answer_search_get_answers (self->search);
  const gboolean is_gone = knt_answer_item_get_is_gone (item);
  KntDocument *document =
    is_gone ? knt_session_get_document (self->session) : knt_answer_search_get_document (self->search);
  GArray *spans = knt_answer_item_get_spans (item);
  g_autofree char *name = dup_name (knt_document_get_file (document));
  g_autofree char *title = NULL;
  const char *text = knt_answer_item_get_text (item);

  if (spans->len == 0) {
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }

  /* Translators: the name of a PDF, and the number of a page. */
  title = g_strdup_printf (_ ("%s, page %u"), name, knt_spans_index (spans, 0)->page);
  adw_navigation_page_set_title (self->place_page, title);
  gtk_label_set_label (self->asked_label, *text != '\0' ? text : knt_answer_item_get_heading (item));
  knt_canvas_set_document (self->canvas, document);
  knt_canvas_take_marks (self->canvas, knt_brief_marks_list (is_gone ? answers->before : answers->notes));
  knt_canvas_set_current_mark (self->canvas, knt_answer_item_get_mark (item));
  knt_canvas_scroll_to_spans (self->canvas, spans, KNT_REVEAL_TO_READ);
  adw_navigation_view_push_by_tag (self->navigation, "place");
}

static void
knt_answers_dialog_closed (AdwDialog *dialog)
{
  stop (KNT_ANSWERS_DIALOG (dialog));
}

static void
knt_answers_dialog_dispose (GObject *object)
{
  KntAnswersDialog *self = KNT_ANSWERS_DIALOG (object);

  if (self->canvas != NULL)
    stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), KNT_TYPE_ANSWERS_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (knt_answers_dialog_parent_class)->dispose (object);
}

static void
knt_answers_dialog_class_init (KntAnswersDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = knt_answers_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = knt_answers_dialog_closed;

  /**
   * KntAnswersDialog::kept:
   * @pdf: the answers, to be opened now
   *
   * The notes are where they are found when @pdf is opened.
   */
  signals[SIGNAL_KEPT] =
    g_signal_new ("kept", KNT_TYPE_ANSWERS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_install_action (widget_class, "answers.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "answers.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "answers.unlock", "s", unlock_action);
  gtk_widget_class_install_action (widget_class, "answers.choose", NULL, choose_action);

  g_type_ensure (KNT_TYPE_ANSWER_ITEM);
  g_type_ensure (KNT_TYPE_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kanttekening/Kanttekening/ui/answers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KntAnswersDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, KntAnswersDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, KntAnswersDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KntAnswersDialog, working_page);
  gtk_widget_class_bind_template_child (widget_class, KntAnswersDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, KntAnswersDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, KntAnswersDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, KntAnswersDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, KntAnswersDialog, place_page);
  gtk_widget_class_bind_template_child (widget_class, KntAnswersDialog, asked_label);
  gtk_widget_class_bind_template_child (widget_class, KntAnswersDialog, canvas);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, dup_indent);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
}

static void
knt_answers_dialog_init (KntAnswersDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_page (self, "working");
}

/**
 * knt_answers_dialog_new:
 * @session: the brief with the questions, open
 *
 * Returns: (transfer floating): a dialog that looks nowhere yet
 */
AdwDialog *
knt_answers_dialog_new (KntSession *session)
{
  KntAnswersDialog *self;

  g_return_val_if_fail (KNT_IS_SESSION (session), NULL);

  self = g_object_new (KNT_TYPE_ANSWERS_DIALOG, NULL);
  self->session = g_object_ref (session);

  return ADW_DIALOG (self);
}

/**
 * knt_answers_dialog_look_in:
 * @pdf: that may have the answers
 *
 * Looks there, and shows what was found. What was looked in before is forgotten.
 */
void
knt_answers_dialog_look_in (KntAnswersDialog *self, GFile *pdf)
{
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (KNT_IS_ANSWERS_DIALOG (self));
  g_return_if_fail (G_IS_FILE (pdf));

  stop (self);
  leave_password_page (self);
  self->tries = 0;
  self->search = knt_session_search_answers (self->session, pdf);
  g_signal_connect_object (self->search, "notify::progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  name = dup_name (pdf);
  description = g_markup_printf_escaped (_ ("“%s” is being read."), name);
  adw_status_page_set_description (self->working_page, description);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  show_page (self, "working");
  run (self, NULL);
}

typedef struct {
  GtkWidget *parent;
  KntSession *session;
} Choice;

static void
open_cb (GtkWidget *parent, GFile *pdf)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  if (GTK_IS_WINDOW (root))
    knt_open_dialog_open (GTK_WINDOW (root), pdf);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Choice *choice = user_data;
  g_autoptr (GtkWidget) parent = choice->parent;
  g_autoptr (KntSession) session = choice->session;
  g_autoptr (GFile) pdf = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  AdwDialog *dialog;

  if (pdf == NULL || gtk_widget_get_root (parent) == NULL)
    return;

  dialog = knt_answers_dialog_new (session);
  g_signal_connect_object (dialog, "kept", G_CALLBACK (open_cb), parent, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, parent);
  knt_answers_dialog_look_in (KNT_ANSWERS_DIALOG (dialog), pdf);
}

/**
 * knt_answers_dialog_choose:
 * @parent: a widget in the brief's window
 * @session: the brief with the questions, open
 *
 * Asks for a PDF, looks for the answers in it, and has it opened with the notes once a person has said so.
 */
void
knt_answers_dialog_choose (GtkWidget *parent, KntSession *session)
{
  Choice *choice;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (KNT_IS_SESSION (session));

  choice = g_new0 (Choice, 1);
  choice->parent = g_object_ref (parent);
  choice->session = g_object_ref (session);
  ask_pdf (parent, session, chosen_cb, choice);
}
