#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-round PROGRAM SAMPLE.pdf SAMPLE.truth.json SCHEMA.json: the whole way through, from outside, by the accessibility tree, keys and a
pointer: open the sample, select a passage, tag it, write a note, change a standing, undo, redo, save, quit, reopen. The
saved file is held against the schema and against what was typed. And what is left when the program or its reader is killed."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import driver  # noqa: E402
from driver import Atspi, wait_for  # noqa: E402

PROGRAM, SAMPLE, TRUTH, SCHEMA = sys.argv[1:5]
del sys.argv[1:5]
QUESTION = 2  # the one that is worked on


def fold(text):
    return re.sub(r'\s+', ' ', text).strip()


class Round(unittest.TestCase):
    def setUp(self):
        # A folder that no earlier test wrote to, as a person's home on the first day.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='kanttekening-round.'))
        self.addCleanup(shutil.rmtree, self.folder)
        os.environ['XDG_DATA_HOME'] = str(self.folder / 'data')
        self.brief = self.folder / 'stuk.pdf'
        shutil.copy(SAMPLE, self.brief)
        truth = json.loads(pathlib.Path(TRUTH).read_text())
        self.n_questions = len(truth['questions'])
        self.answer = next(a['text'] for a in truth['answers'] if str(QUESTION) in a['to'])
        self.program = None
        self.addCleanup(lambda: self.program.kill() if self.program and self.program.process.poll() is None else None)

    def tearDown(self):
        if self.program is not None and self._outcome.result.failures + self._outcome.result.errors:
            self.program.screenshot(pathlib.Path(tempfile.gettempdir()) / f'{self.id()}.png')
            driver.dump(self.program.tree)

    def open(self, path):
        self.program = driver.Program(PROGRAM, path)
        # All questions of the sample are in the list before anything is done.
        self.program.find('list item', lambda name: name.startswith(f'Question {self.n_questions} of {self.n_questions}'))

    def row(self, number):
        return self.program.find('list item', lambda name: name.startswith(f'Question {number} of '))

    def choose_question(self):
        self.program.click(self.row(QUESTION))
        self.program.find('heading', lambda name: name.startswith(f'Question {QUESTION} of '))

    def first_line_of_answer(self):
        """The page that shows it, and where the first words of the answer stand in its text: from, to and the words."""
        start = self.answer[:25]

        def look():
            for page in driver.find_all(self.program.tree, 'article', lambda name: name.startswith('Page ')):
                text = driver.text_of(page)
                at = text.find(start)
                if at >= 0:
                    line = text[at:text.index('\n', at)]
                    return page, at, at + len(line.rsplit(' ', 1)[0])
            return None
        page, start, end = wait_for('the answer is on a page in sight', look)
        return page, start, end, driver.text_of(page)[start:end]

    def select_passage(self):
        """Draws the pointer over the first line of the answer, as a hand does. Returns what was drawn over."""
        page, start, end, words = self.first_line_of_answer()

        def edge(offset, right):
            box = Atspi.Text.get_character_extents(page.get_text_iface(), offset, Atspi.CoordType.WINDOW)
            left, top = self.program.origin()
            return left + box.x + (box.width - 0.5 if right else 0.5), top + box.y + box.height / 2
        wait_for('the page has come to rest', lambda: edge(start, False) == edge(start, False))
        self.program.drag(edge(start, False), edge(end - 1, True))
        self.program.find('button', 'Tag…')
        return words

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

    def save_as(self, path):
        self.program.key('ctrl+s')
        self.program.find('button', 'Save')
        self.program.key('ctrl+a')
        self.program.type(path)
        self.program.key('Return')
        wait_for('the notes file is there', path.exists)

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
