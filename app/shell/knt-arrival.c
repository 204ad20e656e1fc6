/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-arrival.h"

#include <glib/gi18n-lib.h>

/* Waits until a brief that is being opened has the place that somebody wants to be at: a page as soon as its document is
 * there, a question when all of them are found. Knows no widget. */
struct _KntArrival {
  GObject parent_instance;

  KntOpener *opener;
  KntDestination *destination;
  KntSession *session; /* whose recognising is watched */
};

G_DEFINE_FINAL_TYPE (KntArrival, knt_arrival, G_TYPE_OBJECT)

enum { SIGNAL_PAGE, SIGNAL_QUESTION, SIGNAL_MISSING, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
miss (KntArrival *self, char *sentence)
{
  g_signal_emit (self, signals[SIGNAL_MISSING], 0, sentence);
  g_free (sentence);
}

static void
show_page (KntArrival *self, KntSession *session)
{
  const guint n_pages = knt_document_get_n_pages (knt_session_get_document (session));
  const guint page = self->destination->page;
  g_autofree char *name = knt_opener_dup_name (self->opener);

  self->destination->page = 0;
  if (page <= n_pages)
    g_signal_emit (self, signals[SIGNAL_PAGE], 0, page);
  else
    /* Translators: a number, a file's name, and how many pages the file has. */
    miss (self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "There is no page %1$u in “%2$s”: it has %3$u page",
                                              "There is no page %1$u in “%2$s”: it has %3$u pages", n_pages),
                                 page, name, n_pages));
}

static void
show_question (KntArrival *self, KntSession *session)
{
  KntBrief *brief = knt_notes_get_corrected (knt_session_get_notes (session));
  const char *id = brief != NULL ? knt_destination_find_question (self->destination, brief) : NULL;
  g_autofree char *question = g_steal_pointer (&self->destination->question);
  g_autofree char *name = knt_opener_dup_name (self->opener);

  if (id != NULL)
    g_signal_emit (self, signals[SIGNAL_QUESTION], 0, id);
  else
    /* Translators: the number of a question, and a file's name. */
    miss (self, g_strdup_printf (_ ("There is no question %1$s in “%2$s”"), question, name));
}

static void
update (KntArrival *self)
{
  KntOpenerState state = knt_opener_get_state (self->opener);
  KntSession *session = knt_opener_get_session (self->opener);
  g_autoptr (KntArrival) alive = g_object_ref (self);

  if (session == NULL || (state != KNT_OPENER_OPEN && state != KNT_OPENER_LOADING))
    return;
  if (self->destination->page > 0)
    show_page (self, session);

  if (self->destination->question == NULL || state != KNT_OPENER_OPEN)
    return;
  if (g_set_object (&self->session, session))
    g_signal_connect_object (session, "notify::recognising", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (!knt_session_get_recognising (session))
    show_question (self, session);
}

static void
knt_arrival_dispose (GObject *object)
{
  KntArrival *self = KNT_ARRIVAL (object);

  g_clear_object (&self->session);
  g_clear_object (&self->opener);
  g_clear_pointer (&self->destination, knt_destination_free);
  G_OBJECT_CLASS (knt_arrival_parent_class)->dispose (object);
}

static void
knt_arrival_class_init (KntArrivalClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = knt_arrival_dispose;

  /**
   * KntArrival::page:
   * @page: to show, from 1
   */
  signals[SIGNAL_PAGE] =
    g_signal_new ("page", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * KntArrival::question:
   * @id: of the question to show
   */
  signals[SIGNAL_QUESTION] =
    g_signal_new ("question", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * KntArrival::missing:
   * @sentence: what there is not
   */
  signals[SIGNAL_MISSING] =
    g_signal_new ("missing", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
knt_arrival_init (KntArrival *self)
{
}

/**
 * knt_arrival_new:
 * @opener: what opens the brief
 * @destination: where to go in it
 *
 * Returns: (transfer full): one that waits from knt_arrival_begin() on until it is let go of
 */
KntArrival *
knt_arrival_new (KntOpener *opener, const KntDestination *destination)
{
  KntArrival *self;

  g_return_val_if_fail (KNT_IS_OPENER (opener), NULL);
  g_return_val_if_fail (destination != NULL, NULL);

  self = g_object_new (KNT_TYPE_ARRIVAL, NULL);
  self->opener = g_object_ref (opener);
  self->destination = knt_destination_copy (destination);

  return self;
}

/**
 * knt_arrival_begin:
 *
 * To be called once, when the signals are connected. What is there already is gone to at once.
 */
void
knt_arrival_begin (KntArrival *self)
{
  g_return_if_fail (KNT_IS_ARRIVAL (self));

  /* After the window has put the brief there to be shown. */
  g_signal_connect_object (self->opener, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (self);
}
