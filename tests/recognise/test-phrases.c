/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "knt-parts.h"
#include "knt-phrases.h"
#include "knt-promise.h"
#include "knt-span.h"

/* What is asked, parted by bars; nothing where it is one thing. */
static const struct {
  const char *language;
  const char *question;
  const char *parts;
} questions[] = {
  { "de", "Wie viele Schleusen gibt es?", "" },
  { "de", "Plant die Bundesregierung einen Neubau? Wenn nein, warum nicht?", "" },
  { "de", "Wie viele sind es? Bitte nach Ländern aufschlüsseln.", "" },
  { "de", "Wie viele sind es? Wer zahlt sie? Falls der Bund, in welcher Höhe?",
    "Wie viele sind es?|Wer zahlt sie?|Falls der Bund, in welcher Höhe?" },
  { "de", "Welche Schleusen sind derzeit a) gesperrt, b) nur eingeschränkt nutzbar?",
    "a) gesperrt,|b) nur eingeschränkt nutzbar?" },
  { "de", "Welche Kosten sind nach § 12 Abs. 3 des Gesetzes (vgl. BT-Drs. 20/12) zu erwarten?", "" },
  { "en", "Will the Commission act? If not, why not?", "" },
  { "en", "1. What has it done? 2. Will it propose rules? If so, when?",
    "What has it done?|Will it propose rules? If so, when?" },
  { "en", "To ask the Secretary of State for Education, what steps she is taking; and if she will make a statement.",
    "" },
  { "en", "To ask the Secretary of State for Education, what steps she is taking; and what they cost.",
    "To ask the Secretary of State for Education, what steps she is taking|what they cost." },
  { "en",
    "Deputy Ann Tree asked the Minister for Arts the funding allocated; the number of halls; and if he will make a "
    "statement on the matter.",
    "Deputy Ann Tree asked the Minister for Arts the funding allocated|the number of halls; and if he will make a "
    "statement on the matter." },
  { "fr", "La Commission a-t-elle connaissance de ce rapport? Dans la négative, pourquoi?", "" },
  { "fr", "Combien d'écluses sont fermées? Quel budget est prévu?",
    "Combien d'écluses sont fermées?|Quel budget est prévu?" },
  { "fr", "M. Jean Arbre attire l'attention de M. le ministre sur l'état des écluses. Il lui demande s'il entend agir.",
    "" },
  { "fr", "Elle lui demande quel est le calendrier des travaux et si elle entend associer les communes.",
    "Elle lui demande quel est le calendrier des travaux|si elle entend associer les communes." },
  { "fr", "Il souhaite connaître le calendrier. Elle lui demande les raisons du retard.",
    "Il souhaite connaître le calendrier.|Elle lui demande les raisons du retard." },
};

