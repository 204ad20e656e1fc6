/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cmark.h>
#include <glib.h>

G_BEGIN_DECLS

cmark_node *knt_export_parse_note (const char *markdown, int above);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_node, cmark_node_free)

G_END_DECLS
