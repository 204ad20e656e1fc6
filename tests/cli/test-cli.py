#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli.py PROGRAM BRIEF: what kanttekening-cli answers to good and bad input, as seen from outside."""

import json
import os
import pathlib
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
BRIEF = str(pathlib.Path(sys.argv[2]).resolve())

NOTES = {
    'format': 'kanttekening', 'version': 1, 'id': 'urn:uuid:1', 'title': 'Dikes',
    'source': {'name': 'brief.pdf', 'pages': [{}, {}]},
    'brief': {'form': 'x', 'exchanges': [{'id': 'x1', 'questions': [{'id': 'q1', 'text': 'Why?', 'parts': []}],
                                          'answers': [{'id': 'a1', 'text': 'Because.'}]}]},
    'standings': [{'id': 'q1', 'standing': 'answered'}],
    'tags': [{'id': 'urn:uuid:2', 'name': 'money'}],
    'annotations': [],
}


def annotation(within='q1', tag='urn:uuid:2', page=1):
    return {'id': 'urn:uuid:3', 'type': 'Annotation',
            'body': [{'type': 'TextualBody', 'value': 'Look here', 'purpose': 'commenting'},
                     {'type': 'SpecificResource', 'source': tag, 'purpose': 'tagging'}],
            'target': {'selector': [], 'kanttekening:within': within,
                       'kanttekening:spans': [{'page': page, 'start': 0, 'end': 4}]}}


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='kanttekening-cli.'))
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copy(BRIEF, self.folder / 'brief.pdf')

    def run_cli(self, *arguments, **more):
        environment = {key: value for key, value in os.environ.items() if key not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, env=environment, timeout=60,
                              capture_output=True, stdin=subprocess.DEVNULL, **more)

    def write(self, name, content):
        path = self.folder / name
        if isinstance(content, dict):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    def assert_refused(self, run, *words):
        """Status 2, nothing on standard output, and one line that names all of `words`."""
        message = run.stderr.decode()
        self.assertEqual(run.returncode, 2, message)
        self.assertEqual(run.stdout, b'')
        self.assertEqual(message.count('\n'), 1, message)
        self.assertTrue(message.startswith('kanttekening-cli: '), message)
        for word in words:
            self.assertIn(word, message)


