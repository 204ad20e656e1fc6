/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "knt-exporter.h"

G_BEGIN_DECLS

/* The dialogs that ask for a file, with their titles, filters and proposed names. All are modal. */
GtkFileDialog *knt_file_dialog_new_open (void);
GtkFileDialog *knt_file_dialog_new_pdf (void);
GtkFileDialog *knt_file_dialog_new_answers (GFile *brief);
GtkFileDialog *knt_file_dialog_new_save (GFile *brief);
GtkFileDialog *knt_file_dialog_new_export (GFile *brief, const KntExportFormat *format);

G_END_DECLS
