#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Builds everything into build/ and runs every test. Arguments go to ctest, so
# `scripts/test.sh -R golden` runs some. The last line is "N passed, N failed[, N skipped]".
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh build test
scripts/configure.sh -D RANKLINE_TESTS=ON
cmake --build build

results=$PWD/build/test-results.xml
rm -f "$results"
status=0
ctest --test-dir build --parallel "$(nproc)" --output-on-failure --no-tests=error \
      --output-junit "$results" "$@" || status=$?
python3 scripts/test_summary.py "$results" || status=1
exit "$status"
