/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-brief-pages.h"

#include "knt-annotator.h"
#include "knt-brief-marks.h"
#include "knt-canvas.h"
#include "knt-citation-drag.h"
#include "knt-page-bar.h"
#include "knt-selection-popover.h"
#include "knt-tag-popover.h"

/* How high a line of text is at most that a menu is put below, in logical pixels. */
#define MAX_LINE 24

/* The pages of the brief with their marks, and what can be done with a selection on them. */
struct _KntBriefPages {
  AdwBin parent_instance;

  GtkWidget *pages_bin;
  KntCanvas *canvas;
  GtkPopover *selection_popover;
  KntTagPopover *tag_popover;
  GPtrArray *popovers; /* GtkPopover: those of others, below pages_bin */

  KntSession *session;
  KntAnnotator *annotator;
  GSignalGroup *notes_signals;
  guint marks_id;
  /* The question that was chosen stays the one that is marked until the person moves the pages. */
  gboolean holding;
};

G_DEFINE_FINAL_TYPE (KntBriefPages, knt_brief_pages, ADW_TYPE_BIN)

enum {
  SIGNAL_EDIT,
  SIGNAL_ANNOTATED,
  SIGNAL_MARK_CHOSEN,
  SIGNAL_MARK_SHOWN,
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_OPEN_LINK,
  SIGNAL_MENU_REQUESTED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
update_marks_cb (gpointer user_data)
{
  KntBriefPages *self = user_data;
  KntNotes *notes = knt_session_get_notes (self->session);

  if (notes != NULL)
    knt_canvas_take_marks (self->canvas, knt_brief_marks_list (notes));
  self->marks_id = 0;
  return G_SOURCE_REMOVE;
}

/* In a turn of its own, before anything is drawn: with thousands of questions it takes as long as all else that a
 * correction changes. */
static void
update_marks_soon (KntBriefPages *self)
{
  if (self->marks_id == 0)
    self->marks_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_marks_cb, self, NULL);
}

static void
notes_changed_cb (KntBriefPages *self, KntEditGroup *group)
{
  if (knt_edit_group_touches (group, KNT_COLLECTION_ANNOTATIONS) || knt_edit_group_touches (group, KNT_COLLECTION_TAGS))
    update_marks_soon (self);
}

static void
update_document (KntBriefPages *self)
{
  knt_canvas_set_document (self->canvas, knt_session_get_document (self->session));
}

static void
update_notes (KntBriefPages *self)
{
  KntNotes *notes = knt_session_get_notes (self->session);

  g_signal_group_set_target (self->notes_signals, notes);
  knt_tag_popover_set_notes (self->tag_popover, notes);
  update_marks_soon (self);
}

/* Above the selection, or where that is out of sight in the middle of the pages. */
static void
point_at_selection (KntBriefPages *self, GtkPopover *popover)
{
  GdkRectangle bounds;
  graphene_point_t origin;

  if (!knt_canvas_get_selection_bounds (self->canvas, &bounds) ||
      !gtk_widget_compute_point (GTK_WIDGET (self->canvas), self->pages_bin,
                                 &GRAPHENE_POINT_INIT ((float) bounds.x, (float) bounds.y), &origin)) {
    bounds =
      (GdkRectangle) { gtk_widget_get_width (self->pages_bin) / 2, gtk_widget_get_height (self->pages_bin) / 2, 1, 1 };
  } else {
    const int bottom = MIN ((int) origin.y + bounds.height, gtk_widget_get_height (self->pages_bin));

    bounds.x = (int) origin.x;
    bounds.y = MAX ((int) origin.y, 0);
    bounds.height = MAX (bottom - bounds.y, 1);
  }
  gtk_popover_set_pointing_to (popover, &bounds);
}

static gboolean
can_annotate (KntBriefPages *self)
{
  KntNotes *notes = self->session != NULL ? knt_session_get_notes (self->session) : NULL;

  return notes != NULL && !knt_notes_get_read_only (notes) && knt_brief_pages_has_selection (self);
}

