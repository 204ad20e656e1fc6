/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-password-page.h"
#include "knt-test-widgets.h"

static GObject *
child (GtkWidget *page, const char *name)
{
  return gtk_widget_get_template_child (page, KNT_TYPE_PASSWORD_PAGE, name);
}

static void
entered_cb (GtkWidget *page, const char *password, GString *all)
{
  g_string_append (all, password);
}

static void
test_asks (void)
{
  GtkWidget *page = g_object_ref_sink (knt_password_page_new ("a <b> & c.pdf"));
  g_autoptr (GString) entered = g_string_new (NULL);
  GObject *row = child (page, "password_row");
  GObject *button = child (page, "unlock_button");
  GObject *status = child (page, "status_page");

  g_signal_connect (page, "entered", G_CALLBACK (entered_cb), entered);
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (status)), ==,
                   "“a &lt;b&gt; &amp; c.pdf” is locked. Enter its password to open it.");

  /* There is nothing to try yet. */
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (button)));
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpstr (entered->str, ==, "");

  gtk_editable_set_text (GTK_EDITABLE (row), "geheim");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (button)));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (entered->str, ==, "geheim");

  g_assert_finalize_object (page);
}

static void
test_refuses (void)
{
  GtkWidget *page = g_object_ref_sink (knt_password_page_new ("brief.pdf"));
  GObject *row = child (page, "password_row");
  GObject *status = child (page, "status_page");

  gtk_editable_set_text (GTK_EDITABLE (row), "fout");
  knt_password_page_refuse (KNT_PASSWORD_PAGE (page), 2);
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (status)), ==,
                   "This password does not open “brief.pdf”. 2 tries are left.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));

  knt_password_page_refuse (KNT_PASSWORD_PAGE (page), 1);
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (status)), ==,
                   "This password does not open “brief.pdf”. 1 try is left.");

  /* The mark goes as soon as another is typed. */
  gtk_editable_set_text (GTK_EDITABLE (row), "g");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));

  g_assert_finalize_object (page);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/password-page/asks", test_asks);
  g_test_add_func ("/password-page/refuses", test_refuses);

  return g_test_run ();
}
