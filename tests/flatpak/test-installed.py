#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-installed FOLDER SAMPLE.pdf SAMPLE.truth.json: installs the single-file bundle in FOLDER, which ./dev flatpak fills, as a
user does on a machine where nothing is installed yet, and goes the whole way through with it: opens the sample through
the file portal, tags a passage, writes a note, saves through the portal, quits, starts again and finds the notes. Then it
looks from outside at what the sandbox lets through.

To be run through with-display. Skips where flatpak, the bundle, the portals or /dev/fuse are missing, and says which."""

import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER, SAMPLE, TRUTH = map(pathlib.Path, sys.argv[1:4])
del sys.argv[1:4]

ID = 'io.github.kanttekening.Kanttekening'
BUNDLE = FOLDER / f'{ID}.flatpak'
# In the sandbox it is always this one, and the file portal takes it to be the same outside.
RUNTIME_DIR = pathlib.Path('/run/user') / str(os.getuid())
# Where the bus that this test runs on looks for services.
BUS_DATA = pathlib.Path(os.environ['XDG_DATA_HOME'])
SKIPPED = 77  # what Meson takes for a test that was not run


def missing():
    if not BUNDLE.exists():
        return f'there is no bundle, ./dev flatpak makes it: {BUNDLE}'
    made = BUNDLE.stat().st_mtime
    for folder in ('app', 'data', 'flatpak', 'po', 'ui'):
        for path in (ROOT / folder).rglob('*'):
            if path.is_file() and path.stat().st_mtime > made:
                return f'the bundle is older than {path.relative_to(ROOT)}, ./dev flatpak makes it anew'
    for program in ('flatpak', 'bwrap', 'fusermount3', 'xdotool'):
        if shutil.which(program) is None:
            return f'{program} is not installed; ./dev flatpak installs it'
    for service in ('xdg-desktop-portal', 'xdg-document-portal', 'xdg-desktop-portal-gtk'):
        if not os.path.exists(f'/usr/libexec/{service}'):
            return f'{service} is not installed; ./dev flatpak installs it'
    if not os.access('/dev/fuse', os.W_OK):
        return 'the document portal needs /dev/fuse'
    if (RUNTIME_DIR / 'doc').exists():
        return f'{RUNTIME_DIR / "doc"} is the document portal of whoever is logged in'
    try:
        RUNTIME_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        return f'portals need a folder that cannot be made: {error}'
    return None


reason = missing()
if reason:
    print(f'skipped: {reason}')
    sys.exit(SKIPPED)

sys.path.insert(0, str(ROOT / 'tests' / 'e2e'))
import driver  # noqa: E402
from driver import Atspi, wait_for  # noqa: E402

QUESTION = 2  # the one that is worked on
TAG = 'veren'
NOTE = 'Hier staat het: zie ook blad 2.'


def flatpak(*args):
    done = subprocess.run(['flatpak', *map(str, args)], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, f'flatpak {args}: {done.stderr}'
    return done.stdout


def inside(script):
    """What a shell in the app's own sandbox prints."""
    return subprocess.run(['flatpak', 'run', '--command=sh', ID, '-c', script], check=True, capture_output=True, text=True,
                          timeout=60).stdout


def windows(of):
    # Those with a title, which popovers have not.
    return [window for window in driver.xdotool('search', '--onlyvisible', '--class', of, check=False).split()
            if driver.xdotool('getwindowname', window, check=False).strip()]


class Installed(driver.Program):
    """The app in its sandbox: its process there has another number than out here, so it is told by its name."""

    def __init__(self, *files, language='C.UTF-8'):
        self.said = tempfile.TemporaryFile('w+')
        # Files as a file manager hands them over: by the document portal, without the folder that they are in.
        forwarded = ['@@', *map(str, files), '@@'] if files else []
        self.process = subprocess.Popen(['flatpak', 'run', f'--env=LC_ALL={language}', '--file-forwarding', ID, *forwarded],
                                        stdout=self.said, stderr=subprocess.STDOUT)
        self.name = ID
        Atspi.init()
        self.tree = wait_for('the app appears in the accessibility tree', self._find_tree, 120)

    def _find_tree(self):
        if self.process.poll() is not None:
            raise AssertionError(f'flatpak run ended with status {self.process.returncode} before a window came')
        return application('kanttekening', ID)

    def window(self):
        return wait_for('the window is on the display', lambda: (windows('Kanttekening') or [None])[-1])

    def log(self):
        self.said.seek(0)
        return self.said.read()

    def kill(self):
        subprocess.run(['flatpak', 'kill', ID], capture_output=True)
        self.process.wait(timeout=driver.TIMEOUT)