/* The keyboard must not stay in what goes out of sight. */
static void
hide_popover (KntBriefPages *self)
{
  const gboolean has_focus =
    (gtk_widget_get_state_flags (GTK_WIDGET (self->selection_popover)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_popover_popdown (self->selection_popover);
  if (has_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
selection_changed_cb (KntBriefPages *self)
{
  /* The pages let go of their selection when they are taken down. */
  if (self->selection_popover == NULL)
    return;
  hide_popover (self);
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
selection_finished_cb (KntBriefPages *self)
{
  if (!can_annotate (self))
    return;
  point_at_selection (self, self->selection_popover);
  gtk_popover_popup (self->selection_popover);
}

static void
selection_activated_cb (KntBriefPages *self)
{
  selection_finished_cb (self);
  gtk_widget_child_focus (GTK_WIDGET (self->selection_popover), GTK_DIR_TAB_FORWARD);
}

static void
menu_requested_cb (KntBriefPages *self, double x, double y, guint page, guint offset)
{
  const KntSpan point = { page, offset, page > 0 ? offset + 1 : offset };
  graphene_point_t origin;
  GdkRectangle where;

  hide_popover (self);
  if (x < 0 || !gtk_widget_compute_point (GTK_WIDGET (self->canvas), self->pages_bin,
                                          &GRAPHENE_POINT_INIT ((float) x, (float) y), &origin)) {
    g_signal_emit (self, signals[SIGNAL_MENU_REQUESTED], 0, NULL, &point);
    return;
  }
  where = (GdkRectangle) { (int) origin.x, (int) origin.y, 1, 1 };
  g_signal_emit (self, signals[SIGNAL_MENU_REQUESTED], 0, &where, &point);
}

/* Dragged into a letter, a passage says where it is from. */
static GdkContentProvider *
selection_dragged_cb (KntBriefPages *self)
{
  g_autoptr (GArray) spans = knt_canvas_dup_selection (self->canvas);

  return knt_citation_drag_new (self->session, spans);
}

static void
mark_activated_cb (KntBriefPages *self, const char *id)
{
  self->holding = TRUE;
  g_signal_emit (self, signals[SIGNAL_MARK_CHOSEN], 0, id);
}

static void
mark_shown_cb (KntBriefPages *self, const char *id)
{
  if (!self->holding)
    g_signal_emit (self, signals[SIGNAL_MARK_SHOWN], 0, id);
}

static void
link_activated_cb (KntBriefPages *self, const char *uri)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_LINK], 0, uri);
}

static gboolean
scrolled_cb (KntBriefPages *self)
{
  self->holding = FALSE;
  hide_popover (self);
  return GDK_EVENT_PROPAGATE;
}

static void
zoomed_cb (KntBriefPages *self)
{
  if (self->selection_popover != NULL)
    hide_popover (self);
}

static gboolean
key_pressed_cb (KntBriefPages *self, guint keyval)
{
  self->holding = FALSE;
  if (keyval != GDK_KEY_Escape || !gtk_widget_get_visible (GTK_WIDGET (self->selection_popover)))
    return GDK_EVENT_PROPAGATE;
  hide_popover (self);
  return GDK_EVENT_STOP;
}

static void
pressed_cb (KntBriefPages *self)
{
  self->holding = FALSE;
}

static void
edit_cb (KntBriefPages *self, KntEditGroup *group)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, group);
}

static void
done_cb (KntBriefPages *self, const char *id, gboolean write)
{
  hide_popover (self);
  g_signal_emit (self, signals[SIGNAL_ANNOTATED], 0, id, write);
}

