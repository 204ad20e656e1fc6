/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-application.h"

#include <glib/gi18n-lib.h>

#include "knt-destination.h"
#include "knt-form-shelf.h"
#include "knt-forms-dialog.h"
#include "knt-library.h"
#include "knt-opener.h"
#include "knt-preferences-dialog.h"
#include "knt-shortcuts-dialog.h"
#include "knt-troubleshooting.h"
#include "knt-uri-keeper.h"
#include "knt-window.h"

struct _KntApplication {
  AdwApplication parent_instance;

  char *data_folder;
  char *forms_folder;

  KntLibrary *library;
  KntFormShelf *shelf;
  gboolean has_told; /* of the form that was passed over */
  GSettings *settings;

  char *first_argument;
  guint uri_keeper;        /* on the bus; 0: none */
  KntOpener *first_opener; /* at work since before GTK was there, until a window takes it */
};

G_DEFINE_FINAL_TYPE (KntApplication, knt_application, ADW_TYPE_APPLICATION)

typedef enum { PROP_DATA_FOLDER = 1, PROP_FORMS_FOLDER } KntApplicationProps;

static GParamSpec *props[PROP_FORMS_FOLDER + 1];

static const GOptionEntry options[] = {
  { "new-window", 'w', 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a new window"), NULL },
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
  /* Translators: how files are named on the command line. "page" and "question" stay in English. */
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE[#page=N|#question=N]…]") },
  { NULL },
};

/* A form that is passed over is told of once. */
static void
tell_of_forms (KntApplication *self, KntWindow *window)
{
  g_autofree char *problem = knt_form_shelf_dup_problem (self->shelf);
  g_autofree char *title = problem ? g_markup_escape_text (problem, -1) : NULL;
  AdwToast *toast;

  if (self->has_told || problem == NULL)
    return;

  self->has_told = TRUE;
  toast = adw_toast_new (title);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _ ("F_orms…"));
  adw_toast_set_action_name (toast, "app.forms");
  knt_window_say (window, toast);
}

static void
present_window (KntApplication *self, KntOpener *opener, const KntDestination *destination)
{
  GtkWidget *window = knt_window_new (GTK_APPLICATION (self), self->library, self->settings, opener);

  knt_window_set_shelf (KNT_WINDOW (window), self->shelf);
  knt_window_go_to (KNT_WINDOW (window), destination);
  knt_window_present_soon (KNT_WINDOW (window));
  tell_of_forms (self, KNT_WINDOW (window));
}

static void
present_new_window (KntApplication *self)
{
  g_autoptr (KntOpener) opener = knt_opener_new (self->library, knt_form_shelf_get_forms (self->shelf));

  present_window (self, opener, NULL);
}

static gboolean
opens_first (KntApplication *self, GFile *file)
{
  return self->first_opener && g_file_equal (knt_opener_get_file (self->first_opener), file);
}

static void
open_file (KntApplication *self, GFile *file, const KntDestination *destination, gboolean in_new_window)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (KntOpener) opener = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next) {
    if (KNT_IS_WINDOW (l->data) && knt_window_shows_file (l->data, file)) {
      knt_window_go_to (l->data, destination);
      gtk_window_present (l->data);
      return;
    }
  }

  if (!in_new_window && active && KNT_IS_WINDOW (active) && knt_window_is_empty (KNT_WINDOW (active))) {
    knt_window_open (KNT_WINDOW (active), file);
    knt_window_go_to (KNT_WINDOW (active), destination);
    gtk_window_present (active);
    return;
  }

  if (opens_first (self, file)) {
    opener = g_steal_pointer (&self->first_opener);
  } else {
    opener = knt_opener_new (self->library, knt_form_shelf_get_forms (self->shelf));
    knt_opener_open (opener, file);
  }
  present_window (self, opener, destination);
}

static void
open_argument (KntApplication *self, const char *argument, const char *folder, gboolean in_new_window)
{
  g_autoptr (KntDestination) destination = NULL;
  g_autoptr (GFile) file = knt_destination_resolve (argument, folder, &destination);

  open_file (self, file, destination, in_new_window);
}

/* What the desktop asks for through the bus: see knt_uri_keeper_add(). */
static void
open_uris_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree const char **uris = g_variant_get_strv (parameter, NULL);

  for (gsize i = 0; uris[i]; i++)
    open_argument (user_data, uris[i], NULL, FALSE);
}

