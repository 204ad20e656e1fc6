/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-gutter.h"
#include "knt-line.h"
#include "knt-scan.h"
#include "knt-span.h"

typedef struct {
  KntPageText *page;
  const gunichar *chars;
  const KntRect *boxes;
  const KntTextStyle *styles;
  const KntTextStyle *styles_end;
  guint n_chars;
  const char *font; /* of the line before, and what its name tells */
  KntLineStyle style;
  GArray *gaps;  /* KntGap: of the line that is read */
  double gutter; /* where a second column begins that is set close to the first; else 0 */
} PageView;

/* Note marks are set at most this large beside the line's own size, or, where they are raised by more than that share of
 * it, at most so large; and are at most this long. */
#define MARK_RATIO 0.8
#define RAISED_MARK_RATIO 0.95
#define MARK_RAISE 0.15
#define MARK_LENGTH 5
/* What is so many times as large is written across the line, and not in it; slanted, it is not as much higher. */
#define OTHER_SIZE 3
#define OTHER_HEIGHT 1.6
/* Letters so far apart, of which one stands so much higher, are of two columns; both are shares of their height. */
#define COLUMN_GAP 0.4
#define ROW_SLACK 0.12
/* A line of a column begins this near to the column's edge, in points. */
#define GUTTER_SLACK 1.5
/* Letters without a blank between them are this share of their height apart, at least, where they are of two lines. */
#define RUN_TOGETHER 0.35
/* A gap that is wider than this share of a line's height is kept: cells of a table may be no further apart. */
#define GAP 0.5

/* Most of a page is letters, of which a table tells. */
static inline gboolean
is_space (gunichar c)
{
  return c < 0x80 ? g_ascii_isspace (c) : g_unichar_isspace (c);
}

static gboolean
is_valid_box (const KntRect *box)
{
  return isfinite (box->x0) && isfinite (box->y0) && isfinite (box->x1) && isfinite (box->y1) && box->x1 > box->x0 &&
         box->y1 > box->y0;
}

/* Whether a letter apart from the one before, and as high, stands somewhat higher or lower: then it is of a line in another column. */
static gboolean
is_on_another_row (const KntRect *last, const KntRect *box)
{
  double height = box->y1 - box->y0;

  return fabs (last->y1 - last->y0 - height) < 0.05 * height && fabs (box->y0 - last->y0) > ROW_SLACK * height &&
         box->x0 - last->x1 > COLUMN_GAP * height;
}

/* Whether @box stands on the line whose last code point is @last, at most a few spaces to the right of it; in other type it
 * is next to it, for what is apart belongs to a column beside the text. */
static gboolean
goes_on (const KntRect *line, const KntRect *last, const KntRect *box)
{
  double line_height = line->y1 - line->y0, height = box->y1 - box->y0;
  double overlap = MIN (line->y1, box->y1) - MAX (line->y0, box->y0);
  double reach = (height < 0.8 * line_height || line_height < 0.8 * height ? 0.6 : 2.5) * MAX (line_height, height);

  return overlap > 0.2 * MIN (line_height, height) && box->x0 - last->x1 < reach &&
         box->x0 > last->x0 - MAX (line_height, height) && !is_on_another_row (last, box);
}

/* Whether the letter at @index is so much larger or smaller than that at @last that it is of another text: a watermark's. */
static gboolean
is_written_across (const PageView *view, guint last, guint index)
{
  double before = view->boxes[last].y1 - view->boxes[last].y0, height = view->boxes[index].y1 - view->boxes[index].y0;
  const KntTextStyle *one, *other;

  if (MAX (before, height) < OTHER_HEIGHT * MIN (before, height))
    return FALSE;

  one = knt_page_text_get_style_at (view->page, last);
  other = knt_page_text_get_style_at (view->page, index);

  return one != NULL && other != NULL && MAX (one->size, other->size) > OTHER_SIZE * MIN (one->size, other->size);
}

/* Whether @box begins a column beside the one that the letter before ends. */
static gboolean
is_over_gutter (const PageView *view, const KntRect *last, const KntRect *box)
{
  return view->gutter > 0 && fabs (box->x0 - view->gutter) < GUTTER_SLACK &&
         box->x0 - last->x1 > COLUMN_GAP * (box->y1 - box->y0);
}

