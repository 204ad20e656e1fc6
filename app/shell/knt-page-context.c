/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-page-context.h"

#include "knt-annotation.h"
#include "knt-page-menu.h"
#include "knt-question-passages.h"

/* The menu on the pages: finds out what stands where it is asked for, and remembers that place while the menu is there,
 * so that what is chosen in it is done to what it was opened on. */
struct _KntPageContext {
  GObject parent_instance;

  KntSession *session;
  KntBriefGuide *guide;
  KntBriefPages *pages; /* held weakly */
  GtkWidget *menu;      /* (nullable): made when it is first asked for; a child of the pages */
  KntSpan point;        /* page 0 while there is none */
  guint forget_id;
};

G_DEFINE_FINAL_TYPE (KntPageContext, knt_page_context, G_TYPE_OBJECT)

static KntNotes *
get_notes (KntPageContext *self)
{
  return knt_session_get_notes (self->session);
}

static void
forget (KntPageContext *self)
{
  self->forget_id = 0;
  self->point.page = 0;
}

/* What was chosen is done after the menu has gone. */
static void
closed_cb (KntPageContext *self)
{
  if (self->forget_id == 0)
    self->forget_id = g_idle_add_once ((GSourceOnceFunc) forget, self);
}

static GArray *
point_to_spans (const KntSpan *point)
{
  GArray *spans = knt_spans_new ();

  if (point->page > 0)
    g_array_append_val (spans, *point);
  return spans;
}

/* The one that was made last lies on top. */
static KntEntity *
find_passage_at (KntNotes *notes, GArray *spans)
{
  GListModel *annotations = knt_notes_get_collection (notes, KNT_COLLECTION_ANNOTATIONS);

  for (guint i = g_list_model_get_n_items (annotations); i > 0; i--) {
    g_autoptr (KntEntity) annotation = g_list_model_get_item (annotations, i - 1);
    g_autoptr (GArray) its = knt_annotation_list_spans (annotation);

    if (!knt_annotation_is_for_question (annotation) && knt_spans_intersect (its, spans))
      return annotation; /* the collection holds it */
  }
  return NULL;
}

/* What the person points at is selected from now on, or nothing is. */
static void
settle_selection (KntPageContext *self, GArray *at)
{
  g_autoptr (GArray) selection = knt_brief_pages_dup_selection (self->pages);
  g_autoptr (GArray) spans = NULL;
  KntEntity *passage;

  if (at->len == 0 || knt_spans_intersect (selection, at))
    return;
  passage = find_passage_at (get_notes (self), at);
  if (passage != NULL)
    spans = knt_annotation_list_spans (passage);
  knt_brief_pages_select (self->pages, spans);
}

static gboolean
find_block (KntPageContext *self, GArray *selection, KntPlace *block)
{
  KntBrief *brief = knt_notes_get_corrected (get_notes (self));
  g_autoptr (GArray) at = point_to_spans (&self->point);

  if (brief == NULL)
    return FALSE;
  if (selection->len > 0)
    return knt_brief_find_place_at (brief, selection, block);
  if (at->len > 0)
    return knt_brief_find_place_at (brief, at, block);
  return knt_brief_find_place (brief, knt_brief_guide_get_question (self->guide), block);
}

static gboolean
is_in_doubt (KntPageContext *self, const KntPlace *block)
{
  KntBrief *brief = knt_notes_get_corrected (get_notes (self));
  g_auto (GStrv) keys = knt_concerns_list_keys (knt_brief_guide_get_concerns (self->guide), block->exchange);

  return keys[0] != NULL || knt_exchange_is_unsure (block->exchange, knt_brief_has_answers (brief));
}

static GMenu *
make_menu (KntPageContext *self)
{
  g_autoptr (GArray) selection = knt_brief_pages_dup_selection (self->pages);
  KntEntity *passage = knt_question_passages_find_same (get_notes (self), selection);
  KntPageMenuPlace place = { .has_selection = selection->len > 0,
                             .passage = passage != NULL ? knt_entity_get_id (passage) : NULL,
                             .can_edit = !knt_notes_get_read_only (get_notes (self)) };
  KntPlace block;

  if (find_block (self, selection, &block)) {
    place.block = &block;
    knt_brief_guide_show_mark (self->guide, block.id);
  }
  place.corrections = knt_corrections_for (place.block, place.has_selection, self->point.page > 0,
                                           place.block != NULL && is_in_doubt (self, &block));
  return knt_page_menu_new (&place);
}

static void
ensure_popover (KntPageContext *self)
{
  if (self->menu != NULL)
    return;
  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  knt_brief_pages_take_popover (self->pages, GTK_POPOVER (self->menu));
  g_object_add_weak_pointer (G_OBJECT (self->menu), (gpointer *) &self->menu);
}

static void
menu_requested_cb (KntPageContext *self, const GdkRectangle *where, const KntSpan *point)
{
  g_autoptr (GArray) at = point_to_spans (point);
  g_autoptr (GMenu) menu = NULL;

  if (get_notes (self) == NULL)
    return;

  g_clear_handle_id (&self->forget_id, g_source_remove);
  settle_selection (self, at);
  self->point = *point;
  menu = make_menu (self);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0) {
    forget (self);
    return;
  }

  ensure_popover (self);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  knt_brief_pages_point_at (self->pages, GTK_POPOVER (self->menu), where);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
knt_page_context_dispose (GObject *object)
{
  KntPageContext *self = KNT_PAGE_CONTEXT (object);

  g_clear_handle_id (&self->forget_id, g_source_remove);
  g_clear_weak_pointer (&self->menu);
  g_clear_weak_pointer (&self->pages);
  g_clear_object (&self->guide);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (knt_page_context_parent_class)->dispose (object);
}

static void
knt_page_context_class_init (KntPageContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = knt_page_context_dispose;
}

static void
knt_page_context_init (KntPageContext *self)
{
}

/**
 * knt_page_context_new:
 * @session: the open brief
 * @guide: shows the question that the menu is about
 * @pages: where the menu is; held weakly
 *
 * Returns: (transfer full): the menu of these pages
 */
KntPageContext *
knt_page_context_new (KntSession *session, KntBriefGuide *guide, KntBriefPages *pages)
{
  KntPageContext *self = g_object_new (KNT_TYPE_PAGE_CONTEXT, NULL);

  self->session = g_object_ref (session);
  self->guide = g_object_ref (guide);
  g_set_weak_pointer (&self->pages, pages);
  g_signal_connect_object (pages, "menu-requested", G_CALLBACK (menu_requested_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * knt_page_context_get_point:
 * @point: (out): the character that the menu was opened on
 *
 * Returns: whether something is being done from the menu, and it was opened on a place in the text
 */
gboolean
knt_page_context_get_point (KntPageContext *self, KntSpan *point)
{
  g_return_val_if_fail (KNT_IS_PAGE_CONTEXT (self), FALSE);

  *point = self->point;
  return self->point.page > 0;
}
