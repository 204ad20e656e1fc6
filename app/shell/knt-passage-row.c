/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-passage-row.h"

#include "knt-annotation.h"
#include "knt-brief-words.h"
#include "knt-drag-out.h"
#include "knt-edits.h"
#include "knt-json.h"
#include "knt-note-editor.h"
#include "knt-tag-box.h"
#include "knt-tag-dot.h"
#include "knt-tag-edits.h"
#include "knt-tag.h"

#include <glib/gi18n.h>

/* The colour of a passage that has neither one of its own nor a tag. */
#define DEFAULT_COLOUR "#f5c211"

/* A passage: what it says, where it stands, its tags and its note. */
struct _KntPassageRow {
  GtkListBoxRow parent_instance;

  KntTagDot *dot;
  GtkLabel *page_label;
  GtkLabel *quote_label;
  GtkWidget *remove_button;
  KntTagBox *tag_box;
  KntNoteEditor *editor;

  KntNotes *notes;
  KntPassageItem *item;
};

G_DEFINE_FINAL_TYPE (KntPassageRow, knt_passage_row, GTK_TYPE_LIST_BOX_ROW)

enum { SIGNAL_EDIT, SIGNAL_COPY, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
emit_edit (KntPassageRow *self, KntEditGroup *group)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, group);
}

static void
copy_cb (KntPassageRow *self)
{
  g_signal_emit (self, signals[SIGNAL_COPY], 0, knt_passage_item_get_annotation (self->item));
}

static void
remove_cb (KntPassageRow *self)
{
  g_autoptr (KntEditGroup) group = knt_edits_remove_annotation (self->notes, knt_passage_item_get_id (self->item));

  emit_edit (self, group);
}

static void
toggle_tag_cb (KntPassageRow *self, const char *tag_id)
{
  g_autoptr (KntEditGroup) group = knt_edits_toggle_tag (self->notes, knt_passage_item_get_id (self->item), tag_id);

  emit_edit (self, group);
}

static void
create_tag_cb (KntPassageRow *self, const char *name, const char *colour)
{
  g_autoptr (KntEntity) tag = knt_tag_edits_make_tag (self->notes, name, colour);
  g_autoptr (KntEditGroup) group =
    knt_tag_edits_create_on_passage (self->notes, knt_passage_item_get_annotation (self->item), tag);

  emit_edit (self, group);
}

static void
commit_cb (KntPassageRow *self, const char *text)
{
  g_autoptr (KntEditGroup) group = knt_edits_set_note (self->notes, knt_passage_item_get_id (self->item), text, NULL);

  emit_edit (self, group);
}

static char *
dup_citation (gpointer user_data)
{
  KntPassageRow *self = user_data;
  KntEntity *annotation = knt_passage_item_get_annotation (self->item);
  const char *quote = knt_annotation_get_quote (annotation);

  return knt_brief_words_dup_citation (knt_notes_get_corrected (self->notes),
                                       knt_json_get_string (knt_notes_get_source (self->notes), "name"),
                                       knt_annotation_get_page (annotation), quote != NULL ? quote : "");
}

static void
update (KntPassageRow *self)
{
  KntEntity *annotation = knt_passage_item_get_annotation (self->item);
  const char *quote = knt_annotation_get_quote (annotation);
  g_autofree char *page = g_strdup_printf (_ ("Page %u"), knt_annotation_get_page (annotation));
  g_autofree char *quoted = NULL;
  g_autofree char *spoken = NULL;

  /* Translators: a quotation; put it between the marks that your language uses. */
  quoted = g_strdup_printf (_ ("“%s”"), quote != NULL ? quote : "");
  spoken = g_strdup_printf ("%s, %s", page, quoted);
  gtk_label_set_label (self->page_label, page);
  gtk_label_set_label (self->quote_label, quoted);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  knt_note_editor_set_text (self->editor, knt_annotation_get_note (annotation));
  knt_passage_row_update_tags (self);
}

static void
knt_passage_row_dispose (GObject *object)
{
  KntPassageRow *self = KNT_PASSAGE_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->notes);

  G_OBJECT_CLASS (knt_passage_row_parent_class)->dispose (object);
}

