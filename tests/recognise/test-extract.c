/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "knt-parts.h"
#include "knt-phrases.h"
#include "knt-promise.h"
#include "knt-reference.h"
#include "knt-span.h"

static KntPhrases *phrases;

/* What is asked, parted by bars; nothing where it is one thing. */
static const struct {
  const char *question;
  const char *parts;
} questions[] = {
  { "Kent u het bericht?", "" },
  { "Kent u het bericht? Zo nee, waarom niet?", "" },
  { "Kent u het bericht? Zo ja, wat vindt u ervan?", "" },
  { "Wat is de status? Welke maatregelen neemt u? Zo nee, waarom niet?",
    "Wat is de status?|Welke maatregelen neemt u? Zo nee, waarom niet?" },
  { "De leden hebben kennisgenomen van de brief. Klopt het bedrag? Wie betaalt het?",
    "Klopt het bedrag?|Wie betaalt het?" },
  { "De leden van de Volt-fractie vragen zich af waardoor de vertraging is ontstaan, en of de polder veilig is.",
    "De leden van de Volt-fractie vragen zich af waardoor de vertraging is ontstaan|of de polder veilig is." },
  { "Deze leden horen graag hoe het staat met ELSA. Ook zijn zij benieuwd naar de drone wall.",
    "Deze leden horen graag hoe het staat met ELSA.|Ook zijn zij benieuwd naar de drone wall." },
  { "Zij horen graag wat de metingen kosten en wie die kosten draagt.",
    "Zij horen graag wat de metingen kosten|wie die kosten draagt." },
  { "Met het oog op de routekaart vragen de leden van de Volt-fractie zich af, naast de rol in de PCA's, hoe de rol eruitziet.",
    "" },
  { "De leden verzoeken de minister een kaart te voegen waarop staat wat de planning was en wat deze nu is.", "" },
  { "De leden verzoeken om een kaart. Is de minister daartoe bereid? Zo nee, waarom niet?", "" },
  { "Daarnaast hebben de leden vragen over de kosten. Wat kost het?", "" },
  { "Tot slot vragen de leden van de Getij-fractie aandacht voor de slikken. Wat doet u daar?", "" },
  { "Kunt u aangeven a) hoeveel het er zijn; b) waar zij staan en c) wat zij kosten?",
    "a) hoeveel het er zijn;|b) waar zij staan en|c) wat zij kosten?" },
  { "Is bijlage a) nog geldig?", "" },
  { "Hoe verhoudt zich dat tot nr. 12 van d.d. 3 mei, aldus dhr. Jansen? En het vervolg?",
    "Hoe verhoudt zich dat tot nr. 12 van d.d. 3 mei, aldus dhr. Jansen?|En het vervolg?" },
};

static void
test_parts (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  const char *text = questions[row].question;
  g_autoptr (GArray) parts = knt_parts_find (phrases, text);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++) {
    const KntStretch *part = &g_array_index (parts, KntStretch, i);

    g_string_append_printf (said, "%s%.*s", i > 0 ? "|" : "", (int) (part->end - part->start), text + part->start);
  }
  g_assert_cmpstr (said->str, ==, questions[row].parts);
}