/* Whether @box stands at the height of the letter before and close to it, as nearly all do. Then it goes on, whatever its line,
 * and is not run together. */
static inline gboolean
adjoins (const KntRect *last, const KntRect *box)
{
  return box->y0 == last->y0 && box->y1 == last->y1 && box->x0 >= last->x0 &&
         box->x0 - last->x1 < RUN_TOGETHER * (box->y1 - box->y0);
}

/* Over the extractor's own line end only what touches goes on. Tall boxes of two lines overlap, and below a short line the next
 * one begins near its end, too. */
static gboolean
touches (const KntRect *line, const KntRect *last, const KntRect *box)
{
  return box->x0 - last->x1 < 0.5 * (line->y1 - line->y0) && box->x0 > (last->x0 + last->x1) / 2;
}

static double
get_gap (const PageView *view, guint first, guint second)
{
  return is_valid_box (&view->boxes[first]) && is_valid_box (&view->boxes[second])
           ? view->boxes[second].x0 - view->boxes[first].x1
           : 0;
}

/* Whether the extractor runs two cells of a table, or two columns, together before @index: there is a gap without a blank, and
 * the letters beside it are not spaced as widely. */
static gboolean
is_run_together (const PageView *view, guint index)
{
  const KntRect *box = &view->boxes[index], *before = &view->boxes[index - 1];
  double height = box->y1 - box->y0, gap = get_gap (view, index - 1, index), spacing = G_MAXDOUBLE;

  if (gap < RUN_TOGETHER * height || before->y1 - before->y0 < MARK_RATIO * height)
    return FALSE;

  if (index > 1 && !is_space (view->chars[index - 2]))
    spacing = MAX (get_gap (view, index - 2, index - 1), 0);
  if (index + 1 < view->n_chars && !is_space (view->chars[index + 1]))
    spacing = MIN (spacing, MAX (get_gap (view, index, index + 1), 0));

  return spacing == G_MAXDOUBLE || gap > 2 * spacing;
}

/* The style that most of the line is set in, white space not counted. */
static KntTextStyle
find_main_style (const PageView *view, guint start, guint end)
{
  struct {
    const KntTextStyle *style;
    guint count;
  } found[8] = { 0 };
  KntTextStyle none = { 0 };
  gsize n_found = 0, best = 0;
  const KntTextStyle *first = knt_page_text_get_style_at (view->page, start);

  if (first != NULL && first->end >= end)
    return *first;

  for (const KntTextStyle *run = first; run != NULL && run < view->styles_end && run->start < end; run++) {
    gsize i = 0;

    while (i < n_found && (found[i].style->font != run->font || found[i].style->size != run->size))
      i++;
    if (i == G_N_ELEMENTS (found))
      continue;
    if (i == n_found)
      found[n_found++].style = run;
    for (guint at = MAX (run->start, start); at < MIN (run->end, end); at++)
      found[i].count += !is_space (view->chars[at]);
  }

  for (gsize i = 1; i < n_found; i++) {
    if (found[i].count > found[best].count)
      best = i;
  }

  return n_found > 0 ? *found[best].style : none;
}

static gboolean
is_mark_char (gunichar c)
{
  return g_unichar_isdigit (c) || is_space (c) || (c < 128 && c > 0 && strchr ("*,()[]", c) != NULL) || c == 0x2020 ||
         c == 0x2021;
}

/* In `30 m²` and `4 km³` the digit is no mark. */
static gboolean
is_unit (const PageView *view, guint line_start, guint offset)
{
  guint letters = 0;

  while (offset > line_start + letters && letters < 3 && g_unichar_isalpha (view->chars[offset - letters - 1]))
    letters++;
  if (letters != 1 && letters != 2)
    return FALSE;

  offset -= letters;
  while (offset > line_start && is_space (view->chars[offset - 1]))
    offset--;

  return offset > line_start && g_unichar_isdigit (view->chars[offset - 1]);
}

/* Where a mark is not near enough to the letters, the extractor puts blanks around it; before a full stop there are none. */
static void
take_blanks (const PageView *view, const KntLine *line, KntSpan *mark)
{
  guint next = mark->end;

  while (next < line->end && g_unichar_isspace (view->chars[next]))
    next++;
  if (next >= line->end || (view->chars[next] != '.' && view->chars[next] != ',' && view->chars[next] != ')'))
    return;

  mark->end = next;
  while (mark->start > line->start && g_unichar_isspace (view->chars[mark->start - 1]))
    mark->start--;
}

