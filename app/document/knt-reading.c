/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "knt-reading.h"

#include "knt-recognition.h"
#include "knt-rehome.h"
#include "knt-source.h"

struct _KntReading {
  GObject parent_instance;

  KntDocument *document;
  KntNotes *notes;
  char *sha256;
  GPtrArray *forms;

  KntRecognition *recognition;
  GCancellable *cancellable; /* of the recognition */
  gboolean brief_is_partial;
  gboolean has_text;
};

typedef enum { PROP_RECOGNISING = 1, PROP_PROGRESS, PROP_HAS_TEXT } KntReadingProperty;

static GParamSpec *properties[PROP_HAS_TEXT + 1];

enum { SIGNAL_TAKEN, SIGNAL_FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KntReading, knt_reading, G_TYPE_OBJECT)

static void
notify (KntReading *self, KntReadingProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
progress_cb (KntReading *self)
{
  notify (self, PROP_PROGRESS);
}

/* Another brief may give the same questions other ids: what was said of them goes along. */
static void
hand_over (KntReading *self, KntRecognition *recognition)
{
  KntBrief *corrected = knt_notes_get_corrected (self->notes);
  g_autoptr (KntBrief) old = corrected != NULL ? knt_brief_ref (corrected) : NULL;
  g_autoptr (GHashTable) homes = NULL;
  g_autoptr (KntEditGroup) group = NULL;
  g_autoptr (GError) error = NULL;

  knt_recognition_hand_over (recognition, self->notes);
  homes = knt_homes_new_by_place (self->notes, old, knt_notes_get_corrected (self->notes));
  group = knt_rehome (self->notes, homes, _ ("Recognize Again"));
  if (knt_edit_group_get_edits (group)->len > 0 && !knt_notes_apply (self->notes, group, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* While a document is read for the first time, its first questions can be worked on before the last page is read.
 * Notes that have a brief keep it until the new one is whole. */
static void
brief_grew_cb (KntReading *self, GParamSpec *pspec, KntRecognition *recognition)
{
  if (recognition == self->recognition && knt_recognition_get_pages (recognition) == NULL)
    hand_over (self, recognition);
}

static void
take_brief (KntReading *self, KntRecognition *recognition)
{
  const gboolean is_other = self->brief_is_partial || knt_recognition_get_is_other (recognition);
  g_autoptr (JsonObject) source = knt_source_describe (knt_notes_get_source (self->notes), self->document, self->sha256,
                                                       knt_recognition_get_pages (recognition));

  knt_notes_set_source (self->notes, source);
  if (is_other)
    hand_over (self, recognition);
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0, is_other);
  knt_reading_set_has_text (self, knt_recognition_get_has_text (recognition));
}

static void
recognised_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KntReading) self = user_data;
  KntRecognition *recognition = KNT_RECOGNITION (object);
  g_autoptr (GError) error = NULL;
  const gboolean is_done = knt_recognition_run_finish (recognition, result, &error);

  if (recognition != self->recognition)
    return;

  g_clear_object (&self->recognition);
  g_clear_object (&self->cancellable);
  if (is_done)
    take_brief (self, recognition);
  self->brief_is_partial = FALSE;
  notify (self, PROP_RECOGNISING);
  notify (self, PROP_PROGRESS);

  if (!is_done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
knt_reading_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntReading *self = KNT_READING (object);

  switch ((KntReadingProperty) prop_id) {
    case PROP_RECOGNISING:
      g_value_set_boolean (value, knt_reading_get_recognising (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, knt_reading_get_progress (self));
      break;
    case PROP_HAS_TEXT:
      g_value_set_boolean (value, self->has_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_reading_dispose (GObject *object)
{
  KntReading *self = KNT_READING (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->recognition);
  g_clear_object (&self->notes);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (knt_reading_parent_class)->dispose (object);
}

static void
knt_reading_finalize (GObject *object)
{
  KntReading *self = KNT_READING (object);

  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->forms, g_ptr_array_unref);

  G_OBJECT_CLASS (knt_reading_parent_class)->finalize (object);
}

static void
knt_reading_class_init (KntReadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_reading_get_property;
  object_class->dispose = knt_reading_dispose;
  object_class->finalize = knt_reading_finalize;

  properties[PROP_RECOGNISING] = g_param_spec_boolean ("recognising", NULL, NULL, FALSE, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_HAS_TEXT] = g_param_spec_boolean ("has-text", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
knt_reading_init (KntReading *self)
{
  self->has_text = TRUE;
}

/**
 * knt_reading_new:
 * @document: to read
 * @notes: whose brief and source are kept up to date
 * @sha256: (nullable): of the document's file
 * @forms: (element-type KntForm): the forms to recognise
 *
 * Returns: (transfer full): a reading that has not begun
 */
KntReading *
knt_reading_new (KntDocument *document, KntNotes *notes, const char *sha256, GPtrArray *forms)
{
  KntReading *self = g_object_new (KNT_TYPE_READING, NULL);

  self->document = g_object_ref (document);
  self->notes = g_object_ref (notes);
  self->sha256 = g_strdup (sha256);
  self->forms = g_ptr_array_ref (forms);

  return self;
}

/**
 * knt_reading_set_forms:
 * @forms: (element-type KntForm): the forms to recognise from the next start on
 */
void
knt_reading_set_forms (KntReading *self, GPtrArray *forms)
{
  g_return_if_fail (KNT_IS_READING (self));

  g_ptr_array_ref (forms);
  g_ptr_array_unref (self->forms);
  self->forms = forms;
}

/**
 * knt_reading_start:
 *
 * Reads all pages and recognises them in the background. Does nothing while it is at it, and for notes that are not to
 * be written.
 */
void
knt_reading_start (KntReading *self)
{
  KntBrief *known;

  g_return_if_fail (KNT_IS_READING (self));

  if (self->recognition != NULL || knt_notes_get_read_only (self->notes))
    return;

  known = knt_notes_get_brief (self->notes);
  self->brief_is_partial = known == NULL;
  self->cancellable = g_cancellable_new ();
  self->recognition = knt_recognition_new (self->document, self->forms, known);
  g_signal_connect_object (self->recognition, "notify::progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  if (self->brief_is_partial)
    g_signal_connect_object (self->recognition, "notify::brief", G_CALLBACK (brief_grew_cb), self, G_CONNECT_SWAPPED);
  knt_recognition_run_async (self->recognition, self->cancellable, recognised_cb, g_object_ref (self));
  notify (self, PROP_RECOGNISING);
}

/**
 * knt_reading_stop:
 *
 * Lets go of what is under way. What the notes have by then stays.
 */
void
knt_reading_stop (KntReading *self)
{
  g_return_if_fail (KNT_IS_READING (self));

  if (self->recognition == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->recognition);
  notify (self, PROP_RECOGNISING);
}

/* Whether the document is being read. */
gboolean
knt_reading_get_recognising (KntReading *self)
{
  g_return_val_if_fail (KNT_IS_READING (self), FALSE);

  return self->recognition != NULL;
}

/**
 * knt_reading_get_progress:
 *
 * Returns: from 0 to 1; 0 while nothing is read
 */
double
knt_reading_get_progress (KntReading *self)
{
  g_return_val_if_fail (KNT_IS_READING (self), 0);

  return self->recognition != NULL ? knt_recognition_get_progress (self->recognition) : 0;
}

/**
 * knt_reading_get_has_text:
 *
 * Returns: FALSE for a scan, once that is known
 */
gboolean
knt_reading_get_has_text (KntReading *self)
{
  g_return_val_if_fail (KNT_IS_READING (self), TRUE);

  return self->has_text;
}

/**
 * knt_reading_set_has_text:
 * @has_text: what the notes say of a document that was read before
 */
void
knt_reading_set_has_text (KntReading *self, gboolean has_text)
{
  g_return_if_fail (KNT_IS_READING (self));

  if (self->has_text == has_text)
    return;

  self->has_text = has_text;
  notify (self, PROP_HAS_TEXT);
}
