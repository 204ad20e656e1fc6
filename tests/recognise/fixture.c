/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "knt-forms.h"
#include "knt-recogniser.h"
#include "knt-span.h"

typedef struct {
  FixtureLook look;
  GPtrArray *pages;
  GString *text;
  GArray *boxes;
  GArray *styles;
  GPtrArray *feet;
  guint n_chars;
  guint row;
  guint side_row;
} Setter;

#define LEADING(setter) ((setter)->look.size * 4 / 3)
#define TOP 100.0

static void
add_char (Setter *setter, gunichar c, KntRect box)
{
  g_string_append_unichar (setter->text, c);
  g_array_append_val (setter->boxes, box);
  setter->n_chars++;
}

static void
add_run (Setter *setter, const char *text, gsize length, const char *font, double size, double *x, double y)
{
  KntTextStyle style = { setter->n_chars, 0, font, size, 0 };

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    KntRect box = { *x, y - size, *x + size * 0.5, y + size * 0.2 };

    add_char (setter, g_utf8_get_char (p), box);
    *x += size * 0.5;
  }
  style.end = setter->n_chars;
  if (style.end > style.start)
    g_array_append_val (setter->styles, style);
}

/* One line with its base line at @y; ^ and * change the type within it. */
static void
set_line (Setter *setter, const char *text, const char *font, double size, double x, double y)
{
  gboolean is_mark = FALSE, is_bold = FALSE;

  while (*text != '\0') {
    gsize length = strcspn (text, "^*");

    add_run (setter, text, length, is_bold ? setter->look.bold : font, is_mark ? size * 0.58 : size, &x,
             is_mark ? y - size * 0.4 : y);
    text += length;
    is_mark ^= *text == '^';
    is_bold ^= *text == '*';
    text += *text != '\0';
  }
  add_char (setter, '\n', (KntRect) { x, y, x, y });
}

static double
row_to_y (const Setter *setter, double row)
{
  return TOP + row * LEADING (setter);
}

static void
set_edge (Setter *setter, const char *pattern, double y)
{
  g_autofree char *number = g_strdup_printf ("%u", setter->pages->len + 1);
  g_auto (GStrv) pieces = NULL;
  g_autofree char *text = NULL;

  if (pattern == NULL)
    return;

  pieces = g_strsplit (pattern, "%", -1);
  text = g_strjoinv (number, pieces);
  set_line (setter, text, setter->look.plain, setter->look.size, setter->look.left, y);
}

static void
begin_page (Setter *setter)
{
  setter->row = setter->side_row = 0;
  set_edge (setter, setter->look.header, 50);
}

static void
end_page (Setter *setter)
{
  KntPageGeometry a4 = { 0, 0, 595, 842, 0 };
  double foot = row_to_y (setter, setter->look.rows) + 20;

  for (guint i = 0; i < setter->feet->len; i++)
    set_line (setter, setter->feet->pdata[i], setter->look.plain, setter->look.size - 1, setter->look.left,
              foot + 12 * i);
  set_edge (setter, setter->look.footer, 810);

  g_ptr_array_add (setter->pages, knt_page_text_new (setter->pages->len + 1, NULL, &a4, setter->text->str,
                                                     (const KntRect *) setter->boxes->data, setter->boxes->len,
                                                     (const KntTextStyle *) setter->styles->data, setter->styles->len));
  g_string_truncate (setter->text, 0);
  g_array_set_size (setter->boxes, 0);
  g_array_set_size (setter->styles, 0);
  g_ptr_array_set_size (setter->feet, 0);
  setter->n_chars = 0;
  begin_page (setter);
}

