/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"
#include "knt-forms.h"
#include "knt-recogniser.h"

#define FRONT                                                                                                          \
  "b Antwoorden van de minister van Waterstaat op Kamervragen van het lid Boom (Groen) over de sluizen.", "",          \
    "b Vraag 1", "b Kent u het bericht?", "", "b Antwoord op vraag 1", "p Ja.", "=", "b Vraag 2",                      \
    "b Wat vindt u ervan?", "", "b Antwoord op vraag 2", "p Niets."

static char *
to_json (KntBrief *brief)
{
  g_autoptr (JsonNode) node = knt_brief_to_json (brief);

  return json_to_string (node, TRUE);
}

/* What is no brief gives no nonsense. */
static void
test_other_documents (void)
{
  const char *const *const documents[] = {
    (const char *const[]) {
      "h Hoofdstuk een", "", "p De sluiswachter keek op. Vraag 1, dacht hij, is wie daar klopt.", "",
      "p Antwoord kwam er niet. Hij vroeg zich af of de leden van de harmonie al thuis waren.", NULL },
    (const char *const[]) { "b Factuur 2026-17", "", "p 1. Sluisdeur      400,00", "p 2. Brugdek       300,00",
                            "p Totaal 700,00", NULL },
    (const char *const[]) { "b Vraag 1", "p Hoeveel is twee plus twee?", "", "b Antwoord 1", "p Vier.", "", "b Vraag 2",
                            "p En drie plus drie?", "", "b Antwoord 2", "p Zes.", NULL },
    (const char *const[]) { "p De vaste commissie voor Waterstaat heeft een aantal vragen en opmerkingen voorgelegd.",
                            "", "p Er is niets op geantwoord.", NULL },
    /* A table of contents alone. */
    (const char *const[]) {
      "b VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "", "b Inhoudsopgave", "",
      "p I Vragen en opmerkingen vanuit de fracties 2", "p Vragen en opmerkingen van de leden van de VVD-fractie 2",
      "p Vragen en opmerkingen van de leden van de SP-fractie 9", "p II Antwoord / Reactie van de minister 18", NULL },
    (const char *const[]) { "h Lijst van vragen", "", "p 1. Inleiding 3", "p 2. Sluizen 7", "p 3. Bruggen 12", NULL },
    /* A chapter with numbers and questions, and an invoice with both. */
    (const char *const[]) { "h 1", "", "p De sluiswachter keek op. Wie klopt daar? Hij dacht aan een lijst met vragen.",
                            "", "h 2", "", "p Wat nu? Hij deed open.", NULL },
    (const char *const[]) { "b Factuur 36 800, nr. 4", "", "p Heeft u vragen? Bel ons.", "", "p 1 Sluisdeur 400,00",
                            "p 2 Brugdek 300,00", "", "p Vraag 1: hebt u al betaald?", NULL },
    /* A law and its explanation. */
    (const char *const[]) {
      "b MEMORIE VAN TOELICHTING", "", "b 1. Inleiding", "",
      "p De leden van de raad vragen of de sluizen open mogen. De regering stelt voor dat toe te staan.", "",
      "i De leden van de Groen-fractie vroegen of dat kan.", "", "p Dat kan.", NULL },
    /* A letter that says that answers will come. */
    (const char *const[]) {
      "p Hierbij deel ik u mede dat de Kamervragen van het lid Boom (Groen) over de sluizen niet binnen de "
      "gebruikelijke termijn kunnen worden beantwoord.",
      NULL },
    (const char *const[]) { NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++) {
    FixtureLook look = { 0 };
    g_autoptr (GPtrArray) pages = fixture_pages (&look, documents[i]);
    g_autoptr (KntBrief) brief = fixture_recognise (pages);
    g_autofree char *outline = fixture_outline (brief);

    g_assert_cmpstr (outline, ==, "");
    g_assert_null (knt_brief_get_form (brief));
    g_assert_cmpfloat (knt_brief_get_confidence (brief), ==, 0);
  }
}

static void
test_the_same_pages_give_the_same_brief (void)
{
  FixtureLook look = { .footer = "Pagina % van 2" };
  g_autoptr (GPtrArray) pages = fixture_pages (&look, (const char *const[]) { FRONT, NULL });
  g_autoptr (KntBrief) first = fixture_recognise (pages);
  g_autoptr (KntBrief) second = fixture_recognise (pages);
  g_autofree char *first_json = to_json (first);
  g_autofree char *second_json = to_json (second);

  g_assert_cmpstr (first_json, ==, second_json);
}

static void
test_before_the_last_page (void)
{
  FixtureLook look = { 0 };
  g_autoptr (GPtrArray) pages = fixture_pages (&look, (const char *const[]) { FRONT, NULL });
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) forms = knt_forms_load (g_getenv ("KNT_FORMS"), problems);
  g_autoptr (KntRecogniser) recogniser = knt_recogniser_new (forms);
  g_autoptr (KntBrief) none = NULL;
  g_autoptr (KntBrief) half = NULL;
  g_autoptr (KntBrief) whole = NULL;
  g_autofree char *half_outline = NULL;
  g_autofree char *whole_outline = NULL;

  g_assert_false (knt_recogniser_has_text (recogniser));
  none = knt_recogniser_recognise (recogniser);
  g_assert_null (knt_brief_get_form (none));

  knt_recogniser_add_page (recogniser, pages->pdata[0]);
  g_assert_true (knt_recogniser_has_text (recogniser));
  half = knt_recogniser_recognise (recogniser);
  half_outline = fixture_outline (half);
  g_assert_cmpstr (half_outline, ==, "1: Kent u het bericht? => Ja.\n");

  knt_recogniser_add_page (recogniser, pages->pdata[1]);
  whole = knt_recogniser_recognise (recogniser);
  whole_outline = fixture_outline (whole);
  g_assert_cmpstr (whole_outline, ==, "1: Kent u het bericht? => Ja.\n2: Wat vindt u ervan? => Niets.\n");
}

