/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "config.h"

#include "knt-confine.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Each attempt is made in a child process, first free and then shut in, so that one that could not succeed
 * anyway is found out. An attempt returns 0 or an errno. */
typedef int (*Attempt) (void);

static char *folder;

static int
outcome (gboolean is_good)
{
  return is_good ? 0 : errno;
}

static int
attempt_open (const char *path, int flags)
{
  return outcome (open (path, flags | O_CLOEXEC, 0600) >= 0);
}

static int
read_passwd (void)
{
  return attempt_open ("/etc/passwd", O_RDONLY);
}

static int
list_root (void)
{
  return attempt_open ("/", O_RDONLY | O_DIRECTORY);
}

static int
read_own_environment (void)
{
  return attempt_open ("/proc/self/environ", O_RDONLY);
}

static int
create_file (void)
{
  g_autofree char *path = g_build_filename (folder, "created", NULL);

  return attempt_open (path, O_WRONLY | O_CREAT);
}

static int
write_file (void)
{
  g_autofree char *path = g_build_filename (folder, "file", NULL);

  return attempt_open (path, O_RDWR);
}

static int
truncate_file (void)
{
  g_autofree char *path = g_build_filename (folder, "file", NULL);

  return outcome (truncate (path, 0) == 0);
}

static int
remove_file (void)
{
  g_autofree char *path = g_build_filename (folder, "file", NULL);

  return outcome (unlink (path) == 0);
}

static int
change_mode (void)
{
  g_autofree char *path = g_build_filename (folder, "file", NULL);

  return outcome (chmod (path, 0600) == 0);
}

static int
internet_socket (void)
{
  return outcome (socket (AF_INET, SOCK_STREAM, 0) >= 0);
}

static int
unix_socket (void)
{
  return outcome (socket (AF_UNIX, SOCK_STREAM, 0) >= 0);
}

static int
socket_pair (void)
{
  int sockets[2];

  return outcome (socketpair (AF_UNIX, SOCK_STREAM, 0, sockets) == 0);
}

static int
run_program (void)
{
  char *argv[] = { (char *) "true", NULL };

  /* Where it works, the program ends the child with status 0. */
  execv ("/bin/true", argv);
  return errno;
}

static int
run_program_by_descriptor (void)
{
  int fd = open ("/bin/true", O_PATH | O_CLOEXEC);
  char *argv[] = { (char *) "true", NULL };

  syscall (SYS_execveat, fd, "", argv, NULL, AT_EMPTY_PATH);
  return errno;
}

static int
start_process (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  if (pid > 0)
    waitpid (pid, NULL, 0);

  return outcome (pid > 0);
}

static int
signal_parent (void)
{
  return outcome (kill (getppid (), 0) == 0);
}

static int
signal_parent_thread (void)
{
  return outcome (syscall (SYS_tgkill, getppid (), getppid (), 0) == 0);
}

static int
set_up_io_uring (void)
{
  char parameters[120] = { 0 };

  return outcome (syscall (SYS_io_uring_setup, 1, parameters) >= 0);
}

static int
new_namespace (void)
{
  return outcome (unshare (CLONE_FS) == 0);
}

static int
trace (void)
{
  return outcome (ptrace (PTRACE_TRACEME, 0, NULL, NULL) == 0);
}

static gpointer
thread_func (gpointer data)
{
  return GINT_TO_POINTER (read_passwd () + 1);
}

static int
read_passwd_in_a_thread (void)
{
  g_autoptr (GThread) thread = g_thread_new ("test", thread_func, NULL);

  return GPOINTER_TO_INT (g_thread_join (g_steal_pointer (&thread))) - 1;
}

