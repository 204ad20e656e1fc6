/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "config.h"

#include "knt-confine.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <glob.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Landlock belongs to a thread and is passed on to those it starts, so all of this is done while the
 * process has one thread. Nothing here depends on the PDF. */

/* A page that needs more than this is given up: cairo and Poppler end the process, the window goes on. */
#define MAX_ADDRESS_SPACE (G_GUINT64_CONSTANT (4) << 30)
/* Descriptors: the connection, the PDF, fonts while they are read. */
#define MAX_FILES 64

#define LANDLOCK_READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)

/* Where fonts, their configuration and cache, Poppler's tables and the C library's character sets are,
 * here and inside a Flatpak. What does not exist is passed over. */
static const char *const readable[] = {
  "/etc/fonts",
  "/usr/share/fontconfig",
  "/usr/share/fonts",
  "/usr/local/share/fonts",
  "/usr/share/X11/fonts",
  "/usr/share/ghostscript/fonts",
  "/usr/share/texmf/fonts",
  "/usr/cache/fontconfig",
  "/usr/lib/fontconfig",
  "/var/cache/fontconfig",
  "/usr/share/poppler",
  "/usr/share/color",
  "/usr/lib*/gconv",
  "/usr/lib/*/gconv",
  "/app/share/fonts",
  "/app/share/poppler",
  "/run/host/fonts",
  "/run/host/fonts-cache",
  "/run/host/local-fonts",
  "/run/host/user-fonts",
  "/run/host/user-fonts-cache",
  "/run/host/font-dirs.xml",
};

static const int denied[] = {
  /* The network, and any other process through it. */
  SCMP_SYS (socket),
  SCMP_SYS (socketpair),
  SCMP_SYS (connect),
  SCMP_SYS (bind),
  SCMP_SYS (listen),
  SCMP_SYS (accept),
  SCMP_SYS (accept4),
  /* Other programs and processes. */
  SCMP_SYS (execve),
  SCMP_SYS (execveat),
  SCMP_SYS (fork),
  SCMP_SYS (vfork),
  SCMP_SYS (kill),
  SCMP_SYS (tkill),
  SCMP_SYS (rt_sigqueueinfo),
  SCMP_SYS (rt_tgsigqueueinfo),
  SCMP_SYS (pidfd_open),
  SCMP_SYS (pidfd_getfd),
  SCMP_SYS (pidfd_send_signal),
  SCMP_SYS (ptrace),
  SCMP_SYS (process_vm_readv),
  SCMP_SYS (process_vm_writev),
  SCMP_SYS (process_madvise),
  SCMP_SYS (kcmp),
  SCMP_SYS (setpgid),
  SCMP_SYS (setsid),
  /* Changing files by name; those that open are dealt with apart. */
  SCMP_SYS (creat),
  SCMP_SYS (truncate),
  SCMP_SYS (unlink),
  SCMP_SYS (unlinkat),
  SCMP_SYS (rename),
  SCMP_SYS (renameat),
  SCMP_SYS (renameat2),
  SCMP_SYS (link),
  SCMP_SYS (linkat),
  SCMP_SYS (symlink),
  SCMP_SYS (symlinkat),
  SCMP_SYS (mkdir),
  SCMP_SYS (mkdirat),
  SCMP_SYS (rmdir),
  SCMP_SYS (mknod),
  SCMP_SYS (mknodat),
  SCMP_SYS (chmod),
  SCMP_SYS (fchmod),
  SCMP_SYS (fchmodat),
  SCMP_SYS (chown),
  SCMP_SYS (fchown),
  SCMP_SYS (fchownat),
  SCMP_SYS (lchown),
  SCMP_SYS (utime),
  SCMP_SYS (utimes),
  SCMP_SYS (utimensat),
  SCMP_SYS (futimesat),
  SCMP_SYS (setxattr),
  SCMP_SYS (lsetxattr),
  SCMP_SYS (fsetxattr),
  SCMP_SYS (removexattr),
  SCMP_SYS (lremovexattr),
  SCMP_SYS (fremovexattr),
  SCMP_SYS (open_by_handle_at),
  SCMP_SYS (name_to_handle_at),
  SCMP_SYS (inotify_init),
  SCMP_SYS (inotify_init1),
  SCMP_SYS (fanotify_init),
  /* Memory and queues shared with anyone. */
  SCMP_SYS (shmget),
  SCMP_SYS (shmat),
  SCMP_SYS (msgget),
  SCMP_SYS (semget),
  SCMP_SYS (mq_open),
  /* What reaches deep into the kernel. */
  SCMP_SYS (io_uring_setup),
  SCMP_SYS (io_uring_enter),
  SCMP_SYS (io_uring_register),
  SCMP_SYS (bpf),
  SCMP_SYS (perf_event_open),
  SCMP_SYS (userfaultfd),
  SCMP_SYS (add_key),
  SCMP_SYS (request_key),
  SCMP_SYS (keyctl),
  SCMP_SYS (unshare),
  SCMP_SYS (setns),
  SCMP_SYS (mount),
  SCMP_SYS (umount2),
  SCMP_SYS (open_tree),
  SCMP_SYS (move_mount),
  SCMP_SYS (fsopen),
  SCMP_SYS (fsconfig),
  SCMP_SYS (fsmount),
  SCMP_SYS (fspick),
  SCMP_SYS (mount_setattr),
  SCMP_SYS (pivot_root),
  SCMP_SYS (chroot),
  SCMP_SYS (swapon),
  SCMP_SYS (swapoff),
  SCMP_SYS (reboot),
  SCMP_SYS (acct),
  SCMP_SYS (quotactl),
  SCMP_SYS (init_module),
  SCMP_SYS (finit_module),
  SCMP_SYS (delete_module),
  SCMP_SYS (kexec_load),
  SCMP_SYS (kexec_file_load),
  SCMP_SYS (syslog),
  SCMP_SYS (settimeofday),
  SCMP_SYS (clock_settime),
  SCMP_SYS (adjtimex),
  SCMP_SYS (clock_adjtime),
  SCMP_SYS (sethostname),
  SCMP_SYS (setdomainname),
  SCMP_SYS (iopl),
  SCMP_SYS (ioperm),
  SCMP_SYS (modify_ldt),
  SCMP_SYS (personality),
};

