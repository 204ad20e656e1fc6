/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-export-outline.h"

static void
fact_free (gpointer data)
{
  KntExportFact *self = data;

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

static void
tag_free (gpointer data)
{
  KntExportTag *self = data;

  g_free (self->name);
  g_free (self->colour);
  g_free (self);
}

static void
note_free (gpointer data)
{
  KntExportNote *self = data;

  g_free (self->text);
  g_free (self->language);
  g_free (self);
}

static void
passage_free (gpointer data)
{
  KntExportPassage *self = data;

  g_free (self->quote);
  g_free (self->page);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static void
commitment_free (gpointer data)
{
  KntExportCommitment *self = data;

  g_free (self->text);
  g_free (self->details);
  g_free (self);
}

static void
reference_free (gpointer data)
{
  KntExportReference *self = data;

  g_free (self->title);
  g_free (self->address);
  g_free (self);
}

static void
part_free (gpointer data)
{
  KntExportPart *self = data;

  g_free (self->text);
  g_free (self->standing);
  g_free (self);
}

static void
question_free (gpointer data)
{
  KntExportQuestion *self = data;

  g_free (self->label);
  g_free (self->heading);
  g_free (self->text);
  g_free (self->standing);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static void
exchange_free (gpointer data)
{
  KntExportExchange *self = data;

  g_free (self->heading);
  g_free (self->topic);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->passages);
  g_ptr_array_unref (self->references);
  g_free (self);
}

static void
group_free (gpointer data)
{
  KntExportGroup *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->exchanges);
  g_free (self);
}

/**
 * knt_export_outline_new:
 *
 * Returns: (transfer full): an outline with nothing in it
 */
KntExportOutline *
knt_export_outline_new (void)
{
  KntExportOutline *self = g_new0 (KntExportOutline, 1);

  self->facts = g_ptr_array_new_with_free_func (fact_free);
  self->standings = g_ptr_array_new_with_free_func (fact_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->commitments = g_ptr_array_new_with_free_func (commitment_free);
  self->passages = g_ptr_array_new_with_free_func (passage_free);
  self->references = g_ptr_array_new_with_free_func (reference_free);

  return self;
}

/**
 * knt_export_outline_free:
 * @self: an outline
 */
void
knt_export_outline_free (KntExportOutline *self)
{
  g_free (self->title);
  g_free (self->ui_language);
  g_free (self->language);
  g_free (self->summary);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->standings);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->commitments);
  g_ptr_array_unref (self->passages);
  g_ptr_array_unref (self->references);
  g_free (self);
}

/**
 * knt_export_outline_add_fact:
 * @value: (transfer full):
 */
KntExportFact *
knt_export_outline_add_fact (GPtrArray *facts, const char *name, char *value)
{
  KntExportFact *self = g_new0 (KntExportFact, 1);

  self->name = g_strdup (name);
  self->value = value;
  g_ptr_array_add (facts, self);

  return self;
}

KntExportTag *
knt_export_outline_add_tag (GPtrArray *tags, const char *name, const char *colour)
{
  KntExportTag *self = g_new0 (KntExportTag, 1);

  self->name = g_strdup (name);
  self->colour = g_strdup (colour);
  g_ptr_array_add (tags, self);

  return self;
}

KntExportNote *
knt_export_outline_add_note (GPtrArray *notes, const char *text, const char *language)
{
  KntExportNote *self = g_new0 (KntExportNote, 1);

  self->text = g_strdup (text);
  self->language = g_strdup (language);
  g_ptr_array_add (notes, self);

  return self;
}

KntExportPassage *
knt_export_outline_add_passage (GPtrArray *passages)
{
  KntExportPassage *self = g_new0 (KntExportPassage, 1);

  self->tags = g_ptr_array_new_with_free_func (tag_free);
  self->notes = g_ptr_array_new_with_free_func (note_free);
  g_ptr_array_add (passages, self);

  return self;
}

KntExportCommitment *
knt_export_outline_add_commitment (GPtrArray *commitments)
{
  KntExportCommitment *self = g_new0 (KntExportCommitment, 1);

  g_ptr_array_add (commitments, self);

  return self;
}

/**
 * knt_export_outline_add_reference:
 * @title: (transfer full):
 * @address: (nullable):
 */
KntExportReference *
knt_export_outline_add_reference (GPtrArray *references, char *title, const char *address)
{
  KntExportReference *self = g_new0 (KntExportReference, 1);

  self->title = title;
  self->address = g_strdup (address);
  g_ptr_array_add (references, self);

  return self;
}

KntExportPart *
knt_export_outline_add_part (GPtrArray *parts)
{
  KntExportPart *self = g_new0 (KntExportPart, 1);

  g_ptr_array_add (parts, self);

  return self;
}

KntExportQuestion *
knt_export_outline_add_question (GPtrArray *questions)
{
  KntExportQuestion *self = g_new0 (KntExportQuestion, 1);

  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->tags = g_ptr_array_new_with_free_func (tag_free);
  self->notes = g_ptr_array_new_with_free_func (note_free);
  g_ptr_array_add (questions, self);

  return self;
}

KntExportExchange *
knt_export_outline_add_exchange (GPtrArray *exchanges)
{
  KntExportExchange *self = g_new0 (KntExportExchange, 1);

  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->answers = g_ptr_array_new_with_free_func (g_free);
  self->references = g_ptr_array_new_with_free_func (reference_free);
  self->passages = g_ptr_array_new_with_free_func (passage_free);
  g_ptr_array_add (exchanges, self);

  return self;
}

KntExportGroup *
knt_export_outline_add_group (GPtrArray *groups)
{
  KntExportGroup *self = g_new0 (KntExportGroup, 1);

  self->exchanges = g_ptr_array_new_with_free_func (exchange_free);
  g_ptr_array_add (groups, self);

  return self;
}
