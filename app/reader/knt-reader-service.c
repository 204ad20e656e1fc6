/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-reader-service.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "knt-page-reading.h"
#include "knt-page-store.h"
#include "knt-reader-error.h"
#include "knt-reader-glue.h"

#define OBJECT_PATH "/io/github/kanttekening/Reader1"

typedef struct {
  guchar *data;
  gsize size;
} Buffer;

/* Answers over the connection. The generated glue calls the handlers below, one at a time, in the order of
 * the messages. */
struct _KntReaderService {
  GObject parent_instance;

  KntConfinement confinement;
  KntReader1 *skeleton;
  KntPageStore *store;
  GHashTable *buffers; /* id -> Buffer */
};

G_DEFINE_FINAL_TYPE (KntReaderService, knt_reader_service, G_TYPE_OBJECT)

static void
buffer_free (Buffer *buffer)
{
  munmap (buffer->data, buffer->size);
  g_free (buffer);
}

/* Returns: the descriptor that an "h" stands for, now the caller's, or -1 with @error set. */
static int
take_fd (GUnixFDList *fds, GVariant *handle, GError **error)
{
  int index = g_variant_get_handle (handle);

  if (fds == NULL || index < 0 || index >= g_unix_fd_list_get_length (fds)) {
    g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "There is no descriptor");
    return -1;
  }

  return g_unix_fd_list_get (fds, index, error);
}

static gboolean
has_document (KntReaderService *self, GDBusMethodInvocation *invocation)
{
  if (self->store != NULL)
    return TRUE;

  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED, "No document is open");
  return FALSE;
}

/* Takes @reply if it is floating, and @error. */
static void
answer (GDBusMethodInvocation *invocation, GVariant *reply, GError *error)
{
  if (reply != NULL)
    g_dbus_method_invocation_return_value (invocation, reply);
  else
    g_dbus_method_invocation_take_error (invocation, error);
}

