/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-window.h"

#include "knt-conflict-bar.h"
#include "knt-desktop-recent.h"
#include "knt-export-dialog.h"
#include "knt-file-watch.h"
#include "knt-open-dialog.h"
#include "knt-save-dialog.h"
#include "knt-session-care.h"
#include "knt-unsaved-dialog.h"
#include "knt-window-pages.h"

/* A brief is mostly there sooner than this: then its window's first frame has pages in it. */
#define PATIENCE_MS 100

struct _KntWindow {
  AdwApplicationWindow parent_instance;

  KntLibrary *library;
  GSettings *settings;
  KntOpener *opener;

  KntFormShelf *shelf; /* (nullable) */
  KntSession *session; /* that is shown */
  KntSessionCare *care;
  KntFileWatch *watch;
  KntDestination *destination; /* (nullable): where the brief was asked to be opened at */
  guint present_timer;
  gboolean closing;

  AdwToastOverlay *toasts;
  AdwBin *content;
  KntWindowPages *pages;
  AdwBin *conflict;
  GMenuModel *primary_menu;
  GMenu *export_menu;
};

G_DEFINE_FINAL_TYPE (KntWindow, knt_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum { PROP_LIBRARY = 1, PROP_SETTINGS, PROP_OPENER } KntWindowProps;

static GParamSpec *props[PROP_OPENER + 1];

static void
forms_changed_cb (KntWindow *self)
{
  knt_opener_set_forms (self->opener, knt_form_shelf_get_forms (self->shelf));
}

static void
show_session (KntWindow *self, KntSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_clear_object (&self->care);
  self->care = knt_session_care_new (session, self->settings, self->shelf, self->toasts);
  knt_window_pages_show_session (self->pages, session);
  adw_bin_set_child (self->conflict, knt_conflict_bar_new (session));
}

static void
leave_session (KntWindow *self)
{
  g_clear_object (&self->watch);
  g_clear_object (&self->care);
  adw_bin_set_child (self->conflict, NULL);
  g_clear_object (&self->session);
}

/* Whether another window has these notes, which was shown instead. */
static gboolean
present_rival (KntWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  KntSession *rival = knt_opener_get_rival (self->opener);

  if (!rival || !application)
    return FALSE;
  for (GList *l = gtk_application_get_windows (application); l; l = l->next) {
    if (KNT_IS_WINDOW (l->data) && KNT_WINDOW (l->data)->session == rival) {
      knt_window_go_to (l->data, self->destination);
      gtk_window_present (l->data);
      return TRUE;
    }
  }

  return FALSE;
}

static void
present_cb (gpointer user_data)
{
  KntWindow *self = user_data;

  self->present_timer = 0;
  gtk_window_present (GTK_WINDOW (self));
}

static void
update_page (KntWindow *self)
{
  KntOpenerState state = knt_opener_get_state (self->opener);
  KntSession *session = knt_opener_get_session (self->opener);
  gboolean open = state == KNT_OPENER_OPEN;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel", state == KNT_OPENER_LOADING);

  if (open || (state == KNT_OPENER_LOADING && session)) {
    show_session (self, session);
    if (open && !self->watch) {
      self->watch = knt_file_watch_new (session, GTK_WINDOW (self));
      knt_desktop_recent_add (knt_document_get_file (knt_session_get_document (session)));
    }
    return;
  }

  leave_session (self);
  if (state == KNT_OPENER_FAILED && present_rival (self))
    gtk_window_close (GTK_WINDOW (self));
  else
    knt_window_pages_show_state (self->pages);
}

static void
changed_cb (KntWindow *self)
{
  update_page (self);
  if (self->present_timer) {
    g_clear_handle_id (&self->present_timer, g_source_remove);
    gtk_window_present (GTK_WINDOW (self));
  }
}

static void
missing_cb (KntWindow *self, const char *sentence)
{
  g_autofree char *title = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_open_dialog_present (GTK_WINDOW (widget));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KntWindow *self = KNT_WINDOW (widget);

  knt_save_dialog_save (self->toasts, self->session);
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KntWindow *self = KNT_WINDOW (widget);

  knt_save_dialog_present (self->toasts, self->session);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KntWindow *self = KNT_WINDOW (widget);
  const KntExportFormat *format = knt_export_find_format (g_variant_get_string (parameter, NULL));

  if (format)
    knt_export_dialog_present (self->toasts, self->session, format);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  knt_opener_cancel (KNT_WINDOW (widget)->opener);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* A character alone is a shortcut only where nothing takes it as text, and only if the user wants such. */
static gboolean
question_mark_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return g_settings_get_boolean (KNT_WINDOW (widget)->settings, "single-key-shortcuts") &&
         gtk_widget_activate_action (widget, "app.shortcuts", NULL);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (knt_session_close_finish (KNT_SESSION (source), result, &error)) {
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }

  self->closing = FALSE;
  self->watch = knt_file_watch_new (self->session, GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  knt_unsaved_dialog_present (GTK_WINDOW (self), error);
}

/* Notes are safe at any time, so nothing is asked. The window is gone at once, and held, with the program, until the
 * last of them is written. */
static gboolean
knt_window_close_request (GtkWindow *window)
{
  KntWindow *self = KNT_WINDOW (window);

  if (self->closing)
    return TRUE;
  if (knt_opener_get_state (self->opener) != KNT_OPENER_OPEN) {
    g_signal_handlers_disconnect_by_func (self->opener, changed_cb, self);
    knt_opener_cancel (self->opener);
    return GTK_WINDOW_CLASS (knt_window_parent_class)->close_request (window);
  }

  self->closing = TRUE;
  g_clear_object (&self->watch);
  /* What is being typed is committed by leaving it. */
  gtk_window_set_focus (window, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  knt_session_close_async (self->session, closed_cb, g_object_ref (self));

  return TRUE;
}

static void
knt_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KntWindow *self = KNT_WINDOW (object);

  switch ((KntWindowProps) id) {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_OPENER:
      self->opener = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_window_constructed (GObject *object)
{
  KntWindow *self = KNT_WINDOW (object);

  G_OBJECT_CLASS (knt_window_parent_class)->constructed (object);

  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);

  g_signal_connect_object (self->opener, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  self->pages =
    KNT_WINDOW_PAGES (knt_window_pages_new (self->opener, self->library, self->settings, self->primary_menu));
  g_signal_connect_object (self->pages, "open-file", G_CALLBACK (knt_window_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "missing", G_CALLBACK (missing_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->pages, "title", self, "title", G_BINDING_DEFAULT);
  adw_bin_set_child (self->content, GTK_WIDGET (self->pages));
  update_page (self);
}

static void
knt_window_dispose (GObject *object)
{
  KntWindow *self = KNT_WINDOW (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->care);
  g_clear_object (&self->shelf);
  g_clear_pointer (&self->destination, knt_destination_free);
  g_clear_handle_id (&self->present_timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), KNT_TYPE_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->opener);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (knt_window_parent_class)->dispose (object);
}

static void
knt_window_class_init (KntWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = knt_window_set_property;
  object_class->constructed = knt_window_constructed;
  object_class->dispose = knt_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = knt_window_close_request;

  props[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, KNT_TYPE_LIBRARY,
                                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                                              G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_OPENER] = g_param_spec_object ("opener", NULL, NULL, KNT_TYPE_OPENER,
                                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, KntWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KntWindow, content);
  gtk_widget_class_bind_template_child (widget_class, KntWindow, conflict);
  gtk_widget_class_bind_template_child (widget_class, KntWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, KntWindow, export_menu);

  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "win.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_action);
  gtk_widget_class_install_property_action (widget_class, "win.fullscreen", "fullscreened");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_question, 0, question_mark_cb, NULL);
}

static void
knt_window_init (KntWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  knt_open_dialog_take_drops (GTK_WIDGET (self->toasts));
  knt_export_dialog_list (self->export_menu);
}

/**
 * knt_window_new:
 * @application: (nullable): the program
 * @library: whose recent briefs are offered
 * @settings: those of the program
 * @opener: what this window shows; may be at work already
 *
 * Returns: (transfer floating): a window for one brief
 */
GtkWidget *
knt_window_new (GtkApplication *application, KntLibrary *library, GSettings *settings, KntOpener *opener)
{
  g_return_val_if_fail (KNT_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (KNT_IS_OPENER (opener), NULL);

  return g_object_new (KNT_TYPE_WINDOW, "application", application, "library", library, "settings", settings, "opener",
                       opener, NULL);
}

/**
 * knt_window_present_soon:
 *
 * Presents the window, with what it opens in it if that takes no time to speak of.
 */
void
knt_window_present_soon (KntWindow *self)
{
  g_return_if_fail (KNT_IS_WINDOW (self));

  if (knt_opener_get_state (self->opener) != KNT_OPENER_LOADING || self->session)
    gtk_window_present (GTK_WINDOW (self));
  else if (self->present_timer == 0)
    self->present_timer = g_timeout_add_once (PATIENCE_MS, present_cb, self);
}

/**
 * knt_window_is_empty:
 *
 * Returns: whether it may be used for the next file: it has no brief, nor one on its way
 */
gboolean
knt_window_is_empty (KntWindow *self)
{
  KntOpenerState state;

  g_return_val_if_fail (KNT_IS_WINDOW (self), FALSE);

  state = knt_opener_get_state (self->opener);

  return (state == KNT_OPENER_IDLE || state == KNT_OPENER_FAILED) && !self->closing;
}

/**
 * knt_window_shows_file:
 * @file: a brief's PDF or a notes file
 *
 * Returns: whether this is what it shows or is opening; the same brief under another name is found out by opening it
 */
gboolean
knt_window_shows_file (KntWindow *self, GFile *file)
{
  GFile *own, *notes;

  g_return_val_if_fail (KNT_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (knt_window_is_empty (self) || self->closing)
    return FALSE;
  own = knt_opener_get_file (self->opener);
  notes = self->session ? knt_session_get_notes_file (self->session) : NULL;

  return (own && g_file_equal (own, file)) || (notes && g_file_equal (notes, file));
}

/**
 * knt_window_get_session:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
KntSession *
knt_window_get_session (KntWindow *self)
{
  g_return_val_if_fail (KNT_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * knt_window_open:
 * @file: a brief's PDF or a notes file
 *
 * Opens @file in this window, which must be empty.
 */
void
knt_window_open (KntWindow *self, GFile *file)
{
  g_return_if_fail (KNT_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (knt_window_is_empty (self));

  knt_window_go_to (self, NULL);
  knt_opener_open (self->opener, file);
}

/**
 * knt_window_go_to:
 * @destination: (nullable): a place in the brief; %NULL stays where it is, and forgets where it was to go
 *
 * Goes there, as soon as the brief is open and that place is found in it, or says that there is none.
 */
void
knt_window_go_to (KntWindow *self, const KntDestination *destination)
{
  g_return_if_fail (KNT_IS_WINDOW (self));

  g_clear_pointer (&self->destination, knt_destination_free);
  self->destination = knt_destination_copy (destination);
  knt_window_pages_go_to (self->pages, destination);
}

/**
 * knt_window_set_shelf:
 * @shelf: the forms that there are
 *
 * From now on a brief is recognised again when they change, and what is put right in it may be remembered in them.
 */
void
knt_window_set_shelf (KntWindow *self, KntFormShelf *shelf)
{
  g_return_if_fail (KNT_IS_WINDOW (self));
  g_return_if_fail (self->shelf == NULL);

  self->shelf = g_object_ref (shelf);
  g_signal_connect_object (shelf, "changed", G_CALLBACK (forms_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->session) {
    g_clear_object (&self->care);
    self->care = knt_session_care_new (self->session, self->settings, shelf, self->toasts);
  }
}

/**
 * knt_window_say:
 * @toast: (transfer full): what to say
 */
void
knt_window_say (KntWindow *self, AdwToast *toast)
{
  g_return_if_fail (KNT_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
}