/* A mark that refers to a note: a digit or so, set smaller and raised above the middle of the line. */
static GArray *
find_marks (const PageView *view, const KntLine *line)
{
  GArray *marks = NULL;
  double middle = (line->box.y0 + line->box.y1) / 2;

  for (const KntTextStyle *run = knt_page_text_get_style_at (view->page, line->start);
       run != NULL && run < view->styles_end && run->start < line->end; run++) {
    KntSpan mark = { line->page, MAX (run->start, line->start), MIN (run->end, line->end) };
    gboolean is_mark, is_raised = FALSE;
    double lowest = run->size < MARK_RATIO * line->size ? line->box.y1 : line->box.y1 - MARK_RAISE * line->size;

    /* The space behind a mark may be set as small, and parts words all the same. */
    while (mark.end > mark.start && is_space (view->chars[mark.end - 1]))
      mark.end--;
    while (mark.end > mark.start && is_space (view->chars[mark.start]))
      mark.start++;
    is_mark =
      run->size < RAISED_MARK_RATIO * line->size && mark.end > mark.start && mark.end - mark.start <= MARK_LENGTH;

    for (guint i = mark.start; is_mark && i < mark.end; i++) {
      is_mark = is_mark_char (view->chars[i]);
      is_raised |= is_valid_box (&view->boxes[i]) && view->boxes[i].y1 <= lowest &&
                   (view->boxes[i].y0 + view->boxes[i].y1) / 2 < middle;
    }
    if (!is_mark || !is_raised || is_unit (view, line->start, mark.start))
      continue;

    if (marks == NULL)
      marks = knt_spans_new ();
    take_blanks (view, line, &mark);
    g_array_append_val (marks, mark);
  }

  return marks;
}

static char *
build_text (const PageView *view, const KntLine *line)
{
  GString *text = g_string_sized_new (line->end - line->start + 8);
  guint mark = 0;
  gsize length;

  for (guint i = line->start; i < line->end; i++) {
    gunichar c = view->chars[i];

    while (line->marks != NULL && mark < line->marks->len && knt_spans_index (line->marks, mark)->end <= i)
      mark++;
    if (line->marks != NULL && mark < line->marks->len && knt_spans_index (line->marks, mark)->start <= i)
      continue;
    if (c < 0x80)
      g_string_append_c (text, g_ascii_iscntrl (c) ? ' ' : c);
    else
      g_string_append_unichar (text, g_unichar_iscntrl (c) ? ' ' : c);
  }
  length = text->len;

  /* Lines are many and stay long: without the room that a growing string keeps. */
  return g_realloc (g_string_free (text, FALSE), length + 1);
}

static void
add_line (PageView *view, GPtrArray *lines, guint start, guint end, const KntRect *box)
{
  KntTextStyle style = find_main_style (view, start, end);
  KntLine *line = g_new0 (KntLine, 1);
  double width = box->x1 - box->x0, height = box->y1 - box->y0;

  line->index = lines->len;
  line->page = knt_page_text_get_page (view->page);
  line->start = start;
  line->end = end;
  line->box = *box;
  line->font = style.font != NULL ? style.font : g_intern_static_string ("");
  line->size = isfinite (style.size) && style.size > 0 ? style.size : MAX (height * 0.8, 1);
  line->colour = style.colour;
  if (line->font != view->font) {
    view->font = line->font;
    view->style = knt_line_style_for_font (line->font);
  }
  line->style = view->style;
  line->marks = find_marks (view, line);
  line->gaps = view->gaps->len > 0 ? g_array_copy (view->gaps) : NULL;
  line->text = build_text (view, line);
  line->upright = end - start < 4 || height < 3 * line->size || width > height;
  g_ptr_array_add (lines, line);
}

/**
 * knt_line_new_rest:
 * @offset: into its text, in bytes
 *
 * Returns: (transfer full): the line without what stands before @offset
 */
