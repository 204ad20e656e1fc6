/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "knt-page-text.h"

/* The text of one page with the place and the type of every code point. Immutable, so that any thread
 * may hold it. */
struct _KntPageText {
  gatomicrefcount ref_count;
  guint page;
  char *label;
  KntPageGeometry geometry;
  char *text;
  gunichar *chars;
  guint n_chars;
  KntRect *boxes;
  KntTextStyle *styles;
  gsize n_styles;
};

/* A hyphen that cuts a word is nearer to it than this share of its height: a blank is wider. */
#define HYPHEN_GAP 0.15
/* The second plane of characters for private use. */
#define PRIVATE_USE 0x100000

G_DEFINE_BOXED_TYPE (KntPageText, knt_page_text, knt_page_text_ref, knt_page_text_unref)

static const char *
intern_font (const char *name)
{
  const char *plus = name != NULL ? strchr (name, '+') : NULL;

  return g_intern_string (plus != NULL && plus - name == 6 ? plus + 1 : name != NULL ? name : "");
}

/* Letters that some fonts run together, as Calibri does, have no character, and PDFs of Word say one of a private use, or what
 * is left of its number in sixteen bits: `naƟonaal`. */
static const char *
find_letters (const gunichar *c, gboolean is_first)
{
  static const struct {
    gunichar c;
    const char *letters;
  } runs[] = { { 0x14c, "ft" }, { 0x19e, "tf" }, { 0x19f, "ti" }, { 0x1a9, "tt" }, { 0x1ab, "tti" } };

  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++) {
    if (*c == PRIVATE_USE + runs[i].c)
      return runs[i].letters;
    /* The first is a letter of some languages, too, and begins words there. */
    if (*c == runs[i].c && (i > 0 || (!is_first && g_unichar_islower (c[-1]))))
      return runs[i].letters;
  }

  return NULL;
}

/* The letters share the box of what stands for them. */
static void
part_letters (KntPageText *self)
{
  g_autofree gunichar *chars = NULL;
  g_autofree KntRect *boxes = NULL;
  g_autofree guint *places = NULL; /* of what was there, among the letters */
  guint n_chars = 0, first = 0;

  while (first < self->n_chars && (self->chars[first] < 0x14c || !find_letters (&self->chars[first], first == 0)))
    first++;
  if (first == self->n_chars)
    return;

  chars = g_new (gunichar, 3 * (gsize) self->n_chars + 1);
  boxes = g_new (KntRect, 3 * (gsize) self->n_chars);
  places = g_new (guint, self->n_chars + 1);
  for (guint i = 0; i < self->n_chars; i++) {
    const char *letters = self->chars[i] < 0x14c ? NULL : find_letters (&self->chars[i], i == 0);
    guint n_letters = letters != NULL ? strlen (letters) : 1;
    double width = (self->boxes[i].x1 - self->boxes[i].x0) / n_letters;

    places[i] = n_chars;
    for (guint n = 0; n < n_letters; n++, n_chars++) {
      chars[n_chars] = letters != NULL ? (gunichar) letters[n] : self->chars[i];
      boxes[n_chars] = self->boxes[i];
      if (letters != NULL) {
        boxes[n_chars].x0 = self->boxes[i].x0 + n * width;
        boxes[n_chars].x1 = self->boxes[i].x0 + (n + 1) * width;
      }
    }
  }
  places[self->n_chars] = n_chars;
  chars[n_chars] = 0;

  for (gsize i = 0; i < self->n_styles; i++) {
    self->styles[i].start = places[self->styles[i].start];
    self->styles[i].end = places[self->styles[i].end];
  }
  g_free (self->text);
  g_free (self->chars);
  g_free (self->boxes);
  self->text = g_ucs4_to_utf8 (chars, n_chars, NULL, NULL, NULL);
  self->chars = g_steal_pointer (&chars);
  self->boxes = g_steal_pointer (&boxes);
  self->n_chars = n_chars;
}

/* Whether what stands at @index is a blank that only the extractor sees: a hyphen at the end of a line that is drawn apart from
 * the word it cuts is hardly further from it than its letters are from each other. */
static gboolean
is_no_blank (const KntPageText *self, guint index)
{
  const gunichar *c = &self->chars[index];
  const KntRect *before = &self->boxes[index - 1], *hyphen = &self->boxes[index + 1];
  double height = hyphen->y1 - hyphen->y0, gap = hyphen->x0 - before->x1;

  return c[0] == ' ' && (c[1] == '-' || c[1] == 0x2010 || c[1] == 0xad) && !g_unichar_isspace (c[-1]) &&
         hyphen->y0 < before->y1 && before->y0 < hyphen->y1 && gap < HYPHEN_GAP * height && gap > -height;
}

