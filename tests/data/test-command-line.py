#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-command-line SOURCE PROGRAM CLI: the manual pages and the completions, held against what the programs say of themselves."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(sys.argv[1]).resolve()
PROGRAM, CLI = (pathlib.Path(each).resolve() for each in sys.argv[2:4])
del sys.argv[1:4]


def said(*command):
    return subprocess.run([str(each) for each in command], capture_output=True, text=True, timeout=60, check=True,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8'}).stdout


def options(text):
    """Those that a --help lists: "-o, --output=NOTES"."""
    found = set()
    for short, long in re.findall(r'(?m)^ +(?:(-[A-Za-z]), )?(--[a-z-]+)', text):
        found |= {long, short} - {''}
    return found


VERBS = re.findall(r'(?m)^  kanttekening-cli ([a-z]+) ', said(CLI, '--help'))
OF_VERB = {verb: options(said(CLI, verb, '--help')) for verb in VERBS}
OF_PROGRAM = options(said(PROGRAM, '--help'))
FORMATS = [line.split()[0] for line in said(CLI, 'export', '--list').splitlines()]


class Manual(unittest.TestCase):
    def page(self, name):
        return (SOURCE / f'data/man/{name}.1').read_text()

    def test_is_sound(self):
        if shutil.which('mandoc') is None:
            self.skipTest('mandoc is not installed')
        for name in ('kanttekening', 'kanttekening-cli'):
            path = SOURCE / f'data/man/{name}.1'
            done = subprocess.run(['mandoc', '-T', 'lint', '-W', 'warning', path], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stdout), (0, ''))

    def listed(self, text):
        """Options of a list: ".It Fl o , Fl \\-output Ns = Ns Ar NOTES"."""
        found = set()
        for line in re.findall(r'(?m)^\.It (Fl .*)$', text):
            for word in re.findall(r'Fl (\S+)', line):
                found.add('-' + word.replace('\\-', '-'))
        return found

    def test_program(self):
        self.assertEqual(self.listed(self.page('kanttekening')), OF_PROGRAM)

    def test_commands(self):
        page = self.page('kanttekening-cli')
        sections = dict(re.findall(r'(?ms)^\.Ss (\S+)\n(.*?)(?=^\.S[sh] )', page))
        self.assertEqual([name for name in sections if name != 'Options'], VERBS)
        for verb in VERBS:
            self.assertEqual(self.listed(sections[verb]), OF_VERB[verb] - {'-h', '--help'}, verb)
            self.assertRegex(page, rf'(?m)^\.Cm {verb}$')

    def test_exit_statuses(self):
        words = dict(re.findall(r'(?m)^\.It ([012])\n(.*)$', self.page('kanttekening-cli')))
        self.assertEqual(set(words), {'0', '1', '2'})
        self.assertEqual(subprocess.run([CLI, 'validate', '/nonexistent'], capture_output=True).returncode, 2)


class Bash(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='kanttekening-bash.'))
        for name in ('brief.pdf', 'Ander stuk.PDF', 'notes.kanttekening', 'form.json', 'letter.txt'):
            (cls.folder / name).touch()
        (cls.folder / 'map').mkdir()

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def complete(self, *words):
        """What is offered for the last of the words, as the shell splits them."""
        name = 'kanttekening-cli' if words[0] == CLI else 'kanttekening'
        script = (f'source {SOURCE}/data/completions/{name}.bash; '
                  'COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); '
                  f'_{name.replace("-", "_")}; printf "%s\\n" "${{COMPREPLY[@]}}"')
        out = subprocess.run(['bash', '--norc', '-c', script, 'bash', *map(str, words)], cwd=self.folder, text=True,
                             capture_output=True, timeout=60)
        self.assertEqual(out.stderr, '')
        return {line for line in out.stdout.splitlines() if line}

    def test_sound(self):
        for path in (SOURCE / 'data/completions').glob('*.bash'):
            subprocess.run(['bash', '-n', path], check=True)

    def test_verbs(self):
        self.assertEqual(self.complete(CLI, ''), {*VERBS, '--help', '--version'})
        self.assertEqual(self.complete(CLI, 'va'), {'validate'})

    def test_options(self):
        for verb in VERBS:
            self.assertEqual(self.complete(CLI, verb, '-'), {each for each in OF_VERB[verb] if each.startswith('--')}, verb)

    def test_formats(self):
        self.assertEqual(self.complete(CLI, 'export', '--to', ''), set(FORMATS))
        self.assertEqual(self.complete(CLI, 'export', '-t', 'ht'), {'html'})
        self.assertEqual(self.complete(CLI, 'export', '--to', '=', 'mark'), {'markdown'})

    def test_files(self):
        self.assertEqual(self.complete(CLI, 'text', ''), {'brief.pdf', 'Ander stuk.PDF', 'map'})
        self.assertEqual(self.complete(CLI, 'recognise', 'br'), {'brief.pdf'})
        self.assertEqual(self.complete(CLI, 'recognise', 'brief.pdf', '-o', ''), {'notes.kanttekening', 'map'})
        self.assertEqual(self.complete(CLI, 'recognise', '--form', ''), {'form.json', 'map'})
        self.assertEqual(self.complete(CLI, 'validate', ''), {'notes.kanttekening', 'form.json', 'map'})
        self.assertEqual(self.complete(CLI, 'export', '--to', 'html', 'n'), {'notes.kanttekening'})

    def test_program(self):
        self.assertEqual(self.complete(PROGRAM, '--'), {each for each in OF_PROGRAM if each.startswith('--')})
        self.assertEqual(self.complete(PROGRAM, ''), {'brief.pdf', 'Ander stuk.PDF', 'notes.kanttekening', 'map'})


class OtherShells(unittest.TestCase):
    def test_sound(self):
        shells = {'zsh': '_kanttekening*', 'fish': '*.fish'}
        there = [shell for shell in shells if shutil.which(shell)]
        if not there:
            self.skipTest('neither zsh nor fish is installed')
        for shell in there:
            for path in (SOURCE / 'data/completions').glob(shells[shell]):
                subprocess.run([shell, '-n', path], check=True)

    def test_nothing_is_missing(self):
        every = {each for found in OF_VERB.values() for each in found if each.startswith('--')}
        for name, wanted in (('kanttekening-cli', every | set(VERBS)),
                             ('kanttekening', {each for each in OF_PROGRAM if each.startswith('--')})):
            zsh = (SOURCE / f'data/completions/_{name}').read_text()
            fish = (SOURCE / f'data/completions/{name}.fish').read_text()
            for word in wanted:
                self.assertIn(word, zsh, name)
                self.assertIn(f'-l {word[2:]}' if word.startswith('--') else word, fish, name)


if __name__ == '__main__':
    unittest.main(verbosity=2)
