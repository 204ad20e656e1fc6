/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/**
 * KntConfinement:
 * @KNT_CONFINEMENT_LANDLOCK: the file system is shut but for fonts and Poppler's data, read-only
 * @KNT_CONFINEMENT_SECCOMP: the system calls for sockets, programs, writing and the like are shut
 *
 * What is in force. Travels over the reader's interface as a number.
 */
typedef enum {
  KNT_CONFINEMENT_NONE = 0,
  KNT_CONFINEMENT_LANDLOCK = 1 << 0,
  KNT_CONFINEMENT_SECCOMP = 1 << 1,
} KntConfinement;

#define KNT_CONFINEMENT_ALL (KNT_CONFINEMENT_LANDLOCK | KNT_CONFINEMENT_SECCOMP)
