/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fixture.h"

#define TIMES .plain = "TimesNewRomanPSMT", .bold = "TimesNewRomanPS-BoldMT", .size = 11
#define SERIF TIMES, .columns = 80
#define BESIDE TIMES, .left = 210, .columns = 60
#define KA                                                                                                             \
  "h Antwort der Bundesregierung", "",                                                                                 \
    "p auf die Kleine Anfrage der Abgeordneten Jana Beispiel, Uwe Muster und der Fraktion Freie Küste", "",            \
    "p – Drucksache 21/9804 –", "", "h Zustand der Binnenschleusen", ""
#define EP                                                                                                             \
  "h Parliamentary question | E-001984/2026", "", "b Question for written answer E-001984/2026",                       \
    "b to the Commission", "", "p Rule 144", "", "b Ann Example (Group)", ""
#define ITEMS(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* Each row is a form, or one way in which it departs from the plain one. */
static const struct {
  const char *name;
  const char *form;
  FixtureLook look;
  const char *const *items;
  const char *outline;
} rows[] = {
  { "kleine-anfrage",
    "de-kleine-anfrage",
    { SERIF, .header = "Deutscher Bundestag – 21. Wahlperiode – % – Drucksache 21/9911" },
    ITEMS (KA,
           "b V o r b e m e r k u n g d e r F r a g e s t e l l e r",
           "p Die Fragesteller möchten wissen, wie es den Schleusen geht. Wie lange halten sie noch? Eine war am",
           "p 2. März 2026 gesperrt.",
           "",
           "b V o r b e m e r k u n g d e r B u n d e s r e g i e r u n g",
           "p Die Bundesregierung misst der Schifffahrt Bedeutung bei.",
           "",
           "s 1. Wie viele Schleusen wurden vor 1930 in Betrieb genommen?",
           "",
           "p Es waren 134.",
           "",
           "s 2. Welche Schleusen sind derzeit",
           "s a) gesperrt,",
           "s b) nur eingeschränkt nutzbar?",
           "",
           "s 3. Bis wann werden sie repariert?",
           "",
           "p Die Fragen 2 und 3 werden wegen ihres Sachzusammenhangs gemeinsam beantwortet.",
           "",
           "p Derzeit sind gesperrt:",
           "",
           "p 4. Nord,",
           "",
           "p 5. Süd.",
           "",
           "s 4. Welche Mittel gibt es?",
           "",
           "p Keine."),
    "1: Wie viele Schleusen wurden vor 1930 in Betrieb genommen? => Es waren 134.\n"
    "2: Welche Schleusen sind derzeit a) gesperrt, b) nur eingeschränkt nutzbar? | 3: Bis wann werden sie repariert? => "
    "Die Fragen 2 und 3 werden wegen ihres Sachzusammenhangs gemeinsam beantwortet.\nDerzeit sind gesperrt:\n4. Nord,\n5. "
    "Süd.\n4: Welche Mittel gibt es? => Keine.\n" },

  { "kleine-anfrage-over-pages",
    "de-kleine-anfrage",
    { SERIF, .rows = 14, .header = "Deutscher Bundestag – 21. Wahlperiode – % – Drucksache 21/9911" },
    ITEMS (KA,
           "p Vorbemerkung der Fragesteller",
           "p Warum schreiben wir das? Weil es wichtig ist.",
           "",
           "s 1. Wie viele Schleusen gibt es im Norden des Landes, wie viele davon sind älter als hundert Jahre, und "
           "wer prüft, ob sie noch halten?",
           "",
           "p Das ist nicht bekannt.",
           "",
           "s 2. Welche Brücken gibt es?",
           "s 3. Welche Deiche gibt es?",
           "s 4. Welche Wehre gibt es?",
           "",
           "p Die Fragen 2 bis 4 werden zusammen beantwortet.",
           "",
           "p Es gibt viele.",
           "f Siehe den Bericht des Amtes.",
           "",
           "s 5. Und sonst?",
           "",
           "p Auf die Antwort zu Frage 1 wird verwiesen."),
    "1: Wie viele Schleusen gibt es im Norden des Landes, wie viele davon sind älter als hundert Jahre, und wer prüft, ob sie "
    "noch halten? => Das ist nicht bekannt.\n"
    "2: Welche Brücken gibt es? | 3: Welche Deiche gibt es? | 4: Welche Wehre gibt es? => Die Fragen 2 bis 4 werden "
    "zusammen beantwortet.\nEs gibt viele.\n"
    "5: Und sonst? => Auf die Antwort zu Frage 1 wird verwiesen.\n" },

  { "kleine-anfrage-in-one-type",
    "de-kleine-anfrage",
    { SERIF },
    ITEMS (KA,
           "b Vorbemerkung der Landesregierung",
           "p Es gilt das gesprochene Wort.",
           "",
           "p 1. Wie viele Schleusen gibt es?",
           "",
           "p Zu nennen sind:",
           "",
           "p 1. Nord,",
           "",
           "p 2. Süd.",
           "",
           "p 2. Welche davon sind gesperrt,",
           "",
           "p a) im Norden?",
           "",
           "p b) im Süden?",
           "",
           "p Keine."),
    "1: Wie viele Schleusen gibt es? => Zu nennen sind:\n1. Nord,\n2. Süd.\n"
    "2: Welche davon sind gesperrt, a) im Norden?\nb) im Süden? => Keine.\n" },

  { "kleine-anfrage-with-topics",
    "de-kleine-anfrage",
    { SERIF },
    ITEMS (KA,
           "b Schleusen",
           "",
           "s 1. Wie viele Schleusen gibt es?",
           "",
           "p Vier.",
           "",
           "b Brücken",
           "",
           "s 2. Wie viele Brücken gibt es?",
           "",
           "p Fünf."),
    "1: Wie viele Schleusen gibt es? => Vier.\n2: Wie viele Brücken gibt es? => Fünf.\n" },

  { "kleine-anfrage-answered-elsewhere",
    "de-kleine-anfrage",
    { SERIF },
    ITEMS (KA,
           "s 1. Wie viele Schleusen gibt es?",
           "",
           "p Die Fragen 1 und 3 werden gemeinsam beantwortet. Vier.",
           "",
           "s 2. Wie viele Brücken gibt es?",
           "",
           "p Fünf.",
           "",
           "s 3. Wie viele Wehre gibt es?"),
    "1: Wie viele Schleusen gibt es? | 3: Wie viele Wehre gibt es? => Die Fragen 1 und 3 werden gemeinsam beantwortet. Vier.\n"
    "2: Wie viele Brücken gibt es? => Fünf.\n" },

  { "kleine-anfrage-with-tables-in-small-type",
    "de-kleine-anfrage",
    { SERIF },
    ITEMS (KA,
           "s 1. Wie viele Schleusen gibt es?",
           "",
           "p So viele:",
           "",
           "s 1. Nord 12",
           "",
           "s 2. Süd 14",
           "",
           "s 3. West 16",
           "",
           "p Das sind alle.",
           "",
           "s 2. Wie viele Brücken gibt es?",
           "",
           "p Fünf.",
           "",
           "s 3. Bitte die Wehre auflisten.",
           "",
           "p Keine."),
    "1: Wie viele Schleusen gibt es? => So viele:\n1. Nord 12\n2. Süd 14\n3. West 16\nDas sind alle.\n"
    "2: Wie viele Brücken gibt es? => Fünf.\n3: Bitte die Wehre auflisten. => Keine.\n" },

  { "written-question",
    "eu-written-question",
    { SERIF },
    ITEMS (EP,
           "p Subject: Night train timetables across borders",
           "",
           "p Operators report that train paths are allocated late.",
           "",
           "p 1. What steps has the Commission taken?",
           "",
           "p 2. Does it intend to propose deadlines?",
           "",
           "p Submitted: 14.5.2026",
           "=",
           "p EN",
           "p E-001984/2026",
           "p Answer given by Ms Example",
           "p on behalf of the European Commission",
           "p (30.6.2026)",
           "",
           "p 1. The Commission proposed a regulation.",
           "",
           "p 2. The proposal contains deadlines."),
    "Operators report that train paths are allocated late.\n1. What steps has the Commission taken?\n2. Does it intend to "
    "propose deadlines? => 1. The Commission proposed a regulation.\n2. The proposal contains deadlines.\n" },

  { "written-question-with-a-long-subject",
    "eu-written-question",
    { TIMES, .columns = 60 },
    ITEMS (EP,
           "b Subject: Night train timetables across borders and the late allocation of their paths",
           "",
           "p Will the Commission act? If not, why not?",
           "",
           "p Answer given by Executive Vice-President Muster on behalf of the European Commission (30.6.2026)",
           "",
           "p The Commission will not.",
           "",
           "p Last updated: 2 July 2026"),
    "Will the Commission act? If not, why not? => The Commission will not.\n" },

  { "schriftliche-fragen",
    "de-schriftliche-fragen",
    { BESIDE },
    ITEMS (
      "h Schriftliche Fragen",
      "p mit den in der Woche vom 2. März 2026 eingegangenen Antworten der Bundesregierung",
      "=",
      "b Geschäftsbereich des Bundesministeriums der Finanzen",
      "",
      "< 52. Abgeordneter",
      "p Wie viel kostet der Bau der",
      "< Stefan Seidler",
      "p Schleusen, und wer zahlt ihn?",
      "< (fraktionslos)",
      "",
      "",
      "p Antwort des Parlamentarischen Staatssekretärs",
      "p Max Muster vom 9. März 2026",
      "p Der Bau kostet viel und wird aus dem Haushalt des Bundes bezahlt, wie es in den Jahren zuvor "
      "auch schon der Fall war, und zwar ohne dass es anders geplant wäre.",
      "",
      "p Das ist gut.",
      "",
      "b Geschäftsbereich des Bundesministeriums für Verkehr",
      "",
      "< 53. Abgeordnete",
      "p Wann fährt der Zug?",
      "< Eva Beispiel",
      "",
      "",
      "< 54. Abgeordnete",
      "p Wann kommt er an?",
      "< Eva Beispiel",
      "",
      "",
      "p Antwort der Staatssekretärin Ute Muster vom 10. März 2026",
      "p Die Fragen 53 und 54 werden gemeinsam beantwortet. Der Zug fährt um acht Uhr ab und er kommt um neun Uhr an."),
    "[Bundesministerium der Finanzen] 52: Wie viel kostet der Bau der Schleusen, und wer zahlt ihn? => Der Bau kostet viel und "
    "wird aus dem Haushalt des Bundes bezahlt, wie es in den Jahren zuvor auch schon der Fall war, und zwar ohne dass es anders "
    "geplant wäre.\nDas ist gut.\n"
    "[Bundesministerium für Verkehr] 53: Wann fährt der Zug? | 54: Wann kommt er an? => Die Fragen 53 und 54 werden gemeinsam "
    "beantwortet. Der Zug fährt um acht Uhr ab und er kommt um neun Uhr an.\n" },

  { "schriftliche-fragen-below-a-long-front",
    "de-schriftliche-fragen",
    { BESIDE },
    ITEMS ("< Schriftliche Fragen mit den in der Woche vom 2. März 2026 eingegangenen Antworten der Bundesregierung",
           "",
           "< Dieses Verzeichnis ist lang und steht ganz links, wo auf den Seiten danach die Namen derer stehen, die",
           "",
           "< gefragt haben; es hat mehr Buchstaben als alle Fragen und Antworten dieses Heftes zusammen, und das ist",
           "",
           "< auch bei kurzen Heften so, die nur wenige Fragen enthalten, aber ein vollständiges Verzeichnis haben.",
           "=",
           "< 1.",
           "p Wer zahlt den Bau der Schleuse am Kanal?",
           "< Abgeordneter Uwe Muster",
           "",
           "< (fraktionslos)",
           "",
           "",
           "p Antwort der Staatssekretärin Ute Beispiel",
           "p vom 9. März 2026",
           "p Der Bund zahlt ihn.",
           "",
           "",
           "< 2. Abgeordneter",
           "p Wann wird er fertig?",
           "< Uwe Muster",
           "",
           "",
           "p Antwort der Staatssekretärin Ute Beispiel",
           "p vom 9. März 2026",
           "p Im Jahr 2027."),
    "1: Wer zahlt den Bau der Schleuse am Kanal? => Der Bund zahlt ihn.\n2: Wann wird er fertig? => Im Jahr 2027.\n" },

  { "commons-report",
    "gb-written-question",
    { SERIF },
    ITEMS ("h Written Questions and Answers",
           "",
           "b Apprentices: Finance",
           "",
           "b Jane Boom: [45213]",
           "p To ask the Secretary of State for Education, what steps she is taking to fund apprentices.",
           "",
           "b John Muster:",
           "p The Department funds them. It will do so next year.",
           "",
           "p 1. More is said below.",
           "",
           "b Apprentices: Pay",
           "",
           "b Jane Boom: [45214]",
           "p To ask the Secretary of State for Education, what they are paid; and if she will say more.",
           "",
           "b John Muster:",
           "p Enough."),
    "45213: To ask the Secretary of State for Education, what steps she is taking to fund apprentices. => The Department funds "
    "them. It will do so next year.\n1. More is said below.\n"
    "45214: To ask the Secretary of State for Education, what they are paid; and if she will say more. => Enough.\n" },

  { "lords-report",
    "gb-written-question",
    { SERIF },
    ITEMS ("h Written Answers",
           "",
           "b Canals",
           "",
           "p Asked by Lord Boom",
           "p To ask His Majesty's Government what they will do about canals. [HL11210]",
           "",
           "p Asked by Lord Boom",
           "p To ask His Majesty's Government what they will do about locks. [HL11211]",
           "",
           "p Baroness Muster of Malvern: The Government will do what it can for both."),
    "HL11210: To ask His Majesty's Government what they will do about canals. [HL11210] | HL11211: To ask His Majesty's "
    "Government what they will do about locks. [HL11211] => The Government will do what it can for both.\n" },

  { "hansard-names-in-the-line",
    "gb-written-question",
    { SERIF },
    ITEMS (
      "h Written Answers to Questions",
      "",
      "b Canals",
      "",
      "p *Jane Boom:* To ask the Secretary of State for Transport how many locks there are in (a) Ambridge and (b)",
      "p Borchester. [148105]",
      "",
      "p *Sir John Tree:* To ask the Secretary of State for Transport if he will mend them. [148144]",
      "",
      "p *Mr Muster:* There are few. They will be mended."),
    "148105: To ask the Secretary of State for Transport how many locks there are in (a) Ambridge and (b) Borchester. "
    "[148105] | 148144: To ask the Secretary of State for Transport if he will mend them. [148144] => There are few. They "
    "will be mended.\n" },

  { "lords-names-in-bold-between-questions",
    "gb-written-question",
    { SERIF },
    ITEMS ("h Written Answers",
           "",
           "b Canals",
           "",
           "b Lord Boom",
           "p To ask His Majesty's Government what they will do about canals. [HL11210]",
           "",
           "b Lord Boom",
           "p To ask His Majesty's Government what they will do about locks. [HL11211]",
           "",
           "p *Baroness Muster of Malvern:* The Government will do what it can for both."),
    "HL11210: To ask His Majesty's Government what they will do about canals. [HL11210] | HL11211: To ask His Majesty's "
    "Government what they will do about locks. [HL11211] => The Government will do what it can for both.\n" },

  { "lords-offices-in-bold",
    "gb-written-question",
    { TIMES, .columns = 50 },
    ITEMS ("h Written Answers",
           "",
           "b Canals",
           "",
           "i Asked by Lord Boom",
           "p To ask His Majesty's Government what they will do about canals. [HL11210]",
           "",
           "b The Minister of State, Foreign Office (Lord",
           "p *Tree of Malvern) (Con):* The Government will do what it can.",
           "",
           "i Asked by Lord Boom",
           "p To ask His Majesty's Government what they will do about locks. [HL11211]",
           "",
           "b The Advocate-General for Scotland (Lord Muster):",
           "p As much as that."),
    "HL11210: To ask His Majesty's Government what they will do about canals. [HL11210] => The Government will do what it "
    "can.\nHL11211: To ask His Majesty's Government what they will do about locks. [HL11211] => As much as that.\n" },

  { "commons-page",
    "gb-written-question",
    { SERIF },
    ITEMS ("h Apprentices: Finance",
           "",
           "p Question for Department for Education",
           "",
           "p UIN 45213, tabled on 3 June 2026",
           "",
           "b Question",
           "",
           "b Jane Boom",
           "p Labour, Ambridge",
           "",
           "p To ask the Secretary of State for Education, what steps she is taking to fund apprentices.",
           "",
           "b Answer",
           "",
           "b John Muster",
           "p Labour, Borchester",
           "",
           "p Answered on",
           "p 10 June 2026",
           "",
           "p The Department funds them."),
    "45213: To ask the Secretary of State for Education, what steps she is taking to fund apprentices. => The Department funds "
    "them.\n" },

  { "written-answers",
    "ie-written-answers",
    { SERIF, .header = "Questions— 6 June 2012. Written Answers" },
    ITEMS ("p Written Answers.",
           "",
           "b Arts Funding",
           "",
           "p 1. *Deputy Robert Boom* asked the Minister for Arts the position on funding; and if he will make a "
           "statement on the matter. [27335/12]",
           "",
           "p 3. *Deputy Ann Tree* asked the Minister for Arts if he will fund a hall. [27336/12]",
           "=",
           "p [Deputy Ann Tree.]",
           "",
           "p 4. *Deputy Ann Tree* asked the Minister for Arts if he will fund a theatre. [27337/12]",
           "",
           "p *Minister for Arts (Deputy Jim Muster):* I propose to take Questions No. 1 and Nos. 3 to 4, "
           "inclusive, together.",
           "",
           "p There are 2 halls. I will fund",
           "p 5. Others have asked for more.",
           "",
           "b Heritage",
           "",
           "p 5. *Deputy Robert Boom* asked the Minister for Arts if there is news. [27338/12]",
           "",
           "p *Minister for Arts (Deputy Jim Muster):* There is none."),
    "1: Deputy Robert Boom asked the Minister for Arts the position on funding; and if he will make a statement on the matter. "
    "[27335/12] | 3: Deputy Ann Tree asked the Minister for Arts if he will fund a hall. [27336/12] | 4: Deputy Ann Tree asked the "
    "Minister for Arts if he will fund a theatre. [27337/12] => I propose to take Questions No. 1 and Nos. 3 to 4, inclusive, "
    "together.\nThere are 2 halls. I will fund 5. Others have asked for more.\n"
    "5: Deputy Robert Boom asked the Minister for Arts if there is news. [27338/12] => There is none.\n" },

  { "headings-that-end-in-a-full-stop",
    "ie-written-answers",
    { SERIF },
    ITEMS ("p Written Answers.",
           "",
           "p Questions Nos. 1 to 4, inclusive, answered orally.",
           "",
           "b Hospital Waiting Lists.",
           "",
           "p 5. *Deputy Robert Boom* asked the Minister for Health the position on lists. [27335/12]",
           "",
           "p *Minister for Health (Deputy Jim Muster)* They are long. I will say no more here than this:",
           "",
           "p Surgery: there is none.",
           "",
           "b Carer's Allowance.",
           "",
           "p 6. *Deputy Ann Tree* asked the Minister for Health if he will act. [27336/12]",
           "",
           "p *Minister for Health (Deputy Jim Muster):* He will."),
    "5: Deputy Robert Boom asked the Minister for Health the position on lists. [27335/12] => They "
    "are long. I will say no more here than this:\nSurgery: there is none.\n6: Deputy Ann Tree asked "
    "the Minister for Health if he will act. [27336/12] => He will.\n" },

  { "written-answers-in-irish",
    "ie-written-answers",
    { SERIF },
    ITEMS ("h Written Answers Nos. 127-147",
           "",
           "b Forestry Sector",
           "",
           "b Ceisteanna (129)",
           "",
           "p Ann Tree",
           "",
           "b Ceist:",
           "",
           "p 129. Deputy Ann Tree asked the Minister for Agriculture if he will act. [41310/19]",
           "",
           "p Amharc ar fhreagra",
           "",
           "b Freagraí scríofa",
           "",
           "p He will."),
    "129: Deputy Ann Tree asked the Minister for Agriculture if he will act. [41310/19] => He will.\n" },

  { "question-without-answer-above-one-that-is-named",
    "be-schriftelijke-vraag",
    { SERIF },
    ITEMS (
      "h Schriftelijke vragen en antwoorden",
      "",
      "b Vraag nr. 384 van mevrouw de volksvertegenwoordiger Jana Boom van 3 maart 2026 (N.) aan de minister van "
      "Mobiliteit:",
      "",
      "p Hoeveel sluizen zijn er?",
      "",
      "b Vraag nr. 391 van de heer volksvertegenwoordiger Jan Tak van 4 maart 2026 (N.) aan de minister van Mobiliteit:",
      "",
      "p Hoeveel bruggen zijn er?",
      "",
      "b Antwoord van de minister van Mobiliteit van 4 april 2026, op de vraag nr. 391 van de heer volksvertegenwoordiger "
      "Jan Tak van 4 maart 2026 (N.):",
      "",
      "p Veel."),
    "384: Hoeveel sluizen zijn er?\n391: Hoeveel bruggen zijn er? => Veel.\n" },

  { "schriftelijke-vraag",
    "be-schriftelijke-vraag",
    { SERIF },
    ITEMS ("h Schriftelijke vragen en antwoorden",
           "p QRVA 56 012",
           "",
           "b Vraag nr. 123 van mevrouw de volksvertegenwoordiger Jana Boom van 3 maart 2026 (N.) aan de minister van "
           "Mobiliteit:",
           "",
           "p De sluizen zijn oud.",
           "",
           "p 1. Hoeveel sluizen zijn er? 2. Welke zijn dicht?",
           "",
           "b Antwoord van de minister van Mobiliteit van 4 april 2026, op de vraag nr. 123 van mevrouw de "
           "volksvertegenwoordiger Jana Boom van 3 maart 2026 (N.):",
           "",
           "p 1. Er zijn er veel.",
           "",
           "p 2. Geen.",
           "",
           "b Question n° 124 de monsieur le député Luc Arbre du 3 mars 2026 (Fr.) au ministre de la Mobilité:",
           "p Que faire?",
           "",
           "b Vraag nr. 125 van de heer Tom Tak van 5 maart 2026 (N.) aan de minister van Mobiliteit:",
           "p Wat nu?",
           "",
           "b Antwoord van de minister van Mobiliteit van 5 april 2026:",
           "p Niets."),
    "123: De sluizen zijn oud.\n1. Hoeveel sluizen zijn er? 2. Welke zijn dicht? => 1. Er zijn er veel.\n2. Geen.\n"
    "125: Wat nu? => Niets.\n" },

  { "question-ecrite-of-belgium",
    "be-question-ecrite",
    { SERIF, .footer = "Page %" },
    ITEMS (
      "h Questions et réponses écrites",
      "p QRVA 56 012",
      "",
      "b Question n° 123 de madame la députée Jana Boom du 3 mars 2026 (N.) au ministre de la Mobilité:",
      "p 1. Combien d'écluses y a-t-il?",
      "",
      "b Réponse du ministre de la Mobilité du 4 avril 2026, à la question n° 123 de madame la députée Jana Boom du 3 "
      "mars 2026 (N.):",
      "p Il y en a beaucoup."),
    "123: 1. Combien d'écluses y a-t-il? => Il y en a beaucoup.\n" },

  { "question-ecrite",
    "fr-question-ecrite",
    { SERIF },
    ITEMS (
      "h 14ème législature",
      "",
      "b Question N° : 77033",
      "p de M. Jean Arbre (Groupe - Meuse)",
      "",
      "b Question écrite",
      "",
      "p Ministère interrogé > Transports",
      "p Titre > entretien des écluses",
      "",
      "p Question publiée au JO le : 31/03/2015",
      "p Réponse publiée au JO le : 12/05/2015 page : 3581",
      "",
      "b Texte de la question",
      "",
      "p M. Jean Arbre attire l'attention de M. le ministre des transports sur l'état des écluses. Il lui demande s'il "
      "entend agir.",
      "",
      "p Il souhaite connaître le calendrier.",
      "",
      "b Texte de la réponse",
      "",
      "p Le ministre agit.",
      "",
      "p Le calendrier est connu."),
    "77033: M. Jean Arbre attire l'attention de M. le ministre des transports sur l'état des écluses. Il lui demande s'il entend "
    "agir.\nIl souhaite connaître le calendrier. => Le ministre agit.\nLe calendrier est connu.\n" },

  { "french-bulletin",
    "fr-question-ecrite",
    { SERIF },
    ITEMS (
      "h 4. Réponses des ministres aux questions écrites",
      "",
      "b TRANSPORTS",
      "",
      "i Entretien des écluses",
      "",
      "p *10714. − 1er octobre 2024. − M. Luc Arbre* attire l'attention de M. le ministre chargé des transports, et de",
      "p M. le ministre de la mer, qui demande un rapport, sur les écluses. Combien sont fermées ? Il lui demande",
      "p de les rouvrir.",
      "",
      "p *Réponse. −* Le Gouvernement y travaille.",
      "",
      "i Trains de nuit",
      "",
      "p *10929. − 2 octobre 2024. − Mme Anne Buis* interroge M. le ministre chargé des transports sur les trains.",
      "",
      "p *Réponse du ministère chargé des transports. −* Ils roulent."),
    "10714: M. Luc Arbre attire l'attention de M. le ministre chargé des transports, et de M. le "
    "ministre de la mer, qui demande un rapport, sur les écluses. Combien sont fermées ? Il lui demande de les rouvrir. => "
    "Le Gouvernement y travaille.\n10929: Mme Anne Buis interroge M. le ministre chargé des transports sur "
    "les trains. => Ils roulent.\n" },

  { "question-ecrite-of-the-senate",
    "fr-question-ecrite",
    { SERIF },
    ITEMS ("h Entretien des écluses",
           "",
           "b Question écrite n° 12345",
           "p publiée dans le JO Sénat du 4 juin 2026",
           "",
           "p Mme Anne Arbre appelle l'attention de M. le ministre des transports sur l'état des écluses.",
           "",
           "b Réponse du Ministère des transports",
           "p publiée dans le JO Sénat du 2 juillet 2026",
           "",
           "p Le ministre agit."),
    "12345: Mme Anne Arbre appelle l'attention de M. le ministre des transports sur l'état des écluses. => Le ministre agit.\n" },

  { "written-question-without-answer",
    "eu-written-question",
    { SERIF },
    ITEMS (EP, "p Subject: Trains", "", "p Will the Commission act?", "", "p Submitted: 14.5.2026"),
    "Will the Commission act?\n" },

  { "question-ecrite-without-answer",
    "fr-question-ecrite",
    { SERIF },
    ITEMS ("b Question écrite n° 38222",
           "",
           "p de M. Luc Arbre (Groupe - Jura)",
           "",
           "p Question publiée au JO le : 03/09/2023",
           "p Date de renouvellement : 12/12/2023",
           "p Question retirée le : 11/06/2024 (fin de mandat)",
           "",
           "b Texte de la question",
           "",
           "p M. Luc Arbre attire l'attention de M. le ministre de l'intérieur sur les ponts. Il lui demande d'agir."),
    "38222: M. Luc Arbre attire l'attention de M. le ministre de l'intérieur sur les ponts. Il lui demande d'agir.\n" },

  { "mail-about-a-written-question",
    NULL,
    { SERIF },
    ITEMS ("p Dear colleague,",
           "",
           "p I send you Written question E-001984/2026 by Ann Example.",
           "",
           "p Subject: Trains",
           "",
           "p Will you be there on Monday?"),
    "" },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) pages = fixture_pages (&rows[i].look, rows[i].items);
  g_autoptr (KntBrief) brief = fixture_recognise (pages);
  g_autofree char *outline = fixture_outline (brief);

  g_assert_cmpstr (outline, ==, rows[i].outline);
  g_assert_cmpstr (knt_brief_get_form (brief), ==, rows[i].form);
  fixture_check_spans (brief, pages);
}