/* What governments wrote, and what it promises by when; answered on 2026-03-10. */
static const struct {
  const char *language;
  const char *sentence;
  const char *due_text; /* NULL: no promise at all */
  const char *due;
} sentences[] = {
  { "de", "Die Bundesregierung wird dem Deutschen Bundestag den Bericht im vierten Quartal 2026 zuleiten.",
    "im vierten Quartal 2026", "2026-12-31" },
  { "de", "Sie wird den Bundestag vor der Sommerpause unterrichten.", "vor der Sommerpause", "2026-06-30" },
  { "de", "Der Gesetzentwurf wird bis zum 30. September 2026 vorgelegt.", "bis zum 30. September 2026", "2026-09-30" },
  { "de", "Die Evaluierung wird voraussichtlich Ende 2027 abgeschlossen.", "Ende 2027", "2027-12-31" },
  { "de", "Die Bundesregierung wird den Haushaltsausschuss informieren.", "", NULL },
  { "de", "Die Fragen 4 bis 7 werden wegen des Sachzusammenhangs gemeinsam beantwortet.", NULL, NULL },
  { "de", "Es wird auf die Antwort zu Frage 3 verwiesen.", NULL, NULL },
  { "de", "Die Ergebnisse der Messungen werden jährlich veröffentlicht.", NULL, NULL },
  { "de", "Der Bundestag wurde im Herbst 2025 über den Bericht unterrichtet.", NULL, NULL },
  { "de", "Die Strecke wird im Jahr 2027 wieder befahrbar sein.", NULL, NULL },
  { "de", "Die Bundesregierung wird dem Bundestag im Jahr 2026 keinen Bericht vorlegen.", NULL, NULL },
  { "de", "Die Europäische Kommission wird ihren Bericht im Herbst 2026 vorlegen.", NULL, NULL },
  { "de", "Der Bericht wird im Januar 2024 vorgelegt, hieß es seinerzeit.", NULL, NULL },
  { "en", "I will write to the noble Baroness before the summer recess.", "before the summer recess", "2026-07-20" },
  { "en", "It will publish its assessment in the second half of 2026.", "in the second half of 2026", "2026-12-31" },
  { "en", "The Commission will report to the European Parliament by 1 March 2027.", "by 1 March 2027", "2027-03-01" },
  { "en", "I will publish the list before the end of the year.", "before the end of the year", "2026-12-31" },
  { "en", "We will write to the hon. Member with the figures.", "", NULL },
  { "en", "The hon. Member will be aware of the report published in 2026.", NULL, NULL },
  { "en", "The Government has no plans to publish a report.", NULL, NULL },
  { "en", "A report was laid before the House in March 2026.", NULL, NULL },
  { "en", "The list will be updated every quarter.", NULL, NULL },
  { "en", "The bridge will open in 2027.", NULL, NULL },
  { "en", "The Commission will not propose legislation in 2026.", NULL, NULL },
  { "en", "Member States will submit their reports by the end of 2026.", NULL, NULL },
  { "fr", "Le Gouvernement transmettra au Parlement une étude actualisée avant la fin de l'année 2026.",
    "avant la fin de l'année 2026", "2026-12-31" },
  { "fr", "Le plan sera publié avant la fin de l'année.", "avant la fin de l'année", "2026-12-31" },
  { "fr", "Je tiendrai la Chambre informée au second semestre 2026.", "au second semestre 2026", "2026-12-31" },
  { "fr", "Le décret sera publié au plus tard le 1er juillet 2026.", "au plus tard le 1er juillet 2026", "2026-07-01" },
  { "fr", "Ce rapport sera rendu public à l'automne.", "à l'automne", "2026-12-20" },
  { "fr", "L'étude a été remise au Parlement en mai 2021.", NULL, NULL },
  { "fr", "Le rapport ne sera pas publié en 2026.", NULL, NULL },
  { "fr", "Les chiffres sont publiés chaque année et le seront en 2027.", NULL, NULL },
  { "fr", "La ligne sera rouverte en 2027.", NULL, NULL },
  { "fr", "Il lui demande si le rapport sera publié avant la fin de l'année.", NULL, NULL },
};

/* What is mentioned in an answer, as kind and members. */
static const struct {
  const char *language;
  const char *text;
  const char *references;
} mentions[] = {
  { "de", "Auf Bundestagsdrucksache 20/10812 wird verwiesen.", "drucksache number=20/10812 term=20 serial=10812" },
  { "de", "Siehe Plenarprotokoll 21/14.", "plenarprotokoll number=21/14 term=21 serial=14" },
  { "de", "Es gilt die Verordnung (EU) 2016/679.", "eu-regulation year=2016 number=679" },
  { "de", "Es gelten die Richtlinien 2009/147/EG.", "eu-directive year=2009 number=147" },
  { "de", "Die Quote lag bei 20/30.", "" },
  { "de", "Diese Antwort ist Drucksache 21/9911.", "" },
  { "de", "Das Gesetz (BGBl. I S. 1234) gilt.", "bgbl part=I page=1234" },
  { "en", "See Regulation (EU) 2023/1804.", "eu-regulation year=2023 number=1804" },
  { "en", "See Council Directive 92/43/EEC.", "" },
  { "en", "See COM(2025) 545.", "eu-proposal year=2025 number=545" },
  { "en", "I refer to Written Question E-002216/2025.", "ep-question number=E-002216/2025" },
  { "fr", "Voir le règlement (UE) 2016/679.", "eu-regulation year=2016 number=679" },
  { "fr", "Voir le règlement (CE) n° 1107/2009.", "eu-regulation number=1107 year=2009" },
  { "fr", "Voir la directive 2009/147/CE.", "eu-directive year=2009 number=147" },
  { "fr", "Je renvoie à la question écrite n° 05123.", "fr-question number=05123" },
  { "fr", "La réponse est au JO du 12 mai 2015, page 3581.", "jo date=12 mai 2015 page=3581" },
  { "fr", "Voir la loi n° 2019-1428.", "loi number=2019-1428" },
};

static KntPhrases *
load (const char *language)
{
  g_autofree char *name = g_strconcat (language, ".phrases.json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("KNT_FORMS"), name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  KntPhrases *phrases;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  phrases = knt_phrases_new_from_bytes (bytes, path, &error);
  g_assert_no_error (error);

  return phrases;
}

static void
test_parts (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  const char *text = questions[row].question;
  g_autoptr (KntPhrases) phrases = load (questions[row].language);
  g_autoptr (GArray) parts = knt_parts_find (phrases, text);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++) {
    const KntStretch *part = &g_array_index (parts, KntStretch, i);

    g_string_append_printf (said, "%s%.*s", i > 0 ? "|" : "", (int) (part->end - part->start), text + part->start);
  }
  g_assert_cmpstr (said->str, ==, questions[row].parts);
}

