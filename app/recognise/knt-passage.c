/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-join.h"
#include "knt-passage.h"
#include "knt-reading-order.h"
#include "knt-span.h"

/* Of a text whose words are cut at the ends of lines, so many of the full ones end so. */
#define CUT_SHARE 0.01
/* A word of so many letters would have been cut where there is room for so many of them. */
#define LONG_WORD 9
#define LONG_WORD_ROOM 5

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == 0x2010 || c == '\'' || c == 0x2019;
}

/* Moves @p to the next word; returns its end, or %NULL. */
static const char *
next_word (const char **p)
{
  const char *end;

  while (**p != '\0' && !is_word_char (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  end = *p;
  while (*end != '\0' && is_word_char (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  return end > *p ? end : NULL;
}

static gboolean
ends_in_hyphen (const char *text)
{
  return g_str_has_suffix (text, "-") || g_str_has_suffix (text, "\u2010");
}

/* What the ends of lines cut, or what looks like it. */
typedef struct {
  GHashTable *candidates; /* what the two halves of a word may be together, with the hyphen and without */
  GPtrArray *joined;      /* those whose hyphen may go, without it */
  GPtrArray *hyphenated;  /* the same with it */
  guint n_full;           /* lines that were not ended on purpose */
  guint n_whole;          /* words that stand whole though there was room for their beginning */
} Cuts;

static void
cuts_clear (Cuts *self)
{
  g_hash_table_unref (self->candidates);
  g_ptr_array_unref (self->joined);
  g_ptr_array_unref (self->hyphenated);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cuts, cuts_clear)

static void
add_cut (Cuts *cuts, const char *before, const char *after)
{
  const char *p = before, *end, *last = NULL;
  g_autofree char *left = NULL, *right = NULL;

  while ((end = next_word (&p)) != NULL) {
    last = p;
    p = end;
  }
  p = after;
  end = next_word (&p);
  if (last == NULL || end == NULL || p != after)
    return;

  left = g_strdup (last);
  *(char *) g_utf8_find_prev_char (left, left + strlen (left)) = '\0';
  right = g_strndup (p, end - p);
  g_hash_table_add (cuts->candidates, g_strconcat (left, right, NULL));
  g_hash_table_add (cuts->candidates, g_strconcat (left, "-", right, NULL));
  if (knt_join_keeps_hyphen (left, right, NULL, NULL))
    return;

  g_ptr_array_add (cuts->joined, g_strconcat (left, right, NULL));
  g_ptr_array_add (cuts->hyphenated, g_strconcat (left, "-", right, NULL));
}

static gboolean
starts_with_long_word (const char *text)
{
  guint n = 0;

  for (; n < LONG_WORD && g_unichar_islower (g_utf8_get_char (text)); n++)
    text = g_utf8_next_char (text);

  return n == LONG_WORD;
}

static void
cuts_init (Cuts *self, const KntLayout *layout, GPtrArray *lines)
{
  self->candidates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->joined = g_ptr_array_new_with_free_func (g_free);
  self->hyphenated = g_ptr_array_new_with_free_func (g_free);
  self->n_full = self->n_whole = 0;

  for (guint i = 1; i < lines->len; i++) {
    const KntLine *before = lines->pdata[i - 1], *line = lines->pdata[i];

    if (ends_in_hyphen (before->text))
      add_cut (self, before->text, line->text);
    if (knt_layout_ends_short (layout, before, line))
      continue;
    self->n_full++;
    self->n_whole += starts_with_long_word (line->text) && knt_layout_get_room (layout, before, line) > LONG_WORD_ROOM;
  }
}

/* Whether the ends of lines cut words, as nothing else tells: hardly a text without cut words ends a line in a hyphen that is
 * between small letters, unless it is long, and it leaves room where a long word did not fit. */
static gboolean
cuts_words (const Cuts *self, GHashTable *words)
{
  for (guint i = 0; i < self->joined->len; i++) {
    if (g_hash_table_contains (words, self->joined->pdata[i]))
      return TRUE;
  }

  return self->joined->len >= self->n_whole && self->joined->len >= CUT_SHARE * self->n_full;
}

/* (element-type utf8): those of @candidates that stand in a line whole */
static GHashTable *
find_words (GPtrArray *lines, GHashTable *candidates)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean was_cut = FALSE;

  if (g_hash_table_size (candidates) == 0)
    return words;

  for (guint i = 0; i < lines->len; i++) {
    const char *text = ((KntLine *) lines->pdata[i])->text;
    const char *p = text, *end;

    while ((end = next_word (&p)) != NULL) {
      g_autofree char *word = g_strndup (p, end - p);

      if (!(was_cut && p == text) && g_hash_table_contains (candidates, word))
        g_hash_table_add (words, g_steal_pointer (&word));
      p = end;
    }
    was_cut = ends_in_hyphen (text);
  }

  return words;
}

static gboolean
is_known (const char *word, gpointer words)
{
  return g_hash_table_contains (words, word);
}

static void
paragraph_free (gpointer data)
{
  KntParagraph *self = data;

  g_free (self->text);
  g_free (self);
}

/* A block of text set in from the margin, which lists are, too; its first line may be set in further, or not at all. */
static gboolean
is_indented (const KntFlow *self, guint first, guint end)
{
  double indent = 0.9 * self->layout->size;

  for (guint i = first; i < end; i++) {
    const KntLine *line = self->lines->pdata[i];

    if (line->box.x0 < self->layout->left + indent)
      return FALSE;
  }

  return end - first > 1;
}

/* A single line may be set in as a block or as the beginning of a paragraph: what stands beside it tells. */
static void
align (const KntFlow *self, const KntParagraph *beside, KntParagraph *paragraph)
{
  const KntLine *line = self->lines->pdata[paragraph->first], *first = self->lines->pdata[beside->first];

  if (beside->is_indented && paragraph->end == paragraph->first + 1 && line->box.x0 > first->box.x0 - 0.5)
    paragraph->is_indented = TRUE;
}

static KntLineStyle
find_main_style (const KntFlow *self, guint first, guint end)
{
  guint counts[8] = { 0 };
  guint best = 0;

  for (guint i = first; i < end; i++) {
    const KntLine *line = self->lines->pdata[i];

    counts[knt_layout_get_style (self->layout, line)] += knt_line_get_n_chars (line);
  }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++) {
    if (counts[i] > counts[best])
      best = i;
  }

  return best;
}

/* Lengthens the last span where the two stand next to each other, with nothing but white space between. */
static void
append_span (GArray *spans, KntSpan span, gboolean adjoins)
{
  if (span.end <= span.start)
    return;

  if (adjoins && spans->len > 0)
    knt_spans_index (spans, spans->len - 1)->end = span.end;
  else
    g_array_append_val (spans, span);
}

/**
 * knt_flow_new:
 * @layout: whose furniture was found; must stay as long as the flow
 * @is_parallel: whether columns that stand side by side say the same in two languages
 */
KntFlow *
knt_flow_new (const KntLayout *layout, gboolean is_parallel)
{
  KntFlow *self = g_new0 (KntFlow, 1);
  g_auto (Cuts) cuts = { NULL };

  self->layout = layout;
  self->lines = knt_reading_order_list (layout, is_parallel);
  self->rests = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_line_free);
  cuts_init (&cuts, layout, self->lines);
  self->words = find_words (self->lines, cuts.candidates);

  if (!cuts_words (&cuts, self->words)) {
    for (guint i = 0; i < cuts.hyphenated->len; i++)
      g_hash_table_add (self->words, g_steal_pointer (&cuts.hyphenated->pdata[i]));
  }

  return self;
}

void
knt_flow_free (KntFlow *self)
{
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->rests);
  g_hash_table_unref (self->words);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_free (self);
}

