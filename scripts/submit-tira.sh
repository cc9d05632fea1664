#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# From a run of any format to a folder that tira-cli uploads.
source "$(dirname "$0")/submit-common.sh"

usage() {
    cat <<'END'
usage: submit-tira.sh [-m FILE] [-t TAG] [-k COUNT] [-n] -o DIR RUN

  -m FILE   ir-metadata.yml, or the same in JSON
  -t TAG    the run id in the last column; else that of RUN
  -k COUNT  documents a query: 1000
  -n        make nothing, say what would be made
  -o DIR    the folder that is made
  RUN       the run, in any format

example: submit-tira.sh -m ir-metadata.yml -t bm25 -o upload bm25.json
END
}

target='' depth=1000 tag=() more=()
while getopts :hm:t:k:no: option; do
    case $option in
        h) show_usage ;;
        m) more+=(--metadata "$OPTARG") ;;
        t) tag=(--tag "$OPTARG") ;;
        k) depth=$OPTARG ;;
        n) more+=(--dry-run) ;;
        o) target=$OPTARG ;;
        *) bad_option "$option" "$OPTARG" ;;
    esac
done
shift $((OPTIND - 1))
require "$target" "-o, the folder that is made,"
[[ $# -eq 1 ]] || fail "one RUN is wanted, not $#"
require_tools ir-convert ir-check

step ir-convert --to trec -k "$depth" "${tag[@]}" -o "$work/run.txt" "$1"
step ir-check --submit tira "${more[@]}" -o "$target" "$work/run.txt"