/* What ministers wrote, and what it promises by when; answered on 2024-11-18. */
static const struct {
  const char *sentence;
  const char *due_text; /* NULL: no promise at all */
  const char *due;
} sentences[] = {
  { "U wordt hier voor het einde van het jaar over geïnformeerd.", "voor het einde van het jaar", "2024-12-31" },
  { "In het najaar van 2025 zal het kabinet uw Kamer nader informeren over de voortgang.", "In het najaar van 2025",
    "2025-12-20" },
  { "De Tweede Kamer wordt hierover geïnformeerd in het eerste kwartaal van 2025.", "in het eerste kwartaal van 2025",
    "2025-03-31" },
  { "Ik ben voornemens om u in april 2025 bij separate brief over dit traject nader te informeren.", "in april 2025",
    "2025-04-30" },
  { "De voortgangsrapportage zal voor de kerst aan uw Kamer worden verzonden.", "voor de kerst", "2024-12-24" },
  { "Ik zal de Kamer voor de zomer informeren.", "voor de zomer", "2025-06-30" },
  { "Ik stuur uw Kamer uiterlijk 1 maart een brief.", "uiterlijk 1 maart", "2025-03-01" },
  { "Ik zal uw Kamer hierover informeren.", "", NULL },
  { "Ik zal de Kamer voor het einde van het tweede kwartaal van 2025 een overzicht toezenden.",
    "voor het einde van het tweede kwartaal van 2025", "2025-06-30" },
  { "Ik verwacht het wetsvoorstel in de eerste helft van 2026 gereed te hebben.", "in de eerste helft van 2026",
    "2026-06-30" },
  { "Ik zal de Kamer zo spoedig mogelijk de antwoorden op de vragen doen toekomen.", NULL, NULL },
  { "Genoemde leden willen de toezegging dat de minister de Kamer zal informeren.", NULL, NULL },
  { "De leden van de VVD-fractie vragen of de minister de Kamer in april zal informeren.", NULL, NULL },
  { "In november 2021 is uw Kamer hierover geïnformeerd.", NULL, NULL },
  { "Uw Kamer is hierover in april jl. geïnformeerd.", NULL, NULL },
  { "In maart 2023 zal uw Kamer geïnformeerd worden, zo schreef ik toen.", NULL, NULL },
  { "Ik zal u hierover niet informeren.", NULL, NULL },
  { "De gemeente heeft toegezegd de bewoners te betrekken.", NULL, NULL },
  { "Er valt veel over te zeggen, tot nu toe.", NULL, NULL },
  { "Voor de vakken die na 2030 aan de beurt zijn, wordt een voorland meegenomen.", NULL, NULL },
  { "De Kamer wordt jaarlijks in het voorjaar geïnformeerd.", NULL, NULL },
};

static void
test_promise (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (KntPromise) promise = knt_promise_read (phrases, sentences[row].sentence, "2024-11-18");

  if (sentences[row].due_text == NULL) {
    g_assert_null (promise);
    return;
  }
  g_assert_nonnull (promise);
  g_assert_cmpstr (promise->due_text != NULL ? promise->due_text : "", ==, sentences[row].due_text);
  g_assert_cmpstr (promise->due, ==, sentences[row].due);
  g_assert_cmpfloat (promise->confidence, >, 0);
  g_assert_cmpfloat (promise->confidence, <, 1);
}

/* What is mentioned in an answer, as kind and members. */
static const struct {
  const char *text;
  const char *references;
} mentions[] = {
  { "Zie Kamerstuk 21 501-28, nr. 291.", "kamerstuk dossier=21 501-28 number=291" },
  { "Zie Kamerstuk 33529, nr. 1219.", "kamerstuk dossier=33 529 number=1219" },
  { "Zie 31 793 nr. 274.", "kamerstuk dossier=31 793 number=274" },
  { "Zie Kamerstuk 21501-20-2128.", "kamerstuk dossier=21 501-20 number=2128" },
  { "Zie Kamerstuk 35925-VI-56.", "kamerstuk dossier=35 925-VI number=56" },
  { "Zie Kamerstuk 36 410 VIII, nr. 112.", "kamerstuk dossier=36 410 VIII number=112" },
  { "Zie Kamerstukken I 2023–2024, 33802, C, p. 3.", "kamerstuk dossier=33 802 number=C" },
  { "Zie noot 3Kamerstuk 19 637, nr. 4.", "kamerstuk dossier=19 637 number=4" },
  { "Het kost 20 000-30 000 euro.", "" },
  { "Zie Kamerstuk (2024Z00081).", "" },
  { "Zie Aanhangsel Handelingen, vergaderjaar 2024–2025, nr. 349.", "aanhangsel session=2024–2025 number=349" },
  { "Zie Aanhangsel van de Handelingen 2022/-23, nr. 12.", "aanhangsel session=2022–2023 number=12" },
  { "Zie Kamervragen (Aanhangsel) 2023–2024, nr. 2267.", "aanhangsel session=2023–2024 number=2267" },
  { "Ik voer de motie-Van Nispen c.s. uit.", "motion names=Van Nispen" },
  { "Ik voer de motie Beckerman/Bushoff uit.", "motion names=Beckerman/Bushoff" },
  { "Ik voer de motie van de leden Bikker en Omtzigt uit.", "motion names=Bikker en Omtzigt" },
  { "Ik voer de motie Pierik/Olger van Dijk uit.", "motion names=Pierik/Olger van Dijk" },
  { "Ik voer de motie Stoffer de komende tijd uit.", "motion names=Stoffer" },
  { "Dat is een emotie Van niemand.", "" },
  { "Zie vraag E-004819/2020.", "ep-question number=E-004819/2020" },
  { "Zie Verordening (EU) 2022/2065.", "eu-regulation year=2022 number=2065" },
  { "Zie Verordening (EG) nr. 1907/2006.", "eu-regulation number=1907 year=2006" },
  { "Zie Richtlijn 2011/83/EU.", "eu-directive year=2011 number=83" },
  { "Zie Drucksache 21/652.", "drucksache number=21/652 term=21 serial=652" },
};

