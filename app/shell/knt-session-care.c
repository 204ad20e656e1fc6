/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-session-care.h"

#include "knt-form-offer.h"

/* Keeps the session that a window shows in step with the program: with who works on the notes, and with the forms. */
struct _KntSessionCare {
  GObject parent_instance;

  KntSession *session;
  GSettings *settings;
  KntFormShelf *shelf; /* (nullable) */
  KntFormOffer *offer; /* (nullable) with the shelf: to remember what is put right */
};

G_DEFINE_FINAL_TYPE (KntSessionCare, knt_session_care, G_TYPE_OBJECT)

/* Notes carry the name that the settings say when they are made. */
static void
update_author (KntSessionCare *self)
{
  g_autofree char *author = g_settings_get_string (self->settings, "author-name");
  KntNotes *notes = knt_session_get_notes (self->session);

  if (notes)
    knt_notes_set_author (notes, author);
}

/* The brief is recognised again with them. */
static void
forms_changed_cb (KntSessionCare *self)
{
  knt_session_set_forms (self->session, knt_form_shelf_get_forms (self->shelf));
  if (knt_session_get_notes (self->session))
    knt_session_recognise (self->session);
}

static void
knt_session_care_dispose (GObject *object)
{
  KntSessionCare *self = KNT_SESSION_CARE (object);

  g_clear_object (&self->offer);
  g_clear_object (&self->shelf);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (knt_session_care_parent_class)->dispose (object);
}

static void
knt_session_care_class_init (KntSessionCareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = knt_session_care_dispose;
}

static void
knt_session_care_init (KntSessionCare *self)
{
}

/**
 * knt_session_care_new:
 * @session: that is shown
 * @settings: those of the program
 * @shelf: (nullable): the forms that there are
 * @toasts: where it is offered to remember what is put right
 *
 * Returns: (transfer full): does its work until it is let go
 */
KntSessionCare *
knt_session_care_new (KntSession *session, GSettings *settings, KntFormShelf *shelf, AdwToastOverlay *toasts)
{
  KntSessionCare *self = g_object_new (KNT_TYPE_SESSION_CARE, NULL);

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::author-name", G_CALLBACK (update_author), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::notes", G_CALLBACK (update_author), self, G_CONNECT_SWAPPED);
  update_author (self);

  if (g_set_object (&self->shelf, shelf)) {
    g_signal_connect_object (shelf, "changed", G_CALLBACK (forms_changed_cb), self, G_CONNECT_SWAPPED);
    self->offer = knt_form_offer_new (session, shelf, toasts);
  }

  return self;
}
