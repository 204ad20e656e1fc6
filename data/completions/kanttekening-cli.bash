# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

_kanttekening_cli_files () { # PATTERN: files whose names end so, and folders
  local name
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do
    if [[ -d $name || $name == $1 ]]; then COMPREPLY+=("$name"); fi
  done < <(compgen -f -- "$cur")
}

_kanttekening_cli () {
  local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]} option options

  COMPREPLY=()
  if [ "$COMP_CWORD" = 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W 'recognise text validate export merge reanchor --help --version' -- "$cur")
    return
  fi

  # "--to=html" comes in three words.
  option=$previous
  if [ "$cur" = = ]; then cur=
  elif [ "$previous" = = ]; then option=${COMP_WORDS[COMP_CWORD-2]}; fi

  case $verb:$option in
    export:-t|export:--to)
      mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" export --list 2>/dev/null | cut -d ' ' -f 1)" -- "$cur")
      return ;;
    text:-p|text:--page) return ;;
    recognise:-o|recognise:--output|merge:-?|merge:--output|merge:--base|reanchor:-o|reanchor:--output) _kanttekening_cli_files '*.kanttekening'; return ;;
    recognise:--form) _kanttekening_cli_files '*.json'; return ;;
    *:-o|*:--output|*:--password-file) _kanttekening_cli_files '*'; return ;;
  esac

  case $verb in
    recognise) options='--output --form --password-file --help' ;;
    text) options='--page --password-file --help' ;;
    validate) options='--help' ;;
    export) options='--to --output --list --help' ;;
    merge) options='--base --output --help' ;;
    reanchor) options='--output --password-file --help' ;;
    *) return ;;
  esac
  case $verb:$cur in
    *:-*) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur") ;;
    recognise:*|text:*) _kanttekening_cli_files '*.[pP][dD][fF]' ;;
    export:*|merge:*) _kanttekening_cli_files '*.kanttekening' ;;
    reanchor:*) _kanttekening_cli_files '*.@(kanttekening|[pP][dD][fF])' ;;
    validate:*) _kanttekening_cli_files '*.@(kanttekening|json)' ;;
  esac
}

complete -F _kanttekening_cli kanttekening-cli