/* Where the publishers have them, by their own rules for addresses. */
static const struct {
  const char *text;
  const char *address;
} addresses[] = {
  { "Zie Kamerstuk 21 501-28, nr. 291.", "https://zoek.officielebekendmakingen.nl/kst-21501-28-291.html" },
  { "Zie Kamerstuk 36 600 VII, nr. 1.", "https://zoek.officielebekendmakingen.nl/kst-36600-VII-1.html" },
  { "Zie Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 349.",
    "https://zoek.officielebekendmakingen.nl/ah-tk-20232024-349.html" },
  { "Zie Verordening (EU) 2016/679.", "https://eur-lex.europa.eu/eli/reg/2016/679" },
  { "Zie COM(2024) 150.", "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=COM:2024:150:FIN" },
  { "Zie Drucksache 21/7652.", "https://dserver.bundestag.de/btd/21/076/2107652.pdf" },
  { "Zie Drucksache 8/9.", "https://dserver.bundestag.de/btd/08/000/0800009.pdf" },
  { "Zie Drucksache 19/32678.", "https://dserver.bundestag.de/btd/19/326/1932678.pdf" },
  { "Zie de motie-Van Nispen c.s.", NULL },
};

static KntBrief *
recognise_answer (const char *text, GPtrArray **pages_out)
{
  g_autofree char *answer = g_strconcat ("p ", text, NULL);
  FixtureLook look = { .footer = "Tweede Kamer, vergaderjaar 2024–2025, 36 600, nr. %" };
  g_autoptr (GPtrArray) pages =
    fixture_pages (&look, (const char *const[]) { "b Antwoorden van de minister van Waterstaat op Kamervragen.", "",
                                                  "b Vraag 1", "b Een?", "", "b Antwoord 1", answer, "=", "b Vraag 2",
                                                  "b Twee?", "", "b Antwoord 2", "p Twee.", NULL });
  KntBrief *brief = fixture_recognise (pages);

  g_assert_cmpstr (knt_brief_get_form (brief), ==, "nl-kamervragen");
  *pages_out = g_steal_pointer (&pages);
  return brief;
}

static void
test_address (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (KntBrief) brief = recognise_answer (addresses[row].text, &pages);
  GPtrArray *references = knt_brief_get_references (brief);

  g_assert_cmpuint (references->len, ==, 1);
  g_assert_cmpstr (knt_reference_get_address (references->pdata[0]), ==, addresses[row].address);
}

static void
test_reference (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (KntBrief) brief = recognise_answer (mentions[row].text, &pages);
  GPtrArray *references = knt_brief_get_references (brief);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < references->len; i++) {
    KntReference *reference = references->pdata[i];
    const KntSpan *span = knt_spans_index (reference->spans, 0);
    g_autofree char *slice = knt_page_text_dup_slice (pages->pdata[span->page - 1], span->start, span->end);

    g_assert_nonnull (strstr (mentions[row].text, slice));
    g_string_append_printf (said, "%s%s", i > 0 ? "|" : "", reference->kind);
    for (guint j = 0; reference->names[j] != NULL; j++) {
      if (g_str_equal (reference->names[j], "address"))
        g_assert_null (strpbrk (reference->values[j], "{} "));
      else
        g_string_append_printf (said, " %s=%s", reference->names[j], reference->values[j]);
    }
  }
  g_assert_cmpstr (said->str, ==, mentions[row].references);
}

