/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-export-note.h"

static void
assert_html (const char *markdown, const char *expected)
{
  g_autoptr (cmark_node) document = knt_export_parse_note (markdown, 3);
  char *html = cmark_render_html (document, CMARK_OPT_SAFE);

  g_assert_cmpstr (html, ==, expected);
  free (html);
}

static void
test_markup_stays (void)
{
  assert_html ("*nadruk* en `code`\n\n- een\n- twee", "<p><em>nadruk</em> en <code>code</code></p>\n"
                                                      "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n");
  assert_html (NULL, "");
}

static void
test_raw_html_is_text (void)
{
  assert_html ("a <b>b</b>", "<p>a &lt;b&gt;b&lt;/b&gt;</p>\n");
  assert_html ("<script>\nalert (1)\n</script>", "<p>&lt;script&gt;\nalert (1)\n&lt;/script&gt;</p>\n");
  assert_html ("<!-- weg? -->", "<p>&lt;!-- weg? --&gt;</p>\n");
}

static void
test_links_lead_to_the_web_only (void)
{
  assert_html ("[a](https://example.org \"t\")", "<p><a href=\"https://example.org\" title=\"t\">a</a></p>\n");
  assert_html ("[a](mailto:b@example.org)", "<p><a href=\"mailto:b@example.org\">a</a></p>\n");
  assert_html ("[a](JavaScript:alert%281%29)", "<p>a</p>\n");
  assert_html ("[a](java&#10;script:alert%281%29)", "<p>a</p>\n");
  assert_html ("[a](data:text/html,x) [b](file:///etc/passwd) [c](//example.org) [d](x.html)", "<p>a b c d</p>\n");
  assert_html ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n");
}

static void
test_pictures_are_links (void)
{
  assert_html ("![kaart](https://example.org/k.png)", "<p><a href=\"https://example.org/k.png\">kaart</a></p>\n");
  assert_html ("![](https://example.org/k.png)",
               "<p><a href=\"https://example.org/k.png\">https://example.org/k.png</a></p>\n");
  assert_html ("![kaart](data:image/png;base64,AA)", "<p>kaart</p>\n");
  assert_html ("[![kaart](https://example.org/k.png)](https://example.org)",
               "<p><a href=\"https://example.org\">kaart</a></p>\n");
  assert_html ("![een [b](https://example.org/b) kaart](https://example.org/k.png)",
               "<p><a href=\"https://example.org/k.png\">een b kaart</a></p>\n");
}

static void
test_headings_follow_each_other (void)
{
  assert_html ("# a\n\n### b\n\n## c\n\n# d", "<h4>a</h4>\n<h5>b</h5>\n<h5>c</h5>\n<h4>d</h4>\n");
  assert_html ("### a\n\n# b", "<h4>a</h4>\n<h4>b</h4>\n");
  assert_html ("# a\n## b\n### c\n#### d", "<h4>a</h4>\n<h5>b</h5>\n<h6>c</h6>\n<h6>d</h6>\n");
}

static void
test_control_characters_go (void)
{
  assert_html ("a\001b &#1;c&#x85; `d\002`", "<p>ab c <code>d</code></p>\n");
  assert_html ("``` x&#1;y\nz&#1;\n```", "<pre><code class=\"language-xy\">z&amp;#1;\n</code></pre>\n");
}

/* Each level of nesting must not cost a level of the stack. */
static void
test_deep_nesting (void)
{
  g_autoptr (GString) markdown = g_string_new (NULL);

  for (guint i = 0; i < 5000; i++)
    g_string_append (markdown, "> ");
  g_string_append (markdown, "<b>");

  g_autoptr (cmark_node) document = knt_export_parse_note (markdown->str, 3);
  char *html = cmark_render_html (document, CMARK_OPT_SAFE);

  g_assert_nonnull (strstr (html, "&lt;b&gt;"));
  free (html);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/note/markup-stays", test_markup_stays);
  g_test_add_func ("/note/raw-html-is-text", test_raw_html_is_text);
  g_test_add_func ("/note/links-lead-to-the-web-only", test_links_lead_to_the_web_only);
  g_test_add_func ("/note/pictures-are-links", test_pictures_are_links);
  g_test_add_func ("/note/headings-follow-each-other", test_headings_follow_each_other);
  g_test_add_func ("/note/control-characters-go", test_control_characters_go);
  g_test_add_func ("/note/deep-nesting", test_deep_nesting);

  return g_test_run ();
}
