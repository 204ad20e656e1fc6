/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* What several tests of widgets need: finding what a person would look for, and waiting for it. */

static inline GtkWidget *
knt_test_find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = knt_test_find_type (child, type);

    if (found)
      return found;
  }

  return NULL;
}

/* The first label that is on the screen and holds @text. */
static inline GtkWidget *
knt_test_find_text (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = knt_test_find_text (child, text);

    if (found)
      return found;
  }

  return NULL;
}

static inline gboolean
knt_test_out_of_time (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @condition holds. */
#define knt_test_wait_for(condition)                                                                                   \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gboolean out_of_time = FALSE;                                                                                      \
    guint timer = g_timeout_add_seconds (30, knt_test_out_of_time, &out_of_time);                                      \
                                                                                                                       \
    while (!(condition) && !out_of_time)                                                                               \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    if (out_of_time)                                                                                                   \
      g_error ("%s:%d: not within 30 seconds: %s", __FILE__, __LINE__, #condition);                                    \
    g_source_remove (timer);                                                                                           \
  }                                                                                                                    \
  G_STMT_END