const KntLine *
knt_flow_get_line (const KntFlow *self, guint index)
{
  return self->lines->pdata[index];
}

/**
 * knt_flow_cut_line:
 * @offset: into the line's text, in bytes
 *
 * Takes what stands before @offset out of the running text: a label before the text that it is the label of.
 */
void
knt_flow_cut_line (KntFlow *self, guint index, gsize offset)
{
  KntLine *rest = knt_line_new_rest (self->lines->pdata[index], offset);

  g_ptr_array_add (self->rests, rest);
  self->lines->pdata[index] = rest;
}

/**
 * knt_flow_breaks_before:
 *
 * Returns: whether a paragraph begins with that line
 */
gboolean
knt_flow_breaks_before (const KntFlow *self, guint index)
{
  return index == 0 || index >= self->lines->len ||
         knt_layout_breaks (self->layout, self->lines->pdata[index - 1], self->lines->pdata[index]);
}

/**
 * knt_flow_dup_text:
 * @first: index of a line
 * @end: exclusive
 *
 * Returns: (transfer full): the lines joined, as a reader would type them
 */
char *
knt_flow_dup_text (const KntFlow *self, guint first, guint end)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = first; i < end; i++) {
    g_string_append (lines, ((KntLine *) self->lines->pdata[i])->text);
    g_string_append_c (lines, '\n');
  }

  return knt_join_lines (lines->str, is_known, self->words);
}

