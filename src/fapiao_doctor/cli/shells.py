"""Completion in four shells: the script of each, and how it tells us what has been typed.

The scripts are our own, since click's hand bash no value behind "=", put a blank behind "tree/", and are there for
PowerShell only from click 8.5 on. Every script passes the line up to the cursor in COMP_LINE and reads one
candidate a line, `kind,value`.
"""

import os
from typing import Any

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, split_arg_string

OPEN_ENDED = "/=:"
"""After a value that ends so, more of it follows: no blank."""

BASH = """\
%(complete_func)s() {
    local line kind value
    COMPREPLY=()
    while IFS=',' read -r kind value; do
        case $kind in
            plain) COMPREPLY+=("$value"); [[ $value == *[/=:] ]] && compopt -o nospace ;;
            file) compopt -o default ;;
            dir) compopt -o dirnames ;;
        esac
    done < <(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_BREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1" 2> /dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

ZSH = """\
#compdef %(prog_name)s
%(complete_func)s() {
    local line kind value
    local -a whole begun
    for line in "${(@f)$(env COMP_LINE="${(j: :)words[1,CURRENT-1]} ${PREFIX}" \\
            %(complete_var)s=zsh_complete ${words[1]} 2> /dev/null)}"; do
        kind=${line%%%%,*} value=${line#*,}
        case $kind in
            plain) if [[ $value == *[/=:] ]]; then begun+=("$value"); else whole+=("$value"); fi ;;
            file) _path_files -f ;;
            dir) _path_files -/ ;;
        esac
    done
    (( $#whole )) && compadd -U -V values -a whole
    (( $#begun )) && compadd -U -V begun -S '' -a begun
    return 0
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef %(complete_func)s %(prog_name)s
fi
"""

FISH = """\
function %(complete_func)s
    set -l typed (commandline -cp | string collect)
    for line in (env COMP_LINE=$typed %(complete_var)s=fish_complete %(prog_name)s 2> /dev/null)
        set -l found (string split -m 1 "," -- $line)
        switch $found[1]
            case plain
                echo $found[2]
            case file
                __fish_complete_path (commandline -ct)
            case dir
                __fish_complete_directories (commandline -ct)
        end
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""

POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($word, $ast, $cursor)
    $typed = $ast.ToString()
    if ($cursor -gt $typed.Length) { $typed += ' ' } else { $typed = $typed.Substring(0, $cursor) }
    $env:COMP_LINE = $typed
    $env:%(complete_var)s = 'powershell_complete'
    try { $lines = & %(prog_name)s 2>$null } finally {
        Remove-Item Env:COMP_LINE, Env:%(complete_var)s -ErrorAction SilentlyContinue
    }
    foreach ($line in $lines) {
        $kind, $value = $line -split ',', 2
        if ($kind -eq 'plain') {
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $value)
        } elseif ($kind -eq 'file' -or $kind -eq 'dir') {
            Get-ChildItem -Path "$word*" -Directory:($kind -eq 'dir') -ErrorAction SilentlyContinue | ForEach-Object {
                $path = Resolve-Path -Relative $_.FullName
                [System.Management.Automation.CompletionResult]::new($path, $_.Name, 'ProviderItem', $_.FullName)
            }
        }
    }
}
"""


class Shell(ShellComplete):
    """A shell that passes the line up to the cursor."""

    def get_completion_args(self) -> tuple[list[str], str]:
        line = os.environ.get("COMP_LINE", "")
        words = split_arg_string(line)
        begun = words.pop() if words and not line[-1:].isspace() else ""
        return words[1:], begun

    def format_completion(self, item: CompletionItem[Any]) -> str:
        return f"{item.type},{item.value}"


class Bash(Shell):
    """Bash breaks words at "=" and ":" and replaces only what stands behind the last of them."""

    name = "bash"
    source_template = BASH

    def format_completion(self, item: CompletionItem[Any]) -> str:
        return f"{item.type},{str(item.value)[self._standing() :]}"

    def _standing(self) -> int:
        line, breaks = os.environ.get("COMP_LINE", ""), os.environ.get("COMP_BREAKS", "")
        begun = self.get_completion_args()[1]
        if not begun or not line.endswith(begun) or line[: -len(begun)].endswith(("'", '"')):
            return 0
        return max((begun.rfind(char) for char in OPEN_ENDED if char in breaks), default=-1) + 1


class Zsh(Shell):
    """Zsh replaces the whole word."""

    name = "zsh"
    source_template = ZSH


class Fish(Shell):
    """Fish replaces the whole word, and adds no blank behind "/" and "="."""

    name = "fish"
    source_template = FISH


class PowerShell(Shell):
    """Windows PowerShell 5.1 and PowerShell 7."""

    name = "powershell"
    source_template = POWERSHELL


SHELLS: dict[str, type[Shell]] = {one.name: one for one in (Bash, Zsh, Fish, PowerShell)}
for _one in SHELLS.values():
    add_completion_class(_one)
