/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-furniture.h"
#include "knt-repeats.h"
#include "knt-side-column.h"
#include "knt-watermark.h"

/* What is so many lines below the text, and of so few and short lines, is of the foot of the page. */
#define FAR 8
#define FAR_LINES 6
#define FAR_CHARS 60
/* A note in the text's own size is looked for among this many lines from the bottom. */
#define FOOT_LINES 15
/* What tells a page's number and no more is at most this long: “Pagina 12 van 240”. */
#define PAGE_NUMBER_BYTES 20
/* The number before a note, with its bracket, has no more characters than this. */
#define LABEL_CHARS 4

#define DIGITS "0123456789"

/* What tells furniture in one walk over the pages. */
typedef struct {
  const KntRepeats *repeats;
  guint n_pages;
  KntLineFunc is_furniture;
  KntLineFunc is_text;
  gpointer user_data;
} Telltale;

/* Whether the line is text by its words: those may stand beside their number. */
static gboolean
is_text_at (const KntLayout *self, GArray *sorted, guint index, const Telltale *telltale)
{
  const KntLine *line = self->lines->pdata[g_array_index (sorted, guint, index)];
  const KntLine *next = index + 1 < sorted->len ? self->lines->pdata[g_array_index (sorted, guint, index + 1)] : NULL;
  g_autofree char *text = NULL;
  KntLine row;

  if (telltale->is_text (line, telltale->user_data))
    return TRUE;
  if (next == NULL || knt_line_get_n_chars (line) > LABEL_CHARS || next->box.x0 < line->box.x1 ||
      next->box.y0 > (line->box.y0 + line->box.y1) / 2)
    return FALSE;

  text = g_strconcat (line->text, " ", next->text, NULL);
  row = *line;
  row.text = text;

  return telltale->is_text (&row, telltale->user_data);
}

/* Whether two lines below each other read on: a sentence may come back at the head of some other page by chance. */
static gboolean
reads_on (const KntLayout *self, const KntLine *line, const KntLine *inner)
{
  return fabs (line->size - inner->size) < 0.3 && fabs (line->box.y1 - inner->box.y1) < KNT_LAYOUT_GAP * self->leading;
}

/* The number of its page alone, apart from the text, as a brief of one page has it, too. */
static gboolean
is_page_number (const KntLayout *self, const KntLine *line, const KntLine *inner)
{
  static const char *const words = "/-\u2013 ,.";
  const char *p = line->text + strspn (line->text, words);
  char *end;
  guint64 number;

  while (g_ascii_isalpha (*p))
    p++;
  p += strspn (p, words);
  number = g_ascii_strtoull (p, &end, 10);
  if (end == p || number != line->page || strlen (line->text) > PAGE_NUMBER_BYTES)
    return FALSE;
  for (p = end; *p != '\0'; p++) {
    if (strchr (words, *p) == NULL && !g_ascii_isalnum (*p))
      return FALSE;
  }

  return inner == NULL || fabs (line->box.y1 - inner->box.y1) > 2.5 * self->leading;
}

static const KntLine *
get_inner (const KntLayout *self, GArray *sorted, gboolean from_top, guint index)
{
  if (index + 1 >= sorted->len)
    return NULL;

  return self->lines->pdata[g_array_index (sorted, guint, from_top ? index + 1 : sorted->len - 2 - index)];
}

static gboolean
has_text_from (const KntLayout *self, GArray *sorted, guint first, const Telltale *telltale)
{
  for (guint index = first; index < sorted->len; index++) {
    if (is_text_at (self, sorted, index, telltale))
      return TRUE;
  }

  return FALSE;
}

/* How many lines stand so far below the text that they are of the foot of the page, though it is the only one that has them. */
static guint
count_far_below (const KntLayout *self, GArray *sorted, const Telltale *telltale)
{
  for (guint n = 1; n <= FAR_LINES && n < sorted->len; n++) {
    guint index = sorted->len - n;
    const KntLine *line = self->lines->pdata[g_array_index (sorted, guint, index)];
    const KntLine *inner = self->lines->pdata[g_array_index (sorted, guint, index - 1)];

    if (knt_line_ends_sentence (line) || knt_line_get_n_chars (line) > FAR_CHARS)
      break;
    if (line->box.y0 - inner->box.y1 > FAR * self->leading)
      return has_text_from (self, sorted, index, telltale) ? 0 : n;
  }

  return 0;
}

/* From an edge of the page inwards, as long as each line is furniture. A sentence that is repeated only once is a question's that
 * is repeated with its answer. */
