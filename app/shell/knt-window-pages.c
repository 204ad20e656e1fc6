/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-window-pages.h"

#include "knt-arrival.h"
#include "knt-brief-view.h"
#include "knt-error-page.h"
#include "knt-find-pdf-dialog.h"
#include "knt-link-dialog.h"
#include "knt-loading-page.h"
#include "knt-open-dialog.h"
#include "knt-password-page.h"
#include "knt-recent-popover.h"
#include "knt-start-page.h"

struct _KntWindowPages {
  AdwBin parent_instance;

  KntOpener *opener;
  KntLibrary *library;
  GSettings *settings;
  GMenuModel *primary_menu;
  KntArrival *arrival; /* (nullable): while there is a place to go to */
  char *title;
};

G_DEFINE_FINAL_TYPE (KntWindowPages, knt_window_pages, ADW_TYPE_BIN)

typedef enum { PROP_TITLE = 1 } KntWindowPagesProps;

static GParamSpec *props[PROP_TITLE + 1];

enum { OPEN_FILE, MISSING, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
set_title (KntWindowPages *self, const char *title)
{
  if (g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

static void
show_page (KntWindowPages *self, GtkWidget *page, const char *title)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* What is being typed has to learn that it is left before it is gone. */
  if (root)
    gtk_root_set_focus (root, NULL);
  adw_bin_set_child (ADW_BIN (self), page);
  set_title (self, title ? title : "Kanttekening");
  gtk_widget_grab_focus (page);
}

static void
start_page_cb (KntWindowPages *self, GFile *file)
{
  g_signal_emit (self, signals[OPEN_FILE], 0, file);
}

static void
recent_cb (KntWindowPages *self, GFile *file)
{
  knt_open_dialog_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), file);
}

static void
show_start_page (KntWindowPages *self)
{
  GtkWidget *page = knt_start_page_new (self->library, self->primary_menu);

  g_signal_connect_object (page, "open-file", G_CALLBACK (start_page_cb), self, G_CONNECT_SWAPPED);
  show_page (self, page, NULL);
}

static void
show_loading_page (KntWindowPages *self, const char *name)
{
  GtkWidget *page = adw_bin_get_child (ADW_BIN (self));

  /* A password is tried in no time: the page that asked for it stays. */
  if (page && KNT_IS_PASSWORD_PAGE (page))
    gtk_widget_set_sensitive (page, FALSE);
  else
    show_page (self, knt_loading_page_new (name), name);
}

static void
show_password_page (KntWindowPages *self, const char *name)
{
  GtkWidget *page = adw_bin_get_child (ADW_BIN (self));

  if (page && KNT_IS_PASSWORD_PAGE (page)) {
    knt_password_page_refuse (KNT_PASSWORD_PAGE (page), knt_opener_get_tries_left (self->opener));
    return;
  }
  page = knt_password_page_new (name);
  g_signal_connect_object (page, "entered", G_CALLBACK (knt_opener_enter_password), self->opener, G_CONNECT_SWAPPED);
  show_page (self, page, name);
}

static void
page_cb (KntWindowPages *self, guint page)
{
  gtk_widget_activate_action (adw_bin_get_child (ADW_BIN (self)), "brief.show-page", "u", page);
}

static void
question_cb (KntWindowPages *self, const char *id)
{
  gtk_widget_activate_action (adw_bin_get_child (ADW_BIN (self)), "brief.show-question", "s", id);
}

static void
missing_cb (KntWindowPages *self, const char *sentence)
{
  g_signal_emit (self, signals[MISSING], 0, sentence);
}