static void
failed_cb (KntBriefPages *self, GError *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
tag_chosen_cb (KntBriefPages *self, const char *id)
{
  knt_brief_pages_tag (self, id);
}

static void
tag_create_cb (KntBriefPages *self, const char *name, const char *colour)
{
  g_autoptr (GArray) spans = knt_canvas_dup_selection (self->canvas);

  knt_annotator_create_tag (self->annotator, spans, name, colour);
}

static void
tag_popover_closed_cb (KntBriefPages *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static gboolean
knt_brief_pages_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KNT_BRIEF_PAGES (widget)->canvas));
}

static void
knt_brief_pages_dispose (GObject *object)
{
  KntBriefPages *self = KNT_BRIEF_PAGES (object);

  g_clear_pointer ((GtkWidget **) &self->selection_popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->tag_popover, gtk_widget_unparent);
  g_clear_handle_id (&self->marks_id, g_source_remove);
  g_clear_pointer (&self->popovers, g_ptr_array_unref);
  g_clear_object (&self->notes_signals);
  g_clear_object (&self->annotator);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (knt_brief_pages_parent_class)->dispose (object);
}

static void
knt_brief_pages_class_init (KntBriefPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = knt_brief_pages_dispose;
  widget_class->grab_focus = knt_brief_pages_grab_focus;

  /**
   * KntBriefPages::edit:
   * @group: (type KntEditGroup): for whoever applies edits to the notes
   */
  signals[SIGNAL_EDIT] =
    g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, KNT_TYPE_EDIT_GROUP);
  /**
   * KntBriefPages::annotated:
   * @id: of the annotation that the selection became or was
   * @write: whether the person wants to write its note now
   */
  signals[SIGNAL_ANNOTATED] = g_signal_new ("annotated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                            G_TYPE_STRING, G_TYPE_BOOLEAN);
  /**
   * KntBriefPages::mark-chosen:
   * @id: of a question, an answer or an annotation that was clicked
   */
  signals[SIGNAL_MARK_CHOSEN] =
    g_signal_new ("mark-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * KntBriefPages::mark-shown:
   * @id: of the question or answer that the person scrolled to
   */
  signals[SIGNAL_MARK_SHOWN] =
    g_signal_new ("mark-shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * KntBriefPages::selection-changed:
   *
   * Text was selected, or is no longer.
   */
  signals[SIGNAL_SELECTION_CHANGED] =
    g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KntBriefPages::open-link:
   * @uri: an outside address that was clicked
   */
  signals[SIGNAL_OPEN_LINK] =
    g_signal_new ("open-link", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * KntBriefPages::menu-requested:
   * @where: (nullable) (type GdkRectangle): for knt_brief_pages_point_at()
   * @point: (type KntSpan): the character there, page 0 for none
   */
  signals[SIGNAL_MENU_REQUESTED] = g_signal_new ("menu-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
  /**
   * KntBriefPages::failed:
   * @error: why a passage could not be read
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (KNT_TYPE_CANVAS);
  g_type_ensure (KNT_TYPE_PAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kanttekening/Kanttekening/ui/brief-pages.ui");
  gtk_widget_class_bind_template_child (widget_class, KntBriefPages, pages_bin);
  gtk_widget_class_bind_template_child (widget_class, KntBriefPages, canvas);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_dragged_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, scrolled_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoomed_cb);
}

static void
knt_brief_pages_init (KntBriefPages *self)
{
  self->notes_signals = g_signal_group_new (KNT_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "changed", G_CALLBACK (notes_changed_cb), self);
  g_signal_group_connect_swapped (self->notes_signals, "notify::corrected", G_CALLBACK (update_marks_soon), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->popovers = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->selection_popover = GTK_POPOVER (knt_selection_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->selection_popover), self->pages_bin);
  self->tag_popover = KNT_TAG_POPOVER (knt_tag_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->tag_popover), self->pages_bin);
  g_signal_connect_object (self->tag_popover, "chosen", G_CALLBACK (tag_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tag_popover, "create", G_CALLBACK (tag_create_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tag_popover, "closed", G_CALLBACK (tag_popover_closed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * knt_brief_pages_new:
 *
 * Returns: (transfer floating): new, empty pages
 */
GtkWidget *
knt_brief_pages_new (void)
{
  return g_object_new (KNT_TYPE_BRIEF_PAGES, NULL);
}

/**
 * knt_brief_pages_set_session:
 * @session: the open brief
 *
 * Shows its document as soon as that is there, and the marks as soon as the notes are. May be called once.
 */
void
knt_brief_pages_set_session (KntBriefPages *self, KntSession *session)
{
  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->annotator = knt_annotator_new (session);
  g_signal_connect_object (self->annotator, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->annotator, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->annotator, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (update_document), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::notes", G_CALLBACK (update_notes), self, G_CONNECT_SWAPPED);
  update_document (self);
  update_notes (self);
}

/**
 * knt_brief_pages_show:
 * @mark_id: (nullable): of the question to mark as the current one; %NULL leaves that as it is
 * @spans: (element-type KntSpan): where to go
 *
 * Scrolls to a place, a question to where one begins to read, and does not say that it was scrolled to.
 */
void
knt_brief_pages_show (KntBriefPages *self, const char *mark_id, GArray *spans)
{
  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));

  self->holding = TRUE;
  if (mark_id != NULL)
    knt_canvas_set_current_mark (self->canvas, mark_id);
  if (spans->len > 0)
    knt_canvas_scroll_to_spans (self->canvas, spans, mark_id != NULL ? KNT_REVEAL_TO_READ : KNT_REVEAL_TO_SEE);
}

/**
 * knt_brief_pages_show_page:
 * @page: from 1
 *
 * Scrolls to the top of a page.
 */
void
knt_brief_pages_show_page (KntBriefPages *self, guint page)
{
  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));

  knt_canvas_scroll_to_page (self->canvas, page);
}

/**
 * knt_brief_pages_set_current:
 * @mark_id: (nullable): of a question
 *
 * Marks it as the current one and stays in place.
 */
void
knt_brief_pages_set_current (KntBriefPages *self, const char *mark_id)
{
  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));

  knt_canvas_set_current_mark (self->canvas, mark_id);
}

