/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-furniture.h"
#include "knt-side-column.h"

/* A header or footer is looked for among this many lines from the top and the bottom of the text. */
#define EDGE_LINES 10
/* A note in the text's own size is looked for among this many lines from the bottom. */
#define FOOT_LINES 15
/* A page's number has fewer digits than this. */
#define PAPER_DIGITS 5
/* It is looked for among so many numbers of a line. */
#define MAX_NUMBERS 6
/* What tells a page's number and no more is at most this long: “Pagina 12 van 240”. */
#define PAGE_NUMBER_BYTES 20
/* The number before a note, with its bracket, has no more characters than this. */
#define LABEL_CHARS 4
/* Small type is text all the same when so much of it stands amid the text, and not at the foot of a page. */
#define AMID_SHARE 0.3
/* And when it is at least this much of all that there is. */
#define SMALL_SHARE 0.1

#define DIGITS "0123456789"
/* What a line's key has besides its text, in bytes. */
#define KEY_ROOM 16

static int
compare_places (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const KntLine *one = g_ptr_array_index ((GPtrArray *) user_data, *(const guint *) a);
  const KntLine *other = g_ptr_array_index ((GPtrArray *) user_data, *(const guint *) b);

  if (one->box.y0 != other->box.y0)
    return one->box.y0 < other->box.y0 ? -1 : 1;

  return (one->box.x0 > other->box.x0) - (one->box.x0 < other->box.x0);
}

/* (element-type GArray of guint): for each page the indices of its lines of text from top to bottom */
static GPtrArray *
list_pages (const KntLayout *self)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->lines->len;) {
    const KntLine *first = self->lines->pdata[i];
    GArray *sorted = g_array_new (FALSE, FALSE, sizeof (guint));

    for (; i < self->lines->len && ((KntLine *) self->lines->pdata[i])->page == first->page; i++) {
      if (self->kinds[i] == KNT_LINE_FLOW)
        g_array_append_val (sorted, i);
    }
    g_array_sort_with_data (sorted, compare_places, self->lines);
    g_ptr_array_add (pages, sorted);
  }

  return pages;
}

/* Whether what stands there is a number that may be a page's. */
static gboolean
is_short_number (gsize digits)
{
  return digits > 0 && digits < PAPER_DIGITS;
}

/* The same words at the same height of another page give the same key; so do those whose number @counting, counted from 1,
 * counts as the pages do. Any other number tells them apart, as that of a paper or of a question. */
static char *
make_furniture_key (const KntLine *line, guint counting)
{
  GString *key = g_string_sized_new (knt_line_get_n_chars (line) + KEY_ROOM);
  guint n = 0;

  for (const char *p = line->text; *p != '\0';) {
    gsize others = strcspn (p, DIGITS), digits = strspn (p + others, DIGITS);

    if (is_short_number (digits) && ++n == counting) {
      g_string_append_len (key, p, others);
      g_string_append_printf (key, "#%" G_GINT64_FORMAT, g_ascii_strtoll (p + others, NULL, 10) - (gint64) line->page);
    } else {
      g_string_append_len (key, p, others + digits);
    }
    p += others + digits;
  }
  g_string_append_printf (key, "|%d", (int) CLAMP (round (line->box.y0 / 4), -9999, 9999));

  return g_string_free (key, FALSE);
}

/* How many of a line's numbers may be its page's: none of what asks, nor one that is set as an item's. */
static guint
count_page_numbers (const KntLine *line)
{
  gsize length = strlen (line->text), number = strspn (line->text, DIGITS);
  guint n = 0;

  if (length == 0 || line->text[length - 1] == '?' || (number > 0 && number + 1 == length))
    return 0;

  for (const char *p = line->text; *p != '\0';) {
    gsize others = strcspn (p, DIGITS), digits = strspn (p + others, DIGITS);

    n += is_short_number (digits);
    p += others + digits;
  }

  return MIN (n, MAX_NUMBERS);
}

/* How many pages have the like of a line at the same height, and the last of them. */
typedef struct {
  guint n_pages;
  guint last;
} Repeats;

static void
count_page (GHashTable *repeated, const KntLine *line)
{
  guint n_numbers = count_page_numbers (line);

  for (guint counting = 0; counting <= n_numbers; counting++) {
    g_autofree char *key = make_furniture_key (line, counting);
    Repeats *repeats = g_hash_table_lookup (repeated, key);

    if (repeats == NULL) {
      repeats = g_new0 (Repeats, 1);
      g_hash_table_insert (repeated, g_steal_pointer (&key), repeats);
    }
    repeats->n_pages += repeats->last != line->page;
    repeats->last = line->page;
  }
}

