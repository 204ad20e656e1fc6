/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "knt-pattern.h"

G_BEGIN_DECLS

/**
 * KntFormReader:
 * @is_trusted: whether the file is known to be right, so that its patterns need not be compiled to see that
 * @words: (nullable): pieces to be put in the place of `%word%` in patterns
 * @faults: (element-type utf8): takes `PATH: reason` for each fault, translated; what is read nevertheless is good for nothing
 *   but finding more of them
 *
 * Reads the members of a form's file. Paths are JSON pointers (RFC 6901), `/questions/label`.
 */
typedef struct {
  gboolean is_trusted;
  JsonObject *words;
  GPtrArray *faults;
} KntFormReader;

/* Reads one element of a list, at @path, and adds what it made of it to @result. */
typedef void (*KntFormElementFunc) (KntFormReader *self, JsonNode *element, const char *path, GPtrArray *result);

void knt_form_reader_fail (KntFormReader *self, const char *path, const char *format, ...) G_GNUC_PRINTF (3, 4);
void
knt_form_reader_check_members (KntFormReader *self, JsonObject *object, const char *path, const char *const *known);

JsonObject *knt_form_reader_get_object (KntFormReader *self, JsonObject *object, const char *path, const char *name);
JsonObject *knt_form_reader_need_object (KntFormReader *self, JsonNode *element, const char *path);
const char *knt_form_reader_get_string (KntFormReader *self,
                                        JsonObject *object,
                                        const char *path,
                                        const char *name,
                                        gboolean required);
const char *knt_form_reader_get_choice (KntFormReader *self,
                                        JsonObject *object,
                                        const char *path,
                                        const char *name,
                                        const char *const *choices,
                                        gboolean required);
double knt_form_reader_get_number (KntFormReader *self,
                                   JsonObject *object,
                                   const char *path,
                                   const char *name,
                                   double otherwise);
gboolean knt_form_reader_get_boolean (KntFormReader *self, JsonObject *object, const char *path, const char *name);
KntPattern *knt_form_reader_get_regex (KntFormReader *self,
                                       JsonObject *object,
                                       const char *path,
                                       const char *name,
                                       gboolean required);
GPtrArray *knt_form_reader_get_list (KntFormReader *self,
                                     JsonObject *object,
                                     const char *path,
                                     const char *name,
                                     KntFormElementFunc func,
                                     GDestroyNotify free_func);
void knt_form_reader_read_regex (KntFormReader *self, JsonNode *element, const char *path, GPtrArray *result);
void knt_form_reader_read_string (KntFormReader *self, JsonNode *element, const char *path, GPtrArray *result);

G_END_DECLS
