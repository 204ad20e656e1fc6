/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-error-page.h"

#include <glib/gi18n-lib.h>

#include "knt-notes-format.h"
#include "knt-session.h"

struct _KntErrorPage {
  AdwBin parent_instance;

  GMenuModel *primary_menu;

  AdwStatusPage *status_page;
};

G_DEFINE_FINAL_TYPE (KntErrorPage, knt_error_page, ADW_TYPE_BIN)

typedef enum { PROP_PRIMARY_MENU = 1 } KntErrorPageProps;

static GParamSpec *props[PROP_PRIMARY_MENU + 1];

/* What happened in three words, and what to do about it. The sentence between them is the error's own. */
static void
explain (const GError *error, const char **title, const char **advice)
{
  *title = _ ("The File Cannot Be Opened");
  *advice = NULL;

  if (error->domain == KNT_DOCUMENT_ERROR) {
    switch ((KntDocumentError) error->code) {
      case KNT_DOCUMENT_ERROR_NOT_PDF:
        *title = _ ("Not a Brief");
        *advice = _ ("Choose the PDF of the brief, or a file with notes.");
        break;
      case KNT_DOCUMENT_ERROR_DAMAGED:
        *title = _ ("The PDF Is Damaged");
        *advice = _ ("Fetch the file again: it may have been cut off on its way.");
        break;
      case KNT_DOCUMENT_ERROR_PASSWORD:
        *title = _ ("The PDF Stays Locked");
        *advice = _ ("Ask its sender for the password, then open it again.");
        break;
      case KNT_DOCUMENT_ERROR_UNREADABLE:
        *title = _ ("The File Cannot Be Read");
        *advice = _ ("Check that it is still there and that reading it is permitted.");
        break;
      case KNT_DOCUMENT_ERROR_READER:
        *title = _ ("The PDF Reader Does Not Start");
        *advice = _ ("Start the program again. If that does not help, install it again.");
        break;
      case KNT_DOCUMENT_ERROR_CRASHED:
      case KNT_DOCUMENT_ERROR_DEADLINE:
      case KNT_DOCUMENT_ERROR_PAGE:
        *title = _ ("The PDF Cannot Be Shown");
        *advice = _ ("Open it again, or fetch the file again.");
        break;
    }
  } else if (error->domain == KNT_SESSION_ERROR) {
    switch ((KntSessionError) error->code) {
      case KNT_SESSION_ERROR_UNKNOWN:
        *title = _ ("Not a Brief");
        *advice = _ ("Choose the PDF of the brief, or a file with notes.");
        break;
      case KNT_SESSION_ERROR_IN_USE:
        *title = _ ("The Notes Are in Use");
        *advice = _ ("Close them there, then open them again.");
        break;
      case KNT_SESSION_ERROR_NEEDS_PDF:
      case KNT_SESSION_ERROR_WRONG_PDF:
      case KNT_SESSION_ERROR_READ_ONLY:
      case KNT_SESSION_ERROR_CHANGED:
        break;
    }
  } else if (g_error_matches (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_VERSION)) {
    *title = _ ("The Notes Are Too New");
    *advice = _ ("Update Kanttekening, then open them again.");
  } else if (g_error_matches (error, KNT_NOTES_ERROR, KNT_NOTES_ERROR_FORMAT)) {
    *title = _ ("Not a Brief");
    *advice = _ ("Choose the PDF of the brief, or a file with notes.");
  } else if (error->domain == KNT_NOTES_ERROR) {
    *title = _ ("The Notes Cannot Be Read");
    *advice = _ ("Nothing was changed in the file. Open an older copy of it, or have it repaired.");
  }
}

static void
knt_error_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KntErrorPage *self = KNT_ERROR_PAGE (object);

  switch ((KntErrorPageProps) id) {
    case PROP_PRIMARY_MENU:
      g_value_set_object (value, self->primary_menu);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_error_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KntErrorPage *self = KNT_ERROR_PAGE (object);

  switch ((KntErrorPageProps) id) {
    case PROP_PRIMARY_MENU:
      self->primary_menu = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static gboolean
knt_error_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (adw_status_page_get_child (KNT_ERROR_PAGE (widget)->status_page));
}

static void
knt_error_page_dispose (GObject *object)
{
  KntErrorPage *self = KNT_ERROR_PAGE (object);

  g_clear_object (&self->primary_menu);
  gtk_widget_dispose_template (GTK_WIDGET (self), KNT_TYPE_ERROR_PAGE);
  G_OBJECT_CLASS (knt_error_page_parent_class)->dispose (object);
}

static void
knt_error_page_class_init (KntErrorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = knt_error_page_get_property;
  object_class->set_property = knt_error_page_set_property;
  object_class->dispose = knt_error_page_dispose;
  widget_class->grab_focus = knt_error_page_grab_focus;

  props[PROP_PRIMARY_MENU] = g_param_spec_object ("primary-menu", NULL, NULL, G_TYPE_MENU_MODEL,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/error-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KntErrorPage, status_page);
}

static void
knt_error_page_init (KntErrorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * knt_error_page_new:
 * @error: why a file could not be opened
 * @primary_menu: the window's menu
 *
 * Returns: (transfer floating): a page that says what happened, to which file, and what to do
 */
GtkWidget *
knt_error_page_new (const GError *error, GMenuModel *primary_menu)
{
  KntErrorPage *self;
  const char *title, *advice;
  g_autofree char *sentences = NULL;
  g_autofree char *description = NULL;

  g_return_val_if_fail (error != NULL, NULL);
  g_return_val_if_fail (G_IS_MENU_MODEL (primary_menu), NULL);

  self = g_object_new (KNT_TYPE_ERROR_PAGE, "primary-menu", primary_menu, NULL);
  explain (error, &title, &advice);
  sentences = advice ? g_strdup_printf ("%s\n%s", error->message, advice) : g_strdup (error->message);
  /* The description is markup, and a file's name may hold any character. */
  description = g_markup_escape_text (sentences, -1);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, description);

  return GTK_WIDGET (self);
}
