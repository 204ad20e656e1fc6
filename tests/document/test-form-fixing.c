/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "document-fixture.h"
#include "knt-form-fixing.h"
#include "knt-forms.h"
#include "knt-span.h"
#include "pdf-maker.h"

#define PAGE                                                                                                           \
  "BT /F1 11 Tf 15 TL 72 760 Td"                                                                                       \
  "(Antwoorden van de minister van Waterstaat op Kamervragen van het lid Boom) Tj T* T*"                               \
  "(Vraag 1) Tj T* (Is de sluis dicht?) Tj T* T* (Antwoord op vraag 1) Tj T* (Ja, al jaren.) Tj T* T*"                 \
  "(Vr. 2) Tj T* (Gaat hij open?) Tj T* T* (Antwoord op vraag 2) Tj T* (Nee.) Tj T* T*"                                \
  "(Vr. 3) Tj T* (Waarom niet?) Tj T* T* (Antwoord op vraag 3) Tj T* (Hij is te oud.) Tj ET"

static KntFormFix *
find (KntDocument *document, const char *stretch, KntFixRole role, const char *label)
{
  g_autoptr (GPtrArray) files = knt_form_files_load (g_getenv ("KNT_FORMS"), NULL);
  g_autoptr (GPtrArray) wishes = g_ptr_array_new_with_free_func ((GDestroyNotify) knt_fix_wish_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (KntPageText) page = load_text (document, 1, &error);
  g_autoptr (GArray) spans = knt_spans_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *coming = NULL;
  const char *text = knt_page_text_get_text (page), *at = strstr (text, stretch);
  KntSpan span = { 1, g_utf8_pointer_to_offset (text, at),
                   g_utf8_pointer_to_offset (text, at) + g_utf8_strlen (stretch, -1) };
  KntFormFix *fix;

  g_array_append_val (spans, span);
  g_ptr_array_add (wishes, knt_fix_wish_new (role, spans, label, NULL));
  knt_form_fixing_find_async (document, files, "nl-kamervragen", wishes, NULL, await_cb, &coming);
  result = await (&coming);
  fix = knt_form_fixing_find_finish (result, &error);
  g_assert_no_error (error);

  return fix;
}

static void
test_finds_or_offers_nothing (void)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (KntDocument) document = NULL;
  g_autoptr (KntFormFix) fix = NULL;
  g_autoptr (KntFormFix) none = NULL;

  pdf_maker_add_page (maker, "/MediaBox [0 0 595 842]", PAGE);
  file = pdf_maker_save (maker, "form-fixing.pdf");
  document = open_well (file);

  fix = find (document, "Gaat hij open?", KNT_FIX_QUESTION, "2");
  g_assert_nonnull (fix);
  g_assert_cmpstr (fix->form, ==, "nl-kamervragen");
  g_assert_cmpstr (fix->sentence, ==, "Treat lines such as “Vr. 2” as question labels in briefs of this kind");
  g_assert_nonnull (strstr (fix->json, "\"extends\" : \"nl-kamervragen\""));

  none = find (document, "Hij is te oud.", KNT_FIX_NEITHER, NULL);
  g_assert_null (none);

  knt_document_close (document);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form-fixing/finds-or-offers-nothing", test_finds_or_offers_nothing);

  return g_test_run ();
}
