#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# From a run of one retrieval task to MTEB's results file.
source "$(dirname "$0")/submit-common.sh"

usage() {
    cat <<'END'
usage: submit-mteb.sh -q FILE -m FILE [-p SUBSET/SPLIT] [-n] -o DIR RUN

  -q FILE          the judgments of the task's split
  -m FILE          metadata, JSON or YAML: model_meta, task_name, dataset_revision, mteb_version,
                   split, languages; ir-check --explain-submit mteb says more
  -p SUBSET/SPLIT  which run of a file of MTEB predictions
  -n               make nothing, say what would be made
  -o DIR           the folder that is made
  RUN              the run, in any format; it is cut to 1000 documents a query, as MTEB does

example: submit-mteb.sh -q scifact/qrels/test.tsv -m SciFact.yml -o results scifact.run
END
}

qrels='' metadata='' target='' part=() more=()
while getopts :hq:m:p:no: option; do
    case $option in
        h) show_usage ;;
        q) qrels=$OPTARG ;;
        m) metadata=$OPTARG ;;
        p) part=(--part "$OPTARG") ;;
        n) more+=(--dry-run) ;;
        o) target=$OPTARG ;;
        *) bad_option "$option" "$OPTARG" ;;
    esac
done
shift $((OPTIND - 1))
require "$qrels" "-q, the judgments,"
require "$metadata" "-m, the metadata,"
require "$target" "-o, the folder that is made,"
[[ $# -eq 1 ]] || fail "one RUN is wanted, not $#"
require_tools ir-convert ir-check

step ir-convert --to trec -k 1000 "${part[@]}" -o "$work/run" "$1"
step ir-check --submit mteb --qrels "$qrels" --metadata "$metadata" "${more[@]}" \
    -o "$target" "$work/run"
