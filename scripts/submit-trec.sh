#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# From a run of any format to the file that a TREC track takes.
source "$(dirname "$0")/submit-common.sh"

usage() {
    cat <<'END'
usage: submit-trec.sh -t TAG [-k COUNT] [-p PROFILE] [-T FILE] [-n] -o DIR RUN

  -t TAG      the run's tag, which no other run of the group has
  -k COUNT    documents a topic: 1000
  -p PROFILE  what the track asks for: trec; trec-dl, or a file of your own (ir-check --help)
  -T FILE     the topics, all of which must be there
  -n          make nothing, say what would be made
  -o DIR      the folder that is made
  RUN         the run, in any format

example: submit-trec.sh -t mybm25 -k 100 -p trec-dl -T topics.tsv -o mybm25 bm25.json
END
}

target='' tag='' depth=1000 more=()
while getopts :ht:k:p:T:no: option; do
    case $option in
        h) show_usage ;;
        t) tag=$OPTARG ;;
        k) depth=$OPTARG ;;
        p) more+=(--profile "$OPTARG") ;;
        T) more+=(--topics "$OPTARG") ;;
        n) more+=(--dry-run) ;;
        o) target=$OPTARG ;;
        *) bad_option "$option" "$OPTARG" ;;
    esac
done
shift $((OPTIND - 1))
require "$tag" "-t, the tag,"
require "$target" "-o, the folder that is made,"
[[ $# -eq 1 ]] || fail "one RUN is wanted, not $#"
require_tools ir-convert ir-check

step ir-convert --to trec --tag "$tag" -k "$depth" -o "$work/run" "$1"
step ir-check --submit trec "${more[@]}" -o "$target" "$work/run"
