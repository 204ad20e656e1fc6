/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-audit.h"

#include <glib/gi18n-lib.h>

#include "knt-span.h"

/* How much of a text a sentence about it quotes, in code points. */
#define QUOTE_LENGTH 60

/* How much of a digest is enough to tell the texts of one brief apart, in digits. */
#define DIGEST_LENGTH 16

/* Of numbers that count, half may be missing, and this many besides. */
#define MAX_MISSING 10

typedef struct {
  guint number;
  KntQuestion *question;
} Numbered;

static void
finding_free (gpointer data)
{
  KntFinding *self = data;

  g_free (self->key);
  g_free (self->sentence);
  g_free (self->id);
  g_array_unref (self->spans);
  g_free (self);
}

static void
update_digest (GChecksum *checksum, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '-')
      g_checksum_update (checksum, (const guchar *) p, g_utf8_next_char (p) - p);
  }
}

/* Ids count through the brief and shift: what is meant is known by its words. */
static char *
make_key (const char *kind, const char *label, const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  update_digest (checksum, label != NULL ? label : "");
  g_checksum_update (checksum, (const guchar *) "\n", 1);
  update_digest (checksum, text);
  return g_strdup_printf ("%s:%.*s", kind, DIGEST_LENGTH, g_checksum_get_string (checksum));
}

/* Takes @key and @sentence. */
static void
add_finding (GPtrArray *findings, KntFindingKind kind, char *key, char *sentence, const char *id, GArray *spans)
{
  KntFinding *finding = g_new0 (KntFinding, 1);

  finding->kind = kind;
  finding->key = key;
  finding->sentence = sentence;
  finding->id = g_strdup (id);
  finding->spans = spans != NULL ? knt_spans_copy (spans) : knt_spans_new ();
  g_ptr_array_add (findings, finding);
}

/* The first words of a text, as a quotation has them. */
static char *
dup_quote (const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), QUOTE_LENGTH));

  g_strdelimit (start, "\n", ' ');

  return g_utf8_strlen (text, -1) > QUOTE_LENGTH ? g_strconcat (g_strchomp (start), "…", NULL)
                                                 : g_steal_pointer (&start);
}

static GPtrArray *
list_questions (KntBrief *brief)
{
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);
  GPtrArray *questions = g_ptr_array_new ();

  for (guint i = 0; i < exchanges->len; i++)
    g_ptr_array_extend (questions, ((KntExchange *) exchanges->pdata[i])->questions, NULL, NULL);

  return questions;
}

/* The number that a label begins with, 0 for none. */
static guint64
get_number (const KntQuestion *question)
{
  return question->label != NULL ? g_ascii_strtoull (question->label, NULL, 10) : 0;
}

static gboolean
has_number (GPtrArray *questions, guint first, guint end, guint64 number)
{
  for (guint i = first; i < end; i++) {
    if (get_number (questions->pdata[i]) == number)
      return TRUE;
  }

  return FALSE;
}

/* Where the list ends that begins with the question at @first. A letter may answer several, each numbered from 1; a first
 * question that comes twice, with no second one in between or after it, is the same list's. */
static guint
find_list_end (GPtrArray *questions, guint first)
{
  gboolean was_first = FALSE;

  for (guint i = first; i < questions->len; i++) {
    if (get_number (questions->pdata[i]) != 1)
      continue;
    if (was_first && has_number (questions, first, i, 2) && has_number (questions, i, questions->len, 2))
      return i;
    was_first = TRUE;
  }

  return questions->len;
}

static void
check_count (KntBrief *brief, GPtrArray *questions, GPtrArray *findings)
{
  const char *announced = knt_brief_get_fact (brief, "announced");
  guint64 n = announced != NULL ? g_ascii_strtoull (announced, NULL, 10) : 0;

  if (n > 0 && n != questions->len)
    add_finding (findings, KNT_FINDING_COUNT, g_strdup_printf ("count:%u:%u", (guint) n, questions->len),
                 /* Translators: how many questions the brief says it has, and how many were recognized. */
                 g_strdup_printf (_ ("%u questions announced, %u found"), (guint) n, questions->len), NULL, NULL);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const Numbered *one = a, *other = b;

  return one->number < other->number ? -1 : one->number > other->number;
}

/* A label may hold several numbers: `4 and 5`. */
static GArray *
list_numbers (GPtrArray *questions, guint first, guint list_end)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (Numbered));

  for (guint i = first; i < list_end; i++) {
    KntQuestion *question = questions->pdata[i];

    for (const char *p = question->label != NULL ? question->label : ""; *p != '\0';) {
      Numbered numbered = { 0, question };
      char *end;

      if (!g_ascii_isdigit (*p)) {
        p++;
        continue;
      }
      numbered.number = MIN (g_ascii_strtoull (p, &end, 10), G_MAXINT);
      g_array_append_val (numbers, numbered);
      p = end;
    }
  }
  g_array_sort (numbers, compare_numbers);

  return numbers;
}

