/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-opener.h"

/* The way from a file to an open session, with the questions that have to be asked on it. Knows no widget. */
struct _KntOpener {
  GObject parent_instance;

  KntLibrary *library;
  GPtrArray *forms;

  KntOpenerState state;
  GFile *file;
  GFile *pdf;
  KntSession *session;
  GCancellable *cancellable;
  GError *error;
  char *password;
  guint tries;
};

G_DEFINE_FINAL_TYPE (KntOpener, knt_opener, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
set_state (KntOpener *self, KntOpenerState state)
{
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
fail (KntOpener *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;

  if (g_error_matches (error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_NEEDS_PDF) ||
      g_error_matches (error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_WRONG_PDF)) {
    g_clear_object (&self->pdf);
    set_state (self, KNT_OPENER_NEEDS_PDF);
  } else if (g_error_matches (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_PASSWORD)) {
    if (self->password)
      self->tries++;
    set_state (self, self->tries < KNT_OPENER_TRIES ? KNT_OPENER_PASSWORD : KNT_OPENER_FAILED);
  } else {
    set_state (self, KNT_OPENER_FAILED);
  }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntOpener) self = user_data;
  KntSession *session = KNT_SESSION (source);
  g_autoptr (GError) error = NULL;
  gboolean open = knt_session_open_finish (session, result, &error);

  if (session != self->session) {
    /* It was cancelled, too late for the session: nobody has seen it, so it only has to end well. */
    if (open)
      knt_session_close_async (session, NULL, NULL);
    return;
  }
  if (open) {
    g_clear_pointer (&self->password, g_free);
    set_state (self, KNT_OPENER_OPEN);
  } else {
    fail (self, g_steal_pointer (&error));
  }
}

static void
document_cb (KntOpener *self)
{
  if (self->state == KNT_OPENER_LOADING)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
start (KntOpener *self)
{
  g_clear_error (&self->error);
  set_state (self, KNT_OPENER_LOADING);
  knt_session_open_async (self->session, self->file, self->pdf, self->password, self->cancellable, opened_cb,
                          g_object_ref (self));
}

static void
reset (KntOpener *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_object (&self->pdf);
  g_clear_error (&self->error);
  g_clear_pointer (&self->password, g_free);
  self->tries = 0;
}

static void
knt_opener_dispose (GObject *object)
{
  KntOpener *self = KNT_OPENER (object);

  reset (self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  G_OBJECT_CLASS (knt_opener_parent_class)->dispose (object);
}

static void
knt_opener_class_init (KntOpenerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = knt_opener_dispose;

  /**
   * KntOpener::changed:
   *
   * The state changed, or the session's document is there while all the rest is still on its way.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", KNT_TYPE_OPENER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_opener_init (KntOpener *self)
{
}

/**
 * knt_opener_new:
 * @library: where drafts are kept
 * @forms: (element-type KntForm): the kinds of brief that are known
 *
 * Returns: (transfer full): one that has nothing to open yet
 */
KntOpener *
knt_opener_new (KntLibrary *library, GPtrArray *forms)
{
  KntOpener *self;

  g_return_val_if_fail (KNT_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (forms != NULL, NULL);

  self = g_object_new (KNT_TYPE_OPENER, NULL);
  self->library = g_object_ref (library);
  self->forms = g_ptr_array_ref (forms);

  return self;
}

/**
 * knt_opener_set_forms:
 * @forms: (element-type KntForm): the kinds of brief that are known from now on
 */
void
knt_opener_set_forms (KntOpener *self, GPtrArray *forms)
{
  g_return_if_fail (KNT_IS_OPENER (self));

  g_ptr_array_ref (forms);
  g_ptr_array_unref (self->forms);
  self->forms = forms;
  if (self->session)
    knt_session_set_forms (self->session, forms);
}

/**
 * knt_opener_open:
 * @self: an opener
 * @file: a brief's PDF or a notes file
 *
 * Begins to open @file. What was being opened before is cancelled.
 */
void
knt_opener_open (KntOpener *self, GFile *file)
{
  g_return_if_fail (KNT_IS_OPENER (self));
  g_return_if_fail (G_IS_FILE (file));

  g_object_ref (file);
  reset (self);
  self->file = file;
  self->cancellable = g_cancellable_new ();
  self->session = knt_session_new (self->library, self->forms);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  start (self);
}

/**
 * knt_opener_enter_password:
 * @self: an opener
 * @password: what the user typed
 *
 * Tries again with @password; does nothing in another state than %KNT_OPENER_PASSWORD, as while the last one is tried.
 */
void
knt_opener_enter_password (KntOpener *self, const char *password)
{
  g_return_if_fail (KNT_IS_OPENER (self));
  g_return_if_fail (password != NULL);

  if (self->state != KNT_OPENER_PASSWORD)
    return;
  g_set_str (&self->password, password);
  start (self);
}

/**
 * knt_opener_choose_pdf:
 * @self: one in the state %KNT_OPENER_NEEDS_PDF
 * @pdf: the PDF that the notes are about
 *
 * Tries again with @pdf.
 */
void
knt_opener_choose_pdf (KntOpener *self, GFile *pdf)
{
  g_return_if_fail (KNT_IS_OPENER (self));
  g_return_if_fail (self->state == KNT_OPENER_NEEDS_PDF);
  g_return_if_fail (G_IS_FILE (pdf));

  g_set_object (&self->pdf, pdf);
  start (self);
}

/**
 * knt_opener_cancel:
 * @self: an opener
 *
 * Stops and forgets; the state is %KNT_OPENER_IDLE afterwards. A session that is open is only let go of: closing it
 * is for whoever took it.
 */
void
knt_opener_cancel (KntOpener *self)
{
  g_return_if_fail (KNT_IS_OPENER (self));

  reset (self);
  set_state (self, KNT_OPENER_IDLE);
}

KntOpenerState
knt_opener_get_state (KntOpener *self)
{
  g_return_val_if_fail (KNT_IS_OPENER (self), KNT_OPENER_IDLE);

  return self->state;
}

/**
 * knt_opener_get_file:
 *
 * Returns: (transfer none) (nullable): what is being opened or was opened
 */
GFile *
knt_opener_get_file (KntOpener *self)
{
  g_return_val_if_fail (KNT_IS_OPENER (self), NULL);

  return self->file;
}

/**
 * knt_opener_get_session:
 *
 * Returns: (transfer none) (nullable): the session, as soon as its document is there; in the state
 *   %KNT_OPENER_LOADING its notes may still be missing, and opening may still fail
 */
KntSession *
knt_opener_get_session (KntOpener *self)
{
  g_return_val_if_fail (KNT_IS_OPENER (self), NULL);

  return self->session && knt_session_get_document (self->session) ? self->session : NULL;
}

/**
 * knt_opener_get_rival:
 *
 * Returns: (transfer none) (nullable): the session of this program that has the same notes open, after opening failed
 *   with %KNT_SESSION_ERROR_IN_USE
 */
KntSession *
knt_opener_get_rival (KntOpener *self)
{
  g_return_val_if_fail (KNT_IS_OPENER (self), NULL);

  return self->session && g_error_matches (self->error, KNT_SESSION_ERROR, KNT_SESSION_ERROR_IN_USE)
           ? knt_session_get_rival (self->session)
           : NULL;
}

/**
 * knt_opener_get_error:
 *
 * Returns: (transfer none) (nullable): why it failed or what is missing
 */
const GError *
knt_opener_get_error (KntOpener *self)
{
  g_return_val_if_fail (KNT_IS_OPENER (self), NULL);

  return self->error;
}

/**
 * knt_opener_get_tries_left:
 *
 * Returns: how often a password may still be entered: %KNT_OPENER_TRIES before the first
 */
guint
knt_opener_get_tries_left (KntOpener *self)
{
  g_return_val_if_fail (KNT_IS_OPENER (self), 0);

  return KNT_OPENER_TRIES - self->tries;
}

/**
 * knt_opener_dup_name:
 *
 * Returns: (transfer full) (nullable): the file's name, for people to read
 */
char *
knt_opener_dup_name (KntOpener *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (KNT_IS_OPENER (self), NULL);

  if (!self->file)
    return NULL;
  name = g_file_get_basename (self->file);

  return name ? g_filename_display_name (name) : g_file_get_uri (self->file);
}