static void
test_other_documents (void)
{
  const char *const *const documents[] = {
    ITEMS ("h Rechnung 2026-17", "", "p 1. Schleusentor 400,00", "p 2. Brücke 300,00", "",
           "p Haben Sie Fragen? Rufen Sie an."),
    ITEMS ("h Der Bericht", "", "p Die Kleine Anfrage lag auf dem Tisch. Was nun?", "", "p 1. Kapitel", "",
           "p Er las sie. Wer hatte gefragt?"),
    ITEMS ("h Chapter 1", "", "p 1. The lock-keeper asked the Minister for a light. Why had he come?", "",
           "p Answer came there none."),
    ITEMS ("h Frequently asked questions", "", "b 1. What is a lock?", "p A gate.", "", "b 2. Who may use it?",
           "p All."),
    ITEMS ("h Chapitre 1", "", "p M. Arbre attire l'attention du garçon. Que faire ?", "", "p Réponse", "", "p Rien."),
    ITEMS ("h Regulation on rail capacity", "", "p Subject: rail", "", "p 1. This regulation applies to trains.", "",
           "p Reply by letter."),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++) {
    FixtureLook look = { SERIF };
    g_autoptr (GPtrArray) pages = fixture_pages (&look, documents[i]);
    g_autoptr (KntBrief) brief = fixture_recognise (pages);
    g_autofree char *outline = fixture_outline (brief);

    g_assert_cmpstr (outline, ==, "");
    g_assert_null (knt_brief_get_form (brief));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/by-turn/", rows[i].name, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
  }

  g_test_add_func ("/by-turn/other-documents", test_other_documents);

  return g_test_run ();
}
