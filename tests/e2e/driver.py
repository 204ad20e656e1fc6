# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a program from outside, as assistive technology and a person's hands do: the accessibility tree to see, real
keys and a real pointer to act. Everything waits for a condition; nothing sleeps for a while and hopes."""

import os
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

TIMEOUT = 30


class Unmet(AssertionError):
    """A condition did not come true in time."""


def wait_for(what, condition, timeout=TIMEOUT):
    """Returns the first true value of condition(), asked again and again; raises Unmet after timeout seconds."""
    end = time.monotonic() + timeout
    while True:
        try:
            value = condition()
        except GLib.Error:  # an object went away while it was looked at
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise Unmet(f'{what}: not within {timeout} s')
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)
        time.sleep(0.02)


def walk(node):
    """All of a tree, the node itself first. What is not showing is left out, with all below it."""
    yield node
    try:
        count = node.get_child_count()
    except GLib.Error:
        return
    for i in range(count):
        try:
            child = node.get_child_at_index(i)
        except GLib.Error:
            continue
        if child is not None:
            yield from walk(child)


def showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def find_all(node, role=None, name=None, test=None):
    """Those that show, with that role name, that name (a string, or a test of it) and for which test(node) holds."""
    found = []
    for each in walk(node):
        try:
            if role is not None and each.get_role_name() not in ((role,) if isinstance(role, str) else role):
                continue
            own = each.get_name() or ''
            if name is not None and not (name(own) if callable(name) else own == name):
                continue
            if test is not None and not test(each):
                continue
            if showing(each):
                found.append(each)
        except GLib.Error:
            continue
    return found


def text_of(node):
    text = node.get_text_iface()
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text is not None else ''


def dump(node, depth=0):
    try:
        count = node.get_child_count()
        mark = '' if showing(node) else ' (hidden)'
        print('  ' * depth + f'{node.get_role_name()} {node.get_name()!r}{mark}')
        for i in range(count):
            child = node.get_child_at_index(i)
            if child is not None:
                dump(child, depth + 1)
    except GLib.Error as error:
        print('  ' * depth + f'! {error.message}')


def xdotool(*args, check=True):
    return subprocess.run(['xdotool', *map(str, args)], check=check, capture_output=True, text=True).stdout


class Program:
    """The built program, running."""

    def __init__(self, command, *args, env=None):
        # A warning ends the program, and it alone: what the session bus starts on the way is not under test.
        self.process = subprocess.Popen([command, *map(str, args)],
                                        env={**os.environ, 'G_DEBUG': 'fatal-warnings', **(env or {})})
        self.name = os.path.basename(command)
        Atspi.init()
        self.tree = wait_for('the program appears in the accessibility tree', self._find_tree)

    def _find_tree(self):
        if self.process.poll() is not None:
            raise AssertionError(f'{self.name} ended with status {self.process.returncode} before it showed itself')
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            each = desktop.get_child_at_index(i)
            if each is not None and each.get_process_id() == self.process.pid and each.get_child_count() > 0:
                return each
        return None

    def find(self, role=None, name=None, test=None, timeout=TIMEOUT, within=None):
        """The first that fits, as soon as there is one."""
        what = f'a {role or "thing"} named {name!r}'
        return wait_for(what, lambda: next(iter(find_all(within or self.tree, role, name, test)), None), timeout)

    def has(self, role=None, name=None, test=None):
        return bool(find_all(self.tree, role, name, test))

    def act(self, node):
        """Does what a press of the button does, through the accessibility interface."""
        action = node.get_action_iface()
        assert action is not None and Atspi.Action.get_n_actions(action) > 0, f'{node.get_name()!r} has no action'
        Atspi.Action.do_action(action, 0)

    def window(self):
        """The X window to send keys to: of those with a title, which popovers have not, the one opened last."""
        return wait_for('the window is on the display', lambda: (xdotool(
            'search', '--all', '--onlyvisible', '--pid', self.process.pid, '--name', '.',
            check=False).split() or [None])[-1])

    def focus(self):
        xdotool('windowfocus', '--sync', self.window())

    def key(self, *keys):
        self.focus()
        xdotool('key', '--clearmodifiers', *keys)

    def type(self, text):
        self.focus()
        xdotool('type', '--clearmodifiers', '--delay', 5, str(text))

    def position(self, node):
        """The middle of a widget on the display, in pixels."""
        box = Atspi.Component.get_extents(node.get_component_iface(), Atspi.CoordType.WINDOW)
        left, top = self.origin()
        return left + box.x + box.width // 2, top + box.y + box.height // 2

    def origin(self):
        """Where the accessibility tree's own origin is on the display. GTK 4.18 takes the edge around a window that
        draws its own frame off twice, so that the frame itself ends up left of and above zero."""
        out = dict(line.split('=') for line in xdotool('getwindowgeometry', '--shell', self.window()).split() if '=' in line)
        frame = self.find(('frame', 'dialog'))
        box = Atspi.Component.get_extents(frame.get_component_iface(), Atspi.CoordType.WINDOW)
        return int(out['X']) - 2 * box.x, int(out['Y']) - 2 * box.y

    def click(self, node, repeat=1):
        x, y = self.position(node)
        xdotool('mousemove', x, y, 'click', '--repeat', repeat, 1)

    def drag(self, start, end):
        """Presses at start, moves in small steps as a hand does, releases at end. Pixels on the display."""
        xdotool('mousemove', *map(round, start), 'mousedown', 1)
        for i in range(1, 11):
            xdotool('mousemove', round(start[0] + (end[0] - start[0]) * i / 10), round(start[1] + (end[1] - start[1]) * i / 10))
        xdotool('mouseup', 1)

    def screenshot(self, path):
        subprocess.run(['import', '-window', 'root', str(path)], check=True)

    def quit(self):
        """Asks the program to end as a person does, and waits for it."""
        self.key('ctrl+q')
        self.process.wait(timeout=TIMEOUT)
        return self.process.returncode

    def kill(self):
        self.process.kill()
        self.process.wait()
