/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "config.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sys/mman.h>
#include <unistd.h>

#include "document-fixture.h"
#include "knt-packed-boxes.h"
#include "knt-reader-error.h"
#include "knt-reader-process.h"
#include "pdf-maker.h"

#define INTERFACE "io.github.kanttekening.Reader1"
#define OBJECT_PATH "/io/github/kanttekening/Reader1"
#define BUFFER_SIZE (64 * 1024)

/* The real reader, spoken to without the client library. */
typedef struct {
  KntReaderProcess *process;
  GDBusProxy *proxy;
  GFile *file;
  int pdf;
  int memory;
} Fixture;

static GHashTable *exercised;

static GVariant *
call (Fixture *self, const char *method, GVariant *parameters, int fd, GError **error)
{
  g_autoptr (GUnixFDList) fds = NULL;

  if (fd >= 0) {
    fds = g_unix_fd_list_new ();
    g_assert_cmpint (g_unix_fd_list_append (fds, fd, NULL), ==, 0);
  }
  g_hash_table_add (exercised, g_strdup (method));

  return g_dbus_proxy_call_with_unix_fd_list_sync (self->proxy, method, parameters, G_DBUS_CALL_FLAGS_NONE, 60000, fds,
                                                   NULL, NULL, error);
}

static GVariant *
call_well (Fixture *self, const char *method, GVariant *parameters, int fd)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = call (self, method, parameters, fd, &error);

  g_assert_no_error (error);
  return reply;
}

static void
assert_refused (Fixture *self, const char *method, GVariant *parameters, int fd)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call (self, method, parameters, fd, &error);

  g_assert_null (reply);
  g_assert_nonnull (error);
  g_assert_true (g_dbus_error_is_remote_error (error));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  pdf_maker_add_page (maker, "/MediaBox [0 0 100 50]", "BT /F1 10 Tf 5 20 Td (one two) Tj ET");
  pdf_maker_add_page (maker,
                      "/MediaBox [0 0 60 80] /Annots [ << /Type /Annot /Subtype /Link /Rect [10 10 20 20] "
                      "/A << /S /URI /URI (https://example.org/) >> >> ]",
                      "0 0 60 80 re f");
  self->file = pdf_maker_save (maker, "interface.pdf");
  self->pdf = g_open (g_file_peek_path (self->file), O_RDONLY | O_CLOEXEC, 0);
  self->memory = memfd_create ("test", MFD_CLOEXEC);
  g_assert_cmpint (ftruncate (self->memory, BUFFER_SIZE), ==, 0);

  self->process = knt_reader_process_new (&error);
  g_assert_no_error (error);
  self->proxy = g_object_ref (knt_reader_process_connect (self->process, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->proxy);
  g_object_unref (self->process);
  g_object_unref (self->file);
  g_close (self->pdf, NULL);
  g_close (self->memory, NULL);
}

static void
open_pdf (Fixture *self)
{
  g_autoptr (GVariant) reply = call_well (self, "Open", g_variant_new ("(hs)", 0, ""), self->pdf);
}

static GDBusInterfaceInfo *
read_committed (GDBusNodeInfo **node)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "app", "reader", INTERFACE ".xml", NULL);
  g_autofree char *xml = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &xml, NULL, &error);
  g_assert_no_error (error);
  *node = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);

  return g_dbus_node_info_lookup_interface (*node, INTERFACE);
}

static char *
describe_arguments (GDBusArgInfo **arguments)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    g_string_append_printf (text, "%s %s, ", arguments[i]->signature, arguments[i]->name);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_running_reader_equals_xml (Fixture *self, gconstpointer data)
{
  g_autoptr (GDBusNodeInfo) committed_node = NULL, running_node = NULL;
  GDBusInterfaceInfo *committed = read_committed (&committed_node), *running;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  const char *xml;
  guint n_methods = 0;

  reply = g_dbus_connection_call_sync (g_dbus_proxy_get_connection (self->proxy), NULL, OBJECT_PATH,
                                       "org.freedesktop.DBus.Introspectable", "Introspect", NULL,
                                       G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, 60000, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(&s)", &xml);
  running_node = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);
  running = g_dbus_node_info_lookup_interface (running_node, INTERFACE);
  g_assert_nonnull (running);

  for (; committed->methods[n_methods] != NULL; n_methods++) {
    GDBusMethodInfo *method = g_dbus_interface_info_lookup_method (running, committed->methods[n_methods]->name);
    g_autofree char *in = describe_arguments (committed->methods[n_methods]->in_args);
    g_autofree char *out = describe_arguments (committed->methods[n_methods]->out_args);
    g_autofree char *running_in = NULL, *running_out = NULL;

    g_assert_nonnull (method);
    running_in = describe_arguments (method->in_args);
    running_out = describe_arguments (method->out_args);
    g_assert_cmpstr (running_in, ==, in);
    g_assert_cmpstr (running_out, ==, out);
  }
  g_assert_null (running->methods[n_methods]);
  g_assert_true (running->signals == NULL || running->signals[0] == NULL);
  g_assert_true (running->properties == NULL || running->properties[0] == NULL);
}

