# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

_kanttekening () {
  local cur=${COMP_WORDS[COMP_CWORD]} name

  COMPREPLY=()
  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W '--new-window --version --help --help-all --help-gapplication' -- "$cur")
    return
  fi
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do
    if [[ -d $name || $name == *.[pP][dD][fF] || $name == *.kanttekening ]]; then COMPREPLY+=("$name"); fi
  done < <(compgen -f -- "$cur")
}

complete -F _kanttekening kanttekening
