#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-activation PROGRAM SAMPLE.pdf SERVICE: the program as the desktop starts it, through the session bus, and as a shell
does, with a page or a question to go to. To be run through with-display, whose bus it tells of the program."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from gi.repository import Gio, GLib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import driver  # noqa: E402
from driver import Atspi, wait_for  # noqa: E402

PROGRAM, SAMPLE, SERVICE = (pathlib.Path(each).resolve() for each in sys.argv[1:4])
del sys.argv[1:4]
ID = 'io.github.kanttekening.Kanttekening'


class Started(driver.Program):
    """What the bus started: no child of this process."""

    def __init__(self, bus):
        self.name = ID
        self.bus = bus
        self.process = self
        Atspi.init()
        self.pid = wait_for('the program has its name on the bus', lambda: bus.pid())
        self.tree = wait_for('the program appears in the accessibility tree', self._find_tree)

    def poll(self):
        return None if os.path.exists(f'/proc/{self.pid}') else 0


class Bus:
    def __init__(self):
        self.connection = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(self, name, path, interface, method, parameters):
        return self.connection.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, 60000)

    def daemon(self, method, parameters=None):
        return self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', method, parameters)

    def application(self, method, parameters):
        # As a desktop does for what says DBusActivatable: the call itself starts the program.
        self.call(ID, '/' + ID.replace('.', '/'), 'org.freedesktop.Application', method, parameters)

    def pid(self):
        if not self.daemon('NameHasOwner', GLib.Variant('(s)', (ID,))).unpack()[0]:
            return None
        return self.daemon('GetConnectionUnixProcessID', GLib.Variant('(s)', (ID,))).unpack()[0]


class Activation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.bus = Bus()
        services = pathlib.Path(os.environ['XDG_DATA_HOME'], 'dbus-1/services')
        services.mkdir(parents=True, exist_ok=True)
        # The program is where it was built.
        (services / SERVICE.name).write_text(re.sub(r'(?m)^Exec=\S+', f'Exec={PROGRAM}', SERVICE.read_text()))
        # What the bus starts gets the environment that the bus was told of.
        cls.bus.daemon('UpdateActivationEnvironment', GLib.Variant('(a{ss})', ({**os.environ, 'G_DEBUG': 'fatal-warnings'},)))
        cls.bus.daemon('ReloadConfig')

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='kanttekening-activation.'))
        self.addCleanup(shutil.rmtree, self.folder)
        self.brief = self.folder / 'stuk.pdf'
        shutil.copy(SAMPLE, self.brief)
        self.program = None

    def tearDown(self):
        if self.program is not None:
            if self._outcome.result.failures + self._outcome.result.errors:
                self.program.screenshot(pathlib.Path(tempfile.gettempdir()) / f'{self.id()}.png')
                driver.dump(self.program.tree)
            self.bus.application('ActivateAction', GLib.Variant('(sava{sv})', ('quit', [], {})))
            wait_for('the program has ended', lambda: self.bus.pid() is None and self.program.poll() is not None)

    def open(self, *uris):
        self.bus.application('Open', GLib.Variant('(asa{sv})', (uris, {})))
        if self.program is None:
            self.program = Started(self.bus)

    def windows(self):
        return driver.find_all(self.program.tree, 'frame')

    def says_question(self, number):
        self.program.find('heading', lambda name: name.startswith(f'Question {number} of '))

    def page(self):
        field = self.program.find(('spin button', 'entry', 'text'), 'Page')
        return driver.text_of(field).strip()

    def shell(self, *arguments, cwd=None):
        """What a second call of the program in a terminal does: it hands over to the one that runs, and ends."""
        done = subprocess.run([PROGRAM, *arguments], cwd=cwd, capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ''))

    def test_bus_starts_it(self):
        self.assertIsNone(self.bus.pid())
        self.bus.application('Activate', GLib.Variant('(a{sv})', ({},)))
        self.program = Started(self.bus)
        self.program.find('button', 'Open a Brief…')
        self.assertIn('--gapplication-service', pathlib.Path(f'/proc/{self.program.pid}/cmdline').read_text().split('\0'))

        # The desktop file's action, in what runs already.
        self.bus.application('ActivateAction', GLib.Variant('(sava{sv})', ('new-window', [], {})))
        wait_for('a second window', lambda: len(self.windows()) == 2)

    def test_goes_to_a_question(self):
        self.open(f'{self.brief.as_uri()}#question=5')
        self.says_question(5)
        pid = self.program.pid

        # Into the window that shows the brief already, whichever way it is asked for.
        self.open(f'{self.brief.as_uri()}#question=2')
        self.says_question(2)
        self.shell('stuk.pdf#question=7', cwd=self.folder)
        self.says_question(7)
        self.assertEqual(len(self.windows()), 1)
        self.assertEqual(self.bus.pid(), pid)

    def test_says_that_there_is_no_such_question(self):
        self.open(f'{self.brief.as_uri()}#question=99')
        self.program.find('label', 'There is no question 99 in “stuk.pdf”')
        self.shell(f'{self.brief}#page=12')
        self.program.find('label', 'There is no page 12 in “stuk.pdf”: it has 4 pages')

    def test_goes_to_a_page(self):
        self.open(f'{self.brief.as_uri()}#page=3')
        wait_for('page 3', lambda: self.page() == '3')

    def test_a_number_sign_in_a_name(self):
        odd = self.folder / 'stuk#page=3.pdf'
        shutil.copy(SAMPLE, odd)
        self.open(odd.as_uri())
        self.program.find('list item', lambda name: name.startswith('Question 1 of '))
        self.shell(f'{odd.name}#question=4', cwd=self.folder)
        self.says_question(4)
        self.assertEqual(len(self.windows()), 1)

    def test_several_files_and_new_windows(self):
        other = self.folder / 'ander.txt'
        other.write_text('no brief')
        self.open(self.brief.as_uri(), other.as_uri())
        wait_for('a window for each', lambda: len(self.windows()) == 2)
        self.shell('--new-window')
        wait_for('one more', lambda: len(self.windows()) == 3)


if __name__ == '__main__':
    unittest.main(verbosity=2)
