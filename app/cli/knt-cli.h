/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KntStatus:
 * @KNT_STATUS_DONE: done
 * @KNT_STATUS_FINDINGS: done, but something was found that a person should see
 * @KNT_STATUS_UNUSABLE: the arguments or the input can't be used; nothing was written
 *
 * How a command ends: the program's exit status.
 */
typedef enum { KNT_STATUS_DONE = 0, KNT_STATUS_FINDINGS = 1, KNT_STATUS_UNUSABLE = 2 } KntStatus;

typedef struct _KntCommand KntCommand;

/**
 * KntCommand:
 * @name: as typed
 * @usage: what follows the name
 * @summary: (translatable): what it does
 * @run: takes the arguments, the first of which is the command's name
 *
 * One command of the program; its code is a file of its own.
 */
struct _KntCommand {
  const char *name;
  const char *usage;
  const char *summary;
  KntStatus (*run) (const KntCommand *self, char **arguments);
};

extern const KntCommand knt_command_recognise;
extern const KntCommand knt_command_text;
extern const KntCommand knt_command_validate;
extern const KntCommand knt_command_export;
extern const KntCommand knt_command_merge;
extern const KntCommand knt_command_reanchor;

gboolean knt_cli_parse (const KntCommand *command,
                        const GOptionEntry *options,
                        char **arguments,
                        char **file,
                        KntStatus *status);
gboolean knt_cli_parse_files (const KntCommand *command,
                              const GOptionEntry *options,
                              char **arguments,
                              guint max_files,
                              GStrv *result,
                              KntStatus *status);
void knt_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
KntStatus knt_cli_fail (const GError *error);
KntStatus knt_cli_miss_file (const KntCommand *command);
gboolean knt_cli_keeps_input (const char *output, const char *input);
KntStatus knt_cli_write (const char *path, GBytes *bytes, KntStatus status);

void knt_cli_done_cb (GObject *object, GAsyncResult *result, gpointer user_data);
GAsyncResult *knt_cli_wait (GAsyncResult **result);

G_END_DECLS