static void
set_paragraph (Setter *setter, const char *text, const char *font, double size, double x)
{
  guint columns = setter->look.columns * setter->look.size / size;

  while (*text != '\0') {
    const char *end = text, *last_space = NULL;
    g_autofree char *line = NULL;
    guint n = 0;

    while (*end != '\0' && n < columns) {
      /* A compound is cut at its own hyphen. */
      if (*end == ' ' || *end == '-')
        last_space = *end == '-' ? end + 1 : end;
      end = g_utf8_next_char (end);
      n++;
    }
    if (*end != '\0' && *end != ' ' && last_space != NULL)
      end = last_space;

    if (setter->row >= setter->look.rows)
      end_page (setter);
    line = g_strndup (text, end - text);
    set_line (setter, line, font, size, x, row_to_y (setter, setter->row++));
    text = end;
    while (*text == ' ')
      text++;
  }
}

static void
set_item (Setter *setter, const char *item)
{
  const FixtureLook *look = &setter->look;
  const char *text = *item != '\0' && item[1] == ' ' ? item + 2 : item;

  switch (*item) {
    case '\0':
      setter->row++;
      break;
    case '=':
      end_page (setter);
      break;
    case 'p':
      set_paragraph (setter, text, look->plain, look->size, look->left);
      break;
    case '-':
      set_paragraph (setter, text, look->plain, look->size, look->left + 18);
      break;
    case 'b':
      set_paragraph (setter, text, look->bold, look->size, look->left);
      break;
    case 'i':
      set_paragraph (setter, text, look->italic, look->size, look->left);
      break;
    case 'o':
      set_paragraph (setter, text, "Verdana-BoldItalic", look->size, look->left);
      break;
    case 'h':
      set_paragraph (setter, text, look->bold, look->size + 2, look->left);
      break;
    case 'n':
      set_paragraph (setter, text, look->plain, look->size * 0.75, look->left);
      break;
    case 's':
      set_paragraph (setter, text, look->plain, look->size * 0.82, look->left);
      break;
    case 'f':
      g_ptr_array_add (setter->feet, g_strdup (text));
      break;
    case '>':
      set_line (setter, text, look->plain, look->size * 0.72, look->left + look->columns * look->size * 0.5 + 12,
                row_to_y (setter, setter->side_row++));
      break;
    case '<':
      set_line (setter, text, look->plain, look->size, look->left - 150, row_to_y (setter, setter->row));
      break;
    default:
      g_error ("no such style: %s", item);
  }
}

GPtrArray *
fixture_pages (const FixtureLook *look, const char *const *items)
{
  Setter setter = { .look = *look };

  setter.look.plain = look->plain != NULL ? look->plain : "Verdana";
  setter.look.bold = look->bold != NULL ? look->bold : "Verdana-Bold";
  setter.look.italic = look->italic != NULL ? look->italic : "Verdana-Italic";
  setter.look.size = look->size > 0 ? look->size : 9;
  setter.look.left = look->left > 0 ? look->left : 79.5;
  setter.look.columns = look->columns > 0 ? look->columns : 72;
  setter.look.rows = look->rows > 0 ? look->rows : 40;
  setter.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_text_unref);
  setter.text = g_string_new (NULL);
  setter.boxes = g_array_new (FALSE, FALSE, sizeof (KntRect));
  setter.styles = g_array_new (FALSE, FALSE, sizeof (KntTextStyle));
  setter.feet = g_ptr_array_new_with_free_func (g_free);

  begin_page (&setter);
  for (gsize i = 0; items[i] != NULL; i++)
    set_item (&setter, items[i]);
  end_page (&setter);

  g_string_free (setter.text, TRUE);
  g_array_unref (setter.boxes);
  g_array_unref (setter.styles);
  g_ptr_array_unref (setter.feet);

  return setter.pages;
}

static GPtrArray *
load_forms (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *forms = knt_forms_load (g_getenv ("KNT_FORMS"), problems);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (forms->len, >, 0);

  return forms;
}

KntBrief *
fixture_recognise (GPtrArray *pages)
{
  g_autoptr (GPtrArray) forms = load_forms ();
  g_autoptr (KntRecogniser) recogniser = knt_recogniser_new (forms);

  for (guint i = 0; i < pages->len; i++)
    knt_recogniser_add_page (recogniser, pages->pdata[i]);

  return knt_recogniser_recognise (recogniser);
}