class Merge(Case):
    """Two copies of the notes to one brief."""

    def notes(self, name, note=None, standing='answered', **more):
        annotations = [annotation()] if note is not None else []
        if note is not None:
            annotations[0]['body'][0]['value'] = note
        return self.write(name, {**NOTES, 'annotations': annotations,
                                 'standings': [{'id': 'q1', 'standing': standing}], **more})

    def read(self, name):
        return json.loads((self.folder / name).read_bytes())

    def test_each_changed_something_else(self):
        self.notes('base.json', 'Look here')
        self.notes('mine.json', 'Look there')
        self.notes('theirs.json', 'Look here', 'refused')
        run = self.run_cli('merge', '--base', 'base.json', 'mine.json', 'theirs.json', '-o', 'out.json')
        self.assertEqual((run.returncode, run.stderr, run.stdout), (0, b'', b''))
        out = self.read('out.json')
        self.assertEqual(out['annotations'][0]['body'][0]['value'], 'Look there')
        self.assertEqual(out['standings'][0]['standing'], 'refused')

    def test_what_one_removed_is_gone(self):
        self.notes('base.json', 'Look here')
        self.notes('mine.json', 'Look here')
        self.notes('theirs.json')
        self.run_cli('merge', '-b', 'base.json', 'mine.json', 'theirs.json', '-o', 'out.json')
        self.assertEqual(self.read('out.json')['annotations'], [])
        self.run_cli('merge', 'mine.json', 'theirs.json', '-o', 'out.json')
        self.assertEqual(len(self.read('out.json')['annotations']), 1)

    def test_both_changed_the_same(self):
        self.notes('base.json', 'Look here')
        self.notes('mine.json', 'Mine', 'partly')
        self.notes('theirs.json', 'Theirs', 'refused')
        run = self.run_cli('merge', '-b', 'base.json', 'mine.json', 'theirs.json', '-o', 'out.json')
        message = run.stderr.decode()
        self.assertEqual((run.returncode, message.count('\n')), (1, 2), message)
        self.assertIn('standings “q1”: both changed “standing”; it stays as in “mine.json”', message)
        self.assertEqual(self.read('out.json')['annotations'][0]['body'][0]['value'], 'Mine')

    def test_again_changes_nothing(self):
        self.notes('mine.json', 'Mine')
        self.notes('theirs.json', standing='refused')
        self.run_cli('merge', 'mine.json', 'theirs.json', '-o', 'mine.json')
        once = (self.folder / 'mine.json').read_bytes()
        self.assertEqual(self.run_cli('merge', 'mine.json', 'mine.json', '-o', 'out.json').returncode, 0)
        self.assertEqual(json.loads(once), self.read('out.json'))

    def test_refused(self):
        self.notes('mine.json', 'Mine', source={'sha256': 'aa'})
        self.notes('theirs.json', source={'sha256': 'bb'})
        self.assert_refused(self.run_cli('merge', 'mine.json', 'theirs.json', '-o', 'out.json'), 'different PDFs', 'reanchor')
        self.assert_refused(self.run_cli('merge', 'mine.json', 'mine.json'), 'Which file?')
        self.assert_refused(self.run_cli('merge', 'mine.json', '-o', 'out.json'), 'Which file?')
        self.assert_refused(self.run_cli('merge', 'a', 'b', 'c', '-o', 'out.json'), '“c”')
        self.assert_refused(self.run_cli('merge', 'mine.json', 'theirs.json', '-o', 'theirs.json'), 'written over')
        self.assert_refused(self.run_cli('merge', 'mine.json', 'brief.pdf', '-o', 'out.json'), 'brief.pdf')
        self.assertFalse((self.folder / 'out.json').exists())


class Reanchor(Case):
    """Notes brought to another PDF."""

    def setUp(self):
        super().setUp()
        self.assertEqual(self.run_cli('recognise', 'brief.pdf', '-o', 'bare.json').returncode, 0)
        self.bare = json.loads((self.folder / 'bare.json').read_bytes())
        self.questions = [question for exchange in self.bare['brief']['exchanges'] for question in exchange['questions']]

    def reanchor(self, notes):
        self.write('notes.json', notes)
        run = self.run_cli('reanchor', 'notes.json', 'brief.pdf', '-o', 'out.json')
        self.assertEqual(run.stdout, b'')
        out = json.loads((self.folder / 'out.json').read_bytes())
        self.assertEqual(self.run_cli('validate', 'notes.json').returncode, 0)
        return out, run.returncode, run.stderr.decode()

    def test_to_its_own(self):
        notes = {**self.bare, 'standings': [{'id': 'q1', 'standing': 'refused'}]}
        out, status, message = self.reanchor(notes)
        self.assertEqual((status, message.count('\n')), (0, 1), message)
        self.assertRegex(message, r'kept: standings “.+”, page \d+: the question stands where it stood')
        self.assertEqual((out['id'], out['standings']), (notes['id'], notes['standings']))

    def test_asked_before_in_another_order(self):
        """An inbreng has the questions only, and they stand elsewhere in the answers."""
        first, second = self.questions[0], self.questions[1]
        inbreng = {'format': 'kanttekening', 'version': 1, 'id': 'urn:uuid:9', 'source': {'sha256': 'aa'}, 'brief': {
            'exchanges': [{'id': 'x1', 'questions': [{'id': 'q1', 'text': second['text']}]},
                          {'id': 'x2', 'questions': [{'id': 'q2', 'text': first['text']}]},
                          {'id': 'x3', 'questions': [{'id': 'q3', 'text': 'Hoeveel olifanten wonen er in Assen?'}]}]},
            'standings': [{'id': 'q1', 'standing': 'partly'}],
            'annotations': [{'id': 'urn:uuid:8', 'type': 'Annotation',
                             'body': [{'type': 'TextualBody', 'value': 'Waarom?', 'purpose': 'commenting'}],
                             'target': {'kanttekening:within': 'q3'}}]}
        out, status, message = self.reanchor(inbreng)
        self.assertEqual((status, message.count('\n')), (1, 2), message)
        self.assertIn('moved: standings', message)
        self.assertIn('orphan: annotations “Hoeveel olifanten wonen er in Assen?”: the question is not there', message)
        self.assertEqual(out['standings'], [{'id': second['id'], 'standing': 'partly'}])
        self.assertEqual(out['annotations'][0]['body'], inbreng['annotations'][0]['body'])
        self.assertNotIn('kanttekening:within', out['annotations'][0]['target'])
        self.assertEqual(out['brief'], self.bare['brief'])
        self.assertEqual(out['source']['sha256'], self.bare['source']['sha256'])

    def test_refused(self):
        self.assert_refused(self.run_cli('reanchor', 'bare.json', '-o', 'out.json'), 'Which file?')
        self.assert_refused(self.run_cli('reanchor', 'bare.json', 'brief.pdf'), 'Which file?')
        self.assert_refused(self.run_cli('reanchor', 'bare.json', 'brief.pdf', '-o', 'bare.json'), 'written over')
        self.assert_refused(self.run_cli('reanchor', 'bare.json', 'none.pdf', '-o', 'out.json'), 'none.pdf')
        self.assert_refused(self.run_cli('reanchor', 'brief.pdf', 'brief.pdf', '-o', 'out.json'), 'brief.pdf')
        self.assertFalse((self.folder / 'out.json').exists())


