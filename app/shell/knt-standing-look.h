/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "knt-standing.h"

G_BEGIN_DECLS

const char *knt_standing_look_title (const char *value);
const char *knt_standing_look_icon_name (const char *value);

G_END_DECLS
