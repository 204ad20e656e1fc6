#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-correcting PROGRAM SAMPLE.pdf SAMPLE.truth.json SCHEMA.json: what was recognised is put right from outside, by keys: label,
group, an answer that becomes a question, joined, undone; saved, and there again when the notes are opened."""

import json
import pathlib
import subprocess
import sys
import unittest

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from brief_case import PROGRAM, SCHEMA, BriefCase  # noqa: E402
from driver import Atspi, wait_for  # noqa: E402

CLI = pathlib.Path(PROGRAM).resolve().parent / 'cli' / 'kanttekening-cli'


class Correcting(BriefCase):
    def has_row(self, start, *words):
        return self.program.find('list item', lambda name: name.startswith(start) and all(w in name for w in words))

    def answer_with(self, key, field, words, *way):
        """Presses a key that asks something, goes to the field by other keys, and answers it."""
        self.program.key(key)
        self.program.find(('text', 'entry'), field)
        if way:
            self.program.key(*way)
        self.program.find(('text', 'entry'), field, test=lambda e: e.get_state_set().contains(Atspi.StateType.FOCUSED))
        self.program.key('ctrl+a')
        self.program.type(words)
        self.program.key('Return')
        wait_for('the dialog has gone', lambda: not self.program.has(('text', 'entry'), field))

    def test_correcting(self):
        n = self.n_questions
        self.open(self.brief)
        self.choose_question()
        self.answer_with('l', 'Number of the Question', '2a')
        self.has_row(f'Question 2a (2 of {n})')
        self.answer_with('g', 'Name of a New Group', 'Waterkant', 'Tab')
        self.has_row(f'Question 2a (2 of {n})', 'Waterkant')
        self.program.key('ctrl+z')
        self.has_row(f'Question 2a (2 of {n})', 'Getij')
        self.program.key('ctrl+shift+z')
        self.has_row(f'Question 2a (2 of {n})', 'Waterkant')

        # The first line of its answer becomes a question of its own.
        self.program.click(self.has_row('Question 2a'))
        words = self.select_passage()
        self.program.key('q')
        self.has_row(f'Question {n + 1} of {n + 1}')
        self.program.key('ctrl+z')
        self.has_row(f'Question {n} of {n}')
        self.program.key('ctrl+shift+z')
        self.has_row(f'Question {n + 1} of {n + 1}')

        # Single keys can be switched off: then these are there. Joined, it is part of the question above.
        self.program.key('ctrl+alt+u')
        self.has_row(f'Question {n} of {n}')
        self.program.key('ctrl+z')
        self.has_row(f'Question {n + 1} of {n + 1}')

        notes = self.folder / 'stuk.kanttekening'
        self.save_as(notes)
        self.assertEqual(self.program.quit(), 0)
        saved = json.loads(notes.read_text())
        jsonschema.validate(saved, json.loads(pathlib.Path(SCHEMA).read_text()),
                            format_checker=jsonschema.FormatChecker())
        # What was recognised is as it was; what was said stands beside it.
        self.assertEqual(len(saved['brief']['exchanges']), n)
        self.assertEqual([c['role'] for c in saved['corrections']], ['question', 'question'])
        self.assertEqual({c.get('label') for c in saved['corrections']}, {'2a', None})
        quotes = [s['exact'] for c in saved['corrections'] for s in c['target']['selector']
                  if s['type'] == 'TextQuoteSelector']
        self.assertIn(' '.join(words.split()), [' '.join(quote.split()) for quote in quotes])

        self.n_questions = n + 1
        self.open(notes)
        self.has_row(f'Question 2a (2 of {n + 1})', 'Waterkant')
        self.assertEqual(self.program.quit(), 0)

    def heading(self, start):
        return self.program.find('heading', lambda name: name.startswith(start))

    def test_by_keys_alone(self):
        """A wrong brief is put right, and what is right so is said to be, without a pointer."""
        n = self.n_questions
        self.open(self.brief)
        # Whether or not the pages have shown the first one by now.
        self.program.key('ctrl+Down')
        self.program.key('ctrl+Up')
        self.heading(f'Question 1 of {n}')
        self.program.key('x')
        self.has_row('Answer without a question')
        self.has_row(f'Question {n - 1} of {n - 1}')

        # It is gone to, and given to the question that is now the second.
        self.program.key('F8')
        self.heading('Answer Without a Question')
        self.answer_with('b', 'Number or Words of the Question', '2')
        wait_for('the answer has a question', lambda: not self.program.has(
            'list item', lambda name: name.startswith('Answer without a question')))
        self.program.key('ctrl+z')
        self.has_row('Answer without a question')

        # Or it is right so, and not stopped at any more. The question that is shown stands behind it: round again.
        self.program.key('F8')
        self.heading('Answer Without a Question')
        self.program.key('r')
        self.program.find('label', '1 is right as it is')
        self.program.key('F8')
        self.program.find('label', 'There is nothing more to look at')

        notes = self.folder / 'stuk.kanttekening'
        self.save_as(notes)
        self.assertEqual(self.program.quit(), 0)
        saved = json.loads(notes.read_text())
        jsonschema.validate(saved, json.loads(pathlib.Path(SCHEMA).read_text()),
                            format_checker=jsonschema.FormatChecker())
        self.assertEqual([c['role'] for c in saved['corrections']], ['neither'])
        self.assertEqual([f['state'] for f in saved['findings']], ['accepted'])

        self.n_questions = n - 1
        self.open(notes)
        self.has_row('Answer without a question')
        self.program.find('label', '1 is right as it is')
        self.assertEqual(self.program.quit(), 0)
        out = subprocess.run([CLI, 'export', '--to', 'markdown', str(notes)], check=True, capture_output=True, text=True).stdout
        exchanges = saved['brief']['exchanges']
        self.assertNotIn(exchanges[0]['questions'][0]['text'][:60], out)
        self.assertIn(exchanges[1]['questions'][0]['text'][:60], out)



if __name__ == '__main__':
    unittest.main(verbosity=2)