static void
take_out (KntPageText *self, GArray *offsets)
{
  guint n = 0;

  for (guint i = 0; i < self->n_chars; i++) {
    if (n < offsets->len && g_array_index (offsets, guint, n) == i) {
      n++;
      continue;
    }
    self->chars[i - n] = self->chars[i];
    self->boxes[i - n] = self->boxes[i];
  }
  self->n_chars -= n;

  for (gsize i = 0; i < self->n_styles; i++) {
    guint n_start = 0, n_end = 0;

    for (n = 0; n < offsets->len && g_array_index (offsets, guint, n) < self->styles[i].end; n++) {
      n_start += g_array_index (offsets, guint, n) < self->styles[i].start;
      n_end++;
    }
    self->styles[i].start -= n_start;
    self->styles[i].end -= n_end;
  }

  g_free (self->text);
  self->text = g_ucs4_to_utf8 (self->chars, self->n_chars, NULL, NULL, NULL);
}

static void
drop_blanks_before_hyphens (KntPageText *self)
{
  g_autoptr (GArray) offsets = NULL;

  for (guint end = 3; end <= self->n_chars; end++) {
    guint blank = end - 2;

    if ((end < self->n_chars && self->chars[end] != '\n') || !is_no_blank (self, blank))
      continue;
    if (offsets == NULL)
      offsets = g_array_new (FALSE, FALSE, sizeof (guint));
    g_array_append_val (offsets, blank);
  }

  if (offsets != NULL)
    take_out (self, offsets);
}

/**
 * knt_page_text_new_take:
 * @page: from 1
 * @label: (nullable): the page's label as the PDF has it; %NULL for the number itself
 * @text: UTF-8 as the extractor gives it, lines ending in `\n`
 * @boxes: (transfer full) (array length=n_boxes): a box in page space for each code point of @text
 * @n_boxes: where it is less than the number of code points, the rest have empty boxes
 * @styles: (array length=n_styles): runs in order of place
 *
 * Returns: (transfer full): a new page text
 */
KntPageText *
knt_page_text_new_take (guint page,
                        const char *label,
                        const KntPageGeometry *geometry,
                        const char *text,
                        KntRect *boxes,
                        gsize n_boxes,
                        const KntTextStyle *styles,
                        gsize n_styles)
{
  KntPageText *self = g_new0 (KntPageText, 1);
  glong n_chars;

  g_atomic_ref_count_init (&self->ref_count);
  self->page = page;
  self->label = label != NULL ? g_strdup (label) : g_strdup_printf ("%u", page);
  self->geometry = *geometry;
  self->text = g_utf8_make_valid (text, -1);
  self->chars = g_utf8_to_ucs4_fast (self->text, -1, &n_chars);
  self->n_chars = n_chars;
  self->boxes = n_boxes != self->n_chars ? g_renew (KntRect, boxes, MAX (self->n_chars, 1)) : boxes;
  if (n_boxes < self->n_chars)
    memset (self->boxes + n_boxes, 0, (self->n_chars - n_boxes) * sizeof (KntRect));

  self->styles = g_memdup2 (styles, n_styles * sizeof (KntTextStyle));
  self->n_styles = n_styles;
  for (gsize i = 0; i < n_styles; i++) {
    self->styles[i].font = intern_font (styles[i].font);
    self->styles[i].end = MIN (self->styles[i].end, self->n_chars);
    self->styles[i].start = MIN (self->styles[i].start, self->styles[i].end);
  }
  part_letters (self);
  drop_blanks_before_hyphens (self);

  return self;
}

/**
 * knt_page_text_new:
 *
 * Does what knt_page_text_new_take() does, with a copy of the boxes.
 *
 * Returns: (transfer full): a new page text
 */
KntPageText *
knt_page_text_new (guint page,
                   const char *label,
                   const KntPageGeometry *geometry,
                   const char *text,
                   const KntRect *boxes,
                   gsize n_boxes,
                   const KntTextStyle *styles,
                   gsize n_styles)
{
  return knt_page_text_new_take (page, label, geometry, text, g_memdup2 (boxes, n_boxes * sizeof (KntRect)), n_boxes,
                                 styles, n_styles);
}

KntPageText *
knt_page_text_ref (KntPageText *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
knt_page_text_unref (KntPageText *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->label);
  g_free (self->text);
  g_free (self->chars);
  g_free (self->boxes);
  g_free (self->styles);
  g_free (self);
}

guint
knt_page_text_get_page (const KntPageText *self)
{
  return self->page;
}

const char *
knt_page_text_get_label (const KntPageText *self)
{
  return self->label;
}

const KntPageGeometry *
knt_page_text_get_geometry (const KntPageText *self)
{
  return &self->geometry;
}

const char *
knt_page_text_get_text (const KntPageText *self)
{
  return self->text;
}

/**
 * knt_page_text_get_n_chars:
 *
 * Returns: the length of the text in code points
 */
guint
knt_page_text_get_n_chars (const KntPageText *self)
{
  return self->n_chars;
}

