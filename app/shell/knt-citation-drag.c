/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-citation-drag.h"

#include "knt-annotate.h"
#include "knt-annotation.h"
#include "knt-brief-words.h"
#include "knt-json.h"
#include "knt-late-text.h"

typedef struct {
  KntLateText *text;
  KntNotes *notes;
} Citation;

static void
cited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Citation *to = user_data;
  g_autoptr (KntLateText) late = g_steal_pointer (&to->text);
  g_autoptr (KntNotes) notes = g_steal_pointer (&to->notes);
  g_autoptr (GError) error = NULL;
  g_autoptr (KntEntity) annotation = knt_annotate_finish (result, &error);
  g_autofree char *citation = NULL;

  g_free (to);

  if (annotation != NULL)
    citation = knt_brief_words_dup_citation (
      knt_notes_get_corrected (notes), knt_json_get_string (knt_notes_get_source (notes), "name"),
      knt_annotation_get_page (annotation), knt_annotation_get_quote (annotation));
  knt_late_text_set (late, citation, error);
}

/**
 * knt_citation_drag_new:
 * @session: an open brief
 * @spans: (element-type KntSpan): the passage, in reading order
 *
 * Returns: (transfer full) (nullable): the passage as a citation, to be dragged into another program while its words are
 *   still being put together; %NULL where there is none
 */
GdkContentProvider *
knt_citation_drag_new (KntSession *session, GArray *spans)
{
  KntNotes *notes = knt_session_get_notes (session);
  KntLateText *late;
  Citation *citation;

  if (spans->len == 0 || notes == NULL)
    return NULL;
  late = knt_late_text_new ();
  citation = g_new0 (Citation, 1);
  citation->text = g_object_ref (late);
  citation->notes = g_object_ref (notes);
  knt_annotate_async (knt_session_get_document (session), notes, spans, NULL, cited_cb, citation);

  return GDK_CONTENT_PROVIDER (late);
}