/**
 * knt_brief_pages_has_selection:
 *
 * Returns: whether text is selected
 */
gboolean
knt_brief_pages_has_selection (KntBriefPages *self)
{
  gboolean has_selection = FALSE;

  g_return_val_if_fail (KNT_IS_BRIEF_PAGES (self), FALSE);

  g_object_get (self->canvas, "has-selection", &has_selection, NULL);
  return has_selection;
}

/**
 * knt_brief_pages_dup_selection:
 *
 * Returns: (transfer full) (element-type KntSpan): what is selected, in reading order
 */
GArray *
knt_brief_pages_dup_selection (KntBriefPages *self)
{
  g_return_val_if_fail (KNT_IS_BRIEF_PAGES (self), NULL);

  return knt_canvas_dup_selection (self->canvas);
}

/**
 * knt_brief_pages_select:
 * @spans: (nullable) (element-type KntSpan): %NULL for nothing
 *
 * Selects text.
 */
void
knt_brief_pages_select (KntBriefPages *self, GArray *spans)
{
  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));

  knt_canvas_select (self->canvas, spans);
}

/**
 * knt_brief_pages_take_popover:
 * @popover: (transfer floating): has no parent
 *
 * Makes it one of the pages' own; it goes with them.
 */
void
knt_brief_pages_take_popover (KntBriefPages *self, GtkPopover *popover)
{
  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));

  gtk_widget_set_parent (GTK_WIDGET (popover), self->pages_bin);
  g_ptr_array_add (self->popovers, popover);
}

/**
 * knt_brief_pages_point_at:
 * @popover: one of the pages' own
 * @where: (nullable): of #KntBriefPages::menu-requested; %NULL for the selection or the caret
 *
 * Says where the popover is to be.
 */
