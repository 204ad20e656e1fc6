/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-tag-chip.h"

#include <adwaita.h>

static GtkWidget *
find_button (GtkWidget *chip)
{
  return gtk_widget_get_last_child (adw_bin_get_child (ADW_BIN (chip)));
}

static void
count_cb (GtkWidget *chip, guint *count)
{
  (*count)++;
}

static void
test_remove (void)
{
  GtkWidget *chip = g_object_ref_sink (knt_tag_chip_new ("financiering", "#f5c211", TRUE));
  GtkWidget *button = find_button (chip);
  guint count = 0;

  g_signal_connect (chip, "remove", G_CALLBACK (count_cb), &count);
  g_assert_cmpstr (knt_tag_chip_get_name (KNT_TAG_CHIP (chip)), ==, "financiering");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Remove Tag “financiering”");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (count, ==, 1);

  g_assert_finalize_object (chip);
}

static void
test_fixed (void)
{
  GtkWidget *chip = g_object_ref_sink (knt_tag_chip_new ("financiering", "not a colour", FALSE));

  g_assert_false (gtk_widget_get_visible (find_button (chip)));

  g_assert_finalize_object (chip);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/tag-chip/remove", test_remove);
  g_test_add_func ("/tag-chip/fixed", test_fixed);

  return g_test_run ();
}
