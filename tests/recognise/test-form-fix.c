/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "knt-fix-pattern.h"
#include "knt-form-fix.h"
#include "knt-forms.h"
#include "knt-span.h"

#define TITLE "b Antwoorden van de minister van Waterstaat op Kamervragen van het lid Boom (Groen) over de sluizen.", ""
#define ITEMS(...) ((const char *const[]) { TITLE, __VA_ARGS__, NULL })
#define OVERLEG                                                                                                        \
  "b VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "",                                                                        \
    "p De commissie heeft een aantal vragen en opmerkingen voorgelegd aan de minister over de sluizen.", ""

/* Each row is a brief, what a person says of one stretch of it, given by its first and last words, what is offered, and what is
 * recognised with it. Where nothing is to be offered the last two are missing. */
static const struct {
  const char *name;
  const char *form;
  const char *const *items;
  KntFixRole role;
  const char *from;
  const char *to;
  const char *label;
  const char *group;
  const char *sentence;
  const char *outline;
} rows[] = {
  { "answer-label", "nl-kamervragen",
    ITEMS ("b Vraag 1",
           "b Is de sluis dicht?",
           "",
           "p Antw. 1:",
           "p Ja, al jaren.",
           "",
           "b Vraag 2",
           "b Gaat hij open?",
           "",
           "p Antw. 2:",
           "p Nee.",
           "",
           "b Vraag 3",
           "b Waarom niet?",
           "",
           "p Antw. 3:",
           "p Hij is te oud."),
    KNT_FIX_ANSWER, "Nee.", "Nee.", NULL, NULL,
    "Treat lines such as “Antw. 2:” as answer labels in briefs of this kind",
    "1: Is de sluis dicht? => Ja, al jaren.\n2: Gaat hij open? => Nee.\n3: Waarom niet? => Hij is te oud.\n" },
  { "question-label", "nl-kamervragen",
    ITEMS ("b Vraag 1",
           "b Is de sluis dicht?",
           "",
           "b Antwoord op vraag 1",
           "p Ja, al jaren.",
           "",
           "b Vr. 2",
           "b Gaat hij open?",
           "",
           "b Antwoord op vraag 2",
           "p Nee.",
           "",
           "b Vr. 3 en 4",
           "b Waarom niet?",
           "",
           "b Antwoord op vraag 3 en 4",
           "p Hij is te oud."),
    KNT_FIX_QUESTION, "Gaat hij open?", "Gaat hij open?", "2", NULL,
    "Treat lines such as “Vr. 2” as question labels in briefs of this kind",
    "1: Is de sluis dicht? => Ja, al jaren.\n2: Gaat hij open? => Nee.\n3, 4: Waarom niet? => Hij is te oud.\n" },
  { "answer-inline", "nl-kamervragen",
    ITEMS ("b Vraag 1",
           "b Is de sluis dicht?",
           "",
           "p Antw. 1: Ja, al jaren.",
           "",
           "b Vraag 2",
           "b Gaat hij open?",
           "",
           "p Antw. 2: Nee, want hij is te oud.",
           "",
           "b Vraag 3",
           "b Waarom niet?",
           "",
           "p Antw. 3: Hij is te oud."),
    KNT_FIX_ANSWER, "Nee, want", "te oud.", NULL, NULL,
    "Treat “Antw. 2:” before a text as an answer label in briefs of this kind",
    "1: Is de sluis dicht? => Ja, al jaren.\n2: Gaat hij open? => Nee, want hij is te oud.\n3: Waarom niet? => Hij is te oud.\n" },
  { "end", "nl-kamervragen",
    ITEMS ("b Vraag 1",
           "b Is de sluis dicht?",
           "",
           "b Antwoord op vraag 1",
           "p Ja, al jaren.",
           "",
           "b Vraag 2",
           "b Gaat hij open?",
           "",
           "b Antwoord op vraag 2",
           "p Nee.",
           "",
           "b Naschrift van de griffie",
           "",
           "p Dit stuk is gedrukt bij de Zwetpers. Het is ook te vinden in het archief."),
    KNT_FIX_NEITHER, "Naschrift", "archief.", NULL, NULL,
    "Treat nothing below lines such as “Naschrift van de griffie” as question or answer in briefs of this kind",
    "1: Is de sluis dicht? => Ja, al jaren.\n2: Gaat hij open? => Nee.\n" },
  { "group", "nl-schriftelijk-overleg",
    ((const char *const[]) { OVERLEG, "b Vragen en opmerkingen van de leden van de fractie van Groen", "",
                             "i De leden van de fractie van Groen vragen of de sluis dicht is.", "",
                             "p De sluis is dicht.", "", "b Inbreng namens de Waterpartij", "",
                             "i De leden van de Waterpartij vragen waarom de sluis dicht is.", "",
                             "p De sluis is te oud.", "", "b Inbreng namens Dorp en Stad", "",
                             "i De leden van Dorp en Stad vragen wanneer de sluis opengaat.", "", "p In mei.", NULL }),
    KNT_FIX_QUESTION, "De leden van de Waterpartij", "sluis dicht is.", NULL, "Waterpartij",
    "Treat lines such as “Inbreng namens de Waterpartij” as group headings in briefs of this kind", NULL },
  /* A mere number, a sentence, what is no label at all: nothing that could be said of other briefs. */
  { "nothing-for-a-sentence", "nl-kamervragen",
    ITEMS ("b Vraag 1",
           "b Is de sluis dicht? Gaat hij open?",
           "",
           "b Antwoord op vraag 1",
           "p Ja, al jaren.",
           "p Nee.",
           "",
           "b Vraag 2",
           "b Waarom?",
           "",
           "b Antwoord op vraag 2",
           "p Daarom."),
    KNT_FIX_QUESTION, "Gaat hij open?", "Gaat hij open?", NULL, NULL, NULL, NULL },
  /* With the label of a list that is in an answer all its items would become answers. */
  { "nothing-where-more-would-change", "nl-kamervragen",
    ITEMS ("b Vraag 1",
           "b Is de sluis dicht?",
           "",
           "b Antwoord op vraag 1",
           "p Ja, om twee redenen.",
           "",
           "p Reden 1:",
           "p Hij is oud.",
           "",
           "p Reden 2:",
           "p Hij lekt.",
           "",
           "b Vraag 2",
           "b Gaat hij open?",
           "",
           "p Reden 3:",
           "p Nee, hij lekt.",
           "",
           "b Vraag 3",
           "b Waarom niet?",
           "",
           "b Antwoord op vraag 3",
           "p Daarom niet."),
    KNT_FIX_ANSWER, "Nee, hij lekt.", "Nee, hij lekt.", NULL, NULL, NULL, NULL },
};

