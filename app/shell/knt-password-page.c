/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-password-page.h"

#include <glib/gi18n-lib.h>

struct _KntPasswordPage {
  AdwBin parent_instance;

  char *name;

  AdwStatusPage *status_page;
  AdwPasswordEntryRow *password_row;
  GtkWidget *unlock_button;
};

G_DEFINE_FINAL_TYPE (KntPasswordPage, knt_password_page, ADW_TYPE_BIN)

enum { SIGNAL_ENTERED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
activated_cb (KntPasswordPage *self)
{
  const char *password = gtk_editable_get_text (GTK_EDITABLE (self->password_row));

  if (*password != '\0')
    g_signal_emit (self, signals[SIGNAL_ENTERED], 0, password);
}

static void
text_changed_cb (KntPasswordPage *self)
{
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->password_row)) == '\0';

  gtk_widget_remove_css_class (GTK_WIDGET (self->password_row), "error");
  gtk_widget_set_sensitive (self->unlock_button, !empty);
}

static gboolean
knt_password_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KNT_PASSWORD_PAGE (widget)->password_row));
}

static void
knt_password_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KNT_TYPE_PASSWORD_PAGE);
  G_OBJECT_CLASS (knt_password_page_parent_class)->dispose (object);
}

static void
knt_password_page_finalize (GObject *object)
{
  g_free (KNT_PASSWORD_PAGE (object)->name);
  G_OBJECT_CLASS (knt_password_page_parent_class)->finalize (object);
}

static void
knt_password_page_class_init (KntPasswordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = knt_password_page_dispose;
  object_class->finalize = knt_password_page_finalize;
  widget_class->grab_focus = knt_password_page_grab_focus;

  /**
   * KntPasswordPage::entered:
   * @password: what was typed, never empty
   */
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", KNT_TYPE_PASSWORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kanttekening/Kanttekening/ui/password-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KntPasswordPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, KntPasswordPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, KntPasswordPage, unlock_button);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
knt_password_page_init (KntPasswordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
describe (KntPasswordPage *self, const char *sentence)
{
  /* The description is markup, and a file's name may hold any character. */
  g_autofree char *description = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->status_page, description);
}

/**
 * knt_password_page_new:
 * @name: of the file that is locked
 *
 * Returns: (transfer floating): a page that asks for the password
 */
GtkWidget *
knt_password_page_new (const char *name)
{
  KntPasswordPage *self;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (KNT_TYPE_PASSWORD_PAGE, NULL);
  self->name = g_strdup (name);
  /* Translators: %s is the name of a file. */
  sentence = g_strdup_printf (_ ("“%s” is locked. Enter its password to open it."), name);
  describe (self, sentence);

  return GTK_WIDGET (self);
}

/**
 * knt_password_page_refuse:
 * @tries_left: how often a password may still be entered
 *
 * Says that the password that was entered does not fit, and asks again.
 */
void
knt_password_page_refuse (KntPasswordPage *self, guint tries_left)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (KNT_IS_PASSWORD_PAGE (self));

  sentence = g_strdup_printf (
    /* Translators: %s is the name of a file, %u a small number. */
    g_dngettext (GETTEXT_PACKAGE, "This password does not open “%s”. %u try is left.",
                 "This password does not open “%s”. %u tries are left.", tries_left),
    self->name, tries_left);
  describe (self, sentence);
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  gtk_widget_add_css_class (GTK_WIDGET (self->password_row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