KntLine *
knt_line_new_rest (const KntLine *self, gsize offset)
{
  KntLine *rest = g_memdup2 (self, sizeof *self);
  guint n_chars = g_utf8_strlen (self->text, offset), n_marks = self->marks != NULL ? self->marks->len : 0, mark = 0;

  rest->is_rest = TRUE;
  rest->start = self->start + n_chars;
  for (; mark < n_marks && knt_spans_index (self->marks, mark)->start < rest->start; mark++)
    rest->start += knt_spans_index (self->marks, mark)->end - knt_spans_index (self->marks, mark)->start;
  rest->start = MIN (rest->start, self->end);

  rest->marks = rest->gaps = NULL;
  if (mark < n_marks) {
    rest->marks = knt_spans_new ();
    g_array_append_vals (rest->marks, knt_spans_index (self->marks, mark), n_marks - mark);
  }
  rest->text = g_strdup (self->text + offset);
  rest->box.x0 += (rest->box.x1 - rest->box.x0) * (rest->start - self->start) / MAX (self->end - self->start, 1);

  return rest;
}

/* Where in its text, in bytes, a code point of its page stands. */
static gsize
get_text_offset (const KntLine *self, guint at)
{
  guint n_chars = at - self->start;

  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++) {
    const KntSpan *mark = knt_spans_index (self->marks, i);

    if (mark->start < at)
      n_chars -= MIN (mark->end, at) - mark->start;
  }

  return g_utf8_offset_to_pointer (self->text, MIN (n_chars, g_utf8_strlen (self->text, -1))) - self->text;
}

/**
 * knt_line_new_piece:
 * @first: index of the gap that it begins behind, counted from 1; 0 for the beginning of the line
 * @end: index of the gap that it ends before, counted from 0; more than there are for the end of the line
 *
 * Returns: (transfer full): that part of the line
 */
KntLine *
knt_line_new_piece (const KntLine *self, guint first, guint end)
{
  KntLine *piece = g_memdup2 (self, sizeof *self);
  const KntGap *before = first > 0 ? &g_array_index (self->gaps, KntGap, first - 1) : NULL;
  const KntGap *after = self->gaps != NULL && end < self->gaps->len ? &g_array_index (self->gaps, KntGap, end) : NULL;
  gsize offset;

  piece->is_piece = TRUE;
  piece->marks = piece->gaps = NULL;
  piece->start = before != NULL ? before->after : self->start;
  piece->end = after != NULL ? after->before : self->end;
  piece->box.x0 = before != NULL ? before->right : self->box.x0;
  piece->box.x1 = after != NULL ? after->left : self->box.x1;
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++) {
    const KntSpan *mark = knt_spans_index (self->marks, i);

    if (mark->start < piece->start || mark->end > piece->end)
      continue;
    if (piece->marks == NULL)
      piece->marks = knt_spans_new ();
    g_array_append_val (piece->marks, *mark);
  }
  offset = get_text_offset (self, piece->start);
  piece->text = g_strchomp (g_strndup (self->text + offset, get_text_offset (self, piece->end) - offset));

  return piece;
}

void
knt_line_free (KntLine *self)
{
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->gaps, g_array_unref);
  g_free (self->text);
  g_free (self);
}

/**
 * knt_line_starts_with_mark:
 *
 * Returns: whether a note mark stands at its head, as at the head of a note
 */
gboolean
knt_line_starts_with_mark (const KntLine *self)
{
  return self->marks != NULL && knt_spans_index (self->marks, 0)->start == self->start;
}

/**
 * knt_line_get_n_chars:
 *
 * Returns: its length in code points, with white space and marks
 */
guint
knt_line_get_n_chars (const KntLine *self)
{
  return self->end - self->start;
}

/**
 * knt_line_ends_sentence:
 *
 * Returns: whether a sentence may end with it
 */
gboolean
knt_line_ends_sentence (const KntLine *self)
{
  static const gunichar closing[] = { ')', ']', '"', '\'', 0x2019, 0x201d, 0xbb, ' ', 0xa0 };
  const char *p = self->text + strlen (self->text), *reference = strrchr (self->text, '[');

  /* The number of a question may stand behind its full stop: `… a statement. [27335/12]`. */
  if (reference != NULL && p[-1] == ']' && strpbrk (reference, "0123456789") != NULL &&
      strchr (reference, ']') == p - 1)
    p = reference;

  while (p > self->text) {
    gunichar c;
    gboolean is_closing = FALSE;

    p = g_utf8_prev_char (p);
    c = g_utf8_get_char (p);
    for (gsize i = 0; i < G_N_ELEMENTS (closing); i++)
      is_closing |= c == closing[i];
    if (!is_closing)
      return c == '.' || c == '?' || c == '!' || c == ':' || c == ';' || c == 0x2026;
  }

  return FALSE;
}

