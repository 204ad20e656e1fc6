/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-brief-editor.h"

#include "knt-annotation.h"
#include "knt-standing-look.h"

#include <glib/gi18n.h>

/* Applies edits to the notes, and tells the person what came of it: by toasts, and to assistive technology. */
struct _KntBriefEditor {
  GObject parent_instance;

  AdwToastOverlay *overlay; /* not owned: it holds the view that holds this */
  KntNotes *notes;
  AdwToast *removal_toast;
  KntEditGroup *removal; /* what its button takes back */
  char *report;
};

G_DEFINE_FINAL_TYPE (KntBriefEditor, knt_brief_editor, G_TYPE_OBJECT)

enum { SIGNAL_STEPPED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
removes_passage (KntEditGroup *group)
{
  GPtrArray *edits = knt_edit_group_get_edits (group);

  for (guint i = 0; i < edits->len; i++) {
    KntEdit *edit = edits->pdata[i];

    if (edit->collection == KNT_COLLECTION_ANNOTATIONS && edit->after == NULL &&
        !knt_annotation_is_for_question (edit->before))
      return TRUE;
  }
  return FALSE;
}

static void
forget_removal (KntBriefEditor *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->removal_toast);

  g_clear_pointer (&self->removal, knt_edit_group_unref);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static void
dismissed_cb (KntBriefEditor *self, AdwToast *toast)
{
  if (self->removal_toast == toast)
    forget_removal (self);
}

static void
offer_restoring (KntBriefEditor *self, KntEditGroup *group)
{
  forget_removal (self);
  self->removal = knt_edit_group_ref (group);
  self->removal_toast = adw_toast_new (_ ("Passage removed"));
  adw_toast_set_button_label (self->removal_toast, _ ("_Undo"));
  adw_toast_set_action_name (self->removal_toast, "brief.restore");
  g_signal_connect_object (self->removal_toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->removal_toast));
}

static void
announce_edit (KntBriefEditor *self, KntEditGroup *group)
{
  GPtrArray *edits = knt_edit_group_get_edits (group);

  for (guint i = 0; i < edits->len; i++) {
    KntEdit *edit = edits->pdata[i];

    if (edit->collection == KNT_COLLECTION_STANDINGS && edit->after != NULL) {
      /* Translators: %s is a standing, such as “Partly Answered”. */
      g_autofree char *message =
        g_strdup_printf (_ ("Standing: %s"), knt_standing_look_title (knt_standing_get_value (edit->after)));

      knt_brief_editor_announce (self, message);
      return;
    }
    if (edit->collection == KNT_COLLECTION_ANNOTATIONS && edit->before == NULL &&
        !knt_annotation_is_for_question (edit->after)) {
      knt_brief_editor_announce (self, _ ("Passage added"));
      return;
    }
  }
}

static void
changed_cb (KntNotes *notes, KntEditGroup *group, KntEditGroup **changed)
{
  g_clear_pointer (changed, knt_edit_group_unref);
  *changed = knt_edit_group_ref (group);
}

static void
step (KntBriefEditor *self, void (*go) (KntNotes *notes))
{
  g_autoptr (KntEditGroup) changed = NULL;
  const gulong id = g_signal_connect (self->notes, "changed", G_CALLBACK (changed_cb), &changed);

  forget_removal (self);
  go (self->notes);
  g_signal_handler_disconnect (self->notes, id);
  if (changed != NULL)
    g_signal_emit (self, signals[SIGNAL_STEPPED], 0, changed);
}

static void
knt_brief_editor_dispose (GObject *object)
{
  KntBriefEditor *self = KNT_BRIEF_EDITOR (object);

  g_clear_object (&self->removal_toast);
  g_clear_pointer (&self->removal, knt_edit_group_unref);
  g_clear_weak_pointer (&self->overlay);
  g_clear_object (&self->notes);

  G_OBJECT_CLASS (knt_brief_editor_parent_class)->dispose (object);
}

static void
knt_brief_editor_finalize (GObject *object)
{
  g_clear_pointer (&KNT_BRIEF_EDITOR (object)->report, g_free);

  G_OBJECT_CLASS (knt_brief_editor_parent_class)->finalize (object);
}

