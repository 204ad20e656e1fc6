#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-round PROGRAM SAMPLE.pdf SAMPLE.truth.json SCHEMA.json: the whole way through, from outside, by the accessibility tree, keys and a
pointer: open the sample, select a passage, tag it, write a note, change a standing, undo, redo, save, quit, reopen. The
saved file is held against the schema and against what was typed. And what is left when the program or its reader is killed."""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import unittest

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import driver  # noqa: E402
from brief_case import QUESTION, SCHEMA, TRUTH, BriefCase  # noqa: E402
from driver import Atspi, wait_for  # noqa: E402


def fold(text):
    return re.sub(r'\s+', ' ', text).strip()


class Round(BriefCase):
    def tag(self, name):
        self.program.act(self.program.find('button', 'Tag…'))
        self.program.find(('text', 'entry'), 'Name of the tag', test=lambda e: e.get_state_set().contains(Atspi.StateType.FOCUSED))
        self.program.type(name)
        self.program.key('Return')
        self.program.find('grouping', name)

    def note(self, words):
        self.program.key('ctrl+m')
        self.program.find('text', 'Note on the passage', test=lambda e: e.get_state_set().contains(Atspi.StateType.FOCUSED))
        self.program.type(words)
        wait_for('the note is in its field', lambda: any(
            driver.text_of(e) == words for e in driver.find_all(self.program.tree, 'text', 'Note on the passage')))

    def change_standing(self, to):
        self.program.click(self.program.find('combo box', 'Standing'))
        self.program.find('label', to)
        self.program.key('Down', 'Down', 'Return')
        self.program.find('list item', lambda name: name.startswith(f'Question {QUESTION} of ') and to.lower() in name)

    def draft_has(self, words):
        """Whether they are on the disk, in a draft or its journal."""
        return any(words in path.read_text(errors='replace')
                   for path in (self.folder / 'data').rglob('*') if path.is_file())

    def test_round(self):
        self.open(self.brief)
        self.choose_question()
        words = self.select_passage()
        self.tag('veren')
        self.note('Hier staat het: "zie ook blad 2".')

        self.change_standing('Partly Answered')
        self.program.key('ctrl+z')
        self.program.find('list item', lambda name: name.startswith(f'Question {QUESTION} of ') and ', open' in name)
        self.program.key('ctrl+shift+z')
        self.program.find('list item', lambda name: name.startswith(f'Question {QUESTION} of ') and 'partly' in name)

        notes = self.folder / 'stuk.kanttekening'
        self.save_as(notes)
        self.assertEqual(self.program.quit(), 0)

        saved = json.loads(notes.read_text())
        jsonschema.validate(saved, json.loads(pathlib.Path(SCHEMA).read_text()),
                            format_checker=jsonschema.FormatChecker())
        self.assertEqual([tag['name'] for tag in saved['tags']], ['veren'])
        self.assertEqual(len(saved['annotations']), 1)
        passage = saved['annotations'][0]
        quote = next(s for s in passage['target']['selector'] if s['type'] == 'TextQuoteSelector')
        self.assertEqual(fold(quote['exact']), fold(words))
        bodies = {body['purpose']: body for body in passage['body']}
        self.assertEqual(bodies['commenting']['value'], 'Hier staat het: "zie ook blad 2".')
        self.assertEqual(bodies['tagging']['source'], saved['tags'][0]['id'])
        self.assertEqual(passage['target']['kanttekening:within'], f'a{QUESTION}')
        self.assertEqual([(s['id'], s['standing']) for s in saved['standings']], [(f'q{QUESTION}', 'partly')])
        self.assertEqual(len(saved['brief']['exchanges']), self.n_questions)

        self.open(notes)
        self.program.find('list item', lambda name: name.startswith(f'Question {QUESTION} of ')
                          and 'partly answered' in name and '1 note' in name)
        self.choose_question()
        wait_for('the note is there again', lambda: any(
            driver.text_of(e) == 'Hier staat het: "zie ook blad 2".'
            for e in driver.find_all(self.program.tree, 'text', 'Note on the passage')))
        self.assertEqual(self.program.quit(), 0)
        self.assertEqual(json.loads(notes.read_text())['annotations'], saved['annotations'])

    def test_killed_while_typing(self):
        self.open(self.brief)
        self.choose_question()
        self.select_passage()
        self.note('Wat er stond toen de stroom uitviel')
        # A second is what may be lost, no more.
        wait_for('what was typed is on the disk', lambda: self.draft_has('toen de stroom uitviel'), 1)
        self.program.kill()

        self.open(self.brief)
        self.choose_question()
        wait_for('the note is there again', lambda: any(
            driver.text_of(e) == 'Wat er stond toen de stroom uitviel'
            for e in driver.find_all(self.program.tree, 'text', 'Note on the passage')))

    def test_reader_killed(self):
        self.open(self.brief)
        self.choose_question()
        self.select_passage()
        self.note('Blijft staan')
        readers = subprocess.run(['pgrep', '-P', str(self.program.process.pid), '-f', 'kanttekening-reader'],
                                 check=True, capture_output=True, text=True).stdout.split()
        self.assertTrue(readers)
        for reader in readers:
            os.kill(int(reader), signal.SIGKILL)

        # Pages that were not looked at yet come from a new reader.
        self.program.click(self.row(self.n_questions))
        last = json.loads(pathlib.Path(TRUTH).read_text())['questions'][-1]['text'][:25]
        wait_for('the last question is on a page in sight', lambda: any(
            last in driver.text_of(page) for page in driver.find_all(self.program.tree, 'article')))
        self.choose_question()
        wait_for('the note is still there', lambda: any(
            driver.text_of(e) == 'Blijft staan' for e in driver.find_all(self.program.tree, 'text', 'Note on the passage')))
        self.assertEqual(self.program.quit(), 0)


if __name__ == '__main__':
    unittest.main(verbosity=2)
