#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# What takes too long for every change: all tests under the sanitizers, each fuzzer for a minute,
# clang-tidy, the benchmark. Ends at the first that fails.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$1"; }

scripts/setup.sh build test fuzz deep
for preset in dev asan tsan; do
    step "$preset"
    cmake --preset "$preset"
    cmake --build --preset "$preset"
    ctest --preset "$preset" --parallel "$(nproc)"
done
step "fuzzers, ${FUZZ_SECONDS:=60} s each"
scripts/fuzz.sh "$FUZZ_SECONDS"
step clang-tidy
scripts/tidy.sh
step benchmark
scripts/configure.sh -D RANKLINE_TESTS=ON
cmake --build build
scripts/bench