/* Numbers that a parliament gives all its questions count nothing in one paper: there they seldom follow each other. */
static gboolean
do_count (GArray *numbers)
{
  const Numbered *first = &g_array_index (numbers, Numbered, 0);
  const Numbered *last = &g_array_index (numbers, Numbered, numbers->len - 1);
  guint n_gaps = 0;

  for (guint i = 1; i < numbers->len; i++)
    n_gaps += g_array_index (numbers, Numbered, i).number > g_array_index (numbers, Numbered, i - 1).number + 1;

  return last->number - first->number < 2 * numbers->len + MAX_MISSING &&
         (first->number == 1 || 2 * n_gaps < numbers->len);
}

static void
check_list_gaps (GPtrArray *questions, guint list, guint list_end, GPtrArray *findings)
{
  g_autoptr (GArray) numbers = list_numbers (questions, list, list_end);

  if (numbers->len == 0 || !do_count (numbers))
    return;

  for (guint i = 1; i < numbers->len; i++) {
    const Numbered *before = &g_array_index (numbers, Numbered, i - 1), *after = &g_array_index (numbers, Numbered, i);
    guint first = before->number + 1, last = after->number - 1;

    if (after->number <= first)
      continue;
    add_finding (findings, KNT_FINDING_GAP, g_strdup_printf ("gap:%u-%u", first, last),
                 first == last ? g_strdup_printf (_ ("Question %u is missing"), first)
                               : g_strdup_printf (_ ("Questions %u to %u are missing"), first, last),
                 after->question->id, after->question->spans);
  }
}

static void
check_gaps (GPtrArray *questions, GPtrArray *findings)
{
  for (guint list = 0, end; list < questions->len; list = end) {
    end = find_list_end (questions, list);
    check_list_gaps (questions, list, end, findings);
  }
}

/* Each group may count from one, and each list. */
static void
check_labels (KntBrief *brief, GPtrArray *questions, GPtrArray *findings)
{
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0, list_end = find_list_end (questions, 0);

  for (guint i = 0; i < exchanges->len; i++) {
    KntExchange *exchange = exchanges->pdata[i];

    for (guint j = 0; j < exchange->questions->len; j++) {
      KntQuestion *question = exchange->questions->pdata[j];

      if (n++ == list_end) {
        list_end = find_list_end (questions, n - 1);
        g_hash_table_remove_all (seen);
      }
      if (question->label != NULL &&
          !g_hash_table_add (seen,
                             g_strconcat (exchange->group != NULL ? exchange->group : "", "\n", question->label, NULL)))
        add_finding (findings, KNT_FINDING_TWICE, make_key ("twice", question->label, question->text),
                     g_strdup_printf (_ ("The label “%s” occurs more than once"), question->label), question->id,
                     question->spans);
    }
  }
}

static char *
say_unanswered (const KntQuestion *question)
{
  g_autofree char *quote = dup_quote (question->text);

  return question->label != NULL ? g_strdup_printf (_ ("Question %s has no answer"), question->label)
                                 : g_strdup_printf (_ ("The question “%s” has no answer"), quote);
}

/* Where nothing at all is answered, the brief is one of questions only. */
static void
check_pairs (KntBrief *brief, GPtrArray *findings)
{
  GPtrArray *exchanges = knt_brief_get_exchanges (brief);
  gboolean has_answers = FALSE;

  for (guint i = 0; i < exchanges->len; i++)
    has_answers |= ((KntExchange *) exchanges->pdata[i])->answers->len > 0;

  for (guint i = 0; i < exchanges->len; i++) {
    KntExchange *exchange = exchanges->pdata[i];

    for (guint j = 0; has_answers && exchange->answers->len == 0 && j < exchange->questions->len; j++) {
      KntQuestion *question = exchange->questions->pdata[j];

      add_finding (findings, KNT_FINDING_UNANSWERED, make_key ("unanswered", question->label, question->text),
                   say_unanswered (question), question->id, question->spans);
    }
    for (guint j = 0; exchange->questions->len == 0 && j < exchange->answers->len; j++) {
      KntAnswer *answer = exchange->answers->pdata[j];
      g_autofree char *quote = dup_quote (answer->text);

      add_finding (findings, KNT_FINDING_UNASKED, make_key ("unasked", NULL, answer->text),
                   g_strdup_printf (_ ("The answer “%s” has no question"), quote), answer->id, answer->spans);
    }
  }
}

