# SPDX-License-Identifier: GPL-3.0-or-later

function __kanttekening_cli_formats
    kanttekening-cli export --list 2>/dev/null | string replace -r '^(\S+) +' '$1\t'
end

set -l verbs recognise text validate export merge reanchor
complete -c kanttekening-cli -f
complete -c kanttekening-cli -n "not __fish_seen_subcommand_from $verbs" -a recognise -d 'Find the questions and answers of a brief'
complete -c kanttekening-cli -n "not __fish_seen_subcommand_from $verbs" -a text -d 'Print the text of a brief'
complete -c kanttekening-cli -n "not __fish_seen_subcommand_from $verbs" -a validate -d 'Check a notes file or a form'
complete -c kanttekening-cli -n "not __fish_seen_subcommand_from $verbs" -a export -d 'Export notes to another format'
complete -c kanttekening-cli -n "not __fish_seen_subcommand_from $verbs" -a merge -d 'Merge two copies of the notes to one brief'
complete -c kanttekening-cli -n "not __fish_seen_subcommand_from $verbs" -a reanchor -d 'Bring notes to another PDF'
complete -c kanttekening-cli -n "not __fish_seen_subcommand_from $verbs" -l version -d 'Print the version'
complete -c kanttekening-cli -s h -l help -d 'Show help'

complete -c kanttekening-cli -n '__fish_seen_subcommand_from recognise text' -k -a '(__fish_complete_suffix .pdf)'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from recognise text' -l password-file -r -F -d 'File whose first line is the password'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from recognise' -s o -l output -r -F -d 'Write the notes to this file'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from recognise' -l form -r -F -d 'Try only this form'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from text' -s p -l page -x -d 'Only this page'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from validate' -F
complete -c kanttekening-cli -n '__fish_seen_subcommand_from export' -k -a '(__fish_complete_suffix .kanttekening)'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from export' -s t -l to -x -a '(__kanttekening_cli_formats)' -d 'Format to export to'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from export' -s o -l output -r -F -d 'Write to this file'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from export' -s l -l list -d 'List the formats'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from merge' -k -a '(__fish_complete_suffix .kanttekening)'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from merge' -s b -l base -r -F -d 'Notes that both come from'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from merge' -s o -l output -r -F -d 'Write the merged notes to this file'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from reanchor' -k -a '(__fish_complete_suffix .pdf; __fish_complete_suffix .kanttekening)'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from reanchor' -l password-file -r -F -d 'File whose first line is the password'
complete -c kanttekening-cli -n '__fish_seen_subcommand_from reanchor' -s o -l output -r -F -d 'Write the notes to this file'
