/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-start-page.h"

#include "knt-desktop-recent.h"
#include "knt-recent-row.h"

struct _KntStartPage {
  AdwBin parent_instance;

  KntLibrary *library;
  GMenuModel *primary_menu;

  AdwStatusPage *status_page;
  GtkWidget *open_button;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (KntStartPage, knt_start_page, ADW_TYPE_BIN)

typedef enum { PROP_LIBRARY = 1, PROP_PRIMARY_MENU } KntStartPageProps;

static GParamSpec *props[PROP_PRIMARY_MENU + 1];

enum { SIGNAL_OPEN_FILE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
row_activated_cb (KntStartPage *self, KntRecentRow *row)
{
  GFile *file = knt_recent_row_get_file (row);

  if (file)
    g_signal_emit (self, signals[SIGNAL_OPEN_FILE], 0, file);
}

static void
forget_cb (KntStartPage *self, KntRecentRow *row)
{
  KntLibraryItem *item = knt_recent_row_get_item (row);
  g_autofree char *id = g_strdup (knt_library_item_get_id (item));

  gtk_widget_grab_focus (self->open_button);
  knt_desktop_recent_forget (knt_library_item_get_pdf_uri (item));
  knt_library_forget (self->library, id);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = knt_recent_row_new (item);

  g_signal_connect_object (row, "forget", G_CALLBACK (forget_cb), user_data, G_CONNECT_SWAPPED);

  return row;
}

static void
recent_changed_cb (KntStartPage *self)
{
  gboolean any = g_list_model_get_n_items (knt_library_get_recent (self->library)) > 0;

  gtk_widget_set_visible (self->recent_group, any);
  /* With a list below, the picture above it steps back. */
  if (any)
    gtk_widget_add_css_class (GTK_WIDGET (self->status_page), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status_page), "compact");
}

static gboolean
knt_start_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KNT_START_PAGE (widget)->open_button);
}

static void
knt_start_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KntStartPage *self = KNT_START_PAGE (object);

  switch ((KntStartPageProps) id) {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_PRIMARY_MENU:
      g_value_set_object (value, self->primary_menu);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_start_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KntStartPage *self = KNT_START_PAGE (object);

  switch ((KntStartPageProps) id) {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      break;
    case PROP_PRIMARY_MENU:
      self->primary_menu = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_start_page_constructed (GObject *object)
{
  KntStartPage *self = KNT_START_PAGE (object);
  GListModel *recent = knt_library_get_recent (self->library);

  G_OBJECT_CLASS (knt_start_page_parent_class)->constructed (object);
  gtk_list_box_bind_model (self->recent_list, recent, create_row_cb, self, NULL);
  g_signal_connect_object (recent, "items-changed", G_CALLBACK (recent_changed_cb), self, G_CONNECT_SWAPPED);
  recent_changed_cb (self);
}

static void
knt_start_page_dispose (GObject *object)
{
  KntStartPage *self = KNT_START_PAGE (object);

  g_clear_object (&self->library);
  g_clear_object (&self->primary_menu);
  gtk_widget_dispose_template (GTK_WIDGET (self), KNT_TYPE_START_PAGE);
  G_OBJECT_CLASS (knt_start_page_parent_class)->dispose (object);
}

static void
knt_start_page_class_init (KntStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = knt_start_page_get_property;
  object_class->set_property = knt_start_page_set_property;
  object_class->constructed = knt_start_page_constructed;
  object_class->dispose = knt_start_page_dispose;
  widget_class->grab_focus = knt_start_page_grab_focus;

  props[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, KNT_TYPE_LIBRARY,
                                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_PRIMARY_MENU] = g_param_spec_object ("primary-menu", NULL, NULL, G_TYPE_MENU_MODEL,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * KntStartPage::open-file:
   * @file: a recent brief's PDF or notes file
   */
  signals[SIGNAL_OPEN_FILE] = g_signal_new ("open-file", KNT_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KntStartPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, KntStartPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, KntStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, KntStartPage, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
knt_start_page_init (KntStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * knt_start_page_new:
 * @library: whose recent briefs are listed
 * @primary_menu: the window's menu
 *
 * Returns: (transfer floating): what a window shows that has no brief yet
 */
GtkWidget *
knt_start_page_new (KntLibrary *library, GMenuModel *primary_menu)
{
  g_return_val_if_fail (KNT_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (G_IS_MENU_MODEL (primary_menu), NULL);

  return g_object_new (KNT_TYPE_START_PAGE, "library", library, "primary-menu", primary_menu, NULL);
}