def application(*names):
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        each = desktop.get_child_at_index(i)
        if each is not None and each.get_name() in names and each.get_child_count() > 0:
            return each
    return None


class Portal(driver.Program):
    """The file portal's dialog, which is no part of the app and sees the user's files."""

    def __init__(self):
        self.name = 'the dialog of the file portal'
        self.tree = wait_for(self.name, lambda: application('xdg-desktop-portal-gtk'), 60)
        self.find(('dialog', 'file chooser'))

    def window(self):
        return wait_for('the dialog is on the display', lambda: (windows('xdg-desktop-portal-gtk') or [None])[-1])

    def choose(self, path):
        # A dialog to save in begins in the field of the name; one to open has a field for a path behind a key.
        focused = {'test': lambda e: e.get_state_set().contains(Atspi.StateType.FOCUSED)}
        if not self.has(('text', 'entry'), **focused):
            self.key('ctrl+l')
        self.find(('text', 'entry'), **focused)
        self.key('ctrl+a')
        self.type(str(path))
        wait_for('the path is in the dialog', lambda: any(
            driver.text_of(e) == str(path) for e in driver.find_all(self.tree, ('text', 'entry', 'combo box'))))
        # Not the Return key: it may go to the list of what the path could be completed to.
        self.act(self.find(('button', 'push button'), lambda name: name in ('Open', 'Save'),
                           test=lambda e: e.get_state_set().contains(Atspi.StateType.SENSITIVE)))
        wait_for('the dialog is gone', lambda: not windows('xdg-desktop-portal-gtk'))


def readers():
    """The processes that read PDFs, with what the kernel says of each."""
    found = []
    for status in pathlib.Path('/proc').glob('[0-9]*/status'):
        try:
            fields = dict(line.split(':', 1) for line in status.read_text().splitlines() if ':' in line)
            command = (status.parent / 'cmdline').read_bytes().split(b'\0')[0].decode()
        except OSError:  # it ended meanwhile
            continue
        if command == '/app/libexec/kanttekening-reader':
            found.append({key: value.strip() for key, value in fields.items()})
    return found