static void
new_window_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present_new_window (user_data);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  /* The program ends with its last window, and a window when its notes are written. */
  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  AdwDialog *dialog =
    adw_about_dialog_new_from_appdata ("/io/github/kanttekening/Kanttekening/metainfo.xml", PACKAGE_VERSION);
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);
  KntSession *session = KNT_IS_WINDOW (active) ? knt_window_get_session (KNT_WINDOW (active)) : NULL;
  KntNotes *notes = session ? knt_session_get_notes (session) : NULL;
  g_autofree char *information = knt_troubleshooting_describe (
    session ? knt_session_get_document (session) : NULL, notes ? knt_notes_get_brief (notes) : NULL,
    knt_form_shelf_get_files (KNT_APPLICATION (user_data)->shelf));

  adw_about_dialog_set_copyright (about, "© 2026 Kanttekening");
  /* Translators: put your names here, one a line. */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
  adw_about_dialog_set_debug_info (about, information);
  adw_about_dialog_set_debug_info_filename (about, "kanttekening.txt");
  adw_dialog_present (dialog, GTK_WIDGET (active));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KntApplication *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  adw_dialog_present (knt_preferences_dialog_new (self->settings), GTK_WIDGET (active));
}

static void
forms_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KntApplication *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  /* The files may have been changed in the folder. */
  knt_form_shelf_reload (self->shelf);
  adw_dialog_present (knt_forms_dialog_new (self->shelf), GTK_WIDGET (active));
}

static void
remember_form_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KntApplication *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;
  const char *id, *json;

  g_variant_get (parameter, "(&s&s)", &id, &json);
  if (knt_form_shelf_add (self->shelf, id, json, &error))
    title = g_strdup (_ ("Remembered. It can be removed in Forms."));
  else
    title = g_markup_escape_text (error->message, -1);
  if (KNT_IS_WINDOW (active))
    knt_window_say (KNT_WINDOW (active), adw_toast_new (title));
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_dialog_present (knt_shortcuts_dialog_new (), GTK_WIDGET (active));
}

static const GActionEntry actions[] = {
  { "open-uris", open_uris_action, "as" },
  { "new-window", new_window_action },
  { "quit", quit_action },
  { "about", about_action },
  { "preferences", preferences_action },
  { "forms", forms_action },
  { "remember-form", remember_form_action, "(ss)" },
  { "shortcuts", shortcuts_action },
};

static const struct {
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.new-window", { "<Control>n" } },     { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },           { "app.shortcuts", { "<Control>question", "<Control>slash" } },
  { "win.close", { "<Control>w" } },          { "win.fullscreen", { "F11" } },
  { "win.open", { "<Control>o" } },           { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
};

/* Only remembers the file: whether this process is the one to open it is not known yet. */
static gboolean
knt_application_local_command_line (GApplication *application, char ***arguments, int *exit_status)
{
  KntApplication *self = KNT_APPLICATION (application);

  for (char **argument = *arguments + (**arguments ? 1 : 0); *argument && !self->first_argument; argument++) {
    if (**argument != '-')
      self->first_argument = g_strdup (*argument);
  }

  return G_APPLICATION_CLASS (knt_application_parent_class)->local_command_line (application, arguments, exit_status);
}

static int
knt_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  if (g_variant_dict_contains (given, "version")) {
    g_print ("%s %s\n", "Kanttekening", PACKAGE_VERSION);
    return 0;
  }

  return -1;
}

/* What a brief needs is begun before GTK, which takes longer than to open one. */
static void
knt_application_startup (GApplication *application)
{
  KntApplication *self = KNT_APPLICATION (application);
  g_autofree char *own_forms_folder = g_build_filename (self->data_folder, "forms", NULL);

  self->library = knt_library_new (self->data_folder);
  knt_library_load (self->library);
  self->shelf = knt_form_shelf_new (self->forms_folder, own_forms_folder);

  if (self->first_argument) {
    g_autoptr (KntDestination) destination = NULL;
    g_autoptr (GFile) file = knt_destination_resolve (self->first_argument, NULL, &destination);

    self->first_opener = knt_opener_new (self->library, knt_form_shelf_get_forms (self->shelf));
    knt_opener_open (self->first_opener, file);
  }

  G_APPLICATION_CLASS (knt_application_parent_class)->startup (application);

  self->settings = g_settings_new (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].accels);
}

