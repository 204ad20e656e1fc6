/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What json-glib lacks for files that must come back byte for byte: a deep copy, and a writer whose numbers
 * are the shortest that read back the same, in every locale. */

JsonNode *knt_json_copy (JsonNode *node);
JsonObject *knt_json_copy_object (JsonObject *object);
JsonObject *knt_json_share_object (JsonObject *object);
JsonNode *knt_json_node_take_object (JsonObject *object);
JsonNode *knt_json_node_take_array (JsonArray *array);
gboolean knt_json_object_equal (JsonObject *a, JsonObject *b);

const char *knt_json_get_string (JsonObject *object, const char *member);
JsonObject *knt_json_get_object (JsonObject *object, const char *member);
JsonArray *knt_json_get_array (JsonObject *object, const char *member);
gint64 knt_json_get_int (JsonObject *object, const char *member, gint64 otherwise);

char *knt_json_write (JsonNode *node);
char *knt_json_write_line (JsonNode *node);

G_END_DECLS
