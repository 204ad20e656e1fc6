/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/* Names of our own for g_autoptr, since newer versions of Poppler may define theirs. */
typedef PopplerAnnot KntPopplerAnnot;
typedef PopplerDest KntPopplerDest;
typedef PopplerDocument KntPopplerDocument;
typedef PopplerPage KntPopplerPage;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntPopplerAnnot, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntPopplerDest, poppler_dest_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntPopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KntPopplerPage, g_object_unref)

G_END_DECLS
