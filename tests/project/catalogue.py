# SPDX-License-Identifier: GPL-3.0-or-later
"""The strings that are to be translated, as the sources have them now."""

import subprocess

# As po/ and the `glib` preset of the build have them.
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']


def make_template(source, template):
    """Writes the template of the project in the folder `source` to the file `template`."""
    subprocess.run(['xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES.in', f'--output={template}',
                    '--add-comments=Translators', '--flag=g_dngettext:2:pass-c-format',
                    *(f'--keyword={word}' for word in KEYWORDS)],
                   cwd=source, check=True, stderr=subprocess.DEVNULL)