static void
check_loose (GPtrArray *loose, GPtrArray *findings)
{
  for (guint i = 0; i < loose->len; i++) {
    const KntLoose *passage = loose->pdata[i];
    g_autofree char *quote = dup_quote (passage->text);

    add_finding (findings, KNT_FINDING_LOOSE, make_key ("loose", NULL, passage->text),
                 g_strdup_printf (_ ("“%s” belongs to no question or answer"), quote), NULL, passage->spans);
  }
}

/* What is about the whole comes first. */
static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const KntFinding *one = *(const KntFinding *const *) a, *other = *(const KntFinding *const *) b;

  if (one->spans->len == 0 || other->spans->len == 0)
    return (one->spans->len > 0) - (other->spans->len > 0);

  return knt_span_compare (knt_spans_index (one->spans, 0), knt_spans_index (other->spans, 0));
}

/* Of several whose words are the same, the second and those after it are counted. */
static void
tell_apart (GPtrArray *findings)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < findings->len; i++) {
    KntFinding *finding = findings->pdata[i];
    const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, finding->key)) + 1;

    g_hash_table_insert (counts, g_strdup (finding->key), GUINT_TO_POINTER (n));
    if (n > 1) {
      g_autofree char *key = g_steal_pointer (&finding->key);

      finding->key = g_strdup_printf ("%s#%u", key, n);
    }
  }
}

/**
 * knt_finding_get_page:
 *
 * Returns: the page to look at, from 1; 0 where the brief as a whole is meant
 */
guint
knt_finding_get_page (const KntFinding *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->spans->len > 0 ? knt_spans_index (self->spans, 0)->page : 0;
}

/**
 * knt_audit_brief:
 *
 * Looks for what may have gone wrong, in the document or in recognising it. May be called in any thread.
 *
 * Returns: (transfer full) (element-type KntFinding): in the order of the pages
 */
GPtrArray *
knt_audit_brief (KntBrief *brief)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (finding_free);
  g_autoptr (GPtrArray) questions = NULL;

  g_return_val_if_fail (brief != NULL, findings);

  questions = list_questions (brief);
  check_count (brief, questions, findings);
  check_gaps (questions, findings);
  check_labels (brief, questions, findings);
  check_pairs (brief, findings);
  check_loose (knt_brief_get_loose (brief), findings);
  g_ptr_array_sort (findings, compare_findings);
  tell_apart (findings);

  return findings;
}

/* What is wrong about any question or answer of it has been said. */
static gboolean
has_finding (const KntExchange *exchange, GHashTable *ids)
{
  for (guint i = 0; i < exchange->questions->len; i++) {
    if (g_hash_table_contains (ids, ((KntQuestion *) exchange->questions->pdata[i])->id))
      return TRUE;
  }
  for (guint i = 0; i < exchange->answers->len; i++) {
    if (g_hash_table_contains (ids, ((KntAnswer *) exchange->answers->pdata[i])->id))
      return TRUE;
  }
  return FALSE;
}

static char *
say_unsure (const KntQuestion *question)
{
  g_autofree char *quote = dup_quote (question->text);

  return question->label != NULL && *question->label != '\0'
           ? g_strdup_printf (_ ("Check question %s and its answer"), question->label)
           : g_strdup_printf (_ ("Check the question “%s” and its answer"), quote);
}

/**
 * knt_audit_add_doubts:
 * @findings: (element-type KntFinding): of knt_audit_brief()
 *
 * Adds the exchanges that may have been recognised wrong and that nothing else was found about. May be called in any
 * thread.
 */
void
knt_audit_add_doubts (KntBrief *brief, GPtrArray *findings)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *exchanges;
  gboolean answered;

  g_return_if_fail (brief != NULL && findings != NULL);

  for (guint i = 0; i < findings->len; i++) {
    const KntFinding *finding = findings->pdata[i];

    if (finding->id != NULL)
      g_hash_table_add (ids, finding->id);
  }

  exchanges = knt_brief_get_exchanges (brief);
  answered = knt_brief_has_answers (brief);
  for (guint i = 0; i < exchanges->len; i++) {
    const KntExchange *exchange = exchanges->pdata[i];
    const KntQuestion *question = exchange->questions->len > 0 ? exchange->questions->pdata[0] : NULL;

    if (question != NULL && knt_exchange_is_unsure (exchange, answered) && !has_finding (exchange, ids))
      add_finding (findings, KNT_FINDING_UNSURE, make_key ("unsure", question->label, question->text),
                   say_unsure (question), question->id, question->spans);
  }
  g_ptr_array_sort (findings, compare_findings);
}
