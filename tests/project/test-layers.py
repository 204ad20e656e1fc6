#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each module may know, checked in the sources and in the programs as linked; and that every source file names its licence
and keeps its size."""

import pathlib
import re
import subprocess
import sys
import unittest

SOURCE = pathlib.Path(sys.argv.pop(1))
BUILD = pathlib.Path(sys.argv.pop(1))

TOOLKIT = r'gtk/|gdk/|gsk/|adwaita'
FORBIDDEN = {  # folder of app/: what no file in it may include
    'core': rf'{TOOLKIT}|poppler|cairo|pango',
    'recognise': rf'{TOOLKIT}|poppler|cairo|pango',
    'export': rf'{TOOLKIT}|poppler|cairo|pango',
    'document': rf'{TOOLKIT}|poppler|cairo|pango',
    'cli': rf'{TOOLKIT}|poppler|cairo|pango',
    'reader': TOOLKIT,
    'view': r'adwaita|poppler|cairo',
    'shell': r'poppler|cairo',
}
# Modules from the top down: none includes a header of one above it.
ORDER = ('shell', 'view', 'document', 'export', 'recognise', 'core')


def needed(program):
    out = subprocess.run(['objdump', '-p', BUILD / program], check=True, capture_output=True, text=True).stdout
    return re.findall(r'NEEDED\s+(\S+)', out)


class Layers(unittest.TestCase):
    def test_includes(self):
        for folder, pattern in FORBIDDEN.items():
            for path in sorted((SOURCE / 'app' / folder).glob('*.[ch]')):
                for include in re.findall(r'#\s*include\s*[<"]([^>"]+)', path.read_text()):
                    self.assertIsNone(re.match(pattern, include), f'{path.relative_to(SOURCE)} includes {include}')

    def test_arrows_go_down(self):
        home = {path.name: folder for folder in ORDER for path in (SOURCE / 'app' / folder).glob('*.h')}
        for i, folder in enumerate(ORDER):
            for path in sorted((SOURCE / 'app' / folder).glob('*.[ch]')):
                for include in re.findall(r'#\s*include\s*"([^"]+)"', path.read_text()):
                    self.assertNotIn(home.get(include), ORDER[:i], f'{path.relative_to(SOURCE)} includes {include}')

    def test_programs(self):
        for program, absent in (('app/kanttekening', 'poppler'),
                                ('app/cli/kanttekening-cli', 'poppler|gtk|gdk|adwaita|cairo'),
                                ('app/reader/kanttekening-reader', 'gtk|gdk-|adwaita')):
            for library in needed(program):
                self.assertIsNone(re.search(absent, library), f'{program} is linked with {library}')

    def test_files(self):
        for path in sorted(SOURCE.glob('app/**/*.[ch]')) + sorted(SOURCE.glob('tests/**/*.[ch]')) + sorted(SOURCE.glob('ui/*.blp')):
            text = path.read_text()
            self.assertIn('SPDX-License-Identifier: GPL-3.0-or-later', text[:300], path)
            self.assertLessEqual(text.count('\n'), 800, f'{path} is too long')


if __name__ == '__main__':
    unittest.main()