static void
test_open (Fixture *self, gconstpointer data)
{
  g_autoptr (GVariant) reply = call_well (self, "Open", g_variant_new ("(hs)", 0, ""), self->pdf);
  guint confinement, n_pages;
  double width, height;

  g_variant_get (reply, "(u&su&s@as(dd))", &confinement, NULL, &n_pages, NULL, NULL, &width, &height);
  g_assert_cmpuint (n_pages, ==, 2);
  g_assert_cmpfloat (width, ==, 100);
  g_assert_cmpfloat (height, ==, 50);

  /* One document for each reader. */
  assert_refused (self, "Open", g_variant_new ("(hs)", 0, ""), self->pdf);
}

static void
test_get_page_sizes (Fixture *self, gconstpointer data)
{
  const double expected[] = { 100, 50, 60, 80 };
  g_autoptr (GVariant) reply = NULL, sizes = NULL;
  gsize n_bytes;
  const guchar *bytes;

  open_pdf (self);
  reply = call_well (self, "GetPageSizes", g_variant_new ("(uu)", 1, 2), -1);
  sizes = g_variant_get_child_value (reply, 0);
  bytes = g_variant_get_fixed_array (sizes, &n_bytes, 1);
  g_assert_cmpmem (bytes, n_bytes, expected, sizeof expected);

  assert_refused (self, "GetPageSizes", g_variant_new ("(uu)", 0, 1), -1);
  assert_refused (self, "GetPageSizes", g_variant_new ("(uu)", 2, 1), -1);
  assert_refused (self, "GetPageSizes", g_variant_new ("(uu)", 1, G_MAXUINT), -1);
}

static void
test_render_tile (Fixture *self, gconstpointer data)
{
  g_autoptr (GVariant) added = NULL, drawn = NULL;
  guint32 pixel = 0;

  assert_refused (self, "RenderTile", g_variant_new ("(udiiuuut)", 1, 1.0, 0, 0, 10, 10, 7, (guint64) 0), -1);
  open_pdf (self);
  added = call_well (self, "AddBuffer", g_variant_new ("(uht)", 7, 0, (guint64) BUFFER_SIZE), self->memory);
  drawn = call_well (self, "RenderTile", g_variant_new ("(udiiuuut)", 2, 1.0, 0, 0, 10, 10, 7, (guint64) 4096), -1);

  /* The page is black; before the tile and behind it nothing was written. */
  g_assert_cmpint (pread (self->memory, &pixel, 4, 4096), ==, 4);
  g_assert_cmphex (pixel, ==, 0xff000000);
  g_assert_cmpint (pread (self->memory, &pixel, 4, 4096 + 99 * 4), ==, 4);
  g_assert_cmphex (pixel, ==, 0xff000000);
  g_assert_cmpint (pread (self->memory, &pixel, 4, 4092), ==, 4);
  g_assert_cmphex (pixel, ==, 0);
  g_assert_cmpint (pread (self->memory, &pixel, 4, 4096 + 100 * 4), ==, 4);
  g_assert_cmphex (pixel, ==, 0);
}

static void
test_refuses_what_does_not_fit (Fixture *self, gconstpointer data)
{
  const struct {
    guint page;
    double scale;
    guint width, height, buffer;
    guint64 offset;
  } cases[] = {
    { 0, 1, 10, 10, 7, 0 },
    { 3, 1, 10, 10, 7, 0 },
    { 1, 0, 10, 10, 7, 0 },
    { 1, -1, 10, 10, 7, 0 },
    { 1, NAN, 10, 10, 7, 0 },
    { 1, INFINITY, 10, 10, 7, 0 },
    { 1, 1, 0, 10, 7, 0 },
    { 1, 1, 10, 0, 7, 0 },
    { 1, 1, 10, 10, 8, 0 },
    { 1, 1, 129, 128, 7, 0 },
    { 1, 1, 10, 10, 7, BUFFER_SIZE },
    { 1, 1, 10, 10, 7, BUFFER_SIZE - 396 },
    { 1, 1, 10, 10, 7, 2 },
    { 1, 1, 10, 10, 7, G_MAXUINT64 - 3 },
    { 1, 1, G_MAXUINT, G_MAXUINT, 7, 0 },
  };
  g_autoptr (GVariant) added = NULL, text = NULL;

  open_pdf (self);
  assert_refused (self, "AddBuffer", g_variant_new ("(uht)", 7, 0, (guint64) BUFFER_SIZE), -1);
  assert_refused (self, "AddBuffer", g_variant_new ("(uht)", 7, 0, (guint64) BUFFER_SIZE + 1), self->memory);
  assert_refused (self, "AddBuffer", g_variant_new ("(uht)", 7, 0, (guint64) 0), self->memory);
  added = call_well (self, "AddBuffer", g_variant_new ("(uht)", 7, 0, (guint64) BUFFER_SIZE), self->memory);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (self, "RenderTile",
                    g_variant_new ("(udiiuuut)", cases[i].page, cases[i].scale, 0, 0, cases[i].width, cases[i].height,
                                   cases[i].buffer, cases[i].offset),
                    -1);

  /* And goes on. */
  text = call_well (self, "GetText", g_variant_new ("(u)", 1), -1);
}

