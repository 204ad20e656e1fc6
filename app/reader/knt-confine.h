/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sys/types.h>

#include "knt-confine-flags.h"

G_BEGIN_DECLS

KntConfinement knt_confine (pid_t parent);

G_END_DECLS