class OwnForms(Case):
    """A user's own forms, in the data folder."""

    MINE = {'extends': 'nl-schriftelijk-overleg', 'id': 'nl-mine', 'name': 'Mijn overleg',
            'evidence': {'patterns': [{'pattern': 'dijkversterking', 'weight': 0.1}]}, 'ends': ['^Einde$']}

    def setUp(self):
        super().setUp()
        self.forms = self.folder / 'data' / 'kanttekening' / 'forms'
        self.forms.mkdir(parents=True)

    def run_cli(self, *arguments):
        os.environ['XDG_DATA_HOME'] = str(self.folder / 'data')
        self.addCleanup(os.environ.pop, 'XDG_DATA_HOME', None)
        return super().run_cli(*arguments)

    def test_one_with_a_shipped_id_takes_its_place(self):
        self.write(self.forms / 'mine.json', {'extends': 'nl-schriftelijk-overleg', 'groups': {'headings': ['^(?<name>.*fractie)$']}})
        self.assertEqual(self.run_cli('recognise', 'brief.pdf').returncode, 0)
        self.write(self.forms / 'mine.json', {'extends': 'nl-schriftelijk-overleg', 'evidence': {'least': 1, 'patterns': []}, 'pairing': 'turn',
                                              'questions': {'opening': '^NEVER (?<labels>)'}})
        run = self.run_cli('recognise', 'brief.pdf')
        self.assertNotEqual(json.loads(run.stdout)['brief'].get('form'), 'nl-schriftelijk-overleg')

    def test_a_broken_one_is_passed_over(self):
        self.write(self.forms / 'mine.json', {**self.MINE, 'ends': ['^Einde$', '(']})
        run = self.run_cli('recognise', 'brief.pdf')
        self.assertEqual(json.loads(run.stdout)['brief']['form'], 'nl-schriftelijk-overleg')
        message = run.stderr.decode()
        self.assertEqual((run.returncode, message.count('\n')), (0, 1), message)
        for word in ('kanttekening/forms/mine.json', '/ends/1:', 'regular expression'):
            self.assertIn(word, message)

    def test_one_form_alone(self):
        self.write('mine.json', self.MINE)
        run = self.run_cli('recognise', '--form', 'mine.json', 'brief.pdf')
        message = run.stderr.decode()
        self.assertEqual(run.returncode, 0, message)
        self.assertEqual(json.loads(run.stdout)['brief']['form'], 'nl-mine')
        self.assertRegex(message, r'“nl-mine” fits for \d+ %, and finds \d+ questions')
        self.assertIn('Evidence found: dijkversterking', message)

    def test_one_form_that_does_not_fit(self):
        self.write('mine.json', {**self.MINE, 'extends': 'de-kleine-anfrage'})
        run = self.run_cli('recognise', '--form', 'mine.json', 'brief.pdf')
        self.assertEqual(run.returncode, 1)
        self.assertEqual(json.loads(run.stdout)['brief']['exchanges'], [])
        self.assertRegex(run.stderr.decode(), r'“nl-mine” is not tried: its evidence comes to \d+ %')

    def test_one_form_that_is_broken(self):
        self.write('mine.json', {**self.MINE, 'surplus': 1})
        self.assert_refused(self.run_cli('recognise', '--form', 'mine.json', 'brief.pdf'), 'mine.json', '/surplus')
        self.assert_refused(self.run_cli('recognise', '--form', 'none.json', 'brief.pdf'), 'none.json')

    def test_a_form_is_validated(self):
        self.write('mine.json', self.MINE)
        run = self.run_cli('validate', 'mine.json')
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, b'', b''))
        self.write('mine.json', {**self.MINE, 'surplus': 1, 'ends': ['(', 'x', ')'], 'range': 3})
        run = self.run_cli('validate', 'mine.json')
        self.assertEqual(run.returncode, 2)
        for path in ('/surplus', '/ends/0', '/ends/2', '/range'):
            self.assertIn(f'“mine.json”: {path}: ', run.stderr.decode())
        self.assertEqual(run.stderr.decode().count('\n'), 4)


