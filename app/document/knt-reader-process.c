/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "config.h"

#include "knt-reader-process.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "knt-document.h"
#include "knt-reader-error.h"
#include "knt-reader-glue.h"

#define OBJECT_PATH "/io/github/kanttekening/Reader1"
/* Where the reader looks for its end of the connection. */
#define CONNECTION_FD 3
/* What a reader writes to its error output is passed on to the log up to here; a file can cause 70 MB/s. */
#define MAX_OUTPUT (32 * 1024)

/* One reader and the connection to it. Ends the reader when it is finalised.
 *
 * Made in the main thread: the reader dies with the *thread* that started it (PR_SET_PDEATHSIG). Connecting
 * and opening wait, and are for another thread. */
struct _KntReaderProcess {
  GObject parent_instance;

  GPid pid;
  int socket;
  int output; /* kept open when it is no longer read: a full pipe refuses, a closed one is an error */
  gsize n_output;
  GSource *output_source;
  GDBusConnection *connection;
  GDBusProxy *proxy;
};

G_DEFINE_FINAL_TYPE (KntReaderProcess, knt_reader_process, G_TYPE_OBJECT)

enum { SIGNAL_ENDED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* The one that waits for a document. Only touched in the main thread. */
static KntReaderProcess *prestarted = NULL;

static char *
find_program (void)
{
  const char *path = g_getenv ("KNT_READER");

  return path != NULL ? g_strdup (path) : g_build_filename (LIBEXECDIR, "kanttekening-reader", NULL);
}

/* Poppler takes a page apart into thousands of small pieces and frees them all at once. The C library keeps a few of each size at
 * hand, and with so many it need not look for nearly any. */
#define MALLOC_TUNABLES "glibc.malloc.tcache_count=1000"

/* What of the environment a reader needs: where the fonts are. */
static GStrv
make_environment (void)
{
  static const char *const names[] = { "HOME",
                                       "PATH",
                                       "XDG_DATA_HOME",
                                       "XDG_CONFIG_HOME",
                                       "XDG_CACHE_HOME",
                                       "XDG_DATA_DIRS",
                                       "FONTCONFIG_FILE",
                                       "FONTCONFIG_PATH",
                                       "FONTCONFIG_SYSROOT",
                                       "LD_LIBRARY_PATH",
                                       "ASAN_OPTIONS",
                                       "LSAN_OPTIONS",
                                       "UBSAN_OPTIONS",
                                       "G_MESSAGES_DEBUG" };
  GStrv environment = g_environ_setenv (NULL, "GIO_USE_VFS", "local", TRUE);

  environment = g_environ_setenv (environment, "GIO_MODULE_DIR", "/nonexistent", TRUE);
  environment = g_environ_setenv (environment, "GLIBC_TUNABLES", MALLOC_TUNABLES, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_getenv (names[i]) != NULL)
      environment = g_environ_setenv (environment, names[i], g_getenv (names[i]), TRUE);
  }

  return environment;
}

static int
spawn (const char *program, int socket, int output, GPid *pid)
{
  g_auto (GStrv) environment = make_environment ();
  g_autofree char *parent = g_strdup_printf ("%d", (int) getpid ());
  char *argv[] = { (char *) program, parent, NULL };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  int result;

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_addopen (&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2 (&actions, output, STDERR_FILENO);
  posix_spawn_file_actions_adddup2 (&actions, socket, CONNECTION_FD);
  posix_spawn_file_actions_addclosefrom_np (&actions, CONNECTION_FD + 1);

  sigemptyset (&none);
  sigfillset (&all);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setsigdefault (&attributes, &all);

  result = posix_spawn (pid, program, &actions, &attributes, argv, environment);

  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);

  return result;
}

/* A descriptor that no number the reader is given can collide with. */
static int
move_up (int fd)
{
  int moved = fcntl (fd, F_DUPFD_CLOEXEC, CONNECTION_FD + 1);

  close (fd);
  return moved;
}

/* The sources know the object weakly: it may be finalised in another thread, and the process has to be waited
 * for all the same. */
