# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# What the scripts submit-*.sh share; they source it. Each of them has a function `usage`.
set -euo pipefail

script=$(basename "$0")
PATH="$PATH:$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/build/bin"

# Asked for: the text on standard output. A mistake: what it is, and where to read on.
show_usage() {
    usage
    exit 0
}

fail() {
    echo "$script: $1" >&2
    echo "$script: see $script -h" >&2
    exit 2
}

# getopts found an option that there is not, or no argument behind one that takes it.
bad_option() {
    if [[ $1 == : ]]; then
        fail "-$2 needs an argument"
    fi
    fail "there is no option -$2"
}

# require VALUE WHAT: stops when an argument was not given.
require() {
    [[ -n $1 ]] || fail "$2 is missing"
}

require_tools() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null ||
            fail "$tool is not there: build it (scripts/quickstart.sh, cmake --build build)"
    done
}

# A step of the pipeline, told before it is done.
step() {
    echo "+ $*" >&2
    "$@"
}

# A folder for what lies between the steps, which goes with the script.
work=$(mktemp -d "${TMPDIR:-/tmp}/rankline-submit.XXXXXX")
trap 'rm -rf "$work"' EXIT
