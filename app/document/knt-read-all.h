/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-document.h"
#include "knt-reader-queue.h"

G_BEGIN_DECLS

void knt_read_all (KntReaderQueue *queue, guint n_pages, KntPageTextFunc func, gpointer func_data, GTask *task);
guint knt_read_all_get_n_failed (GTask *task);

G_END_DECLS
