#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every string for people is known to translators, and every one is in each language that the program claims."""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from catalogue import make_template

SOURCE = pathlib.Path(sys.argv.pop(1))

# How a string is marked, by the kind of file. Kinds that are not here hold none.
MARKED = {
    '.c': r'(?<![A-Za-z0-9_])(N?C?_|g_dngettext|ngettext|g_dpgettext2?) ?\(',
    '.h': r'(?<![A-Za-z0-9_])(N?C?_|g_dngettext|ngettext) ?\(',
    '.blp': r'(?<![A-Za-z0-9_])C?_ ?\(',
    '.ui': r'translatable="yes"',
    '.in': r'',
}


def potfiles():
    lines = (SOURCE / 'po/POTFILES.in').read_text().splitlines()
    return [line for line in lines if line and not line.startswith('#')]


def languages():
    return [line for line in (SOURCE / 'po/LINGUAS').read_text().split() if not line.startswith('#')]


class Translations(unittest.TestCase):
    def test_files_are_listed(self):
        listed = potfiles()
        self.assertEqual(listed, sorted(listed), 'po/POTFILES.in is not sorted')
        for name in listed:
            self.assertTrue((SOURCE / name).is_file(), f'po/POTFILES.in lists {name}, which is not there')
        for folder in ('app', 'ui', 'data'):
            for path in sorted((SOURCE / folder).rglob('*')):
                name = str(path.relative_to(SOURCE))
                pattern = MARKED.get(path.suffix)
                if path.name.endswith('.service.in'):  # read by the bus alone
                    continue
                if pattern is not None and path.is_file() and name not in listed:
                    self.assertIsNone(re.search(pattern, path.read_text()),
                                      f'{name} has strings to translate and is not in po/POTFILES.in')

    def test_languages_are_complete(self):
        with tempfile.TemporaryDirectory() as folder:
            template = pathlib.Path(folder) / 'kanttekening.pot'
            make_template(SOURCE, template)
            for language in languages():
                catalogue = SOURCE / f'po/{language}.po'
                merged = pathlib.Path(folder) / f'{language}.po'
                subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', f'--output-file={merged}', catalogue, template],
                               check=True)
                missing = subprocess.run(['msgattrib', '--untranslated', '--no-obsolete', '--no-wrap', merged],
                                         check=True, capture_output=True, text=True).stdout
                self.assertEqual(re.findall(r'^msgid "(.+)"$', missing, re.M), [], f'po/{language}.po lacks strings')
                fuzzy = subprocess.run(['msgattrib', '--only-fuzzy', '--no-obsolete', catalogue],
                                       check=True, capture_output=True, text=True).stdout
                self.assertEqual(re.findall(r'^msgid "(.+)"$', fuzzy, re.M), [], f'po/{language}.po has unsure strings')

    def test_languages_are_sound(self):
        for language in languages():
            check = subprocess.run(['msgfmt', '--check', '--check-accelerators=_', '--output-file=/dev/null',
                                    SOURCE / f'po/{language}.po'], capture_output=True, text=True)
            self.assertEqual(check.returncode, 0, check.stderr)


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], '-v'])
