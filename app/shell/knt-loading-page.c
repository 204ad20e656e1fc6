/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-loading-page.h"

#include <glib/gi18n-lib.h>

/* What takes less shows no sign of waiting. */
#define PATIENCE_MS 100

struct _KntLoadingPage {
  AdwBin parent_instance;

  char *title;
  guint timeout;

  GtkRevealer *revealer;
};

G_DEFINE_FINAL_TYPE (KntLoadingPage, knt_loading_page, ADW_TYPE_BIN)

typedef enum { PROP_TITLE = 1 } KntLoadingPageProps;

static GParamSpec *props[PROP_TITLE + 1];

static void
reveal_cb (gpointer user_data)
{
  KntLoadingPage *self = user_data;

  self->timeout = 0;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static void
knt_loading_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KntLoadingPage *self = KNT_LOADING_PAGE (object);

  switch ((KntLoadingPageProps) id) {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_loading_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KntLoadingPage *self = KNT_LOADING_PAGE (object);

  switch ((KntLoadingPageProps) id) {
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_loading_page_dispose (GObject *object)
{
  KntLoadingPage *self = KNT_LOADING_PAGE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), KNT_TYPE_LOADING_PAGE);
  G_OBJECT_CLASS (knt_loading_page_parent_class)->dispose (object);
}

static void
knt_loading_page_finalize (GObject *object)
{
  KntLoadingPage *self = KNT_LOADING_PAGE (object);

  g_free (self->title);
  G_OBJECT_CLASS (knt_loading_page_parent_class)->finalize (object);
}

static void
knt_loading_page_class_init (KntLoadingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = knt_loading_page_get_property;
  object_class->set_property = knt_loading_page_set_property;
  object_class->dispose = knt_loading_page_dispose;
  object_class->finalize = knt_loading_page_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/loading-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KntLoadingPage, revealer);
}

static void
knt_loading_page_init (KntLoadingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->timeout = g_timeout_add_once (PATIENCE_MS, reveal_cb, self);
}

/**
 * knt_loading_page_new:
 * @name: of the file that is being opened
 *
 * Returns: (transfer floating): a page that is empty at first and says after a while what is being waited for
 */
GtkWidget *
knt_loading_page_new (const char *name)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  /* Translators: %s is the name of a file. */
  title = g_strdup_printf (_ ("Opening “%s”…"), name);

  return g_object_new (KNT_TYPE_LOADING_PAGE, "title", title, NULL);
}