/* What tells furniture in one walk over the pages. */
typedef struct {
  GHashTable *repeated; /* key -> Repeats */
  GHashTable *small;    /* the sizes of small type that is text, as make_size_key() has them */
  guint n_pages;
  KntLineFunc is_furniture;
  KntLineFunc is_text;
  gpointer user_data;
} Telltale;

static guint
count_repeats (const Telltale *telltale, const KntLine *line)
{
  guint n_numbers = count_page_numbers (line), most = 0;

  for (guint counting = 0; counting <= n_numbers; counting++) {
    g_autofree char *key = make_furniture_key (line, counting);
    const Repeats *repeats = g_hash_table_lookup (telltale->repeated, key);

    if (repeats != NULL)
      most = MAX (most, repeats->n_pages);
  }

  return most;
}

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

/* From an edge of the page inwards, as long as each line is furniture. A sentence that is repeated only once is a question's that
 * is repeated with its answer. */
static void
peel (KntLayout *self, GArray *sorted, gboolean from_top, const Telltale *telltale)
{
  guint least = telltale->n_pages <= 4 ? 2 : 3, end = 0;

  for (; end < MIN (sorted->len, EDGE_LINES); end++) {
    guint index = from_top ? end : sorted->len - 1 - end;
    const KntLine *line = self->lines->pdata[g_array_index (sorted, guint, index)];

    if (is_text_at (self, sorted, index, telltale) ||
        (!telltale->is_furniture (line, telltale->user_data) &&
         count_repeats (telltale, line) < (knt_line_ends_sentence (line) ? 3 : least) &&
         !is_page_number (self, line, get_inner (self, sorted, from_top, end))))
      break;
  }

  for (; end > 0 && end < sorted->len; end--) {
    const KntLine *line = self->lines->pdata[g_array_index (sorted, guint, from_top ? end - 1 : sorted->len - end)];
    const KntLine *inner = self->lines->pdata[g_array_index (sorted, guint, from_top ? end : sorted->len - 1 - end)];

    guint repeats = count_repeats (telltale, line);

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

static gpointer
make_size_key (const KntLine *line)
{
  return GINT_TO_POINTER ((int) CLAMP (round (line->size * 4), 1, 4000));
}

/* Small type that is used amid the text as much as at the foot of pages sets no notes. */
static GHashTable *
find_small_text (const KntLayout *self, GPtrArray *pages)
{
  GHashTable *small = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) all = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) amid = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key, value;
  gsize n_all = 0;

  for (guint p = 0; p < pages->len; p++) {
    GArray *sorted = pages->pdata[p];
    gboolean is_foot = TRUE;

    for (guint n = 0; n < sorted->len; n++)
      n_all += knt_line_get_n_chars (self->lines->pdata[g_array_index (sorted, guint, n)]);

    for (guint n = sorted->len; n > 0; n--) {
      const KntLine *line = self->lines->pdata[g_array_index (sorted, guint, n - 1)];
      guint n_chars = knt_line_get_n_chars (line);

      is_foot &= is_small (self, line);
      if (!is_small (self, line))
        continue;
      key = make_size_key (line);
      g_hash_table_insert (all, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (all, key)) + n_chars));
      if (!is_foot && !g_ascii_isdigit (*line->text) && !knt_line_starts_with_mark (line))
        g_hash_table_insert (amid, key,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (amid, key)) + n_chars));
    }
  }

  g_hash_table_iter_init (&iter, amid);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (all, key));

    if (GPOINTER_TO_UINT (value) >= AMID_SHARE * n && n >= SMALL_SHARE * n_all)
      g_hash_table_add (small, key);
  }

  return small;
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

    if (!is_small (self, line) || g_hash_table_contains (telltale->small, make_size_key (line)))
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
  g_autoptr (GHashTable) repeated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GHashTable) small = NULL;
  Telltale telltale = { repeated, NULL, 0, is_furniture, is_text, user_data };

  memset (layout->kinds, KNT_LINE_FLOW, layout->lines->len);
  knt_side_column_find (layout, is_number, user_data);
  pages = list_pages (layout);
  telltale.n_pages = pages->len;
  telltale.small = small = find_small_text (layout, pages);

  for (guint p = 0; p < pages->len; p++) {
    GArray *sorted = pages->pdata[p];

    for (guint n = 0; n < sorted->len; n++) {
      if (n < EDGE_LINES || n + EDGE_LINES >= sorted->len)
        count_page (repeated, layout->lines->pdata[g_array_index (sorted, guint, n)]);
    }
  }

  for (guint p = 0; p < pages->len; p++) {
    GArray *sorted = pages->pdata[p];

    peel (layout, sorted, TRUE, &telltale);
    peel (layout, sorted, FALSE, &telltale);
    find_foot_notes (layout, sorted, &telltale);
    find_small_notes (layout, sorted, note_ratio);
  }
}
