/* SPDX-License-Identifier: GPL-3.0-or-later */

/* watch KEYS COMMAND…: starts a program and looks at the display from outside, the same way whichever program it is. Prints as JSON: `drawn`, milliseconds from the start of the process until the middle of the display is paper
 * with ink on it; `settled`, until that part stopped changing; `memory`, the proportional set size of the program and its children in KiB; `keys`, for each of KEYS presses of Page Down, milliseconds until the picture stopped
 * changing. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define QUIET_MS 500
#define LIMIT_MS 30000

static Display *display;
static Window root;
static XImage *image;
static int left, top, width, height;
static int damage_event;

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

/* A window may go while it is being looked at. */
static int
ignore_error (Display *of, XErrorEvent *event)
{
  return 0;
}

/* Looks at the middle of the display. Returns a mark of what is there; *is_page tells whether it is paper with ink. */
static guint32
look (gboolean *is_page)
{
  guint32 mark = 2166136261u;
  int paper = 0, ink = 0;

  XGetSubImage (display, root, left, top, width, height, AllPlanes, ZPixmap, image, 0, 0);
  for (int y = 0; y < height; y++) {
    const guint32 *row = (const guint32 *) (image->data + y * image->bytes_per_line);

    for (int x = 0; x < width; x++) {
      guint32 pixel = row[x] & 0xffffff;
      int light = ((pixel >> 16) + (pixel >> 8 & 0xff) + (pixel & 0xff)) / 3;

      mark = (mark ^ pixel) * 16777619u;
      paper += pixel == 0xffffff;
      ink += light < 140;
    }
  }
  *is_page = paper > width * height / 2 && ink > width * height / 100;
  return mark;
}

/* Waits until something on the display changes; FALSE when nothing did within the time. */
static gboolean
wait_for_damage (Damage damage, double until)
{
  gboolean changed = FALSE;

  while (!changed) {
    while (XPending (display)) {
      XEvent event;

      XNextEvent (display, &event);
      changed |= event.type == damage_event + XDamageNotify;
    }
    if (!changed) {
      struct pollfd fd = { ConnectionNumber (display), POLLIN, 0 };
      double left_ms = until - now_ms ();

      if (left_ms <= 0 || poll (&fd, 1, left_ms + 1) == 0)
        return FALSE;
    }
  }
  XDamageSubtract (display, damage, None, None);
  return TRUE;
}

/* Follows the picture until it has been still for QUIET_MS. Returns the time of its last change, of *drawn the first with a page. */
static double
follow (Damage damage, double start, double *drawn)
{
  gboolean is_page;
  guint32 mark = look (&is_page);
  double last = start;

  for (;;) {
    gboolean waiting_for_page = drawn != NULL && *drawn == 0;
    double until = waiting_for_page ? start + LIMIT_MS : MAX (last, start) + QUIET_MS;
    guint32 seen;

    if (now_ms () > start + LIMIT_MS || !wait_for_damage (damage, until))
      return last;

    seen = look (&is_page);
    if (seen != mark) {
      mark = seen;
      last = now_ms ();
    }
    if (waiting_for_page && is_page)
      *drawn = now_ms ();
  }
}

static long
memory_of (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", pid);
  g_autofree char *children_path = g_strdup_printf ("/proc/%d/task/%d/children", pid, pid);
  g_autofree char *rollup = NULL, *children = NULL;
  long kib = 0;

  if (g_file_get_contents (path, &rollup, NULL, NULL)) {
    const char *line = strstr (rollup, "\nPss:");

    kib = line != NULL ? strtol (line + 5, NULL, 10) : 0;
  }
  if (g_file_get_contents (children_path, &children, NULL, NULL)) {
    g_auto (GStrv) pids = g_strsplit_set (children, " \n", -1);

    for (int i = 0; pids[i] != NULL; i++)
      if (*pids[i] != '\0')
        kib += memory_of (atoi (pids[i]));
  }
  return kib;
}

int
main (int argc, char **argv)
{
  int n_keys, error_base, major;
  double start, drawn = 0, settled;
  Damage damage;
  pid_t child;
  KeyCode page_down;

  if (argc < 3) {
    fprintf (stderr, "usage: watch KEYS COMMAND…\n");
    return 2;
  }
  n_keys = atoi (argv[1]);

  display = XOpenDisplay (NULL);
  if (display == NULL || !XDamageQueryExtension (display, &damage_event, &error_base) ||
      !XTestQueryExtension (display, &error_base, &error_base, &major, &major)) {
    fprintf (stderr, "watch: no display with the damage and test extensions\n");
    return 2;
  }
  XSetErrorHandler (ignore_error);
  root = DefaultRootWindow (display);
  width = DisplayWidth (display, DefaultScreen (display)) / 5;
  height = DisplayHeight (display, DefaultScreen (display)) / 3;
  left = DisplayWidth (display, DefaultScreen (display)) * 2 / 5;
  top = DisplayHeight (display, DefaultScreen (display)) / 3;
  image = XGetImage (display, root, left, top, width, height, AllPlanes, ZPixmap);
  damage = XDamageCreate (display, root, XDamageReportNonEmpty);
  page_down = XKeysymToKeycode (display, XK_Page_Down);

  start = now_ms ();
  child = fork ();
  if (child == 0) {
    execvp (argv[2], argv + 2);
    _exit (127);
  }

  settled = follow (damage, start, &drawn);
  printf ("{\"drawn\": %.1f, \"settled\": %.1f, \"memory\": %ld, \"keys\": [", drawn == 0 ? -1 : drawn - start,
          settled - start, memory_of (child));

  for (int i = 0; i < n_keys; i++) {
    double pressed;

    if (i == 0) {
      Window window = root, parent, *children;
      unsigned n_children;

      /* Without a window manager nobody gives the window the keyboard. */
      if (XQueryTree (display, root, &window, &parent, &children, &n_children) && n_children > 0)
        for (unsigned j = 0; j < n_children; j++) {
          XWindowAttributes attributes;

          if (XGetWindowAttributes (display, children[j], &attributes) && attributes.map_state == IsViewable &&
              attributes.width > width) {
            XSetInputFocus (display, children[j], RevertToPointerRoot, CurrentTime);
            XSync (display, False);
          }
        }
      follow (damage, now_ms (), NULL);
    }
    pressed = now_ms ();
    XTestFakeKeyEvent (display, page_down, True, CurrentTime);
    XTestFakeKeyEvent (display, page_down, False, CurrentTime);
    XFlush (display);
    settled = follow (damage, pressed, NULL);
    printf ("%s%.1f", i > 0 ? ", " : "", settled - pressed);
  }
  printf ("], \"memory_after\": %ld}\n", memory_of (child));

  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  XCloseDisplay (display);
  return 0;
}