/* The stretch from the first words to the last. */
static GArray *
find_spans (GPtrArray *pages, const char *from, const char *to)
{
  GArray *spans = knt_spans_new ();

  for (guint i = 0; i < pages->len; i++) {
    const char *text = knt_page_text_get_text (pages->pdata[i]);
    const char *start = strstr (text, from), *end = start != NULL ? strstr (start, to) : NULL;

    if (end != NULL) {
      KntSpan span = { i + 1, g_utf8_pointer_to_offset (text, start),
                       g_utf8_pointer_to_offset (text, end + strlen (to)) };

      g_array_append_val (spans, span);
      return spans;
    }
  }

  g_assert_not_reached ();
}

static char *
recognise_with (GPtrArray *pages, GPtrArray *files, const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (KntRecogniser) recogniser = NULL;
  g_autoptr (KntBrief) brief = NULL;

  knt_form_files_add (files, g_getenv ("KNT_FORMS"), knt_form_file_new_from_bytes (bytes, "fix.json", TRUE, files));
  forms = knt_form_files_list_forms (files);
  recogniser = knt_recogniser_new (forms);
  for (guint i = 0; i < pages->len; i++)
    knt_recogniser_add_page (recogniser, pages->pdata[i]);
  brief = knt_recogniser_recognise (recogniser);

  return fixture_outline (brief);
}

static void
test_fix (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  FixtureLook look = { 0 };
  g_autoptr (GPtrArray) pages = fixture_pages (&look, rows[row].items);
  g_autoptr (GPtrArray) files = knt_form_files_load (g_getenv ("KNT_FORMS"), NULL);
  g_autoptr (GPtrArray) forms = knt_form_files_list_forms (files);
  g_autoptr (KntRecogniser) recogniser = knt_recogniser_new (forms);
  g_autoptr (GPtrArray) wishes = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_fix_wish_free);
  g_autoptr (GArray) spans = find_spans (pages, rows[row].from, rows[row].to);
  g_autoptr (KntFormFix) fix = NULL;

  for (guint i = 0; i < pages->len; i++)
    knt_recogniser_add_page (recogniser, pages->pdata[i]);
  g_ptr_array_add (wishes, knt_fix_wish_new (rows[row].role, spans, rows[row].label, rows[row].group));
  fix = knt_form_fix_find (recogniser, files, rows[row].form, wishes);

  if (fix != NULL)
    g_test_message ("%s %s", fix->sentence, fix->json);
  g_assert_cmpstr (fix != NULL ? fix->sentence : NULL, ==, rows[row].sentence);
  if (fix != NULL) {
    g_autofree char *outline = recognise_with (pages, files, fix->json);

    g_assert_cmpstr (fix->form, ==, rows[row].form);
    if (rows[row].outline != NULL)
      g_assert_cmpstr (outline, ==, rows[row].outline);
    else
      g_assert_nonnull (strstr (outline, "[Dorp en Stad"));
  }
}

