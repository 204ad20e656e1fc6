/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "knt-packed-boxes.h"

/* The letters of a line stand at one height, each where the one before ends. So a run of such boxes is their number, their top
 * and bottom, the left edge of the first, and the right edge of each: a quarter of what the boxes take. */
typedef union {
  guint32 number;
  float length;
} Word;

G_STATIC_ASSERT (sizeof (Word) == 4);

/* Words before the right edges of a run. */
#define HEAD 4

static gboolean
goes_on (const KntRect *before, const KntRect *box)
{
  return box->y0 == before->y0 && box->y1 == before->y1 && box->x0 == before->x1;
}

/**
 * knt_packed_boxes_pack:
 * @boxes: (array length=n_boxes)
 * @size: (out): of what is returned, in bytes
 *
 * Returns: (transfer full): the boxes as the interface has them
 */
gpointer
knt_packed_boxes_pack (const KntRect *boxes, gsize n_boxes, gsize *size)
{
  Word *words = g_new (Word, n_boxes * (HEAD + 1) + 1);
  Word *head = words, *end = words;

  for (gsize i = 0; i < n_boxes; i++) {
    if (i == 0 || !goes_on (&boxes[i - 1], &boxes[i])) {
      head = end;
      head[0].number = 0;
      head[1].length = boxes[i].y0;
      head[2].length = boxes[i].y1;
      head[3].length = boxes[i].x0;
      end += HEAD;
    }
    head->number++;
    (end++)->length = boxes[i].x1;
  }
  *size = (end - words) * sizeof (Word);

  return g_realloc (words, MAX (*size, 1));
}

static Word
get_word (const guchar *packed, gsize index)
{
  Word word;

  memcpy (&word, packed + index * sizeof word, sizeof word);

  return word;
}

/* Steps through the runs as far as they are whole; with @boxes they are filled. */
static gsize
read_runs (const guchar *packed, gsize n_words, KntRect *boxes)
{
  gsize n_boxes = 0;

  for (gsize at = 0; at + HEAD <= n_words;) {
    gsize n = get_word (packed, at).number;
    KntRect box = { .y0 = get_word (packed, at + 1).length, .y1 = get_word (packed, at + 2).length };

    box.x1 = get_word (packed, at + 3).length;
    at += HEAD;
    if (n > n_words - at)
      break;
    for (gsize i = 0; boxes != NULL && i < n; i++) {
      box.x0 = box.x1;
      box.x1 = get_word (packed, at + i).length;
      boxes[n_boxes + i] = box;
    }
    at += n;
    n_boxes += n;
  }

  return n_boxes;
}

/**
 * knt_packed_boxes_unpack:
 * @packed: what knt_packed_boxes_pack() made, or anything else
 * @size: in bytes
 * @n_boxes: (out): how many there are in runs that are whole
 *
 * Returns: (transfer full): the boxes, which need not be rectangles
 */
KntRect *
knt_packed_boxes_unpack (gconstpointer packed, gsize size, gsize *n_boxes)
{
  gsize n_words = size / sizeof (Word);
  KntRect *boxes = g_new (KntRect, MAX (read_runs (packed, n_words, NULL), 1));

  *n_boxes = read_runs (packed, n_words, boxes);

  return boxes;
}
