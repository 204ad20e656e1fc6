/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "random-notes.h"

#include "knt-acceptance.h"
#include "knt-annotation.h"
#include "knt-correction-edits.h"
#include "knt-edits.h"
#include "knt-json-parse.h"
#include "knt-tag.h"

static const char *const texts[] = {
  "een notitie", "Één “aanhaling”,\n\nmet *nadruk*", "🦉", "\"\\/\b\f\t", "x", "‰ \xe2\x80\xa8 ﬁ e\xcc\x81", " ",
};

static const char *const questions[] = { "q1", "q1.1", "q2", "q3" };
static const char *const findings[] = { "count:62:61", "gap:3-4", "loose:0011223344556677" };
static const char *const colours[] = { "#33d17a", "#f5c211", NULL };
static const char *const keys[] = { "1", "2", "9", NULL };

static const char *
pick (GRand *random, const char *const *from, gsize n)
{
  return from[g_rand_int_range (random, 0, n)];
}

#define PICK(from) pick (random, from, G_N_ELEMENTS (from))

static const char *
pick_id (KntNotes *notes, KntCollection collection, GRand *random)
{
  GListModel *model = knt_notes_get_collection (notes, collection);
  guint n = g_list_model_get_n_items (model);
  g_autoptr (KntEntity) entity = n > 0 ? g_list_model_get_item (model, g_rand_int_range (random, 0, n)) : NULL;

  return entity != NULL ? knt_entity_get_id (entity) : ""; /* the collection holds it */
}

static KntEditGroup *
add_passage (KntNotes *notes, GRand *random)
{
  const KntPageGeometry geometry = { 0, 0, 595.3, 841.9, 90 };
  const KntRect line = { 10.1f, 20, 110.7f, 32.3f };
  g_autoptr (GArray) spans = knt_spans_new ();
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_rects_free);
  KntPageRects *page = knt_page_rects_new (2);
  const KntSpan span = { 2, 10, 20 + g_rand_int_range (random, 0, 50) };
  const KntPassage passage = { PICK (texts), PICK (texts), "", spans, pages, 500, 900, "a1" };
  g_autofree char *source = knt_notes_dup_source_urn (notes);
  g_autoptr (KntEntity) annotation = NULL;

  g_array_append_val (spans, span);
  knt_page_rects_add (page, &geometry, &line);
  g_ptr_array_add (pages, page);
  annotation = knt_annotation_new (&passage, source);
  return knt_edits_add_annotation (notes, annotation);
}

/* An entity that a newer version may have written. */
static KntEditGroup *
change_correction (KntNotes *notes, GRand *random)
{
  KntEditGroup *group = knt_edit_group_new ("Correct");
  KntEntity *before = knt_notes_find (notes, KNT_COLLECTION_CORRECTIONS, "k1");
  g_autoptr (KntEntity) after = NULL;
  JsonObject *object = before != NULL ? knt_entity_dup_object (before) : json_object_new ();

  json_object_set_string_member (object, "id", "k1");
  json_object_set_double_member (object, "future", g_rand_double (random));
  json_object_set_null_member (object, "nothing");
  json_object_set_int_member (object, "large", G_MAXINT64);
  after = knt_entity_new_take (object);
  knt_edit_group_add (group, KNT_COLLECTION_CORRECTIONS, before, after);
  return group;
}

static KntEditGroup *
correct (KntNotes *notes, GRand *random)
{
  const guint start = g_rand_int_range (random, 0, 20);
  g_autofree char *text =
    g_strdup_printf ("{ \"selector\": [ { \"type\": \"TextQuoteSelector\", \"exact\": \"woorden\" } ], "
                     "\"kanttekening:spans\": [ { \"page\": 1, \"start\": %u, \"end\": %u } ] }",
                     start, start + g_rand_int_range (random, 1, 9));
  g_autoptr (JsonNode) target = knt_json_parse (text, -1, NULL);

  return knt_correction_edits_set_role (notes, target, g_rand_int_range (random, 0, KNT_ROLE_OTHER));
}

static KntEditGroup *
accept (KntNotes *notes, GRand *random)
{
  const char *const accepted[] = { PICK (findings), NULL };

  return knt_acceptance_edits (notes, accepted, g_rand_boolean (random));
}

static KntEditGroup *
add_tag (KntNotes *notes, GRand *random)
{
  g_autoptr (KntEntity) tag = knt_tag_new (PICK (texts), knt_tag_pick_colour (notes));

  return knt_edits_add_tag (notes, tag);
}

