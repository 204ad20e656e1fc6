/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-block.h"

#include "knt-letters.h"

#define PROOF 24 /* letters that have to fit for a place in a text to be the right one */

KntBlock *
knt_block_new (KntRole role, const char *id, const char *text, GArray *spans)
{
  KntBlock *self = g_new0 (KntBlock, 1);

  self->role = role;
  self->id = id;
  self->text = text;
  self->spans = g_array_ref (spans);
  self->home = -1;
  return self;
}

static GPtrArray *
new_parts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) knt_block_free);
}

KntBlock *
knt_block_new_for_question (const KntQuestion *question)
{
  KntBlock *self = knt_block_new (KNT_ROLE_QUESTION, question->id, question->text, question->spans);

  self->label = question->label;
  if (question->parts->len == 0)
    return self;

  self->parts = new_parts ();
  for (guint i = 0; i < question->parts->len; i++) {
    const KntPart *part = g_ptr_array_index (question->parts, i);

    g_ptr_array_add (self->parts, knt_block_new (KNT_ROLE_QUESTION, part->id, part->text, part->spans));
  }

  return self;
}

/**
 * knt_block_copy:
 *
 * Returns: (transfer full): the same without its parts
 */
KntBlock *
knt_block_copy (const KntBlock *self)
{
  KntBlock *copy = knt_block_new (self->role, self->id, self->text, self->spans);

  copy->label = self->label;
  copy->home = self->home;
  copy->said = self->said;
  copy->group = self->group;
  copy->following = self->following;
  copy->with = self->with != NULL ? g_array_ref (self->with) : NULL;
  return copy;
}

void
knt_block_free (KntBlock *self)
{
  g_array_unref (self->spans);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->with, g_array_unref);
  g_free (self);
}

/**
 * knt_block_compare:
 *
 * Orders blocks by where they begin; those that stand nowhere come first.
 */
int
knt_block_compare (const KntBlock *self, const KntBlock *other)
{
  if (self->spans->len == 0 || other->spans->len == 0)
    return (self->spans->len > 0) - (other->spans->len > 0);

  return knt_span_compare (knt_spans_index (self->spans, 0), knt_spans_index (other->spans, 0));
}

static void
piece_free (gpointer data)
{
  KntPiece *self = data;

  g_array_unref (self->spans);
  g_free (self);
}

static guint
count_chars (GArray *spans)
{
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    n += knt_spans_index (spans, i)->end - knt_spans_index (spans, i)->start;

  return n;
}

static void
add_stretch (GPtrArray *pieces, guint page, guint start, guint end, gboolean is_taken)
{
  const KntSpan span = { page, start, end };
  KntPiece *last = pieces->len > 0 ? g_ptr_array_index (pieces, pieces->len - 1) : NULL;

  if (start == end)
    return;

  if (last == NULL || last->is_taken != is_taken) {
    last = g_new0 (KntPiece, 1);
    last->is_taken = is_taken;
    last->spans = knt_spans_new ();
    g_ptr_array_add (pieces, last);
  }
  g_array_append_val (last->spans, span);
}

/* The part of a span that the stretch takes next. */
static gboolean
find_next_taken (const KntSpan *span, guint from, GArray *stretch, KntSpan *taken)
{
  gboolean found = FALSE;

  for (guint i = 0; i < stretch->len; i++) {
    const KntSpan *other = knt_spans_index (stretch, i);
    const KntSpan shared = { span->page, MAX (other->start, from), MIN (other->end, span->end) };

    if (other->page == span->page && shared.start < shared.end && (!found || shared.start < taken->start)) {
      *taken = shared;
      found = TRUE;
    }
  }

  return found;
}

/* Whether the quote's first words stand from that letter on, or its last ones before it. */
static gboolean
is_edge (GArray *letters, GArray *words, guint at, guint n, gboolean is_beginning)
{
  return is_beginning ? knt_letters_are_at (letters, at, words, 0, n)
                      : at >= n && knt_letters_are_at (letters, at - n, words, words->len - n, n);
}

