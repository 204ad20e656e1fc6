/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-uri-keeper.h"

#include <string.h>

static gboolean
names_a_place (GVariant *uris)
{
  g_autofree const char **each = g_variant_get_strv (uris, NULL);

  for (gsize i = 0; each[i] != NULL; i++)
    if (strchr (each[i], '#') != NULL)
      return TRUE;

  return FALSE;
}

/* In the connection's own thread: touches nothing but the message. */
static GDBusMessage *
keep (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  const char *path = user_data;
  GVariant *body = g_dbus_message_get_body (message);
  g_autoptr (GVariant) uris = NULL;
  g_autoptr (GVariant) platform = NULL;
  GDBusMessage *copy;
  GVariantBuilder parameters;

  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL ||
      g_strcmp0 (g_dbus_message_get_path (message), path) != 0 ||
      g_strcmp0 (g_dbus_message_get_interface (message), "org.freedesktop.Application") != 0 ||
      g_strcmp0 (g_dbus_message_get_member (message), "Open") != 0 || body == NULL ||
      !g_variant_is_of_type (body, G_VARIANT_TYPE ("(asa{sv})")))
    return message;

  uris = g_variant_get_child_value (body, 0);
  platform = g_variant_get_child_value (body, 1);
  copy = names_a_place (uris) ? g_dbus_message_copy (message, NULL) : NULL;
  if (copy == NULL)
    return message;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&parameters, "v", uris);
  g_dbus_message_set_member (copy, "ActivateAction");
  g_dbus_message_set_body (copy, g_variant_new ("(sav@a{sv})", "open-uris", &parameters, platform));
  g_object_unref (message);

  return copy;
}

/**
 * knt_uri_keeper_add:
 * @path: the application's object
 *
 * The desktop opens files in a running program by addresses, of which #GApplication makes files; a file has no place in
 * it, so what stands behind a # would be lost. Such a call is turned into the action "open-uris" of the application.
 *
 * Returns: to be removed with g_dbus_connection_remove_filter()
 */
guint
knt_uri_keeper_add (GDBusConnection *connection, const char *path)
{
  return g_dbus_connection_add_filter (connection, keep, g_strdup (path), g_free);
}
