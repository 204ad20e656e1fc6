/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-question-words.h"
#include "knt-standing-look.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is shorter than this, in characters, says too little. */
#define SHORT_GIST 70

/* A brief that numbers its questions may leave numbers out, or put several in one place. */
static char *
dup_place (const char *label, guint number, guint n_questions)
{
  g_autofree char *counted = g_strdup_printf ("%u", number);

  if (label == NULL || *label == '\0' || g_str_equal (label, counted))
    return g_strdup_printf (_ ("Question %u of %u"), number, n_questions);
  /* Translators: the number that the brief gives the question, its place, how many there are: "Question 9 (8 of 9)". */
  return g_strdup_printf (_ ("Question %s (%u of %u)"), label, number, n_questions);
}

/**
 * knt_question_words_dup_heading:
 * @label: (nullable): the number that the brief prints
 * @number: of the question, from 1; 0 for the passages outside all questions
 * @n_questions: how many there are
 * @group: (nullable): name of the group that asks
 *
 * Returns: (transfer full): "Question 3 of 7 · Volt"
 */
char *
knt_question_words_dup_heading (const char *label, guint number, guint n_questions, const char *group)
{
  g_autofree char *place = NULL;

  if (number == 0)
    return g_strdup (_ ("Other Passages"));

  place = dup_place (label, number, n_questions);
  return group == NULL || *group == '\0' ? g_steal_pointer (&place) : g_strdup_printf ("%s · %s", place, group);
}

/**
 * knt_question_words_dup_notes:
 * @n_notes: how many
 *
 * Returns: (transfer full): "2 notes", or nothing at all where there is none
 */
char *
knt_question_words_dup_notes (guint n_notes)
{
  return n_notes == 0 ? g_strdup ("") : g_strdup_printf (ngettext ("%u note", "%u notes", n_notes), n_notes);
}

/**
 * knt_question_words_dup_spoken:
 * @label: (nullable): the number that the brief prints
 * @number: of the question, from 1; 0 for the passages outside all questions
 * @n_questions: how many there are
 * @group: (nullable): name of the group that asks
 * @standing: (nullable): as the notes file writes it
 * @n_notes: how many notes it has
 * @unsure: whether someone should look whether it was recognised right
 *
 * What a screen reader says of a row of the list.
 *
 * Returns: (transfer full): "Question 3 of 7, Volt, partly answered, 2 notes, check this"
 */
char *
knt_question_words_dup_spoken (const char *label,
                               guint number,
                               guint n_questions,
                               const char *group,
                               const char *standing,
                               guint n_notes,
                               gboolean unsure)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (number == 0)
    g_ptr_array_add (words, g_strdup (_ ("Other passages")));
  else
    g_ptr_array_add (words, dup_place (label, number, n_questions));
  if (group != NULL && *group != '\0')
    g_ptr_array_add (words, g_strdup (group));
  if (number != 0)
    g_ptr_array_add (words, g_utf8_strdown (knt_standing_look_title (standing), -1));
  if (n_notes > 0)
    g_ptr_array_add (words, knt_question_words_dup_notes (n_notes));
  if (unsure)
    g_ptr_array_add (words, g_strdup (_ ("check this")));
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}

/**
 * knt_question_words_dup_spoken_unasked:
 * @group: (nullable): name of the group that it answers
 * @n_notes: how many notes it has
 *
 * What a screen reader says of the row of an answer that has no question.
 *
 * Returns: (transfer full): "Answer without a question, Volt, 2 notes"
 */
char *
knt_question_words_dup_spoken_unasked (const char *group, guint n_notes)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, g_strdup (_ ("Answer without a question")));
  if (group != NULL && *group != '\0')
    g_ptr_array_add (words, g_strdup (group));
  if (n_notes > 0)
    g_ptr_array_add (words, knt_question_words_dup_notes (n_notes));
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}

/* A full stop ends a sentence where another begins: not in `nr. 74` or `bijv. de`. */
static gboolean
ends_sentence (const char *at)
{
  const char *next = at + 1;
  gunichar first;

  if (strchr (".?!", *at) == NULL || (*next != '\0' && !g_ascii_isspace (*next)))
    return FALSE;
  while (g_ascii_isspace (*next))
    next++;
  first = g_utf8_get_char (next);

  return *at != '.' || first == '\0' || (!g_unichar_islower (first) && !g_unichar_isdigit (first));
}

/**
 * knt_question_words_dup_gist:
 * @text: the text of a question
 *
 * What to show of a question in one or two lines. Written questions open with courtesies that are the same each
 * time, so it is the first sentence that ends in a question mark, or where there is none the last sentence, with as
 * many before it as a short one needs to be understood.
 *
 * Returns: (transfer full): one line
 */
char *
knt_question_words_dup_gist (const char *text)
{
  g_autofree char *line = g_strdup (text);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new (); /* beginnings, in line */
  guint from;

  g_strdelimit (line, "\n\r\t\f", ' ');
  g_strstrip (line);
  g_ptr_array_add (sentences, line);
  for (char *at = line; *at != '\0'; at++) {
    char *next = at + 1;

    if (!ends_sentence (at))
      continue;
    if (*at == '?') {
      *next = '\0';
      return g_strdup (sentences->pdata[sentences->len - 1]);
    }
    while (*next == ' ')
      next++;
    if (*next != '\0')
      g_ptr_array_add (sentences, next);
  }

  from = sentences->len - 1;
  while (from > 0 && g_utf8_strlen (sentences->pdata[from], -1) < SHORT_GIST)
    from--;
  return g_strdup (sentences->pdata[from]);
}