static void
return_open_error (GDBusMethodInvocation *invocation, const GError *error)
{
  KntReaderError code = KNT_READER_ERROR_DAMAGED;

  if (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    code = KNT_READER_ERROR_PASSWORD;

  g_dbus_method_invocation_return_error_literal (invocation, KNT_READER_ERROR, code,
                                                 error != NULL ? error->message : "The document has no pages");
}

/* Takes nothing: Poppler gets a descriptor of its own, and closes it. */
static PopplerDocument *
open_with (int fd, const char *password, GError **error)
{
  g_clear_error (error);

  return poppler_document_new_from_fd (fcntl (fd, F_DUPFD_CLOEXEC, 0), password, error);
}

/* Poppler turns a password into Latin 1, which is right up to 128-bit encryption; ISO 32000-2 wants UTF-8 for
 * the rest. Its own second attempt with that is broken in 25.03 (it calls the document damaged), so it is made
 * here, with a string whose Latin 1 is the UTF-8. For the same reason only an attempt without a password tells
 * a wrong one from damage. */
static PopplerDocument *
open_document (int fd, const char *password, GError **error)
{
  PopplerDocument *document = NULL;

  if (*password != '\0') {
    g_autoptr (GString) encoded = g_string_new (NULL);

    for (const char *byte = password; *byte != '\0'; byte++)
      g_string_append_unichar (encoded, (guchar) *byte);

    document = open_with (fd, password, error);
    if (document == NULL && encoded->len != strlen (password))
      document = open_with (fd, encoded->str, error);
  }

  return document != NULL ? document : open_with (fd, NULL, error);
}

static GVariant *
get_trailer_id (PopplerDocument *document)
{
  g_autofree char *permanent = NULL, *update = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  /* Thirty-two hexadecimal digits each, without an end mark. */
  if (poppler_document_get_id (document, &permanent, &update)) {
    g_strv_builder_take (builder, g_strndup (permanent, 32));
    g_strv_builder_take (builder, g_strndup (update, 32));
  }
  ids = g_strv_builder_end (builder);

  return g_variant_new_strv ((const char *const *) ids, -1);
}

static gboolean
handle_open_cb (KntReader1 *skeleton,
                GDBusMethodInvocation *invocation,
                GUnixFDList *fds,
                GVariant *file,
                const char *password,
                KntReaderService *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KntPopplerDocument) document = NULL;
  g_autoptr (KntPopplerPage) page = NULL;
  g_autofree char *title = NULL, *valid_title = NULL;
  g_autofree char *extractor = g_strconcat ("poppler ", poppler_get_version (), NULL);
  g_autofd int fd = -1;
  double width, height;

  if (self->store != NULL) {
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED,
                                                   "A document is open already");
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  fd = take_fd (fds, file, &error);
  if (fd < 0) {
    g_dbus_method_invocation_return_gerror (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  document = open_document (fd, password, &error);
  if (document != NULL && poppler_document_get_n_pages (document) > 0)
    page = poppler_document_get_page (document, 0);
  if (page == NULL) {
    return_open_error (invocation, error);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  poppler_page_get_size (page, &width, &height);
  title = poppler_document_get_title (document);
  valid_title = g_utf8_make_valid (title != NULL ? title : "", -1);
  self->store = knt_page_store_new (document);

  g_dbus_method_invocation_return_value (
    invocation, g_variant_new ("(usus@as(dd))", self->confinement, extractor, knt_page_store_get_n_pages (self->store),
                               valid_title, get_trailer_id (document), width, height));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_get_page_sizes_cb (KntReader1 *skeleton,
                          GDBusMethodInvocation *invocation,
                          guint first,
                          guint last,
                          KntReaderService *self)
{
  GError *error = NULL;

  if (has_document (self, invocation)) {
    GVariant *reply = knt_page_reading_dup_sizes (self->store, first, last, &error);

    answer (invocation, reply, error);
  }

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_add_buffer_cb (KntReader1 *skeleton,
                      GDBusMethodInvocation *invocation,
                      GUnixFDList *fds,
                      guint id,
                      GVariant *memory,
                      guint64 size,
                      KntReaderService *self)
{
  g_autoptr (GError) error = NULL;
  g_autofd int fd = take_fd (fds, memory, &error);
  gpointer data = MAP_FAILED;
  struct stat info;

  if (fd >= 0 && fstat (fd, &info) == 0 && size > 0 && (guint64) info.st_size >= size)
    data = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

  if (data == MAP_FAILED) {
    if (error == NULL)
      g_set_error_literal (&error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "The memory cannot be mapped");
    g_dbus_method_invocation_return_gerror (invocation, error);
  } else {
    Buffer *buffer = g_new (Buffer, 1);

    *buffer = (Buffer) { data, size };
    g_hash_table_replace (self->buffers, GUINT_TO_POINTER (id), buffer);
    knt_reader1_complete_add_buffer (skeleton, invocation, NULL);
  }

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_render_tile_cb (KntReader1 *skeleton,
                       GDBusMethodInvocation *invocation,
                       guint page,
                       double scale,
                       int x,
                       int y,
                       guint width,
                       guint height,
                       guint id,
                       guint64 offset,
                       KntReaderService *self)
{
  const Buffer *buffer = g_hash_table_lookup (self->buffers, GUINT_TO_POINTER (id));
  cairo_surface_t *tile;
  GError *error = NULL;

  if (!has_document (self, invocation))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  if (buffer == NULL || !(scale > 0 && scale <= 100) || width < 1 || height < 1 || width > G_MAXINT16 ||
      height > G_MAXINT16 || offset % 4 != 0 || offset > buffer->size ||
      (guint64) width * height * 4 > buffer->size - offset) {
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                                   "The tile does not fit its buffer");
    return G_DBUS_METHOD_INVOCATION_HANDLED;
  }

  tile = cairo_image_surface_create_for_data (buffer->data + offset, CAIRO_FORMAT_ARGB32, width, height, width * 4);
  if (knt_page_store_draw (self->store, page, scale, x, y, tile, &error))
    knt_reader1_complete_render_tile (skeleton, invocation);
  else
    g_dbus_method_invocation_take_error (invocation, error);
  cairo_surface_destroy (tile);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_get_text_cb (KntReader1 *skeleton, GDBusMethodInvocation *invocation, guint page, KntReaderService *self)
{
  GError *error = NULL;

  if (has_document (self, invocation)) {
    GVariant *reply = knt_page_reading_dup_text (self->store, page, &error);

    answer (invocation, reply, error);
  }

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_get_links_cb (KntReader1 *skeleton, GDBusMethodInvocation *invocation, guint page, KntReaderService *self)
{
  GError *error = NULL;

  if (has_document (self, invocation)) {
    GVariant *reply = knt_page_reading_dup_links (self->store, page, &error);

    answer (invocation, reply, error);
  }

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
knt_reader_service_finalize (GObject *object)
{
  KntReaderService *self = KNT_READER_SERVICE (object);

  g_clear_object (&self->skeleton);
  g_clear_object (&self->store);
  g_hash_table_unref (self->buffers);

  G_OBJECT_CLASS (knt_reader_service_parent_class)->finalize (object);
}

static void
knt_reader_service_class_init (KntReaderServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_reader_service_finalize;
}

static void
knt_reader_service_init (KntReaderService *self)
{
  self->buffers = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) buffer_free);

  self->skeleton = knt_reader1_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-open", G_CALLBACK (handle_open_cb), self, 0);
  g_signal_connect_object (self->skeleton, "handle-get-page-sizes", G_CALLBACK (handle_get_page_sizes_cb), self, 0);
  g_signal_connect_object (self->skeleton, "handle-add-buffer", G_CALLBACK (handle_add_buffer_cb), self, 0);
  g_signal_connect_object (self->skeleton, "handle-render-tile", G_CALLBACK (handle_render_tile_cb), self, 0);
  g_signal_connect_object (self->skeleton, "handle-get-text", G_CALLBACK (handle_get_text_cb), self, 0);
  g_signal_connect_object (self->skeleton, "handle-get-links", G_CALLBACK (handle_get_links_cb), self, 0);
}

/**
 * knt_reader_service_new:
 * @confinement: what is in force, which Open tells
 *
 * Returns: (transfer full): a new service without a document
 */
KntReaderService *
knt_reader_service_new (KntConfinement confinement)
{
  KntReaderService *self = g_object_new (KNT_TYPE_READER_SERVICE, NULL);

  self->confinement = confinement;

  return self;
}

/**
 * knt_reader_service_export:
 *
 * Answers over @connection from now on.
 */
gboolean
knt_reader_service_export (KntReaderService *self, GDBusConnection *connection, GError **error)
{
  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, OBJECT_PATH, error);
}