static void
test_get_text (Fixture *self, gconstpointer data)
{
  g_autoptr (GVariant) reply = NULL, packed = NULL;
  g_autofree KntRect *boxes = NULL;
  const char *text;
  gsize n_boxes;

  assert_refused (self, "GetText", g_variant_new ("(u)", 1), -1);
  open_pdf (self);
  reply = call_well (self, "GetText", g_variant_new ("(u)", 1), -1);
  g_variant_get (reply, "(&s(dddd)i&s@ay@as@ay)", NULL, NULL, NULL, NULL, NULL, NULL, &text, &packed, NULL, NULL);
  g_assert_cmpstr (text, ==, "one two");
  boxes = knt_packed_boxes_unpack (g_variant_get_data (packed), g_variant_get_size (packed), &n_boxes);
  g_assert_cmpuint (n_boxes, ==, 7);
  assert_refused (self, "GetText", g_variant_new ("(u)", 3), -1);
}

static void
test_get_links (Fixture *self, gconstpointer data)
{
  g_autoptr (GVariant) reply = NULL, expected = NULL;

  assert_refused (self, "GetLinks", g_variant_new ("(u)", 1), -1);
  open_pdf (self);
  reply = call_well (self, "GetLinks", g_variant_new ("(u)", 2), -1);
  expected = g_variant_ref_sink (
    g_variant_new_parsed ("([((10.0, 60.0, 20.0, 70.0), 'https://example.org/', uint32 0, 0.0)],)"));
  g_assert_true (g_variant_equal (reply, expected));
  assert_refused (self, "GetLinks", g_variant_new ("(u)", 0), -1);
}

static void
test_errors_by_name (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = pdf_maker_save_bytes ("damaged.pdf", "%PDF-1.7\nno more", -1);
  g_autofd int damaged = g_open (g_file_peek_path (file), O_RDONLY | O_CLOEXEC, 0);
  g_autoptr (GVariant) reply = call (self, "Open", g_variant_new ("(hs)", 0, ""), damaged, &error);

  g_assert_null (reply);
  g_assert_error (error, KNT_READER_ERROR, KNT_READER_ERROR_DAMAGED);
}

/* Runs last. */
static void
test_all_methods_were_exercised (void)
{
  g_autoptr (GDBusNodeInfo) node = NULL;
  GDBusInterfaceInfo *interface = read_committed (&node);

  for (guint i = 0; interface->methods[i] != NULL; i++) {
    g_test_message ("%s", interface->methods[i]->name);
    g_assert_true (g_hash_table_contains (exercised, interface->methods[i]->name));
  }
}

/* As the kernel sees the real reader. */
static void
test_is_shut_in (Fixture *self, gconstpointer data)
{
  g_autofree char *status_path = g_strdup_printf ("/proc/%d/status", knt_reader_process_get_pid (self->process));
  g_autofree char *limits_path = g_strdup_printf ("/proc/%d/limits", knt_reader_process_get_pid (self->process));
  g_autofree char *status = NULL, *limits = NULL;
  g_autoptr (GVariant) reply = call_well (self, "Open", g_variant_new ("(hs)", 0, ""), self->pdf);
  guint confinement;

  g_variant_get_child (reply, 0, "u", &confinement);
  if (confinement != 3) {
    g_test_skip ("this kernel has no Landlock or no seccomp");
    return;
  }

  g_assert_true (g_file_get_contents (status_path, &status, NULL, NULL));
  g_assert_true (g_file_get_contents (limits_path, &limits, NULL, NULL));
  g_assert_nonnull (strstr (status, "NoNewPrivs:\t1"));
  g_assert_nonnull (strstr (status, "Seccomp:\t2"));
  g_assert_true (g_regex_match_simple ("Max core file size +0 +0", limits, 0, 0));
  g_assert_true (g_regex_match_simple ("Max file size +0 +0", limits, 0, 0));
#ifndef __SANITIZE_ADDRESS__
  g_assert_true (g_regex_match_simple ("Max address space +4294967296 +4294967296", limits, 0, 0));
#endif
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  exercised = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

#define ADD(name, func) g_test_add ("/interface/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("running-reader-equals-xml", test_running_reader_equals_xml);
  ADD ("open", test_open);
  ADD ("get-page-sizes", test_get_page_sizes);
  ADD ("render-tile", test_render_tile);
  ADD ("refuses-what-does-not-fit", test_refuses_what_does_not_fit);
  ADD ("get-text", test_get_text);
  ADD ("get-links", test_get_links);
  ADD ("errors-by-name", test_errors_by_name);
  ADD ("is-shut-in", test_is_shut_in);
#undef ADD
  g_test_add_func ("/interface/z/all-methods-were-exercised", test_all_methods_were_exercised);

  return g_test_run ();
}