class Arguments(Case):
    def test_help(self):
        run = self.run_cli('--help')
        self.assertEqual(run.returncode, 0)
        for verb in ('recognise', 'text', 'validate', 'export'):
            self.assertIn(f'kanttekening-cli {verb} '.encode(), run.stdout)
            one = self.run_cli(verb, '--help')
            self.assertEqual(one.returncode, 0)
            self.assertIn(verb.encode(), one.stdout)
            self.assertEqual(one.stderr, b'')

    def test_version(self):
        run = self.run_cli('--version')
        self.assertEqual(run.returncode, 0)
        self.assertRegex(run.stdout, rb'^kanttekening-cli \d+\.\d+')

    def test_nonsense(self):
        self.assert_refused(self.run_cli(), '--help')
        self.assert_refused(self.run_cli('recognize'), 'recognize')
        self.assert_refused(self.run_cli('text', '--colour', 'brief.pdf'), '--colour')
        self.assert_refused(self.run_cli('text', 'brief.pdf', 'other.pdf'), 'other.pdf')
        for verb in ('recognise', 'text', 'validate', 'export'):
            self.assert_refused(self.run_cli(verb), verb)


class Recognise(Case):
    def test_to_standard_output(self):
        run = self.run_cli('recognise', 'brief.pdf')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(run.stderr, b'')
        notes = json.loads(run.stdout)
        self.assertEqual(notes['format'], 'kanttekening')
        self.assertEqual(notes['brief']['form'], 'nl-schriftelijk-overleg')
        self.assertGreaterEqual(sum(len(x['questions']) for x in notes['brief']['exchanges']), 6)
        source = notes['source']
        self.assertEqual(source['name'], 'brief.pdf')
        self.assertEqual(source['size'], os.path.getsize(BRIEF))
        self.assertEqual([page['label'] for page in source['pages']], ['1', '2', '3', '4'])
        self.assertTrue(all(len(page['textSha256']) == 64 for page in source['pages']))

    def test_to_file(self):
        run = self.run_cli('recognise', 'brief.pdf', '-o', 'notes.kanttekening')
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, b'', b''))
        self.assertEqual(self.run_cli('validate', 'notes.kanttekening').returncode, 0)

    def test_options_may_stand_before(self):
        run = self.run_cli('recognise', '-o', 'notes.json', '--', 'brief.pdf')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertTrue((self.folder / 'notes.json').exists())

    def test_nothing_recognised_is_a_finding(self):
        self.write('plain.html', '<p>Dear minister, this is a letter.')
        subprocess.run(['weasyprint', '-q', 'plain.html', 'plain.pdf'], cwd=self.folder, check=True, timeout=60)
        run = self.run_cli('recognise', 'plain.pdf')
        self.assertEqual(run.returncode, 1)
        self.assertEqual(run.stderr.decode().count('\n'), 1)
        self.assertIn('plain.pdf', run.stderr.decode())
        self.assertEqual(json.loads(run.stdout)['brief']['exchanges'], [])

    def test_scan_is_a_finding(self):
        subprocess.run(['convert', '-size', '200x200', 'xc:white', 'scan.pdf'], cwd=self.folder, check=True, timeout=60)
        for verb in ('recognise', 'text'):
            run = self.run_cli(verb, 'scan.pdf')
            self.assertEqual(run.returncode, 1, verb)
            self.assertIn('scan', run.stderr.decode())

    def test_a_file_is_not_lost_when_it_fails(self):
        self.write('notes.json', 'mine')
        self.write('bad.pdf', 'nothing')
        self.assert_refused(self.run_cli('recognise', 'bad.pdf', '-o', 'notes.json'), 'bad.pdf')
        self.assertEqual((self.folder / 'notes.json').read_text(), 'mine')

    def test_notes_are_not_written_over(self):
        self.write('notes.json', NOTES)
        before = (self.folder / 'notes.json').read_bytes()
        self.assert_refused(self.run_cli('recognise', 'brief.pdf', '-o', 'notes.json'), 'notes.json')
        self.assertEqual((self.folder / 'notes.json').read_bytes(), before)

    def test_the_brief_is_not_written_over(self):
        before = (self.folder / 'brief.pdf').read_bytes()
        self.assert_refused(self.run_cli('recognise', 'brief.pdf', '-o', 'brief.pdf'), 'brief.pdf')
        self.assertEqual((self.folder / 'brief.pdf').read_bytes(), before)

    def test_output_that_can_not_be_written(self):
        self.assert_refused(self.run_cli('recognise', 'brief.pdf', '-o', 'missing/notes.json'), 'notes.json')
        self.assert_refused(self.run_cli('recognise', 'brief.pdf', '-o', '.'))