/**
 * knt_line_style_for_font:
 * @font: without subset prefix
 *
 * Reads a font's name as its makers write it: `Univers-Black`, `Verdana-BoldItalic`, `TheSansB-It`.
 *
 * Returns: weight and slope as far as the name tells
 */
KntLineStyle
knt_line_style_for_font (const char *font)
{
  static const char *const bold[] = { "bold", "black", "heavy", "demi", "-vet", "-bd" };
  static const char *const bold_ends[] = { "-b", "-bi" };
  static const char *const italic[] = { "italic", "oblique", "cursief", "slanted", "kursiv" };
  static const char *const italic_ends[] = { "-i", "-it", "-bi" };
  g_autofree char *lower = g_ascii_strdown (font, -1);
  KntLineStyle style = g_str_has_suffix (font, "It") ? KNT_LINE_ITALIC : KNT_LINE_PLAIN;

  for (gsize i = 0; i < G_N_ELEMENTS (bold); i++)
    style |= strstr (lower, bold[i]) != NULL ? KNT_LINE_BOLD : 0;
  for (gsize i = 0; i < G_N_ELEMENTS (bold_ends); i++)
    style |= g_str_has_suffix (lower, bold_ends[i]) ? KNT_LINE_BOLD : 0;
  for (gsize i = 0; i < G_N_ELEMENTS (italic); i++)
    style |= strstr (lower, italic[i]) != NULL ? KNT_LINE_ITALIC : 0;
  for (gsize i = 0; i < G_N_ELEMENTS (italic_ends); i++)
    style |= g_str_has_suffix (lower, italic_ends[i]) ? KNT_LINE_ITALIC : 0;

  return style;
}

static void
append_lines (PageView *view, GPtrArray *lines)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (KntGap));
  gboolean open = FALSE;
  guint start = 0, end = 0;
  KntRect box = { 0 }, last = { 0 };

  view->gaps = gaps;
  for (guint i = 0; i < view->n_chars; i++) {
    KntRect at;

    if (is_space (view->chars[i]) || view->chars[i] == 0)
      continue;

    at = is_valid_box (&view->boxes[i]) ? view->boxes[i] : last;
    if (open &&
        (adjoins (&last, &at) ||
         (goes_on (&box, &last, &at) && !is_over_gutter (view, &last, &at) && !is_written_across (view, end - 1, i) &&
          (end < i || !is_run_together (view, i)) && (view->chars[end] != '\n' || touches (&box, &last, &at))))) {
      if (end < i && at.x0 - last.x1 > GAP * (at.y1 - at.y0)) {
        KntGap gap = { end, i, last.x1, at.x0 };

        g_array_append_val (gaps, gap);
      }
      box = knt_rect_union (&box, &at);
    } else {
      if (open)
        add_line (view, lines, start, end, &box);
      g_array_set_size (gaps, 0);
      start = i;
      box = at;
      open = TRUE;
    }
    last = at;
    end = i + 1;
  }

  if (open)
    add_line (view, lines, start, end, &box);
}

/**
 * knt_lines_append_page:
 * @lines: (element-type KntLine): to append to
 *
 * Takes a page apart into lines, in the order of its text. What the extractor has on one line stays together where it
 * stands side by side; what it has on two is put together where it does, as it gives a raised mark a line of its own.
 */
void
knt_lines_append_page (GPtrArray *lines, KntPageText *page)
{
  PageView view = { page, knt_page_text_get_chars (page), knt_page_text_get_boxes (page) };
  guint first = lines->len;
  gsize n_styles;

  view.n_chars = knt_page_text_get_n_chars (page);
  view.styles = knt_page_text_get_styles (page, &n_styles);
  view.styles_end = view.styles + n_styles;

  append_lines (&view, lines);
  view.gutter = knt_gutter_find (lines, first);
  if (view.gutter > 0) {
    g_ptr_array_set_size (lines, first);
    append_lines (&view, lines);
  }
  knt_scan_even_out (lines, first);
}
