/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "knt-annotation.h"
#include "knt-json.h"

static KntEntity *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);

  g_assert_no_error (error);
  return knt_entity_new (node);
}

static GArray *
make_spans (guint page, guint start, guint end)
{
  GArray *spans = knt_spans_new ();
  const KntSpan span = { page, start, end };

  g_array_append_val (spans, span);
  return spans;
}

static void
test_new_holds_every_selector (void)
{
  const KntPageGeometry geometry = { 0, 0, 595, 842, 0 };
  const KntRect line = { 10, 20, 110.00049f, 32 };
  const KntRect odd = { NAN, 0, 1, 1 };
  g_autoptr (GArray) spans = make_spans (3, 120, 480);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_rects_free);
  KntPageRects *page = knt_page_rects_new (3);
  const KntPassage passage = { "de passage", "voor ", " na", spans, pages, 4210, 4302, "a3", "M. de Vries" };
  g_autoptr (KntEntity) annotation = NULL;
  g_autoptr (GArray) read = NULL;
  g_autoptr (GPtrArray) rects = NULL;
  const KntUserRect *rect;
  JsonObject *target, *creator;
  JsonArray *selectors;

  knt_page_rects_add (page, &geometry, &line);
  knt_page_rects_add (page, &geometry, &odd);
  g_ptr_array_add (pages, page);
  annotation = knt_annotation_new (&passage, "urn:sha256:abc");

  g_assert_cmpstr (knt_annotation_get_quote (annotation), ==, "de passage");
  g_assert_cmpstr (knt_annotation_get_prefix (annotation), ==, "voor ");
  g_assert_cmpstr (knt_annotation_get_suffix (annotation), ==, " na");
  g_assert_cmpstr (knt_annotation_get_within (annotation), ==, "a3");
  g_assert_cmpstr (knt_annotation_get_visibility (annotation), ==, "private");
  creator = knt_json_get_object (knt_entity_get_object (annotation), "creator");
  g_assert_cmpstr (knt_json_get_string (creator, "type"), ==, "Person");
  g_assert_cmpstr (knt_json_get_string (creator, "name"), ==, "M. de Vries");
  g_assert_cmpuint (knt_annotation_get_page (annotation), ==, 3);
  g_assert_false (knt_annotation_is_for_question (annotation));
  g_assert_null (knt_annotation_get_note (annotation));

  read = knt_annotation_list_spans (annotation);
  g_assert_true (knt_spans_equal (read, spans));

  rects = knt_annotation_list_rects (annotation);
  g_assert_cmpuint (rects->len, ==, 1);
  page = g_ptr_array_index (rects, 0);
  g_assert_cmpuint (page->page, ==, 3);
  g_assert_cmpuint (page->rects->len, ==, 1);
  rect = &g_array_index (page->rects, KntUserRect, 0);
  g_assert_cmpfloat (rect->x0, ==, 10);
  g_assert_cmpfloat (rect->y0, ==, 810);
  g_assert_cmpfloat (rect->x1, ==, 110);
  g_assert_cmpfloat (rect->y1, ==, 822);

  target = knt_json_get_object (knt_entity_get_object (annotation), "target");
  g_assert_cmpstr (knt_json_get_string (target, "source"), ==, "urn:sha256:abc");
  selectors = knt_json_get_array (target, "selector");
  g_assert_cmpuint (json_array_get_length (selectors), ==, 3);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (selectors, 1), "end"), ==, 4302);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (selectors, 2), "value"), ==, "page=3");
}

