/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-repeats.h"

#include <math.h>
#include <string.h>

/* A page's number has fewer digits than this. */
#define PAPER_DIGITS 5
/* It is looked for among so many numbers of a line. */
#define MAX_NUMBERS 6
/* Small type is text all the same when so much of it stands amid the text, and not at the foot of a page. */
#define AMID_SHARE 0.3
/* And when it is at least this much of all that there is. */
#define SMALL_SHARE 0.1

#define DIGITS "0123456789"
/* What a line's key has besides its text, in bytes. */
#define KEY_ROOM 16

struct _KntRepeats {
  const KntLayout *layout;
  guint8 *kinds;      /* of the lines, when this was found */
  GPtrArray *pages;   /* GArray of guint: for each page the indices of its lines of text from top to bottom */
  GHashTable *places; /* key -> Place */
  GHashTable *small;  /* the sizes of small type that is text, as make_size_key() has them */
  guint *counts;      /* of each line: on how many pages there is its like, plus 1; 0 where that was not asked yet */
};

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
} Place;

static void
count_page (GHashTable *repeated, const KntLine *line)
{
  guint n_numbers = count_page_numbers (line);

  for (guint counting = 0; counting <= n_numbers; counting++) {
    g_autofree char *key = make_furniture_key (line, counting);
    Place *place = g_hash_table_lookup (repeated, key);

    if (place == NULL) {
      place = g_new0 (Place, 1);
      g_hash_table_insert (repeated, g_steal_pointer (&key), place);
    }
    place->n_pages += place->last != line->page;
    place->last = line->page;
  }
}

static guint
count (const KntRepeats *self, const KntLine *line)
{
  guint n_numbers = count_page_numbers (line), most = 0;

  for (guint counting = 0; counting <= n_numbers; counting++) {
    g_autofree char *key = make_furniture_key (line, counting);
    const Place *place = g_hash_table_lookup (self->places, key);

    if (place != NULL)
      most = MAX (most, place->n_pages);
  }

  return most;
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

/**
 * knt_repeats_new:
 * @layout: whose kinds tell which lines are text so far; has to outlive it
 *
 * Returns: (transfer full): what its pages have in common
 */
KntRepeats *
knt_repeats_new (const KntLayout *layout)
{
  KntRepeats *self = g_new0 (KntRepeats, 1);

  self->layout = layout;
  self->kinds = g_memdup2 (layout->kinds, layout->lines->len);
  self->counts = g_new0 (guint, layout->lines->len);
  self->pages = list_pages (layout);
  self->small = find_small_text (layout, self->pages);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint p = 0; p < self->pages->len; p++) {
    GArray *sorted = self->pages->pdata[p];

    for (guint n = 0; n < sorted->len; n++) {
      if (n < KNT_REPEATS_EDGE_LINES || n + KNT_REPEATS_EDGE_LINES >= sorted->len)
        count_page (self->places, layout->lines->pdata[g_array_index (sorted, guint, n)]);
    }
  }

  return self;
}

void
knt_repeats_free (KntRepeats *self)
{
  g_free (self->kinds);
  g_free (self->counts);
  g_ptr_array_unref (self->pages);
  g_hash_table_unref (self->small);
  g_hash_table_unref (self->places);
  g_free (self);
}

/**
 * knt_repeats_fit:
 *
 * Returns: whether the same lines are text as then
 */
gboolean
knt_repeats_fit (const KntRepeats *self)
{
  return memcmp (self->kinds, self->layout->kinds, self->layout->lines->len) == 0;
}

/**
 * knt_repeats_get_pages:
 *
 * Returns: (transfer none) (element-type GArray of guint): for each page the indices of its lines of text from top to bottom
 */
GPtrArray *
knt_repeats_get_pages (const KntRepeats *self)
{
  return self->pages;
}

/**
 * knt_repeats_count:
 * @index: of a line of the layout
 *
 * Returns: at how many pages' edges there is the like of it at the same height
 */
guint
knt_repeats_count (const KntRepeats *self, guint index)
{
  guint *known = &self->counts[index];

  if (*known == 0)
    *known = count (self, self->layout->lines->pdata[index]) + 1;

  return *known - 1;
}

/**
 * knt_repeats_is_small_text:
 *
 * Returns: whether type as small as the line's sets text, and no notes
 */
gboolean
knt_repeats_is_small_text (const KntRepeats *self, const KntLine *line)
{
  return g_hash_table_contains (self->small, make_size_key (line));
}