#ifndef __SANITIZE_ADDRESS__
static int
take_five_gigabytes (void)
{
  gpointer data = mmap (NULL, (gsize) 5 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

  return outcome (data != MAP_FAILED);
}
#endif

static int
do_nothing (void)
{
  return 0;
}

static int
leave_core (void)
{
  struct rlimit limit;

  getrlimit (RLIMIT_CORE, &limit);
  return limit.rlim_max == 0 ? EPERM : 0;
}

static const struct {
  const char *name;
  Attempt attempt;
  gboolean needs_privilege; /* may fail in the free child as well */
} shut[] = {
  { "read-passwd", read_passwd, FALSE },
  { "read-passwd-in-a-thread", read_passwd_in_a_thread, FALSE },
  { "list-root", list_root, FALSE },
  { "read-own-environment", read_own_environment, FALSE },
  { "create-file", create_file, FALSE },
  { "write-file", write_file, FALSE },
  { "change-mode", change_mode, FALSE },
  { "truncate-file", truncate_file, FALSE },
  { "remove-file", remove_file, FALSE },
  { "internet-socket", internet_socket, FALSE },
  { "unix-socket", unix_socket, FALSE },
  { "socket-pair", socket_pair, FALSE },
  { "run-program", run_program, FALSE },
  { "run-program-by-descriptor", run_program_by_descriptor, FALSE },
  { "start-process", start_process, FALSE },
  { "signal-parent", signal_parent, FALSE },
  { "signal-parent-thread", signal_parent_thread, FALSE },
  { "io-uring", set_up_io_uring, TRUE },
  { "new-namespace", new_namespace, TRUE },
  { "trace", trace, TRUE },
  { "leave-core", leave_core, TRUE },
#ifndef __SANITIZE_ADDRESS__
  { "take-five-gigabytes", take_five_gigabytes, FALSE },
#endif
};

static int
list_fonts (void)
{
  return attempt_open ("/usr/share/fonts", O_RDONLY | O_DIRECTORY);
}

static int
read_poppler_data (void)
{
  return attempt_open ("/usr/share/poppler/cMap/Adobe-Japan1/H", O_RDONLY);
}

static gpointer
idle_thread_func (gpointer data)
{
  return NULL;
}

static int
start_thread (void)
{
  g_autoptr (GThread) thread = g_thread_try_new ("test", idle_thread_func, NULL, NULL);

  if (thread == NULL)
    return EPERM;
  g_thread_join (g_steal_pointer (&thread));
  return 0;
}

static const struct {
  const char *name;
  const char *needs; /* a path */
  Attempt attempt;
} open_still[] = {
  { "list-fonts", "/usr/share/fonts", list_fonts },
  { "read-poppler-data", "/usr/share/poppler/cMap/Adobe-Japan1/H", read_poppler_data },
  { "start-thread", "/", start_thread },
};

/* Returns: what the attempt returned in a child; 256 where that ended otherwise */
static int
run_in_child (Attempt attempt, gboolean is_shut_in)
{
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  pid_t pid;
  int status;

  g_file_set_contents (file, "text", -1, NULL);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0) {
    if (is_shut_in && knt_confine (getppid ()) != KNT_CONFINEMENT_ALL)
      _exit (255);
    _exit (attempt ());
  }

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 256;
}

static gboolean
skip_where_unsupported (void)
{
  if (run_in_child (do_nothing, TRUE) != 255)
    return FALSE;

  g_test_skip ("this kernel has no Landlock or no seccomp");
  return TRUE;
}

static void
test_shut (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  int free_outcome, outcome_inside;

  if (skip_where_unsupported ())
    return;

  free_outcome = run_in_child (shut[i].attempt, FALSE);
  if (!shut[i].needs_privilege)
    g_assert_cmpint (free_outcome, ==, 0);

  outcome_inside = run_in_child (shut[i].attempt, TRUE);
  g_test_message ("%s: %s", shut[i].name, g_strerror (outcome_inside));
  g_assert_true (outcome_inside == EPERM || outcome_inside == EACCES || outcome_inside == ENOMEM);
}

static void
test_open_still (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  if (skip_where_unsupported ())
    return;
  if (!g_file_test (open_still[i].needs, G_FILE_TEST_EXISTS)) {
    g_test_skip ("there is nothing to read here");
    return;
  }

  g_assert_cmpint (run_in_child (open_still[i].attempt, TRUE), ==, 0);
}

/* Whoever asks to die with a parent that has gone already ends at once. */
static void
test_ends_without_its_parent (void)
{
  pid_t pid = fork ();
  int status;

  if (pid == 0) {
    knt_confine (getpid ());
    _exit (77);
  }
  waitpid (pid, &status, 0);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, EXIT_FAILURE);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("kanttekening-confine-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shut); i++) {
    g_autofree char *path = g_strconcat ("/confine/shut/", shut[i].name, NULL);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_shut);
  }
  for (guint i = 0; i < G_N_ELEMENTS (open_still); i++) {
    g_autofree char *path = g_strconcat ("/confine/open-still/", open_still[i].name, NULL);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_open_still);
  }
  g_test_add_func ("/confine/ends-without-its-parent", test_ends_without_its_parent);

  result = g_test_run ();

  {
    g_autofree char *file = g_build_filename (folder, "file", NULL);
    g_autofree char *created = g_build_filename (folder, "created", NULL);

    g_unlink (file);
    g_unlink (created);
    g_rmdir (folder);
    g_free (folder);
  }

  return result;
}