static void
peel (KntLayout *self, GArray *sorted, gboolean from_top, const Telltale *telltale)
{
  guint least = telltale->n_pages <= 4 ? 2 : 3, end = from_top ? 0 : count_far_below (self, sorted, telltale);

  for (; end < MIN (sorted->len, KNT_REPEATS_EDGE_LINES); end++) {
    guint index = from_top ? end : sorted->len - 1 - end, place = g_array_index (sorted, guint, index);
    const KntLine *line = self->lines->pdata[place];

    /* What a form has to be asked comes last: most pages begin and end with text. */
    if ((knt_repeats_count (telltale->repeats, place) < (knt_line_ends_sentence (line) ? 3 : least) &&
         !is_page_number (self, line, get_inner (self, sorted, from_top, end)) &&
         !telltale->is_furniture (line, telltale->user_data)) ||
        is_text_at (self, sorted, index, telltale))
      break;
  }

  for (; end > 0 && end < sorted->len; end--) {
    guint place = g_array_index (sorted, guint, from_top ? end - 1 : sorted->len - end);
    const KntLine *line = self->lines->pdata[place];
    const KntLine *inner = self->lines->pdata[g_array_index (sorted, guint, from_top ? end : sorted->len - 1 - end)];
    guint repeats = knt_repeats_count (telltale->repeats, place);

    if (telltale->is_furniture (line, telltale->user_data) || !reads_on (self, line, inner) ||
        (repeats > 2 && 2 * repeats > telltale->n_pages))
      break;
  }

  for (guint n = 0; n < end; n++)
    self->kinds[g_array_index (sorted, guint, from_top ? n : sorted->len - 1 - n)] = KNT_LINE_FURNITURE;
}

static gboolean
is_small (const KntLayout *self, const KntLine *line)
{
  return line->size < self->size - 0.45;
}

/* Questions may be set in small type, too: what begins like one and goes on alike is no note. */
static guint
skip_small_text (const KntLayout *self, GArray *sorted, guint first, guint end, const Telltale *telltale)
{
  const KntLine *text = NULL;

  for (guint n = first; n < end; n++) {
    const KntLine *line = self->lines->pdata[g_array_index (sorted, guint, n)];

    if (is_text_at (self, sorted, n, telltale))
      text = line;
    if (text != NULL && fabs (line->size - text->size) < 0.3)
      first = n + 1;
  }

  return first;
}

static gboolean
share_row (const KntLine *a, const KntLine *b)
{
  double overlap = MIN (a->box.y1, b->box.y1) - MAX (a->box.y0, b->box.y0);

  return overlap > 0.5 * MIN (a->box.y1 - a->box.y0, b->box.y1 - b->box.y0);
}

/* Whether a note begins as @line does: with a mark, a number of no more than three digits, or a star. */
static gboolean
begins_note (const KntLine *line)
{
  const char *p = line->text + strspn (line->text, "[( ");
  gsize digits = strspn (p, DIGITS);

  if (knt_line_starts_with_mark (line) || *p == '*' || g_str_has_prefix (p, "†"))
    return TRUE;

  p += digits;
  p += strspn (p, ".)] ");

  return digits > 0 && digits <= 3 && !g_ascii_isdigit (*p) && *p != ',' && *p != '%';
}

/* Whether it is a note's number alone, which hangs out before the note. */
static gboolean
is_lone_number (const KntLine *line)
{
  return begins_note (line) && strspn (line->text, "[](). 0123456789*") == strlen (line->text);
}

/* Whether a row is a note's first line in which justifying left gaps: the note goes on below, where a table would have its
 * next row. */
static gboolean
is_stretched_note (const KntLayout *self, GArray *sorted, guint row_end, guint end, const KntLine *left)
{
  const KntLine *below = row_end < end ? self->lines->pdata[g_array_index (sorted, guint, row_end)] : NULL;
  const KntLine *beside = row_end + 1 < end ? self->lines->pdata[g_array_index (sorted, guint, row_end + 1)] : NULL;

  return is_lone_number (left) && below != NULL && !begins_note (below) &&
         (beside == NULL || !share_row (below, beside));
}

/* How many of these lines are cells of a table, which have others on their row; a note's number before it makes no table.
 * @table_end: (out): where the last row ends, @first where there is none */
static guint
count_cells (const KntLayout *self, GArray *sorted, guint first, guint end, guint *table_end)
{
  guint n_cells = 0;

  *table_end = first;
  for (guint n = first, row_end; n < end; n = row_end) {
    const KntLine *line = self->lines->pdata[g_array_index (sorted, guint, n)], *left = line;

    for (row_end = n + 1; row_end < end; row_end++) {
      const KntLine *beside = self->lines->pdata[g_array_index (sorted, guint, row_end)];

      if (!share_row (line, beside))
        break;
      left = beside->box.x0 < left->box.x0 ? beside : left;
    }
    if (row_end - n > 2 ? !is_stretched_note (self, sorted, row_end, end, left)
                        : row_end - n == 2 && !is_lone_number (left)) {
      n_cells += row_end - n;
      *table_end = row_end;
    }
  }

  return n_cells;
}