class Text(Case):
    def test_whole(self):
        run = self.run_cli('text', 'brief.pdf')
        self.assertEqual((run.returncode, run.stderr), (0, b''))
        pages = run.stdout.decode().split('\f')
        self.assertEqual(len(pages), 5)
        self.assertIn('VERSLAG VAN EEN SCHRIFTELIJK OVERLEG', pages[0])

    def test_one_page(self):
        whole = self.run_cli('text', 'brief.pdf').stdout.decode().split('\f')
        run = self.run_cli('text', 'brief.pdf', '--page', '2')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(run.stdout.decode(), whole[1] + '\f')

    def test_page_that_is_not_there(self):
        for page in ('0', '5', '-1', 'two', ''):
            self.assert_refused(self.run_cli('text', 'brief.pdf', f'--page={page}'), 'page')


class BadPdf(Case):
    def assert_all_refuse(self, name, *words):
        for verb in ('recognise', 'text'):
            with self.subTest(verb=verb, name=name):
                self.assert_refused(self.run_cli(verb, name), *(words or [name]))

    def test_contents(self):
        whole = pathlib.Path(BRIEF).read_bytes()
        for name, content in {'letter.pdf': 'Dear minister,', 'empty.pdf': '', 'notes.pdf': json.dumps(NOTES),
                              'cut.pdf': whole[:len(whole) // 2]}.items():
            self.assert_all_refuse(self.write(name, content))

    def test_places(self):
        (self.folder / 'folder.pdf').mkdir()
        self.assert_all_refuse('folder.pdf')
        self.assert_all_refuse('missing.pdf')

    def test_no_permission(self):
        os.chmod(self.folder / 'brief.pdf', 0)
        if os.access(self.folder / 'brief.pdf', os.R_OK):
            self.skipTest('root may read everything')
        self.assert_all_refuse('brief.pdf')


class Password(Case):
    def setUp(self):
        super().setUp()
        subprocess.run(['qpdf', '--encrypt', 'geheim', 'owner', '256', '--', 'brief.pdf', 'locked.pdf'],
                       cwd=self.folder, check=True, timeout=60)

    def ask(self, *answers):
        """Runs it at a terminal of its own and types the answers."""
        ours, theirs = pty.openpty()
        with subprocess.Popen([PROGRAM, 'text', 'locked.pdf', '--page', '1'], cwd=self.folder, stdin=theirs,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            said = b''
            for answer in answers:
                while said.count(b'\xe2\x80\x9clocked.pdf\xe2\x80\x9d: ') <= answers.index(answer):
                    self.assertTrue(select.select([process.stderr], [], [], 30)[0], said)
                    piece = os.read(process.stderr.fileno(), 1000)
                    self.assertTrue(piece, said)
                    said += piece
                os.write(ours, answer.encode() + b'\n')
            out, err = process.communicate(timeout=60)
        os.close(theirs)
        os.set_blocking(ours, False)
        try:
            echoed = os.read(ours, 1000)
        except OSError:
            echoed = b''
        os.close(ours)
        return process.returncode, out.decode(), (said + err).decode(), echoed.decode()

    def test_without(self):
        self.assert_refused(self.run_cli('recognise', 'locked.pdf'), 'locked.pdf', '--password-file')

    def test_from_file(self):
        self.write('word', 'geheim\n')
        run = self.run_cli('recognise', 'locked.pdf', '--password-file', 'word')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertTrue(json.loads(run.stdout)['brief']['exchanges'])

    def test_wrong(self):
        self.write('word', 'wrong')
        self.assert_refused(self.run_cli('text', 'locked.pdf', '--password-file', 'word'), 'locked.pdf')
        self.assert_refused(self.run_cli('text', 'locked.pdf', '--password-file', 'none'), 'none')

    def test_asked(self):
        status, out, err, echoed = self.ask('fout', 'geheim')
        self.assertEqual(status, 0, err)
        self.assertIn('SCHRIFTELIJK OVERLEG', out)
        self.assertNotIn('geheim', err + echoed)

    def test_asked_three_times(self):
        status, out, err, echoed = self.ask('one', 'two', 'three')
        self.assertEqual((status, out), (2, ''), err)
        self.assertIn('locked.pdf', err.splitlines()[-1])


class Notes(Case):
    def test_good(self):
        self.write('notes.json', {**NOTES, 'annotations': [annotation()], 'unknown': {'kept': [1]}})
        run = self.run_cli('validate', 'notes.json')
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, b'', b''))

    def test_loose_ends_are_findings(self):
        self.write('notes.json', {**NOTES, 'annotations': [annotation(within='q9', tag='urn:uuid:9', page=3)],
                                  'standings': [{'id': 'q8', 'standing': 'open'}]})
        run = self.run_cli('validate', 'notes.json')
        lines = run.stderr.decode().splitlines()
        self.assertEqual(run.returncode, 1)
        self.assertEqual(len(lines), 4, lines)
        for line, words in zip(lines, [('standings[0]', 'q8'), ('annotations[0]', 'q9'), ('annotations[0]', 'urn:uuid:9'),
                                       ('annotations[0]', 'page 3')]):
            for word in ('notes.json', *words):
                self.assertIn(word, line)

    def test_every_fault_is_named(self):
        self.write('notes.json', {**NOTES, 'title': 1, 'tags': [{'id': 'urn:uuid:2'}]})
        run = self.run_cli('validate', 'notes.json')
        self.assertEqual(run.returncode, 2)
        lines = run.stderr.decode().splitlines()
        self.assertEqual(len(lines), 2, lines)
        self.assertIn('title', lines[0])
        self.assertIn('tags[0].name', lines[1])

    def test_bad(self):
        text = json.dumps(NOTES)
        no_source = {key: value for key, value in NOTES.items() if key != 'source'}
        bad = {
            'empty.json': ('', []),
            'broken.json': (text[:-1], ['ine 1', 'olumn']),
            'comma.json': (text.replace('"version": 1,', '"version": 1,,'), ['ine 1', 'olumn']),
            'letter.kanttekening': ('Dear minister,', []),
            'other.json': ('{"a": 1}', ['format']),
            'list.json': ('[]', []),
            'twice.json': (text.replace('"title"', '"version": 1, "title"'), ['version']),
            'nul.json': (text.replace('Dikes', 'Di\\u0000kes'), []),
            'latin.json': (text.replace('Dikes', 'Dik\xebs').encode('latin-1'), []),
            'missing.json': (no_source, ['source']),
            'type.json': ({**NOTES, 'annotations': {}}, ['annotations']),
            'deep.json': ({**NOTES, 'annotations': [{**annotation(), 'target': 3}]}, ['annotations[0].target']),
            'newer.json': ({**NOTES, 'version': 2}, ['2']),
        }
        for name, (content, words) in bad.items():
            self.write(name, content)
            before = (self.folder / name).read_bytes()
            for verb in (['validate'], ['export', '--to', 'markdown']):
                with self.subTest(verb=verb[0], name=name):
                    self.assert_refused(self.run_cli(*verb, name), name, *words)
                    self.assertEqual((self.folder / name).read_bytes(), before)

    def test_places(self):
        (self.folder / 'folder').mkdir()
        for verb in (['validate'], ['export', '--to', 'html']):
            self.assert_refused(self.run_cli(*verb, 'folder'), 'folder')
            self.assert_refused(self.run_cli(*verb, 'missing.json'), 'missing.json')


class Export(Case):
    def setUp(self):
        super().setUp()
        self.write('notes.json', {**NOTES, 'annotations': [annotation()]})

    def list_formats(self):
        run = self.run_cli('export', '--list')
        self.assertEqual(run.returncode, 0)
        return [line.split()[0] for line in run.stdout.decode().splitlines()]

    def test_list(self):
        self.assertLessEqual({'markdown', 'html'}, set(self.list_formats()))

    def test_every_format(self):
        for name in self.list_formats():
            with self.subTest(format=name):
                run = self.run_cli('export', '--to', name, 'notes.json')
                self.assertEqual((run.returncode, run.stderr), (0, b''))
                self.assertIn(b'Look here', run.stdout)
                self.assertEqual(self.run_cli('export', '--to', name, 'notes.json', '-o', 'out').returncode, 0)
                self.assertEqual((self.folder / 'out').read_bytes(), run.stdout)

    def test_format_that_is_not_there(self):
        self.assert_refused(self.run_cli('export', '--to', 'papyrus', 'notes.json'), 'papyrus', '--list')
        self.assert_refused(self.run_cli('export', 'notes.json'), '--list')

    def test_a_file_is_not_lost_when_it_fails(self):
        self.write('out.md', 'mine')
        self.write('bad.json', '{')
        self.assert_refused(self.run_cli('export', '--to', 'markdown', 'bad.json', '-o', 'out.md'), 'bad.json')
        self.assertEqual((self.folder / 'out.md').read_text(), 'mine')

    def test_notes_are_not_written_over(self):
        before = (self.folder / 'notes.json').read_bytes()
        self.assert_refused(self.run_cli('export', '--to', 'markdown', 'notes.json', '-o', 'notes.json'), 'notes.json')
        self.assertEqual((self.folder / 'notes.json').read_bytes(), before)

    def test_full_output(self):
        if not os.path.exists('/dev/full'):
            self.skipTest('there is no /dev/full')
        with open('/dev/full', 'wb') as full:
            run = subprocess.run([PROGRAM, 'export', '--to', 'html', 'notes.json'], cwd=self.folder, stdout=full,
                                 stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(run.returncode, 2)
        self.assertEqual(run.stderr.count(b'\n'), 1)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