KntEditGroup *
random_edit (KntNotes *notes, GRand *random)
{
  const char *annotation = pick_id (notes, KNT_COLLECTION_ANNOTATIONS, random);
  const char *tag = pick_id (notes, KNT_COLLECTION_TAGS, random);

  switch (g_rand_int_range (random, 0, 17)) {
    case 0:
      return add_tag (notes, random);
    case 1:
      return knt_edits_rename_tag (notes, tag, PICK (texts));
    case 2:
      return knt_edits_set_tag_key (notes, tag, PICK (keys));
    case 3:
      return knt_edits_remove_tag (notes, tag);
    case 4:
    case 5:
      return add_passage (notes, random);
    case 6:
      return knt_edits_remove_annotation (notes, annotation);
    case 7:
      return knt_edits_set_note (notes, annotation, PICK (texts), "nl");
    case 8:
      return knt_edits_toggle_tag (notes, annotation, tag);
    case 9:
      return knt_edits_set_colour (notes, annotation, PICK (colours));
    case 10:
      return knt_edits_set_question_note (notes, PICK (questions), PICK (texts), "nl");
    case 11:
      return knt_edits_toggle_question_tag (notes, PICK (questions), *tag != '\0' ? tag : "urn:none");
    case 12:
      return knt_edits_set_standing (notes, PICK (questions), g_rand_int_range (random, 0, KNT_N_STANDINGS));
    case 13:
      return knt_edits_set_commitment_state (notes, "c1", g_rand_int_range (random, 0, KNT_COMMITMENT_OTHER));
    case 14:
      return correct (notes, random);
    case 15:
      return accept (notes, random);
    default:
      return change_correction (notes, random);
  }
}

KntNotes *
random_notes_new (void)
{
  static const char text[] =
    "{ \"x0\": 0, \"format\": \"kanttekening\", \"version\": 1, \"readableFrom\": 1, \"id\": "
    "\"urn:uuid:3f0c4a7e-0a5a-4c9e-8a2e-0123456789ab\", \"title\": \"Titel\", \"created\": \"2020-01-01T00:00:00Z\", "
    "\"modified\": \"2020-01-01T00:00:00Z\", \"source\": { \"name\": \"brief.pdf\", \"sha256\": \"ab\", \"size\": 61732, "
    "\"trailerId\": [\"0a\", \"0b\"], \"extractor\": \"poppler 25.03.0\", \"seenAt\": [\"file:///b.pdf\"], \"pages\": [ { "
    "\"label\": \"1\", \"width\": 595.3, \"height\": 841.9, \"textSha256\": \"cd\", \"x1\": {} } ], \"x2\": [] }, \"brief\": { "
    "\"form\": \"nl-schriftelijk-overleg\", \"confidence\": 0.97, \"title\": \"T\", \"facts\": { \"committee\": \"Defensie\" }, "
    "\"groups\": [ { \"id\": \"g1\", \"name\": \"Volt\", \"x3\": 1 } ], \"exchanges\": [ { \"id\": \"x1\", \"group\": \"g1\", "
    "\"questions\": [ { \"id\": \"q1\", \"text\": \"Q\", \"spans\": [ { \"page\": 1, \"start\": 3, \"end\": 9, \"x4\": 1 } ], "
    "\"parts\": [ { \"id\": \"q1.1\", \"text\": \"P\", \"spans\": [] } ] }, { \"id\": \"q2\", \"text\": \"Q\" } ], "
    "\"answers\": [ { \"id\": \"a1\", \"text\": \"A\" } ], \"confidence\": 1 } ], \"references\": [ { \"kind\": \"kamerstuk\" } "
    "], \"commitments\": [ { \"id\": \"c1\", \"text\": \"C\", \"due\": \"2026-06-30\" } ], \"x5\": true }, \"x6\": 0.1, "
    "\"tags\": [ { \"id\": \"urn:t\", \"name\": \"eerste\", \"parent\": null, \"x7\": [1] }, "
    "{ \"id\": \"urn:u\", \"name\": \"tweede\" }, { \"id\": \"urn:v\", \"name\": \"derde\" } ], \"annotations\": [ { \"x8\": 1, "
    "\"id\": \"urn:a\", \"body\": [ { \"type\": \"Choice\", \"x9\": null } ], \"target\": { \"x10\": -1.5, \"selector\": [ { "
    "\"type\": \"XPathSelector\", \"value\": \"/\", \"x11\": \"\" } ] } }, "
    "{ \"id\": \"urn:b\", \"target\": {} }, { \"id\": \"urn:c\", \"target\": {} } ], \"x12\": \"end\" }";
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = knt_json_parse (text, -1, &error);
  KntNotes *notes;

  g_assert_no_error (error);
  notes = knt_notes_new_from_json (root, &error);
  g_assert_no_error (error);
  return notes;
}