static void
knt_brief_editor_class_init (KntBriefEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = knt_brief_editor_dispose;
  object_class->finalize = knt_brief_editor_finalize;

  /**
   * KntBriefEditor::stepped:
   * @group: (type KntEditGroup): what undoing or redoing changed
   */
  signals[SIGNAL_STEPPED] = g_signal_new ("stepped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, KNT_TYPE_EDIT_GROUP);
}

static void
knt_brief_editor_init (KntBriefEditor *self)
{
}

/**
 * knt_brief_editor_new:
 * @overlay: where toasts go; held weakly
 *
 * Returns: (transfer full): a new editor
 */
KntBriefEditor *
knt_brief_editor_new (AdwToastOverlay *overlay)
{
  KntBriefEditor *self = g_object_new (KNT_TYPE_BRIEF_EDITOR, NULL);

  g_set_weak_pointer (&self->overlay, overlay);
  return self;
}

/**
 * knt_brief_editor_set_notes:
 * @notes: (nullable): what to apply edits to
 */
void
knt_brief_editor_set_notes (KntBriefEditor *self, KntNotes *notes)
{
  g_return_if_fail (KNT_IS_BRIEF_EDITOR (self));

  g_set_object (&self->notes, notes);
}

/**
 * knt_brief_editor_apply:
 * @group: a step; nothing happens where it has no edits
 *
 * Applies a step. When it takes a passage away, a toast offers to bring it back.
 */
void
knt_brief_editor_apply (KntBriefEditor *self, KntEditGroup *group)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (KNT_IS_BRIEF_EDITOR (self));

  if (self->notes == NULL || knt_edit_group_get_edits (group)->len == 0)
    return;
  if (!knt_notes_apply (self->notes, group, &error)) {
    knt_brief_editor_report (self, error);
    return;
  }
  announce_edit (self, group);
  if (removes_passage (group))
    offer_restoring (self, group);
}

/**
 * knt_brief_editor_undo:
 *
 * Takes the last step back and says so.
 */
void
knt_brief_editor_undo (KntBriefEditor *self)
{
  g_autofree char *message = NULL;

  g_return_if_fail (KNT_IS_BRIEF_EDITOR (self));

  if (self->notes == NULL || !knt_notes_get_can_undo (self->notes))
    return;
  /* Translators: %s is what was undone: "Undone: Add Passage". */
  message = g_strdup_printf (_ ("Undone: %s"), knt_notes_get_undo_label (self->notes));
  step (self, knt_notes_undo);
  knt_brief_editor_announce (self, message);
}

/**
 * knt_brief_editor_redo:
 *
 * Takes the last step that was taken back again and says so.
 */
void
knt_brief_editor_redo (KntBriefEditor *self)
{
  g_autofree char *message = NULL;

  g_return_if_fail (KNT_IS_BRIEF_EDITOR (self));

  if (self->notes == NULL || !knt_notes_get_can_redo (self->notes))
    return;
  /* Translators: %s is what was redone: "Redone: Add Passage". */
  message = g_strdup_printf (_ ("Redone: %s"), knt_notes_get_redo_label (self->notes));
  step (self, knt_notes_redo);
  knt_brief_editor_announce (self, message);
}

/**
 * knt_brief_editor_restore:
 *
 * Brings back the passage that was removed last, whatever was done since: the button of the toast means that passage
 * and not the last step.
 */
void
knt_brief_editor_restore (KntBriefEditor *self)
{
  g_autoptr (KntEditGroup) removal = NULL;
  g_autoptr (KntEditGroup) inverse = NULL;

  g_return_if_fail (KNT_IS_BRIEF_EDITOR (self));

  if (self->removal == NULL)
    return;
  removal = knt_edit_group_ref (self->removal);
  forget_removal (self);
  inverse = knt_edit_group_invert (removal);
  knt_brief_editor_apply (self, inverse);
}

/**
 * knt_brief_editor_announce:
 * @message: what happened
 *
 * Tells assistive technology.
 */
void
knt_brief_editor_announce (KntBriefEditor *self, const char *message)
{
  g_return_if_fail (KNT_IS_BRIEF_EDITOR (self));

  if (self->overlay != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->overlay), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * knt_brief_editor_say:
 * @message: what happened
 *
 * Tells everyone, by a toast.
 */
void
knt_brief_editor_say (KntBriefEditor *self, const char *message)
{
  AdwToast *toast;

  g_return_if_fail (KNT_IS_BRIEF_EDITOR (self));

  if (self->overlay == NULL)
    return;
  toast = adw_toast_new (message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

/**
 * knt_brief_editor_report:
 * @error: what went wrong
 *
 * Tells everyone, by a toast whose button shows the whole message.
 */
void
knt_brief_editor_report (KntBriefEditor *self, const GError *error)
{
  AdwToast *toast;

  g_return_if_fail (KNT_IS_BRIEF_EDITOR (self));

  g_set_str (&self->report, error->message);
  if (self->overlay == NULL)
    return;
  toast = adw_toast_new (error->message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (toast, _ ("_Details"));
  adw_toast_set_action_name (toast, "brief.show-report");
  adw_toast_overlay_add_toast (self->overlay, toast);
}

/**
 * knt_brief_editor_show_report:
 *
 * Shows the last message of knt_brief_editor_report() as a dialog.
 */
void
knt_brief_editor_show_report (KntBriefEditor *self)
{
  AdwAlertDialog *dialog;

  g_return_if_fail (KNT_IS_BRIEF_EDITOR (self));

  if (self->report == NULL || self->overlay == NULL)
    return;
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Something Went Wrong"), self->report));
  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self->overlay));
}
