/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "document-fixture.h"
#include "knt-correction-edits.h"
#include "knt-form-offer.h"
#include "knt-span.h"
#include "knt-target.h"
#include "knt-test-widgets.h"
#include "pdf-maker.h"
#include "session-fixture.h"

#define PAGE                                                                                                           \
  "BT /F1 11 Tf 15 TL 72 760 Td"                                                                                       \
  "(Antwoorden van de minister van Waterstaat op Kamervragen van het lid Boom) Tj T* T*"                               \
  "(Vraag 1) Tj T* (Is de sluis dicht?) Tj T* T* (Antwoord op vraag 1) Tj T* (Ja, al jaren.) Tj T* T*"                 \
  "(Vr. 2) Tj T* (Gaat hij open?) Tj T* T* (Antwoord op vraag 2) Tj T* (Nee.) Tj T* T*"                                \
  "(Vr. 3) Tj T* (Waarom niet?) Tj T* T* (Antwoord op vraag 3) Tj T* (Hij is te oud.) Tj ET"

/* Says that this text of the first page is a question. */
static void
correct (KntSession *session, const char *stretch)
{
  KntDocument *document = knt_session_get_document (session);
  KntNotes *notes = knt_session_get_notes (session);
  g_autoptr (GPtrArray) passages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (KntPageText) page = load_text (document, 1, NULL);
  const char *text = knt_page_text_get_text (page), *at = strstr (text, stretch);
  KntSpan span = { 1, g_utf8_pointer_to_offset (text, at),
                   g_utf8_pointer_to_offset (text, at) + g_utf8_strlen (stretch, -1) };
  GArray *spans = knt_spans_new ();
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (KntEditGroup) group = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *coming = NULL;

  g_array_append_val (spans, span);
  g_ptr_array_add (passages, spans);
  knt_targets_make_async (document, notes, passages, NULL, await_cb, &coming);
  result = await (&coming);
  targets = knt_targets_make_finish (result, &error);
  g_assert_no_error (error);
  group = knt_correction_edits_set_role (notes, targets->pdata[0], KNT_ROLE_QUESTION);
  knt_notes_apply (notes, group, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  if (GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, action);

    if (found)
      return found;
  }

  return NULL;
}

static void
test_offers (Place *place, gconstpointer data)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (KntFormShelf) shelf = knt_form_shelf_new (g_getenv ("KNT_FORMS"), place->folder);
  g_autoptr (GFile) file = NULL;
  g_autoptr (KntSession) session = NULL;
  GtkWidget *toasts = g_object_ref_sink (adw_toast_overlay_new ());
  KntFormOffer *offer;
  const char *id, *json;

  pdf_maker_add_page (maker, "/MediaBox [0 0 595 842]", PAGE);
  file = pdf_maker_save (maker, "form-offer.pdf");
  session = session_open_well (place, file);
  session_await_brief (session);
  offer = knt_form_offer_new (session, shelf, ADW_TOAST_OVERLAY (toasts));
  g_assert_null (find_button (toasts, "app.remember-form"));

  correct (session, "Gaat hij open?");
  knt_test_wait_for (find_button (toasts, "app.remember-form") != NULL);
  g_variant_get (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (find_button (toasts, "app.remember-form"))),
                 "(&s&s)", &id, &json);
  g_assert_cmpstr (id, ==, "nl-kamervragen");
  g_assert_nonnull (strstr (json, "Vr"));

  g_assert_finalize_object (offer);
  session_close (session);
  g_assert_finalize_object (toasts);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/form-offer/offers", Place, NULL, place_set_up, test_offers, place_tear_down);

  return g_test_run ();
}