/* The letter nearest to @guess at which the quote begins (or behind which it ends). A quote that goes on outside of the block may
 * have less in it than would be proof. */
static guint
find_edge (GArray *letters, GArray *words, guint guess, gboolean is_beginning)
{
  guint n = MIN (words->len, PROOF);

  for (guint is_short = 0; n > 0 && is_short <= 1; is_short++) {
    for (guint distance = 0; distance <= letters->len; distance++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        gint64 at = (gint64) guess + sign * (gint64) distance;
        guint room = at >= 0 && at <= letters->len ? (is_beginning ? letters->len - at : at) : 0;
        guint wanted = is_short ? MIN (n, room) : n;

        if (room > 0 && wanted > 0 && is_edge (letters, words, at, wanted, is_beginning))
          return at;
      }
    }
  }

  return guess;
}

static const char *
dup_between (const char *text, GArray *letters, guint first, guint end, GStringChunk *chunk)
{
  gsize from, to;
  g_autofree char *slice = NULL;

  if (first >= end)
    return "";

  from = first == 0 ? 0 : knt_letters_index (letters, first)->offset;
  to = end == letters->len ? strlen (text) : knt_letters_index (letters, end)->offset;
  slice = g_strndup (text + from, to - from);
  return g_string_chunk_insert (chunk, g_strstrip (slice));
}

/**
 * knt_block_cut:
 * @stretch: (element-type KntSpan)
 * @exact: (nullable): what the stretch says, as a reader would type it
 * @chunk: that keeps the pieces' texts
 *
 * Cuts a block's spans exactly where the stretch begins and ends, and its text where its words say so, blanks and hyphens
 * ignored. Where the words don't say, the place is guessed from the spans.
 *
 * Returns: (transfer full) (element-type KntPiece): the pieces in reading order, taken and left in turns
 */
GPtrArray *
knt_block_cut (const KntBlock *self, GArray *stretch, const char *exact, GStringChunk *chunk)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (piece_free);
  g_autoptr (GArray) letters = NULL;
  g_autoptr (GArray) words = NULL;
  guint n_chars = count_chars (self->spans), n_before = 0, first = 0;

  for (guint i = 0; i < self->spans->len; i++) {
    const KntSpan *span = knt_spans_index (self->spans, i);
    guint from = span->start;
    KntSpan taken;

    while (find_next_taken (span, from, stretch, &taken)) {
      add_stretch (pieces, span->page, from, taken.start, FALSE);
      add_stretch (pieces, span->page, taken.start, taken.end, TRUE);
      from = taken.end;
    }
    add_stretch (pieces, span->page, from, span->end, FALSE);
  }

  if (pieces->len == 1) {
    ((KntPiece *) pieces->pdata[0])->text = self->text;
    return pieces;
  }

  letters = knt_letters_new (self->text);
  words = knt_letters_new (exact);
  for (guint i = 0; i < pieces->len; i++) {
    KntPiece *piece = g_ptr_array_index (pieces, i);
    guint end = letters->len;

    n_before += count_chars (piece->spans);
    if (i + 1 < pieces->len) {
      end = find_edge (letters, words, (guint64) letters->len * n_before / n_chars, !piece->is_taken);
      end = MAX (end, first);
    }
    piece->text = dup_between (self->text, letters, first, end, chunk);
    first = end;
  }

  return pieces;
}

/**
 * knt_block_join_texts:
 *
 * Returns: both, as two paragraphs where the first ends with a sentence
 */
const char *
knt_block_join_texts (const char *first, const char *second, GStringChunk *chunk)
{
  g_autofree char *joined = NULL;
  gsize length = strlen (first);

  if (length == 0)
    return second;
  if (*second == '\0')
    return first;

  joined = g_strconcat (first, strchr (".?!:;", first[length - 1]) != NULL ? "\n" : " ", second, NULL);
  return g_string_chunk_insert (chunk, joined);
}
