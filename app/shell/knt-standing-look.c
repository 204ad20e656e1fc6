/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-standing-look.h"

/**
 * knt_standing_look_title:
 * @value: (nullable): a standing as the notes file writes it; %NULL is open
 *
 * Returns: (transfer none): its name in the user's language, or @value itself where this version does not know it
 */
const char *
knt_standing_look_title (const char *value)
{
  const KntStanding standing = knt_standing_from_string (value);

  return standing == KNT_STANDING_OTHER ? value : knt_standing_get_label (standing);
}

/**
 * knt_standing_look_icon_name:
 * @value: (nullable): a standing as the notes file writes it; %NULL is open
 *
 * Each standing has a shape of its own, since colour alone tells too little.
 *
 * Returns: (transfer none): a symbolic icon
 */
const char *
knt_standing_look_icon_name (const char *value)
{
  switch (knt_standing_from_string (value)) {
    case KNT_STANDING_OPEN:
      return "knt-standing-open-symbolic";
    case KNT_STANDING_ANSWERED:
      return "knt-standing-answered-symbolic";
    case KNT_STANDING_PARTLY:
      return "knt-standing-partly-symbolic";
    case KNT_STANDING_NOT_ANSWERED:
      return "knt-standing-not-answered-symbolic";
    case KNT_STANDING_REFUSED:
      return "knt-standing-refused-symbolic";
    case KNT_STANDING_DEFERRED:
      return "knt-standing-deferred-symbolic";
    case KNT_STANDING_REFERS:
      return "knt-standing-refers-symbolic";
    case KNT_STANDING_OTHER:
    default:
      return "dialog-question-symbolic";
  }
}
