/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "knt-reader-error.h"

static const GDBusErrorEntry entries[] = {
  { KNT_READER_ERROR_PASSWORD, "io.github.kanttekening.Reader1.Error.Password" },
  { KNT_READER_ERROR_DAMAGED, "io.github.kanttekening.Reader1.Error.Damaged" },
  { KNT_READER_ERROR_PAGE, "io.github.kanttekening.Reader1.Error.Page" },
};

GQuark
knt_reader_error_quark (void)
{
  static gsize quark = 0;

  g_dbus_error_register_error_domain ("knt-reader-error-quark", &quark, entries, G_N_ELEMENTS (entries));

  return quark;
}
