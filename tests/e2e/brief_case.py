# SPDX-License-Identifier: GPL-3.0-or-later
"""What the rounds through the program have in common: PROGRAM SAMPLE.pdf SAMPLE.truth.json SCHEMA.json on the command line, the
sample opened in a home of its own, and what a person does with it again and again."""

import json
import os
import pathlib
import shutil
import sys
import tempfile
import unittest

import driver
from driver import Atspi, wait_for

PROGRAM, SAMPLE, TRUTH, SCHEMA = sys.argv[1:5]
del sys.argv[1:5]
QUESTION = 2  # the one that is worked on


class BriefCase(unittest.TestCase):
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

    def save_as(self, path):
        self.program.key('ctrl+s')
        self.program.find('button', 'Save')
        self.program.key('ctrl+a')
        self.program.type(path)
        self.program.key('Return')
        wait_for('the notes file is there', path.exists)
