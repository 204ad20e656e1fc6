/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-export-note.h"
#include "knt-export-text.h"

static cmark_node *
make_text (const char *literal)
{
  cmark_node *text = cmark_node_new (CMARK_NODE_TEXT);

  cmark_node_set_literal (text, literal);

  return text;
}

static void
replace (cmark_node *old, cmark_node *new)
{
  cmark_node_replace (old, new);
  cmark_node_free (old);
}

/* Puts the children of @node in its place. */
static void
unwrap (cmark_node *node)
{
  cmark_node *child;

  while ((child = cmark_node_first_child (node)) != NULL)
    cmark_node_insert_before (node, child);
  cmark_node_unlink (node);
  cmark_node_free (node);
}

/* An exported file may lead a reader to a web page or a mail, and nowhere else: no script, no file, no data. */
static gboolean
is_safe_link (const char *url)
{
  const char *scheme = g_uri_peek_scheme (url);

  return scheme != NULL && g_strv_contains ((const char *const[]) { "http", "https", "mailto", NULL }, scheme);
}

static gboolean
is_in_link (cmark_node *node)
{
  for (cmark_node *p = cmark_node_parent (node); p != NULL; p = cmark_node_parent (p)) {
    if (cmark_node_get_type (p) == CMARK_NODE_LINK)
      return TRUE;
  }

  return FALSE;
}

/* Character references may have put in what the note itself could not hold. */
static void
clean_literal (cmark_node *node)
{
  g_autofree char *clean = knt_export_clean (cmark_node_get_literal (node));

  cmark_node_set_literal (node, clean);
}

static void
clean_code_block (cmark_node *node)
{
  g_autofree char *info = knt_export_clean_line (cmark_node_get_fence_info (node));

  cmark_node_set_fence_info (node, info);
  clean_literal (node);
}

static void
clean_link (cmark_node *node)
{
  g_autofree char *url = knt_export_clean_line (cmark_node_get_url (node));
  g_autofree char *title = knt_export_clean_line (cmark_node_get_title (node));

  if (!is_safe_link (url) || is_in_link (node)) {
    unwrap (node);
    return;
  }

  if (cmark_node_get_type (node) == CMARK_NODE_IMAGE) {
    /* A picture would be loaded from elsewhere as soon as the file is opened; a link waits for the reader. */
    cmark_node *link = cmark_node_new (CMARK_NODE_LINK);
    cmark_node *child;

    while ((child = cmark_node_first_child (node)) != NULL)
      cmark_node_append_child (link, child);
    if (cmark_node_first_child (link) == NULL)
      cmark_node_append_child (link, make_text (url));
    replace (node, link);
    node = link;
  }

  cmark_node_set_url (node, url);
  cmark_node_set_title (node, title);
}

/* Raw HTML is what somebody typed: it stays readable, as text. */
static void
disarm_block (cmark_node *node)
{
  g_autofree char *literal = knt_export_clean (cmark_node_get_literal (node));
  g_auto (GStrv) lines = g_strsplit (g_strchomp (literal), "\n", -1);
  cmark_node *paragraph = cmark_node_new (CMARK_NODE_PARAGRAPH);

  for (gsize i = 0; lines[i] != NULL; i++) {
    if (i > 0)
      cmark_node_append_child (paragraph, cmark_node_new (CMARK_NODE_SOFTBREAK));
    cmark_node_append_child (paragraph, make_text (g_strstrip (lines[i])));
  }
  replace (node, paragraph);
}

/* Ranks a heading below the one that the note stands under, without leaving out a rank. @open holds the levels of the
 * headings that it lies in. */
static void
rank_heading (cmark_node *node, GArray *open, int above)
{
  int level = cmark_node_get_heading_level (node);

  while (open->len > 0 && g_array_index (open, int, open->len - 1) >= level)
    g_array_set_size (open, open->len - 1);
  g_array_append_val (open, level);
  cmark_node_set_heading_level (node, MIN (above + (int) open->len, 6));
}

static GPtrArray *
list_nodes (cmark_node *document)
{
  GPtrArray *nodes = g_ptr_array_new ();
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE) {
    if (event == CMARK_EVENT_ENTER)
      g_ptr_array_add (nodes, cmark_iter_get_node (iter));
  }
  cmark_iter_free (iter);

  return nodes;
}

/**
 * knt_export_parse_note:
 * @markdown: (nullable): a note as its author wrote it
 * @above: the level of the heading that the note stands under, 1 to 6
 *
 * Reads a note for any format. Raw HTML becomes text, a link to anything but the web or a mail address loses its
 * target, a picture becomes a link to it, and headings rank below @above.
 *
 * Returns: (transfer full): a document that any of cmark's renderers can be given
 */
cmark_node *
knt_export_parse_note (const char *markdown, int above)
{
  g_autofree char *clean = knt_export_clean (markdown);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));
  cmark_node *document = cmark_parse_document (clean, strlen (clean), CMARK_OPT_DEFAULT);
  g_autoptr (GPtrArray) nodes = list_nodes (document);

  for (guint i = 0; i < nodes->len; i++) {
    cmark_node *node = nodes->pdata[i];

    switch (cmark_node_get_type (node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        clean_literal (node);
        break;
      case CMARK_NODE_CODE_BLOCK:
        clean_code_block (node);
        break;
      case CMARK_NODE_HTML_INLINE:
        replace (node, make_text (cmark_node_get_literal (node)));
        break;
      case CMARK_NODE_HTML_BLOCK:
        disarm_block (node);
        break;
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        clean_link (node);
        break;
      case CMARK_NODE_HEADING:
        rank_heading (node, open, above);
        break;
      default:
        break;
    }
  }

  /* Neighbours are one text again: what is to be escaped depends on what stands beside it. */
  cmark_consolidate_text_nodes (document);

  return document;
}
