/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-wording.h"

struct _KntWording {
  GHashTable *ids; /* word to its id */
};

KntWording *
knt_wording_new (void)
{
  KntWording *self = g_new0 (KntWording, 1);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
knt_wording_free (KntWording *self)
{
  g_hash_table_unref (self->ids);
  g_free (self);
}

static void
add_letter (GString *word, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    if (!g_unichar_ismark (parts[i]))
      g_string_append_unichar (word, g_unichar_tolower (parts[i]));
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x00AD;
}

/* A hyphen within a word, also one that the end of a line made, does not end it. */
static gboolean
goes_on_behind (const char *hyphen)
{
  const char *p = g_utf8_next_char (hyphen);

  while (g_unichar_isspace (g_utf8_get_char (p)) && (*p == '\n' || *p == '\r'))
    p = g_utf8_next_char (p);

  return g_unichar_isalnum (g_utf8_get_char (p));
}

static guint
get_id (KntWording *self, const char *word)
{
  gpointer id;

  if (g_hash_table_lookup_extended (self->ids, word, NULL, &id))
    return GPOINTER_TO_UINT (id);

  id = GUINT_TO_POINTER (g_hash_table_size (self->ids));
  g_hash_table_insert (self->ids, g_strdup (word), id);
  return GPOINTER_TO_UINT (id);
}

static void
end_word (KntWording *self, GArray *words, GString *word, guint start, guint end)
{
  KntWord value = { 0, start, end };

  if (word->len == 0)
    return;

  value.id = get_id (self, word->str);
  g_array_append_val (words, value);
  g_string_truncate (word, 0);
}

/**
 * knt_wording_list_words:
 *
 * Returns: (transfer full) (element-type KntWord): the words in their order
 */
GArray *
knt_wording_list_words (KntWording *self, const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (KntWord));
  g_autoptr (GString) word = g_string_new (NULL);
  guint offset = 0, start = 0, end = 0;
  gboolean is_joined = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), offset++) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalnum (c) || g_unichar_ismark (c)) {
      if (word->len == 0)
        start = offset;
      add_letter (word, c);
      end = offset + 1;
      is_joined = FALSE;
    } else if (word->len > 0 && is_hyphen (c) && goes_on_behind (p)) {
      is_joined = TRUE;
    } else if (!is_joined) {
      end_word (self, words, word, start, end);
    }
  }
  end_word (self, words, word, start, end);

  return words;
}

guint
knt_wording_get_n_words (KntWording *self)
{
  return g_hash_table_size (self->ids);
}
