/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-auditor.h"

#include "knt-acceptance.h"

/* Keeps what there is to look at in line with an open brief: looks through it whenever it is recognised or put right,
 * and knows what a person said of that it is right so. */
struct _KntAuditor {
  GObject parent_instance;

  KntSession *session;
  KntConcerns *concerns;
  GSignalGroup *notes_signals;
};

G_DEFINE_FINAL_TYPE (KntAuditor, knt_auditor, G_TYPE_OBJECT)

static void
update_accepted (KntAuditor *self)
{
  KntNotes *notes = knt_session_get_notes (self->session);

  if (notes != NULL)
    knt_concerns_take_accepted (self->concerns, knt_notes_list_accepted (notes));
}

static void
notes_changed_cb (KntAuditor *self, KntEditGroup *group)
{
  if (knt_edit_group_touches (group, KNT_COLLECTION_FINDINGS))
    update_accepted (self);
}

/* Half a brief would have half its questions missing. */
static void
update_brief (KntAuditor *self)
{
  KntNotes *notes = knt_session_get_notes (self->session);

  knt_concerns_set_brief (self->concerns, notes != NULL && !knt_session_get_recognising (self->session)
                                            ? knt_notes_get_corrected (notes)
                                            : NULL);
}

static void
update_notes (KntAuditor *self)
{
  g_signal_group_set_target (self->notes_signals, knt_session_get_notes (self->session));
  update_accepted (self);
  update_brief (self);
}

static void
knt_auditor_finalize (GObject *object)
{
  KntAuditor *self = KNT_AUDITOR (object);

  g_clear_object (&self->notes_signals);
  g_clear_object (&self->concerns);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (knt_auditor_parent_class)->finalize (object);
}

static void
knt_auditor_class_init (KntAuditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_auditor_finalize;
}

static void
knt_auditor_init (KntAuditor *self)
{
  self->notes_signals = g_signal_group_new (KNT_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "changed", G_CALLBACK (notes_changed_cb), self);
  g_signal_group_connect_swapped (self->notes_signals, "notify::corrected", G_CALLBACK (update_brief), self);
}

/**
 * knt_auditor_new:
 * @session: the brief, open or being opened
 * @concerns: what there is to look at
 *
 * Returns: (transfer full): what keeps the one in line with the other as long as it is there
 */
KntAuditor *
knt_auditor_new (KntSession *session, KntConcerns *concerns)
{
  KntAuditor *self = g_object_new (KNT_TYPE_AUDITOR, NULL);

  self->session = g_object_ref (session);
  self->concerns = g_object_ref (concerns);
  g_signal_connect_object (session, "notify::notes", G_CALLBACK (update_notes), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::recognising", G_CALLBACK (update_brief), self, G_CONNECT_SWAPPED);
  update_notes (self);
  return self;
}
