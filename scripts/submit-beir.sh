#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# From runs of BEIR's datasets, in any format, to a folder of runs, results and a table.
source "$(dirname "$0")/submit-common.sh"

usage() {
    cat <<'END'
usage: submit-beir.sh [-q DATA] [-n] -o DIR NAME=RUN...

  -q DATA   a folder with the datasets as BEIR unpacks them, DATA/NAME/qrels/test.tsv; for one
            dataset also its judgments
  -n        make nothing, say what would be made
  -o DIR    the folder that is made
  NAME=RUN  a dataset and its run: scifact=bm25.run cqadupstack/android=android.run

Documents whose id is that of the query are taken out, as BEIR does, and runs cut to 1000.

example: submit-beir.sh -q datasets -o results scifact=scifact.run nfcorpus=nfcorpus.json
END
}

target='' more=()
while getopts :hq:no: option; do
    case $option in
        h) show_usage ;;
        q) more+=(--qrels "$OPTARG") ;;
        n) more+=(--dry-run) ;;
        o) target=$OPTARG ;;
        *) bad_option "$option" "$OPTARG" ;;
    esac
done
shift $((OPTIND - 1))
require "$target" "-o, the folder that is made,"
[[ $# -gt 0 ]] || fail "NAME=RUN is missing"
require_tools ir-convert ir-check

runs=()
for argument in "$@"; do
    name=${argument%%=*}
    [[ $argument == *=* && -n $name ]] || fail "not NAME=RUN: $argument"
    [[ $name != *..* ]] || fail "not the name of a dataset: $name"
    mkdir -p "$work/$(dirname "$name")"
    step ir-convert --to trec --drop-own-query -k 1000 -o "$work/$name.run" "${argument#*=}"
    runs+=("$name=$work/$name.run")
done
step ir-check --submit beir "${more[@]}" -o "$target" "${runs[@]}"
