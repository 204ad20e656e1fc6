/* SPDX-License-Identifier: GPL-3.0-or-later */

/* scroll FILE.pdf: scrolls a canvas through a whole document and prints as JSON how long the main loop was kept by our own work at
 * most, in milliseconds: `snapshot` and `allocate`, the canvas' own part of a frame (the rest of a frame is GTK's), and
 * `between`, the longest turn of the main loop without a frame in it: answers of the reader, textures, marks. */

#include <adwaita.h>
#include <math.h>

#include "knt-canvas.h"

#define STEPS 600

static double longest_snapshot, longest_allocate, longest_between;
static GArray *between;
static gboolean has_frame;
static gint64 turn_started;
static void (*canvas_snapshot) (GtkWidget *, GtkSnapshot *);
static void (*canvas_allocate) (GtkWidget *, int, int, int);

static double
ms_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
timed_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  gint64 start = g_get_monotonic_time ();

  canvas_snapshot (widget, snapshot);
  longest_snapshot = fmax (longest_snapshot, ms_since (start));
}

static void
timed_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gint64 start = g_get_monotonic_time ();

  canvas_allocate (widget, width, height, baseline);
  longest_allocate = fmax (longest_allocate, ms_since (start));
}

static int
timed_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  if (turn_started != 0 && !has_frame) {
    double took = ms_since (turn_started);

    g_array_append_val (between, took);
    longest_between = fmax (longest_between, took);
  }
  result = g_poll (fds, n_fds, timeout);
  has_frame = FALSE;
  turn_started = g_get_monotonic_time ();
  return result;
}

static void
frame_cb (GdkFrameClock *clock)
{
  has_frame = TRUE;
}

typedef struct {
  GMainLoop *loop;
  GtkWidget *canvas;
  GtkAdjustment *adjustment;
  int step;
  gboolean started;
} Run;

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Run *run = data;
  double upper = gtk_adjustment_get_upper (run->adjustment) - gtk_adjustment_get_page_size (run->adjustment);

  if (!run->started) {
    gboolean settled;

    g_object_get (run->canvas, "settled", &settled, NULL);
    if (!settled)
      return G_SOURCE_CONTINUE;
    run->started = TRUE;
    g_signal_connect (clock, "before-paint", G_CALLBACK (frame_cb), NULL);
    g_main_context_set_poll_func (NULL, timed_poll);
  }

  gtk_adjustment_set_value (run->adjustment, upper * run->step / STEPS);
  if (++run->step <= STEPS)
    return G_SOURCE_CONTINUE;

  g_main_loop_quit (run->loop);
  return G_SOURCE_REMOVE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Run *run = data;
  KntDocument *document = knt_document_open_finish (result, &error);

  if (document == NULL)
    g_error ("%s", error->message);
  knt_canvas_set_document (KNT_CANVAS (run->canvas), document);
  gtk_widget_add_tick_callback (run->canvas, scroll_cb, run, NULL);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argc > 1 ? argv[1] : "");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { .loop = loop };
  GtkWidget *window, *scrolled;
  GtkWidgetClass *class;

  adw_init ();
  between = g_array_new (FALSE, FALSE, sizeof (double));
  run.canvas = knt_canvas_new ();
  class = GTK_WIDGET_GET_CLASS (run.canvas);
  canvas_snapshot = class->snapshot;
  canvas_allocate = class->size_allocate;
  class->snapshot = timed_snapshot;
  class->size_allocate = timed_allocate;

  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), run.canvas);
  window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 760);
  gtk_window_present (GTK_WINDOW (window));
  run.adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  knt_document_open_async (file, NULL, NULL, opened_cb, &run);
  g_main_loop_run (loop);

  g_array_sort (between, compare);
  g_print ("{\"snapshot\": %.2f, \"allocate\": %.2f, \"between\": %.2f, \"between_p99\": %.2f, \"turns\": %u}\n",
           longest_snapshot, longest_allocate, longest_between,
           between->len > 0 ? g_array_index (between, double, between->len * 99 / 100) : 0, between->len);
  return 0;
}