/**
 * knt_page_text_get_chars:
 *
 * Returns: (transfer none): the code points, as many as knt_page_text_get_n_chars() says
 */
const gunichar *
knt_page_text_get_chars (const KntPageText *self)
{
  return self->chars;
}

/**
 * knt_page_text_get_boxes:
 *
 * Returns: (transfer none): a box in page space for each code point
 */
const KntRect *
knt_page_text_get_boxes (const KntPageText *self)
{
  return self->boxes;
}

/**
 * knt_page_text_get_styles:
 *
 * Returns: (transfer none) (array length=n_styles): the runs in order of place
 */
const KntTextStyle *
knt_page_text_get_styles (const KntPageText *self, gsize *n_styles)
{
  *n_styles = self->n_styles;
  return self->styles;
}

/**
 * knt_page_text_get_style_at:
 * @offset: code points
 *
 * Returns: (transfer none) (nullable): the run that @offset lies in
 */
const KntTextStyle *
knt_page_text_get_style_at (const KntPageText *self, guint offset)
{
  gsize low = 0, high = self->n_styles;

  while (low < high) {
    gsize middle = low + (high - low) / 2;

    if (self->styles[middle].end <= offset)
      low = middle + 1;
    else
      high = middle;
  }

  return low < self->n_styles && self->styles[low].start <= offset ? &self->styles[low] : NULL;
}

/**
 * knt_page_text_get_bytes:
 *
 * Returns: about how much memory it takes, in bytes, for caches bounded in bytes
 */
gsize
knt_page_text_get_bytes (const KntPageText *self)
{
  return sizeof *self + strlen (self->text) + self->n_chars * (sizeof (gunichar) + sizeof (KntRect)) +
         self->n_styles * sizeof (KntTextStyle);
}

/**
 * knt_page_text_dup_slice:
 * @start: code points
 * @end: exclusive, code points
 *
 * Returns: (transfer full): the text as it stands there, line breaks and all
 */
char *
knt_page_text_dup_slice (const KntPageText *self, guint start, guint end)
{
  end = MIN (end, self->n_chars);
  start = MIN (start, end);

  return g_ucs4_to_utf8 (self->chars + start, end - start, NULL, NULL, NULL);
}

/**
 * knt_page_text_dup_sha256:
 *
 * Returns: (transfer full): the SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal
 */
char *
knt_page_text_dup_sha256 (const KntPageText *self)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->text, -1);
}

static gboolean
is_on_same_line (const KntRect *line, const KntRect *box)
{
  double overlap = MIN (line->y1, box->y1) - MAX (line->y0, box->y0);

  return overlap > 0.5 * MIN (line->y1 - line->y0, box->y1 - box->y0) && box->x0 > line->x0 - 1;
}

/**
 * knt_page_text_list_rects:
 * @start: code points
 * @end: exclusive, code points
 *
 * Returns: (transfer full) (element-type KntRect): a rectangle in page space for each line of the range
 */
GArray *
knt_page_text_list_rects (const KntPageText *self, guint start, guint end)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (KntRect));
  gboolean open = FALSE;

  end = MIN (end, self->n_chars);
  for (guint i = MIN (start, end); i < end; i++) {
    const KntRect *box = &self->boxes[i];

    if (self->chars[i] == '\n') {
      open = FALSE;
      continue;
    }
    if (box->x1 <= box->x0 || box->y1 <= box->y0)
      continue;

    if (open) {
      KntRect *line = &g_array_index (rects, KntRect, rects->len - 1);

      if (is_on_same_line (line, box)) {
        *line = knt_rect_union (line, box);
        continue;
      }
    }

    g_array_append_val (rects, *box);
    open = TRUE;
  }

  return rects;
}

/**
 * knt_page_text_find_offset:
 * @x: page space
 * @y: page space
 *
 * Finds the place between two code points that is nearest to a point, as a click with a text cursor does:
 * first the nearest line, then the nearest edge of a code point in it.
 *
 * Returns: code points, from 0 to the length of the text
 */
guint
knt_page_text_find_offset (const KntPageText *self, double x, double y)
{
  double best_distance = INFINITY;
  guint best = 0;

  for (guint i = 0; i < self->n_chars; i++) {
    const KntRect *box = &self->boxes[i];
    double dx, dy, distance;

    if (self->chars[i] == '\n' || box->y1 <= box->y0)
      continue;

    dy = y < box->y0 ? box->y0 - y : y > box->y1 ? y - box->y1 : 0;
    dx = x < box->x0 ? box->x0 - x : x > box->x1 ? x - box->x1 : 0;
    /* A line beside the point counts before a code point above or below it. */
    distance = dy * 1000 + dx;
    if (distance < best_distance) {
      best_distance = distance;
      best = x > (box->x0 + box->x1) / 2 ? i + 1 : i;
    }
  }

  return best;
}
