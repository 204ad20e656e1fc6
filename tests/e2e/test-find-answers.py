#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-find-answers PROGRAM INBRENG.pdf ANSWERS.pdf SCHEMA.json: questions are annotated, their answers come as another PDF, and the
notes go over to it: offered below the list, the PDF chosen, the review read, confirmed; the note is at its question, saved,
and there again. Cancelled, nothing has changed."""

import json
import os
import pathlib
import shutil
import sys
import tempfile
import unittest

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import driver  # noqa: E402
from driver import Atspi, wait_for  # noqa: E402

PROGRAM, INBRENG, ANSWERS, SCHEMA = sys.argv[1:5]
del sys.argv[1:5]
N_ASKED = 5
N_ANSWERED = 6


class FindAnswers(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='kanttekening-answers.'))
        self.addCleanup(shutil.rmtree, self.folder)
        os.environ['XDG_DATA_HOME'] = str(self.folder / 'data')
        self.inbreng = self.folder / 'inbreng.pdf'
        self.answers = self.folder / 'antwoorden.pdf'
        shutil.copy(INBRENG, self.inbreng)
        shutil.copy(ANSWERS, self.answers)
        self.program = driver.Program(PROGRAM, self.inbreng)
        self.addCleanup(lambda: self.program.kill() if self.program.process.poll() is None else None)

    def tearDown(self):
        if self._outcome.result.failures + self._outcome.result.errors:
            self.program.screenshot(pathlib.Path(tempfile.gettempdir()) / f'{self.id()}.png')
            driver.dump(self.program.tree)

    def row(self, start, *words):
        return self.program.find('list item', lambda name: name.startswith(start) and all(w in name for w in words))

    def note(self, number, words):
        self.program.click(self.row(f'Question {number} of {N_ASKED}'))
        self.program.find('heading', lambda name: name.startswith(f'Question {number} of '))
        self.program.key('ctrl+m')
        self.program.find('text', 'Note on the question', test=lambda e: e.get_state_set().contains(Atspi.StateType.FOCUSED))
        self.program.type(words)
        # Leaving the field is not needed: what is being typed goes along.
        wait_for('the note is in its field', lambda: any(
            driver.text_of(e) == words for e in driver.find_all(self.program.tree, 'text', 'Note on the question')))

    def find_answers(self, path):
        self.program.act(self.program.find('button', 'Find Answers…'))
        self.choose('Choose the PDF With the Answers', path, 'ctrl+l')

    def choose(self, title, path, *keys):
        chooser = self.program.find('dialog', title)
        self.program.find('button', 'Cancel', within=chooser)
        # The field for a path goes when it loses the focus, as it does where the window is given it anew; and it completes
        # what is typed key by key, sooner or later than the next key.
        self.program.key(*keys or ['ctrl+a'])
        field = self.program.find(('text', 'entry'), within=chooser)
        wait_for('the path is in the field', lambda: Atspi.EditableText.set_text_contents(
            field.get_editable_text_iface(), str(path)) and driver.text_of(field) == str(path))
        driver.xdotool('key', '--clearmodifiers', 'Return')

    def drafts(self):
        return sorted(path.name for path in (self.folder / 'data').rglob('*.kanttekening'))

    def test_notes_go_over(self):
        self.row(f'Question {N_ASKED} of {N_ASKED}')
        self.note(4, 'Pachters bellen')
        self.note(2, 'Vleermuizen tellen')
        self.find_answers(self.answers)

        # What is doubtful stands first: the question that was withdrawn, with its note below it.
        lost = self.row(f'Question 4 of {N_ASKED}', 'BBD', 'not found')
        self.row('Note: Pachters bellen', 'kept without a place')
        self.row(f'Question 3 of {N_ASKED}', 'in other words', 'question 4, page')
        found = self.row(f'Question 2 of {N_ASKED}', 'question 3, page', 'answered')
        self.row('Note: Vleermuizen tellen', 'moved, page')
        self.assertLess(self.program.position(lost)[1], self.program.position(found)[1])
        before = self.drafts()

        # A row leads to its place, and Escape back.
        self.program.click(found)
        self.program.find('label', lambda name: name.startswith('antwoorden.pdf, page '))
        self.program.key('Escape')
        self.program.click(self.program.find('button', 'Bring Over'))

        # The answers are in a window of their own, with the note at its question, whose answer stands below it.
        row = self.row(f'Question 3 of {N_ANSWERED}', '1 note')
        self.assertEqual(len(self.drafts()), len(before) + 1)
        self.program.click(row)
        self.program.find('heading', lambda name: name.startswith(f'Question 3 of {N_ANSWERED}'))
        wait_for('the note is there', lambda: any(
            driver.text_of(e) == 'Vleermuizen tellen' for e in driver.find_all(self.program.tree, 'text', 'Note on the question')))

        notes = self.folder / 'antwoorden.kanttekening'
        self.program.key('ctrl+s')
        self.choose('Save Notes', notes)
        wait_for('the notes file is there', notes.exists)
        self.assertEqual(self.program.quit(), 0)

        saved = json.loads(notes.read_text())
        jsonschema.validate(saved, json.loads(pathlib.Path(SCHEMA).read_text()),
                            format_checker=jsonschema.FormatChecker())
        self.assertEqual(saved['source']['name'], 'antwoorden.pdf')
        said = {a['body'][0]['value']: a['target'].get('kanttekening:within') for a in saved['annotations']}
        self.assertEqual(said, {'Vleermuizen tellen': 'q3', 'Pachters bellen': None})

        # The notes to the questions are as they were.
        asked = next(draft for draft in (json.loads(path.read_text())
                                         for path in (self.folder / 'data').rglob('*.kanttekening'))
                     if draft['source']['name'] == 'inbreng.pdf')
        self.assertEqual({a['body'][0]['value']: a['target'].get('kanttekening:within') for a in asked['annotations']},
                         {'Vleermuizen tellen': 'q2', 'Pachters bellen': 'q4'})
        self.assertNotEqual(asked['id'], saved['id'])

        self.program = driver.Program(PROGRAM, notes)
        self.row(f'Question 3 of {N_ANSWERED}', '1 note')
        # It has answers: nothing is offered below its list.
        self.assertFalse(self.program.has('button', 'Find Answers…'))
        self.assertEqual(self.program.quit(), 0)

    def test_cancelled(self):
        self.row(f'Question {N_ASKED} of {N_ASKED}')
        self.note(2, 'Blijft hier')
        self.find_answers(self.inbreng)
        self.program.find('label', lambda name: '“inbreng.pdf” is the brief with the questions itself' in name)
        self.program.key('Escape')
        wait_for('the dialog has gone', lambda: not self.program.has('button', 'Choose Another…'))

        self.find_answers(self.answers)
        self.row('Note: Blijft hier', 'moved, page')
        before = self.drafts()
        self.program.key('Escape')
        wait_for('the dialog has gone', lambda: not self.program.has('button', 'Bring Over'))
        self.row(f'Question 2 of {N_ASKED}', '1 note')
        self.assertEqual(self.program.quit(), 0)
        self.assertEqual(self.drafts(), before)


if __name__ == '__main__':
    unittest.main(verbosity=2)