static void
test_ids_count_in_reading_order (void)
{
  FixtureLook look = { 0 };
  g_autoptr (GPtrArray) pages = fixture_pages (
    &look, (const char *const[]) { "b Antwoorden van de minister van Waterstaat op Kamervragen.", "", "b Vraag 1",
                                   "b Een?", "", "b Vraag 2", "b Twee?", "", "b Antwoord op vraag 2", "p Twee.", "",
                                   "b Vraag 3", "b Drie?", "", "b Antwoord op vraag 1 en 3", "p Een en drie.", NULL });
  g_autoptr (KntBrief) brief = fixture_recognise (pages);
  KntExchange *joint = knt_brief_find_exchange (brief, "q1");

  g_assert_true (knt_brief_find_exchange (brief, "q3") == joint);
  g_assert_cmpstr (((KntQuestion *) joint->questions->pdata[1])->id, ==, "q3");
  g_assert_cmpstr (((KntQuestion *) joint->questions->pdata[1])->label, ==, "3");
  g_assert_cmpstr (((KntAnswer *) joint->answers->pdata[0])->id, ==, "a2");
}

/* Hundreds of questions, a header on each page. */
static void
test_many_pages (void)
{
  FixtureLook look = { .header = "Tweede Kamer, vergaderjaar 2025–2026, Aanhangsel %" };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (KntBrief) brief = NULL;

  g_ptr_array_add (items,
                   g_strdup ("b Antwoorden van de minister van Waterstaat op Kamervragen van het lid Boom (Groen)."));
  for (int i = 1; i <= 300; i++) {
    g_ptr_array_add (items, g_strdup_printf ("b Vraag %d", i));
    g_ptr_array_add (items, g_strdup_printf ("b Kent u bericht %d?", i));
    g_ptr_array_add (items, g_strdup (""));
    g_ptr_array_add (items, g_strdup_printf ("b Antwoord %d", i));
    g_ptr_array_add (
      items, g_strdup ("p Ja, want het stond in alle kranten en het was op de radio en op de televisie te horen en "
                       "te zien, zodat niemand er omheen kon, en ik dus ook niet."));
    g_ptr_array_add (items, g_strdup (""));
  }
  g_ptr_array_add (items, NULL);
  pages = fixture_pages (&look, (const char *const *) items->pdata);
  brief = fixture_recognise (pages);

  g_assert_cmpuint (pages->len, >, 40);
  g_assert_cmpuint (knt_brief_get_exchanges (brief)->len, ==, 300);
  fixture_check_spans (brief, pages);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recogniser/other-documents", test_other_documents);
  g_test_add_func ("/recogniser/the-same-pages-give-the-same-brief", test_the_same_pages_give_the_same_brief);
  g_test_add_func ("/recogniser/before-the-last-page", test_before_the_last_page);
  g_test_add_func ("/recogniser/ids-count-in-reading-order", test_ids_count_in_reading_order);
  g_test_add_func ("/recogniser/many-pages", test_many_pages);

  return g_test_run ();
}
