/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "knt-journal.h"

#include "knt-durable.h"
#include "knt-json-parse.h"
#include "knt-json.h"
#include "knt-notes-format.h"
#include "knt-store.h"

/* How long a line may be written without being synced. */
#define SYNC_DELAY (G_USEC_PER_SEC / 2)

#define SEQUENCE_MEMBER "kanttekening:journal"

struct _KntJournal {
  char *path;
  GThread *thread;

  GMutex mutex;
  GCond wake; /* there is something to do for the thread */
  GCond idle; /* the thread has done all there was */

  /* Under the mutex. */
  guint64 sequence; /* of the last line appended */
  GString *pending; /* lines not yet taken by the thread */
  guint64 cut;      /* lines up to this one can go; 0 where none */
  GError *error;    /* the first one that was not told yet */
  gboolean sync_wanted;
  gboolean closing;
  gboolean busy;

  /* The thread's own. */
  int fd;
  GString *unwritten; /* taken, and still to be written: more than nothing after an error */
  gint64 sync_due;    /* monotonic time; 0 where all is synced */
};

static gboolean
set_error (GError **error, const char *path, const char *reason)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, KNT_STORE_ERROR, KNT_STORE_ERROR_UNWRITABLE, _ ("The journal “%s” cannot be written: %s."), name,
               reason);
  return FALSE;
}

/* A line that could only be written in part is taken back, so that the next one does not run on from it. */
static gboolean
write_lines (KntJournal *self, GError **error)
{
  off_t end;
  g_autoptr (GError) reason = NULL;

  if (self->unwritten->len == 0)
    return TRUE;

  end = lseek (self->fd, 0, SEEK_END);
  if (!knt_durable_write_all (self->fd, self->unwritten->str, self->unwritten->len, &reason)) {
    if (end >= 0 && ftruncate (self->fd, end) != 0)
      g_debug ("The torn end of %s could not be cut off: %s", self->path, g_strerror (errno));
    return set_error (error, self->path, reason->message);
  }

  g_string_truncate (self->unwritten, 0);
  if (self->sync_due == 0)
    self->sync_due = g_get_monotonic_time () + SYNC_DELAY;
  return TRUE;
}

static gboolean
sync_file (KntJournal *self, GError **error)
{
  if (self->sync_due == 0)
    return TRUE;
  if (fdatasync (self->fd) != 0)
    return set_error (error, self->path, g_strerror (errno));

  self->sync_due = 0;
  return TRUE;
}

static guint64
get_sequence (JsonNode *line)
{
  gint64 sequence = JSON_NODE_HOLDS_OBJECT (line) ? knt_json_get_int (json_node_get_object (line), "sequence", 0) : 0;

  return MAX (sequence, 0);
}

/* The lines beyond one, as they stand in the file. */
static GString *
read_lines_beyond (const char *path, guint64 sequence)
{
  GString *kept = g_string_new (NULL);
  g_autofree char *contents = NULL;
  gsize length;
  const char *line, *end;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return kept;

  for (line = contents; (end = memchr (line, '\n', contents + length - line)) != NULL; line = end + 1) {
    g_autoptr (JsonNode) node = knt_json_parse (line, end - line, NULL);

    if (node != NULL && get_sequence (node) > sequence)
      g_string_append_len (kept, line, end + 1 - line);
  }

  return kept;
}

static gboolean
cut_file (KntJournal *self, guint64 sequence, GError **error)
{
  g_autoptr (GString) kept = read_lines_beyond (self->path, sequence);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  int fd;

  if (kept->len == 0) {
    if (ftruncate (self->fd, 0) != 0)
      return set_error (error, self->path, g_strerror (errno));
    return TRUE;
  }

  bytes = g_string_free_to_bytes (g_steal_pointer (&kept));
  if (!knt_durable_replace (self->path, bytes, &reason))
    return set_error (error, self->path, reason->message);

  fd = open (self->path, O_WRONLY | O_APPEND | O_CLOEXEC);
  if (fd < 0)
    return set_error (error, self->path, g_strerror (errno));

  close (self->fd);
  self->fd = fd;
  self->sync_due = 0;
  return TRUE;
}

/* One round of the thread, without the mutex. */
static void
work (KntJournal *self, guint64 cut, gboolean sync_now, GError **error)
{
  if (!write_lines (self, error))
    return;
  if (cut > 0 && !cut_file (self, cut, error))
    return;
  if (sync_now || (self->sync_due != 0 && g_get_monotonic_time () >= self->sync_due))
    sync_file (self, error);
}

static gboolean
has_work (KntJournal *self)
{
  return self->pending->len > 0 || self->cut > 0 || self->sync_wanted || self->closing;
}

