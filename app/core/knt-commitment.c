/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-commitment.h"

#include "knt-json.h"
#include "knt-span.h"

static const char *const states[] = {
  [KNT_COMMITMENT_PROPOSED] = "proposed",
  [KNT_COMMITMENT_CONFIRMED] = "confirmed",
  [KNT_COMMITMENT_DISMISSED] = "dismissed",
};

/**
 * knt_commitment_state_to_string:
 *
 * Returns: (nullable): as in the file; %NULL for #KNT_COMMITMENT_OTHER
 */
const char *
knt_commitment_state_to_string (KntCommitmentState state)
{
  return state < KNT_COMMITMENT_OTHER ? states[state] : NULL;
}

KntCommitmentState
knt_commitment_state_from_string (const char *value)
{
  if (value == NULL)
    return KNT_COMMITMENT_PROPOSED;

  for (KntCommitmentState i = 0; i < KNT_COMMITMENT_OTHER; i++)
    if (g_str_equal (value, states[i]))
      return i;

  return KNT_COMMITMENT_OTHER;
}

static void
set_state (JsonObject *object, KntCommitmentState state)
{
  g_autofree char *now = knt_timestamp_now ();

  json_object_set_string_member (object, "state", knt_commitment_state_to_string (state));
  json_object_set_string_member (object, "modified", now);
}

/**
 * knt_commitment_new:
 * @due: (nullable): ISO 8601 date
 * @due_text: (nullable): as it is said: "voor de zomer"
 * @spans: (element-type KntSpan): where it is said
 *
 * Returns: (transfer full): a commitment that a person found, not yet part of any notes
 */
KntEntity *
knt_commitment_new (const char *text, const char *due, const char *due_text, GArray *spans)
{
  JsonObject *object = json_object_new ();
  g_autofree char *id = knt_uuid_urn_new ();

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "text", text);
  if (due != NULL)
    json_object_set_string_member (object, "due", due);
  if (due_text != NULL)
    json_object_set_string_member (object, "dueText", due_text);
  json_object_set_member (object, "spans", knt_spans_to_json (spans));
  set_state (object, KNT_COMMITMENT_CONFIRMED);
  return knt_entity_new_take (object);
}

/**
 * knt_commitment_new_for:
 * @commitment_id: of a commitment of the brief
 *
 * Returns: (transfer full): what a person made of it, not yet part of any notes
 */
KntEntity *
knt_commitment_new_for (const char *commitment_id, KntCommitmentState state)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", commitment_id);
  set_state (object, state);
  return knt_entity_new_take (object);
}

KntEntity *
knt_commitment_with_state (KntEntity *self, KntCommitmentState state)
{
  JsonObject *object = knt_entity_dup_object (self);

  set_state (object, state);
  return knt_entity_new_take (object);
}

KntCommitmentState
knt_notes_get_commitment_state (KntNotes *notes, const char *commitment_id)
{
  KntEntity *entity = knt_notes_find (notes, KNT_COLLECTION_COMMITMENTS, commitment_id);

  return knt_commitment_state_from_string (entity != NULL ? knt_entity_get_string (entity, "state") : NULL);
}