void
knt_brief_pages_point_at (KntBriefPages *self, GtkPopover *popover, const GdkRectangle *where)
{
  GdkRectangle bounds;

  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));

  if (where != NULL) {
    gtk_popover_set_pointing_to (popover, where);
    return;
  }
  /* At the first line of what may be as long as the pages are high. */
  point_at_selection (self, popover);
  gtk_popover_get_pointing_to (popover, &bounds);
  bounds.height = MIN (bounds.height, MAX_LINE);
  gtk_popover_set_pointing_to (popover, &bounds);
}

/**
 * knt_brief_pages_get_caret:
 * @caret: (out): the character behind the caret
 *
 * Returns: whether there is a caret, that is, whether caret browsing is on
 */
gboolean
knt_brief_pages_get_caret (KntBriefPages *self, KntSpan *caret)
{
  g_return_val_if_fail (KNT_IS_BRIEF_PAGES (self), FALSE);

  return knt_canvas_get_caret (self->canvas, caret);
}

/**
 * knt_brief_pages_tag:
 * @tag_id: of a tag
 *
 * Puts a tag on the selection, or takes it away.
 */
void
knt_brief_pages_tag (KntBriefPages *self, const char *tag_id)
{
  g_autoptr (GArray) spans = NULL;

  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));

  spans = knt_canvas_dup_selection (self->canvas);
  knt_annotator_toggle_tag (self->annotator, spans, tag_id);
}

/**
 * knt_brief_pages_choose_tag:
 *
 * Lets the person choose or make a tag for the selection.
 */
void
knt_brief_pages_choose_tag (KntBriefPages *self)
{
  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));

  if (!can_annotate (self))
    return;
  hide_popover (self);
  point_at_selection (self, GTK_POPOVER (self->tag_popover));
  gtk_popover_popup (GTK_POPOVER (self->tag_popover));
}

/**
 * knt_brief_pages_highlight:
 * @colour: as CSS writes it
 *
 * Marks the selection in a colour.
 */
void
knt_brief_pages_highlight (KntBriefPages *self, const char *colour)
{
  g_autoptr (GArray) spans = NULL;

  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));

  spans = knt_canvas_dup_selection (self->canvas);
  knt_annotator_highlight (self->annotator, spans, colour);
}

/**
 * knt_brief_pages_add_note:
 *
 * Makes the selection a passage to write a note on; see #KntBriefPages::annotated.
 */
void
knt_brief_pages_add_note (KntBriefPages *self)
{
  g_autoptr (GArray) spans = NULL;

  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));

  spans = knt_canvas_dup_selection (self->canvas);
  knt_annotator_note (self->annotator, spans);
}

/**
 * knt_brief_pages_bind_caret_browsing:
 * @settings: those of the program
 *
 * Remembers whether the arrow keys move a caret through the text.
 */
void
knt_brief_pages_bind_caret_browsing (KntBriefPages *self, GSettings *settings)
{
  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));

  g_settings_bind (settings, "caret-browsing", self->canvas, "caret-browsing", G_SETTINGS_BIND_DEFAULT);
}

/**
 * knt_brief_pages_get_caret_browsing:
 *
 * Returns: whether the arrow keys move a caret through the text
 */
gboolean
knt_brief_pages_get_caret_browsing (KntBriefPages *self)
{
  gboolean caret_browsing = FALSE;

  g_return_val_if_fail (KNT_IS_BRIEF_PAGES (self), FALSE);

  g_object_get (self->canvas, "caret-browsing", &caret_browsing, NULL);
  return caret_browsing;
}

/**
 * knt_brief_pages_activate:
 * @canvas_action: "canvas.zoom-in" or another action of #KntCanvas without parameter
 *
 * Activates it, wherever the focus is.
 */
void
knt_brief_pages_activate (KntBriefPages *self, const char *canvas_action)
{
  g_return_if_fail (KNT_IS_BRIEF_PAGES (self));

  gtk_widget_activate_action (GTK_WIDGET (self->canvas), canvas_action, NULL);
}