static void
wait_for_work (KntJournal *self)
{
  while (!has_work (self)) {
    if (self->sync_due == 0)
      g_cond_wait (&self->wake, &self->mutex);
    else if (!g_cond_wait_until (&self->wake, &self->mutex, self->sync_due))
      return;
  }
}

static gpointer
thread_func (gpointer data)
{
  KntJournal *self = data;
  gboolean closing = FALSE;

  g_mutex_lock (&self->mutex);
  while (!closing) {
    g_autoptr (GError) error = NULL;
    guint64 cut;
    gboolean sync_now;

    wait_for_work (self);
    g_string_append_len (self->unwritten, self->pending->str, self->pending->len);
    g_string_truncate (self->pending, 0);
    cut = self->cut;
    closing = self->closing;
    sync_now = self->sync_wanted || closing;
    self->cut = 0;
    self->sync_wanted = FALSE;
    self->busy = TRUE;
    g_mutex_unlock (&self->mutex);

    work (self, cut, sync_now, &error);

    g_mutex_lock (&self->mutex);
    self->busy = FALSE;
    if (error != NULL) {
      self->sync_due = 0; /* tried again with the next line, not at once */
      if (self->error == NULL)
        self->error = g_steal_pointer (&error);
    }
    g_cond_broadcast (&self->idle);
  }
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/* What a crash left of a last line would run into the next one. */
static gboolean
cut_torn_line (int fd, const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  gsize length;
  const char *last;

  if (!g_file_get_contents (path, &contents, &length, NULL) || length == 0 || contents[length - 1] == '\n')
    return TRUE;

  last = g_strrstr_len (contents, length, "\n");
  if (ftruncate (fd, last != NULL ? last + 1 - contents : 0) != 0)
    return set_error (error, path, g_strerror (errno));

  return TRUE;
}

/**
 * knt_journal_open:
 * @path: is made, with its folder, when it is not there
 * @last_sequence: of knt_store_load_draft(), or 0
 *
 * Opens a journal to append to. What a crash left of a last line is cut off.
 *
 * Returns: (transfer full) (nullable): the journal, or %NULL with #KNT_STORE_ERROR_UNWRITABLE
 */
KntJournal *
knt_journal_open (const char *path, guint64 last_sequence, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  KntJournal *self;
  g_autofd int fd = -1;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    fd = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0) {
    set_error (error, path, g_strerror (errno));
    return NULL;
  }
  if (!cut_torn_line (fd, path, error))
    return NULL;

  self = g_new0 (KntJournal, 1);
  self->path = g_strdup (path);
  self->fd = g_steal_fd (&fd);
  self->sequence = last_sequence;
  self->pending = g_string_new (NULL);
  self->unwritten = g_string_new (NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->wake);
  g_cond_init (&self->idle);
  self->thread = g_thread_new ("journal", thread_func, self);
  return self;
}

/**
 * knt_journal_close:
 * @self: (transfer full)
 *
 * Waits until all is written and synced.
 */
void
knt_journal_close (KntJournal *self)
{
  g_mutex_lock (&self->mutex);
  self->closing = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);

  close (self->fd);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->wake);
  g_cond_clear (&self->idle);
  g_string_free (self->pending, TRUE);
  g_string_free (self->unwritten, TRUE);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
}

/**
 * knt_journal_append:
 * @group: as it was applied
 *
 * Returns: the sequence number of the line; it is written at once and synced within a second, without being waited for
 */
guint64
knt_journal_append (KntJournal *self, KntEditGroup *group)
{
  g_autoptr (JsonNode) edits = knt_edit_group_to_json (group);
  g_autofree char *line = knt_json_write_line (edits);
  guint64 sequence;

  g_mutex_lock (&self->mutex);
  sequence = ++self->sequence;
  /* The group is an object with members: its own brace is opened anew with the number in front. */
  g_string_append_printf (self->pending, "{ \"sequence\": %" G_GUINT64_FORMAT ",%s\n", sequence, line + 1);
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);

  return sequence;
}

guint64
knt_journal_get_sequence (KntJournal *self)
{
  guint64 sequence;

  g_mutex_lock (&self->mutex);
  sequence = self->sequence;
  g_mutex_unlock (&self->mutex);

  return sequence;
}

/**
 * knt_journal_cut:
 * @sequence: that a draft holds which is safely on disk
 *
 * Takes the lines up to that one away, without being waited for.
 */
void
knt_journal_cut (KntJournal *self, guint64 sequence)
{
  g_mutex_lock (&self->mutex);
  self->cut = MAX (self->cut, sequence);
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
}

/**
 * knt_journal_sync:
 *
 * Waits until what was appended before is written and synced.
 *
 * Returns: %FALSE with #KNT_STORE_ERROR_UNWRITABLE where something went wrong since the last call; the lines are kept and tried again
 */
