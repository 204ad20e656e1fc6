#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-score.py PROGRAM: the forms that are recognised are recognised whole, on real briefs that lie beside the project."""

import os
import pathlib
import subprocess
import sys

NAMES = ['overleg-volt-defensieraad', 'kamervragen-argos', 'kamervragen-brandweernummer', 'kamervragen-politiebureau']

shared = pathlib.Path(os.environ.get('KNT_SHARED', ''))
scorer = shared / 'tools' / 'score-recogniser'
truths = [shared / 'briefs' / f'{name}.truth.json' for name in NAMES]
missing = [str(path) for path in [scorer, *truths] if not path.is_file()]
if not os.environ.get('KNT_SHARED') or missing:
    print('SKIP: there are no briefs to recognise: KNT_SHARED is', os.environ.get('KNT_SHARED', 'not set'), *missing)
    sys.exit(77)
sys.exit(subprocess.run([scorer, '--verbose', sys.argv[1], *truths], timeout=150).returncode)