/* Of small type at the foot of a page, where the notes begin that may be below a table. */
static guint
skip_table (const KntLayout *self, GArray *sorted, guint first, guint end)
{
  guint notes;

  if (count_cells (self, sorted, first, end, &notes) == 0)
    return first;

  while (notes < end && !begins_note (self->lines->pdata[g_array_index (sorted, guint, notes)]))
    notes++;

  return notes;
}

/* Notes at the foot of a page: smaller than the text, or headed by a raised mark and apart from it. */
static void
find_foot_notes (KntLayout *self, GArray *sorted, const Telltale *telltale)
{
  guint end = sorted->len, first;

  while (end > 0 && self->kinds[g_array_index (sorted, guint, end - 1)] == KNT_LINE_FURNITURE)
    end--;
  first = end;
  while (first > 0) {
    const KntLine *line = self->lines->pdata[g_array_index (sorted, guint, first - 1)];

    if (!is_small (self, line) || knt_repeats_is_small_text (telltale->repeats, line))
      break;
    first--;
  }

  if (self->n_columns == 1)
    first = skip_table (self, sorted, first, end);
  first = skip_small_text (self, sorted, first, end, telltale);

  if (first == end) {
    for (guint n = end; n > 1 && n + FOOT_LINES > end; n--) {
      const KntLine *line = self->lines->pdata[g_array_index (sorted, guint, n - 1)];
      const KntLine *above = self->lines->pdata[g_array_index (sorted, guint, n - 2)];

      if (!knt_layout_has_text_size (self, line) && !is_small (self, line))
        break;
      if (knt_line_starts_with_mark (line) && line->box.y1 - above->box.y1 > KNT_LAYOUT_GAP * self->leading)
        first = n - 1;
    }
  }

  for (guint n = first; n < end; n++)
    self->kinds[g_array_index (sorted, guint, n)] = KNT_LINE_NOTE;
}

/* Small type amid the text is notes, unless it is a table. */
static void
find_small_notes (KntLayout *self, GArray *sorted, double note_ratio)
{
  for (guint n = 0; n < sorted->len;) {
    guint end = n, table_end;
    gboolean is_note;

    for (; end < sorted->len; end++) {
      guint index = g_array_index (sorted, guint, end);

      if (self->kinds[index] != KNT_LINE_FLOW ||
          ((KntLine *) self->lines->pdata[index])->size >= note_ratio * self->size)
        break;
    }

    is_note = 2 * count_cells (self, sorted, n, end, &table_end) < end - n;
    for (guint i = n; i < end && is_note; i++)
      self->kinds[g_array_index (sorted, guint, i)] = KNT_LINE_NOTE;
    n = end + 1;
  }
}

/**
 * knt_furniture_find:
 * @layout: takes what is found in its kinds
 * @note_ratio: what is smaller than this share of the text's size is a note
 * @is_furniture: tells what at the edge of a page is furniture by its words
 * @is_text: tells what never is
 * @is_number: tells what counts questions where it stands in the left margin
 *
 * Tells running text from what stands on the pages besides. Headers and footers are what is repeated at the same height
 * of several pages with nothing between it and the edge but its like.
 */
void
knt_furniture_find (KntLayout *layout,
                    double note_ratio,
                    KntLineFunc is_furniture,
                    KntLineFunc is_text,
                    KntLineFunc is_number,
                    gpointer user_data)
{
  Telltale telltale = { .is_furniture = is_furniture, .is_text = is_text, .user_data = user_data };
  GPtrArray *pages;

  memset (layout->kinds, KNT_LINE_FLOW, layout->lines->len);
  knt_watermark_find (layout);
  knt_side_column_find (layout, is_number, user_data);

  /* Most forms find the same beside the text, and so have the rest in common. */
  if (layout->repeats == NULL || !knt_repeats_fit (layout->repeats)) {
    g_clear_pointer (&layout->repeats, knt_repeats_free);
    layout->repeats = knt_repeats_new (layout);
  }
  telltale.repeats = layout->repeats;
  pages = knt_repeats_get_pages (layout->repeats);
  telltale.n_pages = pages->len;

  for (guint p = 0; p < pages->len; p++) {
    GArray *sorted = pages->pdata[p];

    peel (layout, sorted, TRUE, &telltale);
    peel (layout, sorted, FALSE, &telltale);
    find_foot_notes (layout, sorted, &telltale);
    find_small_notes (layout, sorted, note_ratio);
  }
}
