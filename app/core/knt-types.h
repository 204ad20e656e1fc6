/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Values that cross modules. Objects are declared in their own headers. */
typedef struct _KntRect KntRect;
typedef struct _KntSize KntSize;
typedef struct _KntPageGeometry KntPageGeometry;
typedef struct _KntSpan KntSpan;
typedef struct _KntPageText KntPageText;
typedef struct _KntBrief KntBrief;
typedef struct _KntEdit KntEdit;
typedef struct _KntEditGroup KntEditGroup;

typedef struct _KntEntity KntEntity;
typedef struct _KntNotes KntNotes;
typedef struct _KntHistory KntHistory;
typedef struct _KntDocument KntDocument;

G_END_DECLS