gboolean
knt_journal_sync (KntJournal *self, GError **error)
{
  g_autoptr (GError) first = NULL;

  g_mutex_lock (&self->mutex);
  self->sync_wanted = TRUE;
  g_cond_signal (&self->wake);
  while (self->sync_wanted || self->busy)
    g_cond_wait (&self->idle, &self->mutex);
  first = g_steal_pointer (&self->error);
  g_mutex_unlock (&self->mutex);

  if (first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  return error == NULL || *error == NULL;
}

static void
add_problem (GPtrArray *problems, const char *path, guint line, const char *reason)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_ptr_array_add (problems,
                   g_strdup_printf (_ ("Line %u of the journal “%s” was passed over: %s"), line, name, reason));
}

/**
 * knt_journal_replay:
 * @after: the sequence number up to which the notes hold all
 * @problems: (element-type utf8): an array that frees its elements
 *
 * Applies what the journal has beyond @after. What a crash left of a last line is passed over; a line that is damaged or does not fit
 * is told in @problems and passed over.
 *
 * Returns: the last sequence number seen, at least @after
 */
guint64
knt_journal_replay (const char *path, guint64 after, KntNotes *notes, GPtrArray *problems)
{
  g_autofree char *contents = NULL;
  guint64 last = after;
  gsize length;
  guint number = 0;
  const char *line, *end;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return after;

  for (line = contents; (end = memchr (line, '\n', contents + length - line)) != NULL; line = end + 1) {
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) node = knt_json_parse (line, end - line, &error);
    g_autoptr (KntEditGroup) group = NULL;

    number++;
    if (node != NULL && get_sequence (node) > 0 && get_sequence (node) <= last)
      continue;

    group = node != NULL ? knt_edit_group_new_from_json (node, &error) : NULL;
    if (group == NULL || !knt_notes_apply (notes, group, &error))
      add_problem (problems, path, number, error->message);
    if (node != NULL)
      last = MAX (last, get_sequence (node));
  }

  return last;
}

/* The notes of a draft do not know of the journal, so that its number gets into no file of the user's. */
static JsonNode *
take_sequence_off (JsonNode *root, guint64 *sequence)
{
  JsonObject *rest = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    if (g_str_equal (name, SEQUENCE_MEMBER))
      *sequence = MAX (knt_json_get_int (json_node_get_object (root), name, 0), 0);
    else
      json_object_set_member (rest, name, json_node_ref (member));
  }

  return knt_json_node_take_object (rest);
}

/**
 * knt_store_load_draft:
 * @journal_path: need not be there
 * @last_sequence: (out): to be given to knt_journal_open()
 * @problems: (element-type utf8): an array that frees its elements: what of the journal was passed over
 *
 * Loads a draft and applies what its journal has beyond it.
 *
 * Returns: (transfer full) (nullable): the notes; or %NULL with #KNT_NOTES_ERROR or #KNT_STORE_ERROR_UNREADABLE
 */
KntNotes *
knt_store_load_draft (const char *path,
                      const char *journal_path,
                      guint64 *last_sequence,
                      GPtrArray *problems,
                      GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = knt_store_read_file (file, NULL, NULL, error);
  g_autoptr (JsonNode) root = bytes != NULL ? knt_store_parse (bytes, name, error) : NULL;
  g_autoptr (JsonNode) plain = NULL;
  guint64 sequence = 0;
  KntNotes *notes;

  if (root == NULL)
    return NULL;

  plain = take_sequence_off (root, &sequence);
  notes = knt_notes_new_from_json (plain, error);
  if (notes != NULL)
    *last_sequence = knt_journal_replay (journal_path, sequence, notes, problems);

  return notes;
}

/**
 * knt_store_save_draft:
 * @path: is made, with its folder, when it is not there
 * @root: of knt_notes_to_json()
 * @sequence: of knt_journal_get_sequence() when @root was made
 *
 * Writes a draft; once this returns it is durable, and the journal can be cut at @sequence. For any thread.
 *
 * Returns: whether it was written; otherwise @error is set to #KNT_STORE_ERROR_UNWRITABLE and the old draft is whole
 */
gboolean
knt_store_save_draft (const char *path, JsonNode *root, guint64 sequence, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *plain = knt_json_write (root);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  /* Written as text, so that the value, which other threads may hold, is only read. Notes always have members. */
  g_string_append_printf (text, "{\n  \"" SEQUENCE_MEMBER "\": %" G_GUINT64_FORMAT ",%s", sequence, plain + 1);
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  g_mkdir_with_parents (folder, 0700);

  return knt_store_save_file (file, bytes, NULL, NULL, NULL, NULL, error);
}