static void
knt_window_pages_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KntWindowPages *self = KNT_WINDOW_PAGES (object);

  switch ((KntWindowPagesProps) id) {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_window_pages_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KntWindowPages *self = KNT_WINDOW_PAGES (object);

  switch ((KntWindowPagesProps) id) {
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_window_pages_dispose (GObject *object)
{
  KntWindowPages *self = KNT_WINDOW_PAGES (object);

  g_clear_object (&self->arrival);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->opener);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_object (&self->primary_menu);
  G_OBJECT_CLASS (knt_window_pages_parent_class)->dispose (object);
}

static void
knt_window_pages_finalize (GObject *object)
{
  KntWindowPages *self = KNT_WINDOW_PAGES (object);

  g_free (self->title);
  G_OBJECT_CLASS (knt_window_pages_parent_class)->finalize (object);
}

static void
knt_window_pages_class_init (KntWindowPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = knt_window_pages_get_property;
  object_class->set_property = knt_window_pages_set_property;
  object_class->dispose = knt_window_pages_dispose;
  object_class->finalize = knt_window_pages_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[OPEN_FILE] = g_signal_new ("open-file", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[MISSING] = g_signal_new ("missing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
knt_window_pages_init (KntWindowPages *self)
{
}

/**
 * knt_window_pages_new:
 * @opener: whose state is shown
 * @library: whose recent briefs are offered
 * @settings: those of the program
 * @primary_menu: the window's
 *
 * Returns: (transfer floating): no page yet
 */
GtkWidget *
knt_window_pages_new (KntOpener *opener, KntLibrary *library, GSettings *settings, GMenuModel *primary_menu)
{
  KntWindowPages *self = g_object_new (KNT_TYPE_WINDOW_PAGES, NULL);

  self->opener = g_object_ref (opener);
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  self->primary_menu = g_object_ref (primary_menu);

  return GTK_WIDGET (self);
}

/**
 * knt_window_pages_show_session:
 * @session: a brief and its notes
 *
 * Shows the brief.
 */
void
knt_window_pages_show_session (KntWindowPages *self, KntSession *session)
{
  GtkWidget *view, *recent;

  g_return_if_fail (KNT_IS_WINDOW_PAGES (self));

  view = knt_brief_view_new (session, self->primary_menu);
  recent = knt_recent_popover_new (self->library);
  g_signal_connect_object (recent, "open-file", G_CALLBACK (recent_cb), self, G_CONNECT_SWAPPED);
  g_object_set (view, "recent-popover", recent, NULL);
  g_signal_connect_object (view, "open-link", G_CALLBACK (knt_link_dialog_present), self, G_CONNECT_SWAPPED);
  knt_brief_view_bind_settings (KNT_BRIEF_VIEW (view), self->settings);
  show_page (self, view, NULL);
  g_object_bind_property (view, "title", self, "title", G_BINDING_SYNC_CREATE);
}

/**
 * knt_window_pages_show_state:
 *
 * Shows the page for what the opener is at, as long as that is no brief.
 */
void
knt_window_pages_show_state (KntWindowPages *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (KNT_IS_WINDOW_PAGES (self));

  name = knt_opener_dup_name (self->opener);
  switch (knt_opener_get_state (self->opener)) {
    case KNT_OPENER_IDLE:
      show_start_page (self);
      break;
    case KNT_OPENER_LOADING:
      show_loading_page (self, name);
      break;
    case KNT_OPENER_PASSWORD:
      show_password_page (self, name);
      break;
    case KNT_OPENER_NEEDS_PDF:
      show_start_page (self);
      knt_find_pdf_dialog_present (GTK_WIDGET (self), self->opener);
      break;
    case KNT_OPENER_FAILED:
      show_page (self, knt_error_page_new (knt_opener_get_error (self->opener), self->primary_menu), name);
      break;
    case KNT_OPENER_OPEN:
      break;
  }
}

/**
 * knt_window_pages_go_to:
 * @destination: (nullable): a place in the brief; %NULL stays where it is, and forgets where it was to go
 *
 * Goes there, as soon as the brief is open and that place is found in it.
 */
void
knt_window_pages_go_to (KntWindowPages *self, const KntDestination *destination)
{
  g_return_if_fail (KNT_IS_WINDOW_PAGES (self));

  g_clear_object (&self->arrival);
  if (!destination)
    return;

  self->arrival = knt_arrival_new (self->opener, destination);
  g_signal_connect_object (self->arrival, "page", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->arrival, "question", G_CALLBACK (question_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->arrival, "missing", G_CALLBACK (missing_cb), self, G_CONNECT_SWAPPED);
  knt_arrival_begin (self->arrival);
}
