#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# From two runs of any format to what MS MARCO's leaderboards take.
source "$(dirname "$0")/submit-common.sh"

usage() {
    cat <<'END'
usage: submit-msmarco.sh [-t passage|doc] -d RUN -e RUN -m FILE [-k FILE] [-i ID] [-q FILE] [-n] -o DIR

  -t passage|doc  which leaderboard: passage
  -d RUN          the run of the dev queries, in any format
  -e RUN          the run of the eval queries
  -m FILE         metadata, JSON or YAML: team, model_description, paper, code, type
  -k FILE         the leaderboard's public key, the .pem of its repository; without, not encrypted
  -i ID           yyyymmdd-name; else as FILE of -m (ID-metadata.json) or DIR is called
  -q FILE         judgments of the dev queries: the dev run is scored and held against them
  -n              make nothing, say what would be made
  -o DIR          the folder that is made

Runs are cut to 1000 passages or 100 documents a query, and written as qid TAB docid TAB rank.

example: submit-msmarco.sh -d bm25.dev.run -e bm25.eval.run -m 20240131-me-metadata.json \
             -k msmarco_passage_public_key.pem -q qrels.dev.small.tsv -o 20240131-me
END
}

track=passage dev='' eval='' metadata='' qrels='' target='' more=()
while getopts :ht:d:e:m:k:i:q:no: option; do
    case $option in
        h) show_usage ;;
        t) track=$OPTARG ;;
        d) dev=$OPTARG ;;
        e) eval=$OPTARG ;;
        m) metadata=$OPTARG ;;
        k) more+=(--key "$OPTARG") ;;
        i) more+=(--id "$OPTARG") ;;
        q) qrels=$OPTARG more+=(--qrels "$OPTARG") ;;
        n) more+=(--dry-run) ;;
        o) target=$OPTARG ;;
        *) bad_option "$option" "$OPTARG" ;;
    esac
done
shift $((OPTIND - 1))
[[ $# -eq 0 ]] || fail "unexpected argument: $1"
require "$dev" "-d, the run of the dev queries,"
require "$eval" "-e, the run of the eval queries,"
require "$metadata" "-m, the metadata,"
require "$target" "-o, the folder that is made,"
case $track in
    passage) depth=1000 measure=RR@10 ;;
    doc) depth=100 measure=RR@100 ;;
    *) fail "-t is passage or doc, not $track" ;;
esac
require_tools ir-convert ir-eval ir-check

step ir-convert --to msmarco --allow-lossy -k "$depth" -o "$work/dev.tsv" "$dev"
step ir-convert --to msmarco --allow-lossy -k "$depth" -o "$work/eval.tsv" "$eval"
if [[ -n $qrels ]]; then
    step ir-eval --as msmarco -m "$measure" "$qrels" "$work/dev.tsv"
fi
step ir-check --submit "msmarco-$track" --dev "$work/dev.tsv" --eval "$work/eval.tsv" \
    --metadata "$metadata" "${more[@]}" -o "$target"
