/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "fixture.h"
#include "knt-forms.h"
#include "knt-recogniser.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

typedef struct {
  const guint8 *data;
  gsize left;
} Input;

static guint
take (Input *input)
{
  if (input->left == 0)
    return 0;

  input->left--;
  return *input->data++;
}

/* A coordinate, now and then one that no page has. */
static float
take_place (Input *input)
{
  guint byte = take (input);

  return byte == 255 ? NAN : byte == 254 ? INFINITY : byte == 253 ? -1e30f : byte * 4.0f;
}

static const char *const fonts[] = { "Verdana", "Verdana-Bold", "Verdana-Italic", "F1", "" };

/* Boxes and styles are wild; the text is what is left of the input, cut into pages at form feeds. */
static KntPageText *
make_page (Input *input, guint number, const char *text)
{
  const KntPageGeometry a4 = { 0, 0, 595, 842, 0 };
  g_autoptr (GArray) boxes = g_array_new (FALSE, TRUE, sizeof (KntRect));
  g_autoptr (GArray) styles = g_array_new (FALSE, TRUE, sizeof (KntTextStyle));
  gsize n_chars = g_utf8_strlen (text, -1);
  guint n_styles = take (input) % 16, n_wild = take (input) % 16, start = 0;
  gsize row = 0, column = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    KntRect box = { 80 + column * 5, 100 + row * 12, 85 + column * 5, 110 + row * 12 };

    g_array_append_val (boxes, box);
    column++;
    if (*p == '\n')
      row++, column = 0;
  }
  for (guint i = 0; i < n_wild && n_chars > 0; i++) {
    guint at = (take (input) << 8 | take (input)) % n_chars;
    KntRect box = { take_place (input), take_place (input), take_place (input), take_place (input) };

    g_array_index (boxes, KntRect, at) = box;
  }
  for (guint i = 0; i < n_styles; i++) {
    guint length = take (input);
    KntTextStyle style = { start, start + length, fonts[take (input) % G_N_ELEMENTS (fonts)], take_place (input) / 16,
                           0 };

    g_array_append_val (styles, style);
    start += length + take (input) % 4;
  }

  return knt_page_text_new (number, NULL, &a4, text, (const KntRect *) boxes->data,
                            boxes->len - MIN (boxes->len, take (input) % 4), (const KntTextStyle *) styles->data,
                            styles->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static GPtrArray *forms;
  g_autoptr (KntRecogniser) recogniser = NULL;
  g_autoptr (KntBrief) brief = NULL;
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_page_text_unref);
  g_autofree char *text = NULL;
  g_auto (GStrv) texts = NULL;
  Input input = { data, MIN (size, 64) };

  if (forms == NULL) {
    g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

    forms = knt_forms_load (g_getenv ("KNT_FORMS"), problems);
    g_assert_cmpuint (forms->len, >, 0);
  }

  text = g_utf8_make_valid ((const char *) data + input.left, MIN (size - input.left, 20000));
  texts = g_strsplit (text, "\f", 20);
  recogniser = knt_recogniser_new (forms);
  for (guint i = 0; texts[i] != NULL; i++) {
    g_ptr_array_add (pages, make_page (&input, i + 1, texts[i]));
    knt_recogniser_add_page (recogniser, pages->pdata[i]);
  }
  brief = knt_recogniser_recognise (recogniser);
  fixture_check_spans (brief, pages);

  return 0;
}
