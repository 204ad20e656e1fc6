/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-loose.h"
#include "knt-span.h"

/* What is shorter and ends no sentence is a heading. */
#define HEADING_LENGTH 120

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return knt_span_compare (a, b);
}

/* (element-type KntSpan): all that is question or answer, in the order of the pages */
static GArray *
list_blocks (const KntOutline *outline)
{
  GArray *blocks = knt_spans_new ();

  for (guint i = 0; i < outline->exchanges->len; i++) {
    KntOutlineExchange *exchange = outline->exchanges->pdata[i];

    for (guint j = 0; j < exchange->questions->len; j++) {
      GArray *spans = ((KntOutlineQuestion *) exchange->questions->pdata[j])->passage->spans;

      g_array_append_vals (blocks, spans->data, spans->len);
    }
    for (guint j = 0; j < exchange->answers->len; j++) {
      GArray *spans = ((KntPassage *) exchange->answers->pdata[j])->spans;

      g_array_append_vals (blocks, spans->data, spans->len);
    }
  }
  g_array_sort (blocks, compare_spans);

  return blocks;
}

/* Lines are read in another order than the page's text has them where they stand in columns or are of several pieces. */
static gboolean
is_in_block (GArray *blocks, const KntLine *line)
{
  guint low = 0, high = blocks->len; /* the first block that ends behind the line's start is in between */
  const KntSpan *block;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    block = knt_spans_index (blocks, middle);
    if (block->page < line->page || (block->page == line->page && block->end <= line->start))
      low = middle + 1;
    else
      high = middle;
  }
  block = low < blocks->len ? knt_spans_index (blocks, low) : NULL;

  return block != NULL && block->page == line->page && block->start < line->end;
}

/* One byte for each line of the flow: whether something else is made of it. Those before the first block and after the last
 * are taken as well. */
static guint8 *
find_taken (KntFlow *flow, const KntFormRules *rules, const KntOutline *outline)
{
  guint8 *taken = g_new0 (guint8, flow->lines->len + 1);
  g_autoptr (GArray) blocks = list_blocks (outline);
  g_autoptr (GPtrArray) headings = knt_headings_find (flow, rules);
  guint first = flow->lines->len, end = 0;

  for (guint i = 0; i < flow->lines->len; i++) {
    if (!is_in_block (blocks, knt_flow_get_line (flow, i)))
      continue;

    taken[i] = TRUE;
    first = MIN (first, i);
    end = i + 1;
  }

  for (guint i = 0; i < headings->len; i++) {
    const KntHeading *heading = headings->pdata[i];

    memset (taken + heading->first, TRUE, heading->end - heading->first);
  }
  memset (taken, TRUE, MIN (first, flow->lines->len));
  memset (taken + end, TRUE, flow->lines->len - end);

  return taken;
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_topic (const KntOutline *outline, const char *text)
{
  for (guint i = 0; i < outline->exchanges->len; i++) {
    if (g_strcmp0 (((KntOutlineExchange *) outline->exchanges->pdata[i])->topic, text) == 0)
      return TRUE;
  }

  return FALSE;
}

/* Headings and labels that the form does not know are no text that somebody misses. */
static gboolean
is_prose (const KntFlow *flow, const KntFormRules *rules, const KntOutline *outline, const KntParagraph *paragraph)
{
  glong length = g_utf8_strlen (paragraph->text, -1);

  if (!has_letter (paragraph->text) || is_topic (outline, paragraph->text) ||
      knt_regexes_match (rules->asides, paragraph->text))
    return FALSE;

  /* Sources below one list of several. */
  if (rules->note_item != NULL && knt_regex_matches (rules->note_item, paragraph->text) && rules->note_source != NULL &&
      knt_regex_matches (rules->note_source, paragraph->text))
    return FALSE;

  return length > HEADING_LENGTH || (knt_line_ends_sentence (knt_flow_get_line (flow, paragraph->end - 1)) &&
                                     !g_str_has_suffix (paragraph->text, ":"));
}

/**
 * knt_loose_find:
 * @outline: what @rules make of @flow
 *
 * Looks for text between the first question and the last answer that is no part of either, and no heading.
 *
 * Returns: (transfer full) (element-type KntPassage): such text, in the order of the pages; what is not parted by something else
 *   is one passage
 */
GPtrArray *
knt_loose_find (KntFlow *flow, const KntFormRules *rules, const KntOutline *outline)
{
  GPtrArray *loose = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_passage_free);
  g_autofree guint8 *taken = find_taken (flow, rules, outline);

  for (guint i = 0; i < flow->lines->len;) {
    g_autoptr (GPtrArray) paragraphs = NULL;
    g_autoptr (KntPassage) passage = knt_passage_new ();
    guint end = i;

    while (end < flow->lines->len && !taken[end])
      end++;
    paragraphs = knt_flow_list_paragraphs (flow, i, end);
    for (guint j = 0; j < paragraphs->len; j++) {
      if (is_prose (flow, rules, outline, paragraphs->pdata[j]))
        knt_passage_append (passage, flow, paragraphs->pdata[j]);
    }
    if (passage->text->len > 0)
      g_ptr_array_add (loose, g_steal_pointer (&passage));
    i = MAX (end, i + 1);
  }

  return loose;
}
