/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>

#include "knt-view-resources.h"
#include "knt-view-style.h"

/**
 * knt_view_style_add:
 *
 * Gives the display the style of canvases, below what the application says itself.
 */
void
knt_view_style_add (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_resources_register (view_get_resource ());
  gtk_css_provider_load_from_resource (provider, "/io/github/kanttekening/Kanttekening/view/view.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
}
