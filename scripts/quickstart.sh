#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# From a fresh Debian 12 to a result: installs the missing packages, builds a release into build/
# and evaluates the bundled sample.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh build
scripts/configure.sh
cmake --build build --target ir-eval

sample=datasets/sample
show=(build/bin/ir-eval -m nDCG@10 -m AP -m RR -m R@10 -c
      "$sample/qrels.trec" "$sample/runs/bm25.run" "$sample/runs/dense.run" "$sample/runs/hybrid.run")
printf '\n$ %s\n' "${show[*]}"
"${show[@]}"