/* A line at the foot of several pages that stands each time at another height. */
static void
test_furniture (void)
{
  FixtureLook look = { 0 };
  const char *const items[] = {
    TITLE,
    "b Vraag 1",
    "b Is de sluis dicht?",
    "",
    "b Antwoord op vraag 1",
    "p De sluis is dicht, en dat al heel erg lang, want hij is gesloten in de",
    "p Concept van blad 1 voor de pers",
    "=",
    "p jaren van de oorlog.",
    "",
    "b Vraag 2",
    "b Gaat hij open?",
    "",
    "b Antwoord op vraag 2",
    "p Nee, dat gaat hij niet, en dat zal ook niet gebeuren zolang er geen geld",
    "p Concept van blad 2 voor de pers",
    "=",
    "p voor is.",
    "",
    "b Vraag 3",
    "b Waarom?",
    "",
    "b Antwoord op vraag 3",
    "p Omdat hij oud is en lekt.",
    "",
    "p Met het herstel is lang gewacht, en nu zijn ook de deuren en de muren er",
    "p Concept van blad 3 voor de pers",
    "=",
    "p slecht aan toe.",
    NULL,
  };
  g_autoptr (GPtrArray) pages = fixture_pages (&look, items);
  g_autoptr (GPtrArray) files = knt_form_files_load (g_getenv ("KNT_FORMS"), NULL);
  g_autoptr (GPtrArray) forms = knt_form_files_list_forms (files);
  g_autoptr (KntRecogniser) recogniser = knt_recogniser_new (forms);
  g_autoptr (GPtrArray) wishes = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_fix_wish_free);
  g_autoptr (GArray) spans = find_spans (pages, "Concept van blad 2", "pers");
  g_autoptr (KntFormFix) fix = NULL;
  g_autofree char *outline = NULL;

  for (guint i = 0; i < pages->len; i++)
    knt_recogniser_add_page (recogniser, pages->pdata[i]);
  g_ptr_array_add (wishes, knt_fix_wish_new (KNT_FIX_NEITHER, spans, NULL, NULL));
  fix = knt_form_fix_find (recogniser, files, "nl-kamervragen", wishes);

  g_assert_nonnull (fix);
  g_assert_cmpstr (fix->sentence, ==,
                   "Leave out lines such as “Concept van blad 2 voor de pers” in briefs of this kind");
  outline = recognise_with (pages, files, fix->json);
  g_assert_null (strstr (outline, "Concept"));
  g_assert_nonnull (strstr (outline, "gesloten in de jaren van de oorlog."));
}

static void
test_patterns (void)
{
  static const struct {
    const char *line;
    const char *also;  /* is matched */
    const char *other; /* is not */
  } labels[] = {
    { "Antw. 3:", "Antw. 12:", "Antw. 12: Ja" },
    { "Vr. 3", "Vr.  4 en 5", "Vr. drie" },
    { "100 % vraag 3:", "4 % vraag 1:", "vraag 1:" },
    { "Reactie:", "Reactie:", "Reactie" },
    { "A(3)", "A(4)", "AAA4)" },
  };
  static const char *const none[] = { "",
                                      "3",
                                      "12.",
                                      "Is dit een vraag 3?",
                                      "De minister antwoordt als volgt.",
                                      "Een regel van meer dan zestig letters is geen label, ook al staat er een 3 in" };
  g_autofree char *group = knt_fix_pattern_for_group ("Inbreng namens Volt (3)", "Volt");
  gsize length;

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *pattern = knt_fix_pattern_for_label (labels[i].line);

    g_assert_nonnull (pattern);
    g_assert_true (g_regex_match_simple (pattern, labels[i].line, 0, 0));
    g_assert_true (g_regex_match_simple (pattern, labels[i].also, 0, 0));
    g_assert_false (g_regex_match_simple (pattern, labels[i].other, 0, 0));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_null (knt_fix_pattern_for_label (none[i]));

  g_assert_true (g_regex_match_simple (group, "Inbreng namens Dorp en Stad (4)", 0, 0));
  g_assert_null (knt_fix_pattern_for_group ("Volt", "Volt"));
  g_assert_null (knt_fix_pattern_for_group ("Inbreng namens Volt", "Groen"));
  g_assert_null (knt_fix_pattern_for_inline ("De minister antwoordt.", &length));
  g_assert_null (knt_fix_pattern_for_inline ("1. Ja.", &length));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/form-fix/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fix);
  }
  g_test_add_func ("/form-fix/furniture", test_furniture);
  g_test_add_func ("/form-fix/patterns", test_patterns);

  return g_test_run ();
}