static void
test_note_and_tags_keep_the_rest (void)
{
  g_autoptr (KntEntity) read = parse (
    "{ \"x\": 1, \"id\": \"urn:a\", \"body\": [ { \"type\": \"SpecificResource\", \"source\": \"urn:t\", \"purpose\": \"tagging\", "
    "\"y\": 2 }, { \"type\": \"Choice\" } ], \"target\": { \"z\": 3 } }");
  g_autoptr (KntEntity) noted = knt_annotation_with_note (read, "een *notitie*", "nl");
  g_autoptr (KntEntity) changed = knt_annotation_with_note (noted, "anders", NULL);
  g_autoptr (KntEntity) tagged = knt_annotation_with_tag_added (changed, "urn:u");
  g_autoptr (KntEntity) untagged = knt_annotation_with_tag_removed (tagged, "urn:t");
  g_autoptr (KntEntity) emptied = knt_annotation_with_note (untagged, "", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) tags = knt_annotation_list_tags (tagged);
  JsonObject *object = knt_entity_dup_object (emptied);
  g_autoptr (JsonNode) node = NULL;

  g_assert_null (knt_annotation_get_note (read));
  g_assert_cmpstr (knt_annotation_get_note (noted), ==, "een *notitie*");
  g_assert_cmpstr (knt_annotation_get_language (noted), ==, "nl");
  g_assert_nonnull (knt_annotation_get_modified (noted));
  g_assert_cmpstr (knt_annotation_get_note (changed), ==, "anders");
  g_assert_cmpstr (knt_annotation_get_language (changed), ==, "nl");
  g_assert_cmpuint (g_strv_length (tags), ==, 2);
  g_assert_cmpstr (tags[0], ==, "urn:t");
  g_assert_cmpstr (tags[1], ==, "urn:u");
  g_assert_true (knt_annotation_has_tag (untagged, "urn:u"));
  g_assert_false (knt_annotation_has_tag (untagged, "urn:t"));
  g_assert_null (knt_annotation_get_note (emptied));

  json_object_remove_member (object, "modified");
  node = knt_json_node_take_object (object);
  text = knt_json_write_line (node);
  g_assert_cmpstr (
    text, ==,
    "{ \"x\": 1, \"id\": \"urn:a\", \"body\": [{ \"type\": \"Choice\" }, { \"type\": \"SpecificResource\", "
    "\"source\": \"urn:u\", \"purpose\": \"tagging\" }], \"target\": { \"z\": 3 } }");
}

static void
test_note_without_purpose_is_read (void)
{
  g_autoptr (KntEntity) annotation =
    parse ("{ \"id\": \"urn:a\", \"body\": [ { \"type\": \"TextualBody\", \"value\": \"n\" } ], \"target\": {} }");
  g_autoptr (KntEntity) other =
    parse ("{ \"id\": \"urn:a\", \"body\": [ { \"type\": \"TextualBody\", \"value\": \"n\", "
           "\"purpose\": \"describing\" } ], \"target\": {} }");

  g_assert_cmpstr (knt_annotation_get_note (annotation), ==, "n");
  g_assert_null (knt_annotation_get_note (other));
}

static void
test_colour_comes_and_goes (void)
{
  g_autoptr (KntEntity) plain = parse ("{ \"id\": \"urn:a\", \"target\": {} }");
  g_autoptr (KntEntity) coloured = knt_annotation_with_colour (plain, "#33d17a");
  g_autoptr (KntEntity) again = knt_annotation_with_colour (coloured, NULL);

  g_assert_cmpstr (knt_annotation_get_colour (coloured), ==, "#33d17a");
  g_assert_null (knt_annotation_get_colour (again));
}

static void
test_page_without_spans (void)
{
  static const struct {
    const char *value;
    guint page;
  } rows[] = { { "page=12", 12 }, { "xywh=1,2,3,4", 0 }, { "page=-1", 0 }, { "page=99999999999", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = g_strdup_printf ("{ \"id\": \"urn:a\", \"target\": { \"selector\": [ { \"type\": "
                                             "\"FragmentSelector\", \"value\": \"%s\" } ] } }",
                                             rows[i].value);
    g_autoptr (KntEntity) annotation = parse (text);

    g_assert_cmpuint (knt_annotation_get_page (annotation), ==, rows[i].page);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/annotation/new-holds-every-selector", test_new_holds_every_selector);
  g_test_add_func ("/annotation/note-and-tags-keep-the-rest", test_note_and_tags_keep_the_rest);
  g_test_add_func ("/annotation/note-without-purpose-is-read", test_note_without_purpose_is_read);
  g_test_add_func ("/annotation/colour-comes-and-goes", test_colour_comes_and_goes);
  g_test_add_func ("/annotation/page-without-spans", test_page_without_spans);

  return g_test_run ();
}