static gboolean
knt_application_dbus_register (GApplication *application, GDBusConnection *connection, const char *path, GError **error)
{
  KNT_APPLICATION (application)->uri_keeper = knt_uri_keeper_add (connection, path);

  return G_APPLICATION_CLASS (knt_application_parent_class)->dbus_register (application, connection, path, error);
}

static void
knt_application_dbus_unregister (GApplication *application, GDBusConnection *connection, const char *path)
{
  KntApplication *self = KNT_APPLICATION (application);

  if (self->uri_keeper != 0)
    g_dbus_connection_remove_filter (connection, self->uri_keeper);
  self->uri_keeper = 0;
  G_APPLICATION_CLASS (knt_application_parent_class)->dbus_unregister (application, connection, path);
}

static void
knt_application_activate (GApplication *application)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (active)
    gtk_window_present (active);
  else
    present_new_window (KNT_APPLICATION (application));
}

static void
knt_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (KNT_APPLICATION (application), files[i], NULL, FALSE);
}

static int
knt_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  KntApplication *self = KNT_APPLICATION (application);
  GVariantDict *given = g_application_command_line_get_options_dict (command_line);
  gboolean in_new_window = g_variant_dict_contains (given, "new-window");
  g_autofree const char **arguments = NULL;

  if (g_variant_dict_lookup (given, G_OPTION_REMAINING, "^a&ay", &arguments)) {
    for (gsize i = 0; arguments[i]; i++)
      open_argument (self, arguments[i], g_application_command_line_get_cwd (command_line), in_new_window);
  } else if (in_new_window) {
    present_new_window (self);
  } else {
    g_application_activate (application);
  }

  return 0;
}

static void
knt_application_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KntApplication *self = KNT_APPLICATION (object);

  switch ((KntApplicationProps) id) {
    case PROP_DATA_FOLDER:
      self->data_folder = g_value_dup_string (value);
      break;
    case PROP_FORMS_FOLDER:
      self->forms_folder = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
knt_application_dispose (GObject *object)
{
  KntApplication *self = KNT_APPLICATION (object);

  g_clear_object (&self->first_opener);
  g_clear_object (&self->settings);
  g_clear_object (&self->shelf);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (knt_application_parent_class)->dispose (object);
}

static void
knt_application_finalize (GObject *object)
{
  KntApplication *self = KNT_APPLICATION (object);

  g_free (self->first_argument);
  g_free (self->data_folder);
  g_free (self->forms_folder);
  G_OBJECT_CLASS (knt_application_parent_class)->finalize (object);
}

static void
knt_application_class_init (KntApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->set_property = knt_application_set_property;
  object_class->dispose = knt_application_dispose;
  object_class->finalize = knt_application_finalize;
  application_class->local_command_line = knt_application_local_command_line;
  application_class->handle_local_options = knt_application_handle_local_options;
  application_class->startup = knt_application_startup;
  application_class->dbus_register = knt_application_dbus_register;
  application_class->dbus_unregister = knt_application_dbus_unregister;
  application_class->activate = knt_application_activate;
  application_class->open = knt_application_open;
  application_class->command_line = knt_application_command_line;

  props[PROP_DATA_FOLDER] = g_param_spec_string ("data-folder", NULL, NULL, NULL,
                                                 G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_FORMS_FOLDER] = g_param_spec_string ("forms-folder", NULL, NULL, NULL,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
knt_application_init (KntApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _ ("Annotate parliamentary questions and their answers"));
}

/**
 * knt_application_new:
 * @data_folder: where drafts are kept
 * @forms_folder: where the kinds of brief are described
 *
 * Returns: (transfer full): the program
 */
KntApplication *
knt_application_new (const char *data_folder, const char *forms_folder)
{
  g_return_val_if_fail (data_folder != NULL, NULL);
  g_return_val_if_fail (forms_folder != NULL, NULL);

  /* A development build has another name, the same resources. */
  return g_object_new (KNT_TYPE_APPLICATION, "application-id", APPLICATION_ID, "resource-base-path",
                       "/io/github/kanttekening/Kanttekening", "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, "data-folder", data_folder,
                       "forms-folder", forms_folder, NULL);
}