/**
 * knt_flow_list_paragraphs:
 * @first: index of a line, which begins a paragraph
 * @end: exclusive
 *
 * Returns: (transfer full) (element-type KntParagraph): the paragraphs of those lines
 */
GPtrArray *
knt_flow_list_paragraphs (const KntFlow *self, guint first, guint end)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (paragraph_free);

  for (guint i = first; i < end;) {
    KntParagraph *paragraph = g_new0 (KntParagraph, 1);

    paragraph->first = i++;
    while (i < end && !knt_flow_breaks_before (self, i))
      i++;
    paragraph->end = i;
    paragraph->style = find_main_style (self, paragraph->first, i);
    paragraph->is_indented = is_indented (self, paragraph->first, i);
    paragraph->size = knt_flow_get_line (self, paragraph->first)->size;
    paragraph->text = knt_flow_dup_text (self, paragraph->first, i);
    g_ptr_array_add (paragraphs, paragraph);
  }
  for (guint i = 1; i < paragraphs->len; i++)
    align (self, paragraphs->pdata[i - 1], paragraphs->pdata[i]);
  for (guint i = paragraphs->len; i > 1; i--)
    align (self, paragraphs->pdata[i - 1], paragraphs->pdata[i - 2]);

  return paragraphs;
}

KntPassage *
knt_passage_new (void)
{
  KntPassage *self = g_new0 (KntPassage, 1);

  self->spans = knt_spans_new ();
  self->text = g_string_new (NULL);

  return self;
}

void
knt_passage_free (KntPassage *self)
{
  g_array_unref (self->spans);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * knt_passage_append:
 *
 * Adds a paragraph, of which the note marks have no part in the passage.
 */
void
knt_passage_append (KntPassage *self, const KntFlow *flow, const KntParagraph *paragraph)
{
  for (guint i = paragraph->first; i < paragraph->end; i++) {
    const KntLine *line = flow->lines->pdata[i];
    const KntLine *before = i > 0 ? flow->lines->pdata[i - 1] : NULL;
    guint start = line->start;
    gboolean adjoins = before != NULL && before->page == line->page && before->index + 1 == line->index &&
                       !before->is_piece && !line->is_piece && !line->is_rest && self->spans->len > 0 &&
                       knt_spans_index (self->spans, self->spans->len - 1)->page == line->page &&
                       knt_spans_index (self->spans, self->spans->len - 1)->end == before->end;

    for (guint m = 0; line->marks != NULL && m < line->marks->len; m++) {
      const KntSpan *mark = knt_spans_index (line->marks, m);

      append_span (self->spans, (KntSpan) { line->page, start, mark->start }, adjoins);
      start = mark->end;
      adjoins = FALSE;
    }
    append_span (self->spans, (KntSpan) { line->page, start, line->end }, adjoins);
  }

  if (*paragraph->text == '\0')
    return;
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
  g_string_append (self->text, paragraph->text);
}