static void
limit (int resource, guint64 most)
{
  struct rlimit old;

  if (getrlimit (resource, &old) == 0 && old.rlim_max != RLIM_INFINITY)
    most = MIN (most, old.rlim_max);

  if (setrlimit (resource, &(struct rlimit) { most, most }) != 0)
    g_info ("limit %d could not be set: %s", resource, g_strerror (errno));
}

static void
limit_resources (void)
{
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_NOFILE, MAX_FILES);
  limit (RLIMIT_FSIZE, 0);
  /* The address sanitiser reserves terabytes. */
#ifndef __SANITIZE_ADDRESS__
  limit (RLIMIT_AS, MAX_ADDRESS_SPACE);
#endif
}

static void
allow_path (int ruleset, const char *path)
{
  g_autofd int fd = open (path, O_PATH | O_CLOEXEC);
  struct landlock_path_beneath_attr rule = { .allowed_access = LANDLOCK_READ, .parent_fd = fd };

  if (fd < 0)
    return;

  /* A right to list folders is refused for what is not one. */
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;

  if (syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
    g_info ("%s stays shut: %s", path, g_strerror (errno));
}

static void
allow_own_fonts (int ruleset)
{
  const struct {
    const char *folder;
    const char *name;
  } own[] = {
    { g_get_user_data_dir (), "fonts" },       { g_get_user_config_dir (), "fontconfig" },
    { g_get_user_cache_dir (), "fontconfig" }, { g_get_home_dir (), ".fonts" },
    { g_get_home_dir (), ".fonts.conf" },      { g_get_home_dir (), ".fontconfig" },
    { g_getenv ("FONTCONFIG_PATH"), NULL },    { g_getenv ("FONTCONFIG_FILE"), NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++) {
    if (own[i].folder != NULL && g_path_is_absolute (own[i].folder)) {
      g_autofree char *path = g_build_filename (own[i].folder, own[i].name, NULL);

      allow_path (ruleset, path);
    }
  }
}

static gboolean
confine_files (void)
{
  struct landlock_ruleset_attr rules = {
    .handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
                         LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                         LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                         LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
                         LANDLOCK_ACCESS_FS_MAKE_SYM,
  };
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  gsize size = sizeof rules.handled_access_fs;
  g_autofd int ruleset = -1;

  if (version < 1) {
    g_info ("Landlock is missing: %s", g_strerror (errno));
    return FALSE;
  }

  /* A kernel refuses what it does not know yet, and a longer structure than its own. */
  if (version >= 2)
    rules.handled_access_fs |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3)
    rules.handled_access_fs |= LANDLOCK_ACCESS_FS_TRUNCATE;
#ifdef LANDLOCK_ACCESS_NET_BIND_TCP
  if (version >= 4) {
    rules.handled_access_net = LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP;
    size = G_STRUCT_OFFSET (struct landlock_ruleset_attr, handled_access_net) + sizeof rules.handled_access_net;
  }
#endif
#ifdef LANDLOCK_ACCESS_FS_IOCTL_DEV
  if (version >= 5)
    rules.handled_access_fs |= LANDLOCK_ACCESS_FS_IOCTL_DEV;
#endif
#ifdef LANDLOCK_SCOPE_SIGNAL
  if (version >= 6) {
    rules.scoped = LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | LANDLOCK_SCOPE_SIGNAL;
    size = sizeof rules;
  }
#endif

  ruleset = syscall (SYS_landlock_create_ruleset, &rules, size, 0);
  if (ruleset < 0) {
    g_info ("Landlock's rules could not be made: %s", g_strerror (errno));
    return FALSE;
  }

  for (guint i = 0; i < G_N_ELEMENTS (readable); i++) {
    glob_t paths = { 0 };

    if (glob (readable[i], GLOB_NOSORT, NULL, &paths) == 0) {
      for (gsize j = 0; j < paths.gl_pathc; j++)
        allow_path (ruleset, paths.gl_pathv[j]);
    }
    globfree (&paths);
  }
  allow_own_fonts (ruleset);

  if (syscall (SYS_landlock_restrict_self, ruleset, 0) != 0) {
    g_info ("Landlock could not be set: %s", g_strerror (errno));
    return FALSE;
  }

  return TRUE;
}

/* A list of what is shut, not of what is open: the calls that the C library, fontconfig and Poppler make
 * change with their versions, and Landlock shuts the files already. */
static gboolean
confine_calls (void)
{
  const unsigned int open_bits[] = { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_TMPFILE & ~O_DIRECTORY };
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  int result = 0;

  if (filter == NULL)
    return FALSE;

  /* Threads that there may be already are shut in as well. */
  result |= seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1);

  /* What an architecture does not have is a negative number that libseccomp passes over. */
  for (guint i = 0; i < G_N_ELEMENTS (denied); i++)
    result |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), denied[i], 0);

  for (guint i = 0; i < G_N_ELEMENTS (open_bits); i++) {
    unsigned int bits = open_bits[i];

    result |=
      seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), SCMP_SYS (open), 1, SCMP_A1 (SCMP_CMP_MASKED_EQ, bits, bits));
    result |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), SCMP_SYS (openat), 1,
                                SCMP_A2 (SCMP_CMP_MASKED_EQ, bits, bits));
  }

  /* These take a structure that a filter cannot look into. The C library falls back on the older calls. */
  result |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (openat2), 0);
  result |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0);
  /* Threads, but no processes. */
  result |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (clone), 1,
                              SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
  /* abort () sends itself a signal; no other process gets one. */
  result |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (tgkill), 1,
                              SCMP_A0 (SCMP_CMP_NE, (scmp_datum_t) getpid ()));
  /* Typing into the terminal that the program was started from: TIOCSTI and TIOCLINUX. */
  result |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (ioctl), 1,
                              SCMP_A1 (SCMP_CMP_MASKED_EQ, 0xffffffffu, 0x5412));
  result |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (ioctl), 1,
                              SCMP_A1 (SCMP_CMP_MASKED_EQ, 0xffffffffu, 0x541c));

  if (result == 0)
    result = seccomp_load (filter);
  seccomp_release (filter);

  if (result != 0)
    g_info ("the filter of system calls could not be set: %s", g_strerror (-result));

  return result == 0;
}

/**
 * knt_confine:
 * @parent: the process to die with, or 0 for none
 *
 * Shuts this process in, for good: no new privileges, no files but fonts and Poppler's data, no sockets,
 * no programs, no writing, limits on memory. To be called before there is a second thread and before the
 * first byte from outside is read.
 *
 * What the kernel lacks is left out and told by the result; the process goes on.
 *
 * Returns: what is in force
 */
KntConfinement
knt_confine (pid_t parent)
{
  KntConfinement result = KNT_CONFINEMENT_NONE;

  /* The parent may have gone before this was set, and then no signal comes. */
  if (parent != 0 && (prctl (PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid () != parent))
    exit (EXIT_FAILURE);

  limit_resources ();

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return result;

  if (confine_files ())
    result |= KNT_CONFINEMENT_LANDLOCK;
  if (confine_calls ())
    result |= KNT_CONFINEMENT_SECCOMP;

  return result;
}
