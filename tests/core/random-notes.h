/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-notes.h"

/* Notes with a brief and some of everything, and what a person might do to them; the same for the same seed. */
KntNotes *random_notes_new (void);
KntEditGroup *random_edit (KntNotes *notes, GRand *random);
