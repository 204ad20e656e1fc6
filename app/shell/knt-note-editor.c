/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-note-editor.h"

#include <string.h>

/* A place to type a note in. It keeps no undo of its own: what is typed is handed over in short intervals by
 * "commit", and whoever holds the note undoes it and sets the text anew. */
struct _KntNoteEditor {
  AdwBin parent_instance;

  GtkTextView *text_view;
  GtkTextBuffer *buffer;
  GtkWidget *placeholder;

  char *text; /* what was set or committed last */
  char *label;
  char *placeholder_text;
  gboolean editable;
  gboolean setting;
  guint commit_id;
};

G_DEFINE_FINAL_TYPE (KntNoteEditor, knt_note_editor, ADW_TYPE_BIN)

typedef enum { PROP_TEXT = 1, PROP_LABEL, PROP_PLACEHOLDER_TEXT, PROP_EDITABLE } KntNoteEditorProperty;

static GParamSpec *properties[PROP_EDITABLE + 1];

enum { SIGNAL_COMMIT, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
dup_buffer_text (KntNoteEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static gboolean
commit_cb (gpointer data)
{
  KntNoteEditor *self = data;
  g_autofree char *text = dup_buffer_text (self);

  self->commit_id = 0;
  if (g_set_str (&self->text, text)) {
    g_signal_emit (self, signals[SIGNAL_COMMIT], 0, text);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  }
  return G_SOURCE_REMOVE;
}

static void
changed_cb (KntNoteEditor *self)
{
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (self->buffer) == 0);
  /* Not put off by further typing: a crash may cost this interval and no more. */
  if (!self->setting && self->commit_id == 0)
    self->commit_id = g_timeout_add (KNT_NOTE_EDITOR_DELAY, commit_cb, self);
}

static void
focus_leave_cb (KntNoteEditor *self)
{
  knt_note_editor_flush (self);
}

/* Replaces only what differs, so that the caret stays with the text that it was in. */
static void
replace_text (KntNoteEditor *self, const char *text)
{
  g_autofree char *old = dup_buffer_text (self);
  glong old_length = g_utf8_strlen (old, -1);
  glong new_length = g_utf8_strlen (text, -1);
  glong prefix = 0, suffix = 0;
  const char *a = old, *b = text;
  const char *a_end = old + strlen (old), *b_end = text + strlen (text);
  GtkTextIter start, end;

  while (*a != '\0' && *b != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b)) {
    a = g_utf8_next_char (a);
    b = g_utf8_next_char (b);
    prefix++;
  }
  while (a_end > a && b_end > b) {
    const char *a_before = g_utf8_prev_char (a_end);
    const char *b_before = g_utf8_prev_char (b_end);

    if (g_utf8_get_char (a_before) != g_utf8_get_char (b_before))
      break;
    a_end = a_before;
    b_end = b_before;
    suffix++;
  }
  if (prefix == old_length && prefix == new_length)
    return;

  self->setting = TRUE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) prefix);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) (old_length - suffix));
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, b, (int) (b_end - b));
  self->setting = FALSE;
}

/* A window that is not the active one is told nothing of leaving: going out of sight counts as well. */
static void
knt_note_editor_unmap (GtkWidget *widget)
{
  knt_note_editor_flush (KNT_NOTE_EDITOR (widget));

  GTK_WIDGET_CLASS (knt_note_editor_parent_class)->unmap (widget);
}

static gboolean
knt_note_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KNT_NOTE_EDITOR (widget)->text_view));
}

static void
knt_note_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KntNoteEditor *self = KNT_NOTE_EDITOR (object);

  switch ((KntNoteEditorProperty) prop_id) {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, self->placeholder_text);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_note_editor_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KntNoteEditor *self = KNT_NOTE_EDITOR (object);

  switch ((KntNoteEditorProperty) prop_id) {
    case PROP_TEXT:
      knt_note_editor_set_text (self, g_value_get_string (value));
      break;
    case PROP_LABEL:
      if (g_set_str (&self->label, g_value_get_string (value))) {
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        self->label != NULL ? self->label : "", -1);
        g_object_notify_by_pspec (object, pspec);
      }
      break;
    case PROP_PLACEHOLDER_TEXT:
      if (g_set_str (&self->placeholder_text, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_EDITABLE:
      if (self->editable != g_value_get_boolean (value)) {
        self->editable = g_value_get_boolean (value);
        g_object_notify_by_pspec (object, pspec);
      }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
knt_note_editor_dispose (GObject *object)
{
  g_clear_handle_id (&KNT_NOTE_EDITOR (object)->commit_id, g_source_remove);

  G_OBJECT_CLASS (knt_note_editor_parent_class)->dispose (object);
}

static void
knt_note_editor_finalize (GObject *object)
{
  KntNoteEditor *self = KNT_NOTE_EDITOR (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->placeholder_text, g_free);

  G_OBJECT_CLASS (knt_note_editor_parent_class)->finalize (object);
}

static void
knt_note_editor_class_init (KntNoteEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = knt_note_editor_get_property;
  object_class->set_property = knt_note_editor_set_property;
  object_class->dispose = knt_note_editor_dispose;
  object_class->finalize = knt_note_editor_finalize;
  widget_class->unmap = knt_note_editor_unmap;
  widget_class->grab_focus = knt_note_editor_grab_focus;

  /**
   * KntNoteEditor:text:
   *
   * The note as it was set or committed last, in Markdown.
   */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  /**
   * KntNoteEditor:label: (nullable)
   *
   * What assistive technology calls it.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  /**
   * KntNoteEditor:placeholder-text: (nullable)
   *
   * Shown while nothing has been typed.
   */
  properties[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, NULL, flags);
  /**
   * KntNoteEditor:editable:
   *
   * Whether the note can be changed.
   */
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * KntNoteEditor::commit:
   * @text: the whole note
   *
   * The person typed; emitted at most %KNT_NOTE_EDITOR_DELAY after the keystroke, and when the focus leaves
   * or the editor goes out of sight.
   */
  signals[SIGNAL_COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KntNoteEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, KntNoteEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, KntNoteEditor, placeholder);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_leave_cb);
}

static void
knt_note_editor_init (KntNoteEditor *self)
{
  self->text = g_strdup ("");
  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * knt_note_editor_new:
 *
 * Returns: (transfer floating): a new, empty editor
 */
GtkWidget *
knt_note_editor_new (void)
{
  return g_object_new (KNT_TYPE_NOTE_EDITOR, NULL);
}

/**
 * knt_note_editor_get_text:
 *
 * Returns: (transfer none): the note as it was set or committed last
 */
const char *
knt_note_editor_get_text (KntNoteEditor *self)
{
  g_return_val_if_fail (KNT_IS_NOTE_EDITOR (self), NULL);

  return self->text;
}

/**
 * knt_note_editor_set_text:
 * @text: (nullable): Markdown
 *
 * Shows a note as it is now. While something typed waits to be committed, that goes first.
 */
void
knt_note_editor_set_text (KntNoteEditor *self, const char *text)
{
  g_return_if_fail (KNT_IS_NOTE_EDITOR (self));

  if (self->commit_id != 0)
    return;
  if (text == NULL)
    text = "";
  replace_text (self, text);
  if (g_set_str (&self->text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * knt_note_editor_flush:
 *
 * Commits at once what was typed.
 */
void
knt_note_editor_flush (KntNoteEditor *self)
{
  g_return_if_fail (KNT_IS_NOTE_EDITOR (self));

  if (self->commit_id == 0)
    return;
  g_clear_handle_id (&self->commit_id, g_source_remove);
  commit_cb (self);
}