class Machine(unittest.TestCase):
    """One machine for all: installing takes a while."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='kanttekening-machine.'))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        home = cls.folder / 'home'
        cls.briefs = home / 'Stukken'
        cls.briefs.mkdir(parents=True)
        cls.brief = cls.briefs / 'stuk.pdf'
        cls.notes = cls.briefs / 'stuk.kanttekening'
        cls.secret = cls.briefs / 'geheim-7f3a.txt'
        shutil.copy(SAMPLE, cls.brief)
        cls.secret.write_text('geheim')
        os.environ.update(
            HOME=str(home),
            XDG_DATA_HOME=str(home / '.local/share'),
            XDG_CONFIG_HOME=str(home / '.config'),
            XDG_CACHE_HOME=str(home / '.cache'),
            FLATPAK_USER_DIR=str(home / '.local/share/flatpak'),
            FLATPAK_SYSTEM_DIR=str(cls.folder / 'system'),
            FLATPAK_SYSTEM_CACHE_DIR=str(cls.folder / 'system-cache'),
            XDG_RUNTIME_DIR=str(RUNTIME_DIR),
            XDG_CURRENT_DESKTOP='test',
            GSK_RENDERER='cairo',
            GDK_BACKEND='x11',
            LC_ALL='C.UTF-8',
        )
        # What other tests set is passed on into the sandbox, and has no place there.
        for name in list(os.environ):
            if re.match('NO_AT_BRIDGE|GTK_|GDK_D|G_|GIO_|GSETTINGS_|KNT_|MALLOC_', name):
                del os.environ[name]
        config = home / '.config/xdg-desktop-portal/portals.conf'
        config.parent.mkdir(parents=True)
        config.write_text('[preferred]\ndefault=gtk\n')
        # The portals are started by the bus, with the environment that it knows of.
        subprocess.run(['dbus-update-activation-environment', '--all'], check=True, timeout=30)

        # A stand-in is not signed; GNOME's own is, and its address says by whom.
        runtimes = (FOLDER / 'runtimes').read_text().strip()
        flatpak('remote-add', '--user', *([] if runtimes.endswith('.flatpakrepo') else ['--no-gpg-verify']), 'runtimes', runtimes)
        runtime = json.loads((ROOT / f'flatpak/{ID}.json').read_text())['runtime-version']
        flatpak('install', '--user', '--noninteractive', 'runtimes', f'org.gnome.Platform//{runtime}')
        flatpak('install', '--user', '--noninteractive', '--bundle', BUNDLE)

        truth = json.loads(TRUTH.read_text())
        cls.n_questions = len(truth['questions'])
        cls.answer = next(a['text'] for a in truth['answers'] if str(QUESTION) in a['to'])

    def setUp(self):
        self.app = None
        self.addCleanup(lambda: self.app.kill() if self.app and self.app.process.poll() is None else None)

    def tearDown(self):
        if self.app is not None and self._outcome.result.failures + self._outcome.result.errors:
            self.app.screenshot(pathlib.Path(tempfile.gettempdir()) / f'{self.id()}.png')
            driver.dump(Atspi.get_desktop(0))
            print(self.app.log())

    def row(self, number, *words):
        return self.app.find('list item', lambda name: name.startswith(f'Question {number} of ')
                             and all(word in name for word in words))

    def first_line_of_answer(self):
        start = self.answer[:25]

        def look():
            for page in driver.find_all(self.app.tree, 'article', lambda name: name.startswith('Page ')):
                text = driver.text_of(page)
                at = text.find(start)
                if at >= 0:
                    return page, at, at + len(text[at:text.index('\n', at)].rsplit(' ', 1)[0])
            return None
        return wait_for('the answer is on a page in sight', look)

    def select_passage(self):
        page, start, end = self.first_line_of_answer()

        def edge(offset, right):
            box = Atspi.Text.get_character_extents(page.get_text_iface(), offset, Atspi.CoordType.WINDOW)
            left, top = self.app.origin()
            return left + box.x + (box.width - 0.5 if right else 0.5), top + box.y + box.height / 2
        self.app.drag(edge(start, False), edge(end - 1, True))
        self.app.find('button', 'Tag…')
        return driver.text_of(page)[start:end]

    def test_1_whole_way_through(self):
        self.app = Installed()
        self.app.key('ctrl+o')
        Portal().choose(self.brief)
        self.row(self.n_questions)

        self.check_readers()

        self.app.click(self.row(QUESTION))
        self.app.find('heading', lambda name: name.startswith(f'Question {QUESTION} of '))
        words = self.select_passage()
        self.app.act(self.app.find('button', 'Tag…'))
        self.app.find(('text', 'entry'), 'Name of the tag', test=lambda e: e.get_state_set().contains(Atspi.StateType.FOCUSED))
        self.app.type(TAG)
        self.app.key('Return')
        self.app.find('grouping', TAG)
        self.app.key('ctrl+m')
        self.app.find('text', 'Note on the passage', test=lambda e: e.get_state_set().contains(Atspi.StateType.FOCUSED))
        self.app.type(NOTE)
        self.see_note()

        self.app.key('ctrl+s')
        Portal().choose(self.notes)
        wait_for('the notes file is where the user put it', self.notes.exists)
        self.assertEqual(self.app.quit(), 0)

        saved = json.loads(self.notes.read_text())
        self.assertEqual([tag['name'] for tag in saved['tags']], [TAG])
        self.assertEqual(len(saved['annotations']), 1)
        quote = next(s for s in saved['annotations'][0]['target']['selector'] if s['type'] == 'TextQuoteSelector')
        self.assertEqual(re.sub(r'\s+', ' ', quote['exact']).strip(), re.sub(r'\s+', ' ', words).strip())
        self.assertIn(NOTE, [body.get('value') for body in saved['annotations'][0]['body']])
        # Notes are handed on: what the portal calls the brief is nobody's business, and its real place only where it tells.
        self.assertIn(saved['source']['seenAt'], ([], [self.brief.as_uri()]))

        self.app = Installed()
        self.app.key('ctrl+o')
        Portal().choose(self.notes)
        self.row(QUESTION, '1 note')
        self.app.click(self.row(QUESTION))
        self.see_note()
        self.assertEqual(self.app.quit(), 0)
        # It says so where the kernel gave it less than Landlock and seccomp.
        self.assertNotIn('not shut in', self.app.log())
        self.assertNotRegex(self.app.log(), 'CRITICAL|WARNING')

        self.app = Installed(self.brief)
        self.row(QUESTION, '1 note')
        self.assertEqual(self.app.quit(), 0)

    def see_note(self):
        wait_for('the note is in its field', lambda: any(
            driver.text_of(e) == NOTE for e in driver.find_all(self.app.tree, 'text', 'Note on the passage')))

    def check_readers(self):
        """What parses the PDF has shut itself in, on top of the sandbox that all of the app is in."""
        found = wait_for('the reader runs', readers)
        for status in found:
            self.assertEqual(status['NoNewPrivs'], '1')
            self.assertEqual(status['Seccomp'], '2')
            self.assertGreaterEqual(int(status['Seccomp_filters']), 2, "Flatpak's filter and the reader's own")
            if os.getuid() != 0:  # as root, which nobody's session is, Flatpak leaves the app its capabilities
                self.assertEqual(int(status['CapEff'], 16), 0)

    def test_2_no_network(self):
        self.assertEqual(inside('tail -n +3 /proc/net/dev | cut -d : -f 1').split(), ['lo'])
        self.assertEqual(inside('tail -n +2 /proc/net/route').strip(), '')
        # Not even what listens on this very machine; from out here it is reached.
        with socket.create_server(('127.0.0.1', 0)) as server:
            port = server.getsockname()[1]
            socket.create_connection(('127.0.0.1', port), timeout=10).close()
            self.assertEqual(inside(f'bash -c "exec 3<>/dev/tcp/127.0.0.1/{port}" 2>/dev/null && echo open || echo shut').strip(),
                             'shut')

    def test_3_no_other_file(self):
        self.assertEqual(inside(f'test -e "{self.secret}" && echo there || echo not').strip(), 'not')
        # The folder that the brief and the notes lie in was opened for neither; nor is anything else of the home there.
        seen = inside('find / \\( -path /proc -o -path /sys \\) -prune -o -name "geheim-7f3a*" -print 2>/dev/null; true')
        self.assertEqual(seen.strip(), '')
        self.assertEqual(inside('find "$HOME" -path "$HOME/.var" -prune -o -type f -print').split(), [])
        self.assertEqual(inside('ls -A "$HOME/.var/app"').split(), [ID])
        self.assertEqual(inside('test -e /run/host/etc -o -e /run/host/usr && echo there || echo not').strip(), 'not')
        opened = inside('cd "$XDG_RUNTIME_DIR/doc" && ls -A */ | grep -v : | sort -u; true').split()
        self.assertEqual(set(opened), {self.brief.name, self.notes.name}, 'what was chosen in the portal, and no more')

    def test_4_nothing_beyond_the_permissions(self):
        self.assertEqual(flatpak('info', '--show-permissions', ID).split(),
                         ['[Context]', 'shared=ipc;', 'sockets=x11;wayland;fallback-x11;', 'devices=dri;'])
        # The bus carries the portals and no more: none may start programs outside.
        answer = subprocess.run(
            ['flatpak', 'run', '--command=gdbus', ID, 'call', '--session', '-d', 'org.freedesktop.Flatpak',
             '-o', '/org/freedesktop/Flatpak/Development', '-m', 'org.freedesktop.DBus.Peer.Ping'],
            capture_output=True, text=True, timeout=60)
        self.assertNotEqual(answer.returncode, 0)
        self.assertIn('ServiceUnknown', answer.stderr)

    def test_5_all_languages(self):
        languages = {line.strip() for line in (ROOT / 'po/LINGUAS').read_text().splitlines() if line.strip() and not line.startswith('#')}
        there = inside('cd /app/share/locale && ls -d */LC_MESSAGES/kanttekening.mo | cut -d / -f 1').split()
        self.assertEqual(languages, set(there))

        dutch = re.search(r'msgid "_Open a Brief…"\nmsgstr "(.*)"', (ROOT / 'po/nl.po').read_text()).group(1)
        self.app = Installed(language='nl_NL.UTF-8')
        self.app.find('button', dutch.replace('_', ''))
        self.assertEqual(self.app.quit(), 0)

    def test_6_started_by_the_bus(self):
        exports = pathlib.Path(os.environ['FLATPAK_USER_DIR'], 'exports/share')
        self.assertIn('DBusActivatable=true', (exports / f'applications/{ID}.desktop').read_text())
        for name in (f'{ID}.svg', f'{ID}-symbolic.svg', f'{ID}.Notes.svg'):
            self.assertEqual(len(list((exports / 'icons').rglob(name))), 1, name)
        self.assertIn(f'<icon name="{ID}.Notes"', (exports / f'mime/packages/{ID}.xml').read_text())

        services = BUS_DATA / 'dbus-1/services'
        services.mkdir(parents=True, exist_ok=True)
        shutil.copy(exports / f'dbus-1/services/{ID}.service', services)

        def call(name, path, method, *arguments):
            subprocess.run(['gdbus', 'call', '--session', '--timeout=120', '-d', name, '-o', path, '-m', method, *arguments],
                           check=True, capture_output=True, timeout=150)
        call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.ReloadConfig')
        path = '/' + ID.replace('.', '/')
        call(ID, path, 'org.freedesktop.Application.Activate', '{}')
        wait_for('its window is there', lambda: windows('Kanttekening'))
        call(ID, path, 'org.freedesktop.Application.ActivateAction', 'new-window', '[]', '{}')
        wait_for('a second window', lambda: len(windows('Kanttekening')) == 2)
        call(ID, path, 'org.freedesktop.Application.ActivateAction', 'quit', '[]', '{}')
        wait_for('it has ended', lambda: not windows('Kanttekening'))


if __name__ == '__main__':
    unittest.main(verbosity=2)
