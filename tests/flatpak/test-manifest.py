#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-manifest [MANIFEST]: holds the Flatpak's manifest against those rules of the shops' linter that need no network, and
against what the app promises: the display, and nothing else."""

import json
import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
MANIFEST = ROOT / 'flatpak' / 'io.github.kanttekening.Kanttekening.json'
if len(sys.argv) > 1:
    MANIFEST = pathlib.Path(sys.argv.pop(1))

# The whole list. Anything more is to be argued for here first.
PERMISSIONS = ['--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri']
# Supported in the autumn of 2026, the oldest first; what is older gets no fixes.
RUNTIMES = ['50', '51']
# What GNOME's Platform and Sdk hold by themselves: bringing it again only makes the app bigger and older.
IN_RUNTIME = {'gtk', 'libadwaita', 'json-glib', 'libseccomp', 'openjpeg', 'openjpeg2', 'lcms2', 'blueprint-compiler'}


def without_comments(value):
    if isinstance(value, dict):
        return {key: without_comments(each) for key, each in value.items() if not key.startswith('//')}
    if isinstance(value, list):
        return [without_comments(each) for each in value]
    return value


class Manifest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # A key twice in an object would hide the first.
        def unique(pairs):
            keys = [key for key, _ in pairs]
            assert len(keys) == len(set(keys)), f'a key is there twice: {keys}'
            return dict(pairs)
        cls.manifest = without_comments(json.loads(MANIFEST.read_text(), object_pairs_hook=unique))
        cls.modules = cls.manifest['modules']

    def test_id(self):
        name = self.manifest['id']
        self.assertEqual(MANIFEST.stem, name, 'the file bears the name of the app')
        parts = name.split('.')
        self.assertLessEqual(len(name), 255)
        self.assertTrue(4 <= len(parts) <= 5, 'three to five parts; io.github.* needs four')
        for part in parts[:-1]:
            self.assertRegex(part, r'^[A-Za-z_][A-Za-z0-9_]*$')
        self.assertRegex(parts[-1], r'^[A-Za-z_][A-Za-z0-9_-]*$')
        self.assertEqual([part.lower() for part in parts[:3]], parts[:3], 'the domain is in small letters')
        self.assertNotIn(parts[-1].lower(), ('desktop', 'app', 'linux'))
        self.assertNotIn('branch', self.manifest)

    def test_permissions(self):
        self.assertEqual(self.manifest['finish-args'], PERMISSIONS)
        for part in [self.manifest, *self.modules]:
            options = json.dumps(part.get('build-options', {}))
            self.assertNotIn('--share=network', options, f"{part.get('name', 'the app')} is built without the network")

    def test_runtime(self):
        self.assertEqual(self.manifest['runtime'], 'org.gnome.Platform')
        self.assertEqual(self.manifest['sdk'], 'org.gnome.Sdk')
        self.assertIn(self.manifest['runtime-version'], RUNTIMES)

    def test_command(self):
        self.assertEqual(self.manifest['command'], 'kanttekening')

    def test_translations_are_in_the_app(self):
        # A single-file bundle holds one ref; an extension with the translations would stay behind.
        self.assertIs(self.manifest['separate-locales'], False)

    def test_sources_are_pinned(self):
        for module in self.modules:
            for source in module['sources']:
                kind = source['type']
                with self.subTest(module=module['name'], type=kind):
                    self.assertIn(kind, ('archive', 'shell', 'dir', 'git'))
                    self.assertFalse({'md5', 'sha1', 'branch'} & set(source))
                    if kind == 'archive':
                        self.assertRegex(source['sha256'], r'^[0-9a-f]{64}$')
                        for url in [source['url'], *source.get('mirror-urls', [])]:
                            self.assertTrue(url.startswith('https://'), url)
                    if kind == 'git':
                        self.assertRegex(source['commit'], r'^[0-9a-f]{40}$')
                        self.assertIn('tag', source)
                    if kind == 'dir':
                        self.assertIs(module, self.modules[-1], 'only the app itself comes from this tree')
                        self.assertEqual((MANIFEST.parent / source['path']).resolve(), ROOT)
                        self.assertIn('_build', source['skip'])

    def test_modules(self):
        names = [module['name'] for module in self.modules]
        self.assertEqual(len(names), len(set(names)))
        self.assertEqual(names[-1], 'kanttekening')
        self.assertFalse(IN_RUNTIME & set(names))
        for needed in ('poppler', 'poppler-data', 'cmark'):
            self.assertIn(needed, names)

    def test_versions_are_not_below_what_the_build_asks_for(self):
        build = (ROOT / 'meson.build').read_text()
        for name, module in (('poppler-glib', 'poppler'), ('libcmark', 'cmark')):
            floor = re.search(rf"dependency\('{name}', version: '>= ([0-9.]+)'", build).group(1)
            sources = next(each for each in self.modules if each['name'] == module)['sources']
            version = re.search(r'([0-9]+(\.[0-9]+)+)\.tar', sources[0]['url']).group(1)
            self.assertGreaterEqual([int(n) for n in version.split('.')], [int(n) for n in floor.split('.')], module)

    def test_poppler_brings_no_more_than_it_must(self):
        options = next(each for each in self.modules if each['name'] == 'poppler')['config-opts']
        for off in ('LIBCURL', 'NSS3', 'GPGME', 'CPP', 'QT5', 'QT6', 'UTILS'):
            self.assertIn(f'-DENABLE_{off}=OFF', options)

    def test_clean_up(self):
        for rule in ('/include', '/lib/pkgconfig', '*.a', '*.la'):
            self.assertIn(rule, self.manifest['cleanup'])

    def test_name_is_the_same_everywhere(self):
        name = 'io.github.kanttekening.Kanttekening'
        self.assertIn(f"app_id = '{name}'", (ROOT / 'meson.build').read_text())
        for path in ('data/{}.desktop.in', 'data/{}.metainfo.xml.in', 'data/{}.gschema.xml', 'data/{}.xml.in',
                     'data/icons/{}.svg', 'data/icons/{}-symbolic.svg'):
            self.assertTrue((ROOT / path.format(name)).is_file(), path.format(name))
        desktop = (ROOT / f'data/{name}.desktop.in').read_text()
        self.assertRegex(desktop, rf'(?m)^Icon={re.escape(name)}$')
        self.assertRegex(desktop, r'(?m)^Exec=kanttekening\b')
        self.assertNotRegex(desktop, r'(?m)^(Hidden|NoDisplay)=')
        categories = re.search(r'(?m)^Categories=(.*)$', desktop).group(1).strip(';').split(';')
        self.assertTrue(set(categories) - {'GTK', 'GNOME', 'Qt', 'KDE', 'Utility'}, 'a category that says something')
        self.assertIn(f'<id>{name}</id>', (ROOT / f'data/{name}.metainfo.xml.in').read_text())

    def test_development_variant(self):
        if self.manifest['id'].endswith('.Devel'):
            self.skipTest('this is it')
        made = without_comments(json.loads(subprocess.run(
            [sys.executable, ROOT / 'flatpak' / 'make-devel', MANIFEST], check=True, capture_output=True, text=True).stdout))
        self.assertEqual(made['id'], self.manifest['id'] + '.Devel')
        self.assertEqual(made['finish-args'], PERMISSIONS)
        self.assertEqual(made['modules'][:-1], self.modules[:-1])
        self.assertIn('-Dprofile=development', made['modules'][-1]['config-opts'])
        # Flatpak shows the outside only what bears the app's name.
        for key in ('rename-desktop-file', 'rename-appdata-file', 'rename-mime-file', 'rename-icon'):
            self.assertTrue(made[key].startswith(self.manifest['id']))


if __name__ == '__main__':
    unittest.main()