static GWeakRef *
weak_ref_new (gpointer object)
{
  GWeakRef *ref = g_new (GWeakRef, 1);

  g_weak_ref_init (ref, object);
  return ref;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
output_cb (int fd, GIOCondition condition, gpointer data)
{
  g_autoptr (KntReaderProcess) self = g_weak_ref_get (data);
  char buffer[4096];
  gssize size;

  if (self == NULL)
    return G_SOURCE_REMOVE;

  size = read (fd, buffer, sizeof buffer);
  if (size < 0 && (errno == EAGAIN || errno == EINTR))
    return G_SOURCE_CONTINUE;
  if (size <= 0)
    return G_SOURCE_REMOVE;

  g_debug ("reader %d: %.*s", (int) self->pid, (int) size, buffer);
  self->n_output += size;

  return self->n_output < MAX_OUTPUT ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
ended_cb (GPid pid, int status, gpointer data)
{
  g_autoptr (KntReaderProcess) self = g_weak_ref_get (data);

  g_debug ("reader %d ended with status %d", (int) pid, status);
  if (self == NULL)
    return;

  self->pid = 0;
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static void
knt_reader_process_finalize (GObject *object)
{
  KntReaderProcess *self = KNT_READER_PROCESS (object);

  knt_reader_process_kill (self);
  if (self->output_source != NULL) {
    g_source_destroy (self->output_source);
    g_source_unref (self->output_source);
  }
  g_clear_object (&self->proxy);
  g_clear_object (&self->connection);
  g_clear_fd (&self->socket, NULL);
  g_clear_fd (&self->output, NULL);

  G_OBJECT_CLASS (knt_reader_process_parent_class)->finalize (object);
}

static void
knt_reader_process_class_init (KntReaderProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = knt_reader_process_finalize;

  /* The process has ended, by itself or not. */
  signals[SIGNAL_ENDED] =
    g_signal_new ("ended", KNT_TYPE_READER_PROCESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
knt_reader_process_init (KntReaderProcess *self)
{
  self->socket = -1;
  self->output = -1;
}

/**
 * knt_reader_process_new:
 *
 * Starts a reader and returns at once. It is watched in the thread-default main context.
 *
 * Returns: (transfer full): a new process, or %NULL with %KNT_DOCUMENT_ERROR_READER
 */
KntReaderProcess *
knt_reader_process_new (GError **error)
{
  g_autoptr (KntReaderProcess) self = g_object_new (KNT_TYPE_READER_PROCESS, NULL);
  g_autofree char *program = find_program ();
  GMainContext *context = g_main_context_get_thread_default ();
  g_autoptr (GSource) watch = NULL;
  g_autofd int theirs = -1, their_output = -1;
  int sockets[2], output[2], result;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) {
    g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_READER, _ ("The PDF reader could not be started: %s"),
                 g_strerror (errno));
    return NULL;
  }
  self->socket = sockets[0];
  theirs = move_up (sockets[1]);

  /* Neither end ever waits: what does not fit is lost. */
  if (pipe2 (output, O_CLOEXEC | O_NONBLOCK) == 0) {
    self->output = output[0];
    their_output = move_up (output[1]);
  }

  result = spawn (program, theirs, their_output, &self->pid);
  if (result != 0) {
    g_set_error (error, KNT_DOCUMENT_ERROR, KNT_DOCUMENT_ERROR_READER,
                 /* Translators: the path of a program, and why */
                 _ ("The PDF reader “%s” could not be started: %s"), program, g_strerror (result));
    return NULL;
  }

  watch = g_child_watch_source_new (self->pid);
  g_source_set_callback (watch, G_SOURCE_FUNC (ended_cb), weak_ref_new (self), weak_ref_free);
  g_source_attach (watch, context);

  if (self->output >= 0) {
    self->output_source = g_unix_fd_source_new (self->output, G_IO_IN);
    g_source_set_priority (self->output_source, G_PRIORITY_LOW);
    g_source_set_callback (self->output_source, G_SOURCE_FUNC (output_cb), weak_ref_new (self), weak_ref_free);
    g_source_attach (self->output_source, context);
  }

  return g_steal_pointer (&self);
}

/**
 * knt_reader_prestart:
 *
 * Starts a reader before there is a file, for knt_reader_process_take(). Idempotent. To be called in the main
 * thread.
 */
void
knt_reader_prestart (void)
{
  g_autoptr (GError) error = NULL;

  if (prestarted != NULL)
    return;

  /* Opening tries again, and tells. */
  prestarted = knt_reader_process_new (&error);
  if (prestarted == NULL)
    g_debug ("%s", error->message);
}

/**
 * knt_reader_process_take:
 *
 * Returns: (transfer full): the reader that was started before, or a new one
 */
KntReaderProcess *
knt_reader_process_take (GError **error)
{
  g_autoptr (KntReaderProcess) process = g_steal_pointer (&prestarted);

  if (process != NULL && knt_reader_process_is_alive (process))
    return g_steal_pointer (&process);

  return knt_reader_process_new (error);
}

/**
 * knt_reader_process_give_back:
 * @self: (transfer full): one that has not been given a document
 *
 * Keeps a reader for the next document.
 */
void
knt_reader_process_give_back (KntReaderProcess *self)
{
  if (prestarted == NULL)
    prestarted = self;
  else
    g_object_unref (self);
}

/**
 * knt_reader_process_connect:
 *
 * Waits until the reader answers; for any thread. Idempotent.
 *
 * Returns: (transfer none): the reader's interface
 */
GDBusProxy *
knt_reader_process_connect (KntReaderProcess *self, GError **error)
{
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GSocketConnection) stream = NULL;

  if (self->proxy != NULL)
    return self->proxy;

  /* So that the reader's errors are known when they come. */
  knt_reader_error_quark ();

  socket = g_socket_new_from_fd (self->socket, error);
  if (socket == NULL)
    return NULL;
  self->socket = -1;

  stream = g_socket_connection_factory_create_connection (socket);
  self->connection = g_dbus_connection_new_sync (G_IO_STREAM (stream), NULL,
                                                 G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT, NULL, NULL, error);
  if (self->connection == NULL)
    return NULL;

  self->proxy = G_DBUS_PROXY (knt_reader1_proxy_new_sync (
    self->connection, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES | G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS, NULL,
    OBJECT_PATH, NULL, error));

  return self->proxy;
}

/**
 * knt_reader_process_open:
 * @fd: the PDF, which stays the caller's
 * @password: (nullable)
 * @timeout_ms: milliseconds
 *
 * Connects if need be, and has the reader open a document. Waits; for any thread.
 *
 * Returns: (transfer full): what Open answers
 */
GVariant *
knt_reader_process_open (KntReaderProcess *self, int fd, const char *password, int timeout_ms, GError **error)
{
  GDBusProxy *proxy = knt_reader_process_connect (self, error);
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  int index;

  if (proxy == NULL)
    return NULL;

  index = g_unix_fd_list_append (fds, fd, error);
  if (index < 0)
    return NULL;

  return g_dbus_proxy_call_with_unix_fd_list_sync (proxy, "Open",
                                                   g_variant_new ("(hs)", index, password != NULL ? password : ""),
                                                   G_DBUS_CALL_FLAGS_NONE, timeout_ms, fds, NULL, NULL, error);
}

/**
 * knt_reader_process_get_proxy:
 *
 * Returns: (transfer none) (nullable): the reader's interface, once it is connected
 */
GDBusProxy *
knt_reader_process_get_proxy (KntReaderProcess *self)
{
  return self->proxy;
}

/**
 * knt_reader_process_get_pid:
 *
 * Returns: the process, or 0 after it has ended
 */
GPid
knt_reader_process_get_pid (KntReaderProcess *self)
{
  return self->pid;
}

/**
 * knt_reader_process_is_alive:
 *
 * Asks the kernel, since "ended" and the end of the connection come a little later.
 *
 * Returns: whether the process is there
 */
gboolean
knt_reader_process_is_alive (KntReaderProcess *self)
{
  siginfo_t info = { 0 };

  return self->pid != 0 && waitid (P_PID, self->pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
}

/**
 * knt_reader_process_kill:
 *
 * Ends the reader at once, whatever it does. "ended" tells when it has gone.
 */
void
knt_reader_process_kill (KntReaderProcess *self)
{
  if (self->pid != 0)
    kill (self->pid, SIGKILL);
}
