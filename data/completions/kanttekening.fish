# SPDX-License-Identifier: GPL-3.0-or-later

complete -c kanttekening -k -a '(__fish_complete_suffix .kanttekening .pdf)'
complete -c kanttekening -s w -l new-window -d 'Open a new window'
complete -c kanttekening -s v -l version -d 'Print the version and exit'
complete -c kanttekening -s h -l help -d 'Show help'
complete -c kanttekening -l help-all -d 'Show all help'
complete -c kanttekening -l help-gapplication -d 'Show GApplication options'
