/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-form-offer.h"

#include <glib/gi18n-lib.h>

#include "knt-correction.h"
#include "knt-form-fixing.h"

/* How long the offer stands, in seconds: a sentence has to be read and thought about. */
#define TIMEOUT_S 20

struct _KntFormOffer {
  GObject parent_instance;

  KntSession *session;
  KntFormShelf *shelf;
  AdwToastOverlay *toasts;
  GListModel *corrections; /* (nullable): of the notes that there are */
  AdwToast *toast;         /* (nullable): that stands */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (KntFormOffer, knt_form_offer, G_TYPE_OBJECT)

static void
withdraw (KntFormOffer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->toast)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *watcher = user_data;
  g_autoptr (KntFormOffer) self = g_weak_ref_get (watcher);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (KntFormFix) fix = knt_form_fixing_find_finish (result, NULL);
  g_autofree char *title = NULL;

  g_weak_ref_clear (watcher);
  g_free (watcher);
  /* Where it was not found, for whatever reason, there is nothing to offer and nothing lost. */
  if (self == NULL || fix == NULL || cancellable != self->cancellable)
    return;

  title = g_markup_escape_text (fix->sentence, -1);
  self->toast = g_object_ref (adw_toast_new (title));
  adw_toast_set_timeout (self->toast, TIMEOUT_S);
  adw_toast_set_button_label (self->toast, _ ("_Remember"));
  adw_toast_set_action_name (self->toast, "app.remember-form");
  adw_toast_set_action_target (self->toast, "(ss)", fix->form, fix->json);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->toast));
}

static void
look_for_fix (KntFormOffer *self, KntEntity *correction, const char *form)
{
  g_autoptr (GPtrArray) wishes = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_fix_wish_free);
  g_autoptr (GArray) spans = knt_correction_list_spans (correction);
  const char *label = knt_correction_get_label (correction), *group = knt_correction_get_group (correction);
  GWeakRef *watcher;
  KntFixRole role;

  switch (knt_correction_get_role (correction)) {
    case KNT_ROLE_QUESTION:
      role = KNT_FIX_QUESTION;
      break;
    case KNT_ROLE_ANSWER:
      role = KNT_FIX_ANSWER;
      break;
    case KNT_ROLE_NEITHER:
      role = KNT_FIX_NEITHER;
      break;
    case KNT_ROLE_OTHER:
    default:
      return;
  }
  if (spans->len == 0)
    return;

  g_ptr_array_add (wishes,
                   knt_fix_wish_new (role, spans, label && *label ? label : NULL, group && *group ? group : NULL));
  self->cancellable = g_cancellable_new ();
  watcher = g_new0 (GWeakRef, 1);
  g_weak_ref_init (watcher, self);
  knt_form_fixing_find_async (knt_session_get_document (self->session), knt_form_shelf_get_files (self->shelf), form,
                              wishes, self->cancellable, found_cb, watcher);
}

/* One that is new: to split a question makes two, and what is undone takes some away. */
static void
corrections_changed_cb (KntFormOffer *self, guint position, guint removed, guint added, GListModel *corrections)
{
  KntBrief *brief = knt_notes_get_brief (knt_session_get_notes (self->session));
  const char *form = brief ? knt_brief_get_form (brief) : NULL;
  g_autoptr (KntEntity) correction = added == 1 ? g_list_model_get_item (corrections, position) : NULL;

  withdraw (self);
  if (correction && form)
    look_for_fix (self, correction, form);
}

static void
notes_cb (KntFormOffer *self)
{
  KntNotes *notes = knt_session_get_notes (self->session);
  GListModel *corrections = notes ? knt_notes_get_collection (notes, KNT_COLLECTION_CORRECTIONS) : NULL;

  if (self->corrections)
    g_signal_handlers_disconnect_by_data (self->corrections, self);
  withdraw (self);
  g_set_object (&self->corrections, corrections);
  if (self->corrections)
    g_signal_connect_object (self->corrections, "items-changed", G_CALLBACK (corrections_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
knt_form_offer_dispose (GObject *object)
{
  KntFormOffer *self = KNT_FORM_OFFER (object);

  if (self->corrections)
    g_signal_handlers_disconnect_by_data (self->corrections, self);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  withdraw (self);
  g_clear_object (&self->corrections);
  g_clear_object (&self->session);
  g_clear_object (&self->shelf);
  g_clear_object (&self->toasts);
  G_OBJECT_CLASS (knt_form_offer_parent_class)->dispose (object);
}

static void
knt_form_offer_class_init (KntFormOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = knt_form_offer_dispose;
}

static void
knt_form_offer_init (KntFormOffer *self)
{
}

/**
 * knt_form_offer_new:
 * @session: of an open brief
 * @shelf: the forms that there are
 * @toasts: where to offer
 *
 * Returns: (transfer full): one that watches; disposing of it withdraws what it offers
 */
KntFormOffer *
knt_form_offer_new (KntSession *session, KntFormShelf *shelf, AdwToastOverlay *toasts)
{
  KntFormOffer *self;

  g_return_val_if_fail (KNT_IS_SESSION (session), NULL);
  g_return_val_if_fail (KNT_IS_FORM_SHELF (shelf), NULL);

  self = g_object_new (KNT_TYPE_FORM_OFFER, NULL);
  self->session = g_object_ref (session);
  self->shelf = g_object_ref (shelf);
  self->toasts = g_object_ref (toasts);
  g_signal_connect_object (session, "notify::notes", G_CALLBACK (notes_cb), self, G_CONNECT_SWAPPED);
  notes_cb (self);

  return self;
}