static void
test_promise (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (KntPhrases) phrases = load (sentences[row].language);
  g_autoptr (KntPromise) promise = knt_promise_read (phrases, sentences[row].sentence, "2026-03-10");

  g_test_message ("%s", sentences[row].sentence);
  if (sentences[row].due_text == NULL) {
    g_assert_null (promise);
    return;
  }
  g_assert_nonnull (promise);
  g_assert_cmpstr (promise->due_text != NULL ? promise->due_text : "", ==, sentences[row].due_text);
  g_assert_cmpstr (promise->due, ==, sentences[row].due);
}

/* A brief in that language whose only answer is @text. */
static GPtrArray *
make_brief (const char *language, const char *text)
{
  g_autofree char *answer = g_strconcat ("p ", text, NULL);
  FixtureLook look = { .columns = 100 };

  if (g_str_equal (language, "de"))
    return fixture_pages (&look, (const char *const[]) { "p Drucksache 21/9911", "", "h Antwort der Bundesregierung",
                                                         "", "p auf die Kleine Anfrage der Fraktion Freie Küste", "",
                                                         "s 1. Wie viele Schleusen gibt es?", "", answer, NULL });
  if (g_str_equal (language, "en"))
    return fixture_pages (&look,
                          (const char *const[]) { "b Question for written answer E-001984/2026 to the Commission", "",
                                                  "p Subject: Locks", "", "p Will it act?", "",
                                                  "p Answer given by Ms Example on behalf of the European Commission",
                                                  "", answer, NULL });

  return fixture_pages (&look,
                        (const char *const[]) { "b Question écrite", "", "b Texte de la question", "",
                                                "p M. Arbre attire l'attention de M. le ministre sur les écluses.", "",
                                                "b Texte de la réponse", "", answer, NULL });
}

static void
test_reference (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) pages = make_brief (mentions[row].language, mentions[row].text);
  g_autoptr (KntBrief) brief = fixture_recognise (pages);
  GPtrArray *references = knt_brief_get_references (brief);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_nonnull (knt_brief_get_form (brief));
  for (guint i = 0; i < references->len; i++) {
    KntReference *reference = references->pdata[i];

    g_string_append_printf (said, "%s%s", i > 0 ? "|" : "", reference->kind);
    for (guint j = 0; reference->names[j] != NULL; j++) {
      if (!g_str_equal (reference->names[j], "address"))
        g_string_append_printf (said, " %s=%s", reference->names[j], reference->values[j]);
    }
  }
  g_assert_cmpstr (said->str, ==, mentions[row].references);
}

/* A country's form has its language's phrases. */
static void
test_language_of_a_country (void)
{
  FixtureLook look = { .columns = 100 };
  g_autoptr (GPtrArray) pages = fixture_pages (
    &look, (const char *const[]) { "h Questions et réponses écrites", "", "p QRVA 56 012", "",
                                   "b Question n° 12 de madame la députée Jana Boom du 3 mars 2026 (N.):",
                                   "p Combien d'écluses y a-t-il? Quel budget est prévu?", "",
                                   "b Réponse du ministre de la Mobilité:", "p Quatre.", NULL });
  g_autoptr (KntBrief) brief = fixture_recognise (pages);
  KntExchange *exchange = knt_brief_find_exchange (brief, "q1");

  g_assert_cmpstr (knt_brief_get_form (brief), ==, "be-question-ecrite");
  g_assert_cmpuint (((KntQuestion *) exchange->questions->pdata[0])->parts->len, ==, 2);
}

static void
add_rows (const char *name, const char *const *first, gsize row_size, gsize n_rows, GTestDataFunc func)
{
  for (gsize i = 0; i < n_rows; i++) {
    const char *language = *(const char *const *) ((const char *) first + i * row_size);
    g_autofree char *path = g_strdup_printf ("/phrases/%s/%s/%" G_GSIZE_FORMAT, name, language, i);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), func);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  add_rows ("parts", &questions[0].language, sizeof questions[0], G_N_ELEMENTS (questions), test_parts);
  add_rows ("promise", &sentences[0].language, sizeof sentences[0], G_N_ELEMENTS (sentences), test_promise);
  add_rows ("reference", &mentions[0].language, sizeof mentions[0], G_N_ELEMENTS (mentions), test_reference);
  g_test_add_func ("/phrases/language-of-a-country", test_language_of_a_country);

  return g_test_run ();
}