static void
check_slice (GPtrArray *pages, GArray *spans, const char *text)
{
  g_autoptr (GString) slices = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++) {
    const KntSpan *span = knt_spans_index (spans, i);
    g_autofree char *slice = knt_page_text_dup_slice (pages->pdata[span->page - 1], span->start, span->end);

    g_string_append_printf (slices, "%s%s", i > 0 ? " " : "", slice);
  }
  g_string_replace (slices, "\n", " ", 0);
  g_assert_cmpstr (slices->str, ==, text);
}

/* Over lines, pages and note marks what is found still says where it stands. */
static void
test_spans (void)
{
  FixtureLook look = { .rows = 10, .columns = 40 };
  g_autoptr (GPtrArray) pages = fixture_pages (
    &look, (const char *const[]) { "b Antwoorden van de minister van Waterstaat op Kamervragen.", "", "b Vraag 1",
                                   "b Wat is de stand van de werkzaamheden aan de grote sluis? Wanneer zijn zij klaar?",
                                   "", "b Antwoord 1",
                                   "p De sluis^1^ wordt hersteld. Ik zal uw Kamer^2^ voor de zomer van het jaar dat "
                                   "daarop volgt over de voortgang informeren. Dat is alles.",
                                   NULL });
  g_autoptr (KntBrief) brief = fixture_recognise (pages);
  KntExchange *exchange = knt_brief_find_exchange (brief, "q1");
  KntQuestion *question = exchange->questions->pdata[0];
  KntCommitment *commitment;

  g_assert_cmpuint (question->parts->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    KntPart *part = question->parts->pdata[i];

    g_assert_nonnull (strstr (question->text, part->text));
    check_slice (pages, part->spans, part->text);
  }
  g_assert_cmpuint (knt_brief_get_commitments (brief)->len, ==, 1);
  commitment = knt_brief_get_commitments (brief)->pdata[0];
  g_assert_cmpstr (commitment->text, ==,
                   "Ik zal uw Kamer voor de zomer van het jaar dat daarop volgt over de voortgang informeren.");
  g_assert_cmpuint (commitment->spans->len, >=, 2);
  check_slice (pages, commitment->spans, commitment->text);
}

static void
test_faulty_phrases (void)
{
  static const char *const faulty[] = { "",
                                        "[]",
                                        "{}",
                                        "{ \"language\": \"nl\", \"parts\": { \"asks\": [\"(\"] } }",
                                        "{ \"language\": \"nl\", \"references\": [{ \"kind\": \"x\" }] }",
                                        "{ \"language\": \"nl\", \"commitments\": { \"times\": [7] } }" };

  for (gsize i = 0; i < G_N_ELEMENTS (faulty); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (faulty[i], strlen (faulty[i]));
    g_autoptr (GError) error = NULL;

    g_assert_null (knt_phrases_new_from_bytes (bytes, "phrases.json", &error));
    g_assert_nonnull (error);
    g_assert_nonnull (strstr (error->message, "phrases.json"));
  }
}

static void
add_rows (const char *name, gsize n_rows, GTestDataFunc func)
{
  for (gsize i = 0; i < n_rows; i++) {
    g_autofree char *path = g_strdup_printf ("/extract/%s/%" G_GSIZE_FORMAT, name, i);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), func);
  }
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = g_build_filename (g_getenv ("KNT_FORMS"), "nl.phrases.json", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  phrases = knt_phrases_new_from_bytes (bytes, path, &error);
  g_assert_no_error (error);

  add_rows ("parts", G_N_ELEMENTS (questions), test_parts);
  add_rows ("promise", G_N_ELEMENTS (sentences), test_promise);
  add_rows ("reference", G_N_ELEMENTS (mentions), test_reference);
  add_rows ("address", G_N_ELEMENTS (addresses), test_address);
  g_test_add_func ("/extract/spans", test_spans);
  g_test_add_func ("/extract/faulty-phrases", test_faulty_phrases);
  status = g_test_run ();
  knt_phrases_unref (phrases);

  return status;
}