static void
knt_passage_row_class_init (KntPassageRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = knt_passage_row_dispose;

  /**
   * KntPassageRow::edit:
   * @group: (type KntEditGroup): what the person did
   *
   * Emitted for whoever applies edits to the notes.
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KNT_TYPE_EDIT_GROUP);
  /**
   * KntPassageRow::copy:
   * @annotation: the passage
   *
   * The person wants it on the clipboard as a citation.
   */
  signals[SIGNAL_COPY] = g_signal_new ("copy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KNT_TYPE_ENTITY);

  g_type_ensure (KNT_TYPE_NOTE_EDITOR);
  g_type_ensure (KNT_TYPE_TAG_BOX);
  g_type_ensure (KNT_TYPE_TAG_DOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/passage-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KntPassageRow, dot);
  gtk_widget_class_bind_template_child (widget_class, KntPassageRow, page_label);
  gtk_widget_class_bind_template_child (widget_class, KntPassageRow, quote_label);
  gtk_widget_class_bind_template_child (widget_class, KntPassageRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, KntPassageRow, tag_box);
  gtk_widget_class_bind_template_child (widget_class, KntPassageRow, editor);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggle_tag_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_tag_cb);
  gtk_widget_class_bind_template_callback (widget_class, commit_cb);
}

static void
knt_passage_row_init (KntPassageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  knt_drag_out_text (GTK_WIDGET (self->quote_label), dup_citation, self);
}

/**
 * knt_passage_row_new:
 * @notes: the notes that it is part of
 * @item: the passage
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
knt_passage_row_new (KntNotes *notes, KntPassageItem *item)
{
  KntPassageRow *self = g_object_new (KNT_TYPE_PASSAGE_ROW, NULL);
  const gboolean editable = !knt_notes_get_read_only (notes);

  self->notes = g_object_ref (notes);
  self->item = g_object_ref (item);
  gtk_widget_set_visible (self->remove_button, editable);
  g_object_set (self->editor, "editable", editable, NULL);
  g_signal_connect_object (item, "notify::annotation", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * knt_passage_row_get_item:
 *
 * Returns: (transfer none): the passage that it shows
 */
KntPassageItem *
knt_passage_row_get_item (KntPassageRow *self)
{
  g_return_val_if_fail (KNT_IS_PASSAGE_ROW (self), NULL);

  return self->item;
}

/**
 * knt_passage_row_update_tags:
 *
 * Shows the tags anew, after one of them got another name or colour.
 */
void
knt_passage_row_update_tags (KntPassageRow *self)
{
  KntEntity *annotation;
  g_auto (GStrv) tags = NULL;

  g_return_if_fail (KNT_IS_PASSAGE_ROW (self));

  annotation = knt_passage_item_get_annotation (self->item);
  tags = knt_annotation_list_tags (annotation);
  knt_tag_box_set_tags (self->tag_box, self->notes, (const char *const *) tags);
  knt_tag_dot_set_colour (self->dot, knt_passage_row_find_colour (self->notes, annotation));
}

/**
 * knt_passage_row_focus_note:
 *
 * Puts the caret into the note, so that one can type at once.
 */
void
knt_passage_row_focus_note (KntPassageRow *self)
{
  g_return_if_fail (KNT_IS_PASSAGE_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/**
 * knt_passage_row_flush:
 *
 * Commits at once what was typed into the note.
 */
void
knt_passage_row_flush (KntPassageRow *self)
{
  g_return_if_fail (KNT_IS_PASSAGE_ROW (self));

  knt_note_editor_flush (self->editor);
}

/**
 * knt_passage_row_find_colour:
 * @notes: the notes that it is part of
 * @annotation: a passage
 *
 * Returns: (transfer none): the colour that it is marked with: its own, else that of its first tag, else yellow
 */
const char *
knt_passage_row_find_colour (KntNotes *notes, KntEntity *annotation)
{
  const char *own = knt_annotation_get_colour (annotation);
  g_auto (GStrv) tags = knt_annotation_list_tags (annotation);

  if (own != NULL)
    return own;
  for (gsize i = 0; tags[i] != NULL; i++) {
    KntEntity *tag = knt_notes_find (notes, KNT_COLLECTION_TAGS, tags[i]);

    if (tag != NULL)
      return knt_tag_get_colour (tag);
  }
  return DEFAULT_COLOUR;
}