char *
fixture_outline (KntBrief *brief)
{
  GString *outline = g_string_new (NULL);
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);

  for (guint i = 0; i < exchanges->len; i++) {
    KntExchange *exchange = exchanges->pdata[i];
    KntGroup *group = knt_brief_find_group (brief, exchange->group);

    if (group != NULL)
      g_string_append_printf (outline, "[%s%s%s] ", group->name, exchange->topic != NULL ? " / " : "",
                              exchange->topic != NULL ? exchange->topic : "");
    for (guint j = 0; j < exchange->questions->len; j++) {
      KntQuestion *question = exchange->questions->pdata[j];

      g_string_append_printf (outline, "%s%s%s%s", j > 0 ? " | " : "", question->label != NULL ? question->label : "",
                              question->label != NULL ? ": " : "", question->text);
    }
    for (guint j = 0; j < exchange->answers->len; j++)
      g_string_append_printf (outline, " => %s", ((KntAnswer *) exchange->answers->pdata[j])->text);
    g_string_append_c (outline, '\n');
  }

  return g_string_free (outline, FALSE);
}

/* Without white space and hyphens, which joining lines takes out and puts in. */
static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && c != '-' && c != 0x2010 && c != 0xad)
      g_string_append_unichar (folded, c);
  }

  return g_string_free (folded, FALSE);
}

static void
check_block (const char *id, const char *text, GArray *spans, GPtrArray *pages, GHashTable *taken)
{
  g_autoptr (GString) slices = g_string_new (NULL);
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *normal_slices = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *folded_slices = NULL;

  g_test_message ("%s: %s", id, text);
  g_assert_cmpuint (spans->len, >, 0);

  for (guint i = 0; i < spans->len; i++) {
    const KntSpan *span = knt_spans_index (spans, i);
    g_autofree char *slice = NULL;

    g_assert_cmpuint (span->page, >=, 1);
    g_assert_cmpuint (span->page, <=, pages->len);
    g_assert_cmpuint (span->start, <, span->end);
    g_assert_cmpuint (span->end, <=, knt_page_text_get_n_chars (pages->pdata[span->page - 1]));
    slice = knt_page_text_dup_slice (pages->pdata[span->page - 1], span->start, span->end);
    g_string_append (slices, slice);

    for (guint at = span->start; at < span->end; at++) {
      gint64 key = (gint64) span->page << 32 | at;

      g_assert_true (g_hash_table_add (taken, g_memdup2 (&key, sizeof key)));
    }
  }

  normal_slices = g_utf8_normalize (slices->str, -1, G_NORMALIZE_ALL);
  folded = fold (normal);
  folded_slices = fold (normal_slices);
  g_assert_cmpstr (folded, ==, folded_slices);
}

void
fixture_check_spans (KntBrief *brief, GPtrArray *pages)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *groups = knt_brief_get_groups (brief), *exchanges = knt_brief_get_exchanges (brief);

  for (guint i = 0; i < groups->len; i++) {
    KntGroup *group = groups->pdata[i];

    /* Where only the questions say who asks, there is no heading. */
    if (group->heading == NULL)
      g_assert_cmpuint (group->spans->len, ==, 0);
    else
      check_block (group->id, group->heading, group->spans, pages, taken);
  }
  for (guint i = 0; i < exchanges->len; i++) {
    KntExchange *exchange = exchanges->pdata[i];

    g_assert_cmpfloat (exchange->confidence, >, 0);
    g_assert_cmpfloat (exchange->confidence, <=, 1);
    for (guint j = 0; j < exchange->questions->len; j++) {
      KntQuestion *question = exchange->questions->pdata[j];

      check_block (question->id, question->text, question->spans, pages, taken);
      g_assert_true (knt_brief_find_exchange (brief, question->id) == exchange);
    }
    for (guint j = 0; j < exchange->answers->len; j++) {
      KntAnswer *answer = exchange->answers->pdata[j];

      check_block (answer->id, answer->text, answer->spans, pages, taken);
      g_assert_true (knt_brief_find_exchange (brief, answer->id) == exchange);
    }
  }
}
