/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-concern.h"

#include "knt-span.h"

/* One thing about the recognised questions that a person should look at, as a list shows it. Nothing of it changes but
 * whether a person said that it is right so. */
struct _KntConcern {
  GObject parent_instance;

  KntFindingKind kind;
  char *key;
  char *sentence;
  char *id;
  GArray *spans;
  gboolean accepted;
};

G_DEFINE_FINAL_TYPE (KntConcern, knt_concern, G_TYPE_OBJECT)

typedef enum { PROP_SENTENCE = 1, PROP_PAGE, PROP_ACCEPTED } KntConcernProperty;

static GParamSpec *properties[PROP_ACCEPTED + 1];

static void
knt_concern_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntConcern *self = KNT_CONCERN (object);

  switch ((KntConcernProperty) prop_id) {
    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, knt_concern_get_page (self));
      break;
    case PROP_ACCEPTED:
      g_value_set_boolean (value, self->accepted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_concern_finalize (GObject *object)
{
  KntConcern *self = KNT_CONCERN (object);

  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->spans, g_array_unref);

  G_OBJECT_CLASS (knt_concern_parent_class)->finalize (object);
}

static void
knt_concern_class_init (KntConcernClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_concern_get_property;
  object_class->finalize = knt_concern_finalize;

  /**
   * KntConcern:sentence:
   *
   * What there is to look at, translated.
   */
  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, "", flags);
  /**
   * KntConcern:page:
   *
   * Where, from 1; 0 where the brief as a whole is meant.
   */
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * KntConcern:accepted:
   *
   * Whether a person said that it is right so.
   */
  properties[PROP_ACCEPTED] = g_param_spec_boolean ("accepted", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
knt_concern_init (KntConcern *self)
{
}

/**
 * knt_concern_new:
 * @finding: of the audit; copied
 *
 * Returns: (transfer full): a new concern
 */
KntConcern *
knt_concern_new (const KntFinding *finding)
{
  KntConcern *self = g_object_new (KNT_TYPE_CONCERN, NULL);

  self->kind = finding->kind;
  self->key = g_strdup (finding->key);
  self->sentence = g_strdup (finding->sentence);
  self->id = g_strdup (finding->id);
  self->spans = knt_spans_copy (finding->spans);
  return self;
}

KntFindingKind
knt_concern_get_kind (KntConcern *self)
{
  g_return_val_if_fail (KNT_IS_CONCERN (self), KNT_FINDING_COUNT);

  return self->kind;
}

/* Returns: (transfer none): by which it is known again */
const char *
knt_concern_get_key (KntConcern *self)
{
  g_return_val_if_fail (KNT_IS_CONCERN (self), NULL);

  return self->key;
}

gboolean
knt_concern_get_accepted (KntConcern *self)
{
  g_return_val_if_fail (KNT_IS_CONCERN (self), FALSE);

  return self->accepted;
}

/**
 * knt_concern_set_accepted:
 * @accepted: whether a person said that it is right so
 *
 * Brings that up to date.
 */
void
knt_concern_set_accepted (KntConcern *self, gboolean accepted)
{
  g_return_if_fail (KNT_IS_CONCERN (self));

  if (self->accepted == accepted)
    return;
  self->accepted = accepted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCEPTED]);
}

/* Returns: (transfer none): what there is to look at, translated */
const char *
knt_concern_get_sentence (KntConcern *self)
{
  g_return_val_if_fail (KNT_IS_CONCERN (self), NULL);

  return self->sentence;
}

/* Returns: (transfer none) (nullable): the id of the question or answer that it is about */
const char *
knt_concern_get_id (KntConcern *self)
{
  g_return_val_if_fail (KNT_IS_CONCERN (self), NULL);

  return self->id;
}

/* Returns: (transfer none) (element-type KntSpan): where to look */
GArray *
knt_concern_get_spans (KntConcern *self)
{
  g_return_val_if_fail (KNT_IS_CONCERN (self), NULL);

  return self->spans;
}

/* Returns: the page to look at, from 1; 0 where the brief as a whole is meant */
guint
knt_concern_get_page (KntConcern *self)
{
  g_return_val_if_fail (KNT_IS_CONCERN (self), 0);

  return self->spans->len > 0 ? knt_spans_index (self->spans, 0)->page : 0;
}
