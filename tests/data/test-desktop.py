#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-desktop SOURCE BUILD: what the desktop is told of the program, held against the desktop's own tools and against what
the program does."""

import configparser
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET

SOURCE, BUILD = map(pathlib.Path, sys.argv[1:3])
del sys.argv[1:3]

ID = 'io.github.kanttekening.Kanttekening'
DATA = BUILD / 'data'
NOTES = 'application/vnd.kanttekening+json'


def tool(name):
    if shutil.which(name) is None:
        raise unittest.SkipTest(f'{name} is not installed')
    return name


def run(*command, **more):
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, timeout=60, **more)
    return done.returncode, done.stdout + done.stderr


class DesktopFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        parser = configparser.RawConfigParser(interpolation=None)
        parser.optionxform = str
        parser.read(DATA / f'{ID}.desktop')
        cls.entry = parser['Desktop Entry']
        cls.parser = parser

    def test_is_valid(self):
        status, said = run(tool('desktop-file-validate'), DATA / f'{ID}.desktop')
        self.assertEqual((status, said), (0, ''))

    def test_is_started_by_the_bus(self):
        self.assertEqual(self.entry['DBusActivatable'], 'true')
        service = configparser.RawConfigParser()
        service.optionxform = str
        service.read(DATA / f'{ID}.service')
        self.assertEqual(service['D-BUS Service']['Name'], ID)
        command = service['D-BUS Service']['Exec'].split()
        self.assertTrue(command[0].endswith('/bin/kanttekening') and os.path.isabs(command[0]), command)
        self.assertEqual(command[1:], ['--gapplication-service'])

    def test_its_actions_are_the_programs_own(self):
        # Where the bus starts the program, the desktop does not run the line of the action: it names the action.
        code = (SOURCE / 'app/shell/knt-application.c').read_text()
        actions = self.entry['Actions'].strip(';').split(';')
        self.assertIn('new-window', actions)
        for action in actions:
            self.assertIn(f'"{action}"', code)
            self.assertIn(f'Desktop Action {action}', self.parser)

    def test_words_to_search_for(self):
        self.assertTrue(self.entry['Keywords'].endswith(';'))
        for key in ('Name', 'GenericName', 'Comment', 'Icon', 'Exec', 'Categories'):
            self.assertTrue(self.entry[key])

    def test_opens_pdfs_without_taking_them_over(self):
        """On a desktop that has said which program reads PDFs, that one still does, and this one is offered."""
        for program in ('gio', 'update-desktop-database'):
            tool(program)
        with tempfile.TemporaryDirectory() as folder:
            mine, system = pathlib.Path(folder, 'mine/applications'), pathlib.Path(folder, 'system/applications')
            for each in (mine, system):
                each.mkdir(parents=True)
            shutil.copy(DATA / f'{ID}.desktop', mine)
            (mine / f'{ID}.desktop').write_text(
                re.sub(r'(?m)^(DBusActivatable=).*$', r'\1false', re.sub(r'(?m)^Exec=.*$', 'Exec=true %U', (mine / f'{ID}.desktop').read_text())))
            (system / 'org.example.Viewer.desktop').write_text(
                '[Desktop Entry]\nType=Application\nName=Viewer\nExec=true %U\nMimeType=application/pdf;\n')
            (system / 'gnome-mimeapps.list').write_text('[Default Applications]\napplication/pdf=org.example.Viewer.desktop\n')
            for each in (mine, system):
                run('update-desktop-database', each)
            env = {**os.environ, 'XDG_DATA_HOME': str(pathlib.Path(folder, 'home')), 'XDG_CONFIG_HOME': str(pathlib.Path(folder, 'config')),
                   'XDG_DATA_DIRS': f'{mine.parent}:{system.parent}', 'XDG_CURRENT_DESKTOP': 'GNOME', 'LC_ALL': 'C.UTF-8'}
            _, pdf = run('gio', 'mime', 'application/pdf', env=env)
            self.assertIn('Default application for “application/pdf”: org.example.Viewer.desktop', pdf)
            self.assertIn(f'\t{ID}.desktop', pdf, 'Open With offers it')
            _, notes = run('gio', 'mime', NOTES, env=env)
            self.assertIn(f'Default application for “{NOTES}”: {ID}.desktop', notes)

    def test_says_nowhere_that_it_is_the_default(self):
        self.assertLess(int(self.entry['InitialPreference']), 1)
        for path in SOURCE.glob('data/**/*mimeapps*'):
            self.fail(f'{path} would take over what the user chose')


class Metainfo(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.path = DATA / f'{ID}.metainfo.xml'
        cls.root = ET.parse(cls.path).getroot()
        # As whoever publishes it makes it: with addresses, which a plain build does not make up.
        cls.template = (SOURCE / f'data/{ID}.metainfo.xml.in').read_text()
        cls.published = re.sub(r'@(homepage|screenshots)_(begin|end)@', '', cls.template)
        cls.published = re.sub(r'@(homepage|screenshots)@', r'https://example.org/\1', cls.published)

    def validate(self, path, *options):
        return run(tool('appstreamcli'), 'validate', '--no-net', '--strict', '--explain', *options, path)

    def test_is_valid(self):
        # An app that is handed out as a file needs no page on the web; software centres would like to link to one.
        said = self.validate(self.path, '--override=url-homepage-missing=pedantic')
        self.assertEqual(said[0], 0, said[1])

    def test_is_valid_with_addresses(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, f'{ID}.metainfo.xml')
            path.write_text(self.published)
            said = self.validate(path)
            self.assertEqual(said[0], 0, said[1])
        self.assertEqual(len(ET.fromstring(self.published.encode()).findall('screenshots/screenshot')), 3)

    def test_names_no_address_that_nobody_gave(self):
        self.assertIsNone(re.search(r'https?://', ''.join(self.root.itertext())))

    def test_pictures_are_there(self):
        root = ET.fromstring(self.published.encode())
        shots = root.findall('screenshots/screenshot')
        self.assertEqual([shot.get('type') for shot in shots].count('default'), 1)
        for shot in shots:
            image = shot.find('image')
            path = SOURCE / 'data/screenshots' / image.text.rsplit('/', 1)[1]
            head = path.read_bytes()[:26]
            self.assertEqual(head[:8], b'\x89PNG\r\n\x1a\n', f'{path} is a PNG')
            size = struct.unpack('>II', head[16:24])
            self.assertEqual((image.get('width'), image.get('height')), tuple(map(str, size)), path)
            # As shops show them: 16:9 or near it, and no screen of a whole desktop.
            self.assertTrue(620 <= size[0] <= 2000 and size[0] > size[1], size)
            caption = shot.find('caption').text
            self.assertTrue(10 < len(caption) <= 100 and not caption.endswith('.'), caption)

    def test_tells_the_whole_story(self):
        self.assertEqual(self.root.findtext('id'), ID)
        self.assertEqual(self.root.findtext('launchable'), f'{ID}.desktop')
        self.assertLessEqual(len(self.root.find('summary').text), 35)
        self.assertIsNotNone(self.root.find("content_rating[@type='oars-1.1']"))
        colours = {each.get('scheme_preference'): each.text for each in self.root.findall('branding/color')}
        self.assertEqual(set(colours), {'light', 'dark'})
        self.assertNotEqual(colours['light'], colours['dark'])
        version = re.search(r"version: '([0-9.]+)'", (SOURCE / 'meson.build').read_text()).group(1)
        releases = self.root.findall('releases/release')
        self.assertEqual(releases[0].get('version'), version)
        for release in releases:
            self.assertTrue(release.findtext('description/p', '').strip(), release.get('version'))
        self.assertIn(NOTES, [each.text for each in self.root.findall('provides/mediatype')])


class MimeType(unittest.TestCase):
    def test_a_notes_file_is_known_by_its_name(self):
        for program in ('gio', 'update-mime-database'):
            tool(program)
        with tempfile.TemporaryDirectory() as folder:
            packages = pathlib.Path(folder, 'data/mime/packages')
            packages.mkdir(parents=True)
            shutil.copy(DATA / f'{ID}.xml', packages)
            status, said = run('update-mime-database', '-V', packages.parent)
            self.assertEqual(status, 0, said)
            self.assertNotRegex(said, '(?i)error|warning|unknown')
            notes = pathlib.Path(folder, 'brief.kanttekening')
            notes.write_text('{ "format": "kanttekening" }\n')
            env = {**os.environ, 'XDG_DATA_HOME': str(packages.parents[1]), 'LC_ALL': 'C.UTF-8'}
            _, info = run('gio', 'info', '-a', 'standard::content-type,standard::icon', notes, env=env)
            self.assertIn(f'standard::content-type: {NOTES}', info)
            icon = ET.parse(DATA / f'{ID}.xml').find('.//{*}icon').get('name')
            self.assertIn(icon, info)
            # Flatpak shows the outside only what bears the app's name.
            self.assertTrue(icon.startswith(f'{ID}.'), icon)
            self.assertTrue((SOURCE / f'data/icons/{icon}.svg').is_file(), icon)

    def test_needs_no_look_into_the_file(self):
        # Flatpak takes such rules away.
        self.assertNotIn('<magic', (DATA / f'{ID}.xml').read_text())


class Schema(unittest.TestCase):
    def test_is_valid(self):
        status, said = run(tool('glib-compile-schemas'), '--strict', '--dry-run', SOURCE / 'data')
        self.assertEqual((status, said), (0, ''))

    def test_each_key_is_used(self):
        code = ''.join(path.read_text() for path in (SOURCE / 'app').rglob('*.c'))
        for key in ET.parse(SOURCE / f'data/{ID}.gschema.xml').iter('key'):
            self.assertIn(f'"{key.get("name")}"', code)


if __name__ == '__main__':
    unittest.main(verbosity=2)
