#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Builds the libFuzzer programs of tests/fuzz with clang and runs each for some seconds; fails if
# one of them finds something.
#   scripts/fuzz.sh [--keep] SECONDS [PROGRAM...]
# They start from tests/fuzz/corpus/PROGRAM and from what earlier runs found, which is kept, no
# larger than its coverage needs, in build-fuzz/corpus. --keep adds to tests/fuzz/corpus what covers
# more than the files there. What breaks a program is left in build-fuzz/findings.
set -euo pipefail
cd "$(dirname "$0")/.."

keep=0
if [[ ${1:-} == --keep ]]; then
    keep=1
    shift
fi
if [[ ! ${1:-} =~ ^[0-9]+$ ]]; then
    echo "usage: scripts/fuzz.sh [--keep] SECONDS [PROGRAM...]" >&2
    exit 2
fi
seconds=$1
shift

generator=()
if [[ ! -f build-fuzz/CMakeCache.txt ]]; then
    generator=(-G Ninja)
    command -v ccache >/dev/null && generator+=(-D CMAKE_CXX_COMPILER_LAUNCHER=ccache)
fi
sanitizers="-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all"
cmake -S . -B build-fuzz "${generator[@]}" -D CMAKE_CXX_COMPILER=clang++ \
    -D CMAKE_BUILD_TYPE=RelWithDebInfo -D CMAKE_CXX_FLAGS_RELWITHDEBINFO="-O1 -gline-tables-only" \
    -D RANKLINE_FUZZERS=ON -D RANKLINE_TESTS=OFF -D CMAKE_UNITY_BUILD=ON \
    -D CMAKE_CXX_FLAGS="$sanitizers -fno-omit-frame-pointer -D_GLIBCXX_ASSERTIONS" >/dev/null
if (($# == 0)); then
    cmake --build build-fuzz --target fuzzers
    mapfile -t programs < <(cd build-fuzz/bin && ls -d fuzz_*)
else
    programs=("$@")
    cmake --build build-fuzz --target "${programs[@]}"
fi

# One program for its time, then its corpus cut down to what its coverage needs.
fuzz() {
    local program=$1 seconds=$2
    local found=build-fuzz/corpus/$program log=build-fuzz/logs/$program
    local corpora=("$found")
    [[ -d tests/fuzz/corpus/$program ]] && corpora+=("tests/fuzz/corpus/$program")
    mkdir -p "$found" build-fuzz/findings build-fuzz/logs
    local limits=(-rss_limit_mb=2048 -timeout=10 -artifact_prefix="build-fuzz/findings/$program-")
    if ! "build-fuzz/bin/$program" "${limits[@]}" -max_total_time="$seconds" -print_final_stats=1 \
        "${corpora[@]}" >"$log" 2>&1; then
        grep -a -E '^(==|SUMMARY|Test unit|terminate|.*runtime error)' "$log" | head -20
        echo "$program: FOUND SOMETHING; see $log and build-fuzz/findings"
        return 1
    fi
    rm -rf "$found.new" && mkdir "$found.new"
    "build-fuzz/bin/$program" -merge=1 "$found.new" "$found" >"$log.merge" 2>&1
    rm -rf "$found" && mv "$found.new" "$found"
    echo "$program: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") runs," \
        "$(find "$found" -type f | wc -l) files kept"
}
export -f fuzz

printf '%s\n' "${programs[@]}" |
    xargs -P "$(nproc)" -I{} bash -c 'fuzz "$@"' fuzz {} "$seconds"

if ((keep)); then
    for program in "${programs[@]}"; do
        mkdir -p "tests/fuzz/corpus/$program"
        "build-fuzz/bin/$program" -merge=1 "tests/fuzz/corpus/$program" "build-fuzz/corpus/$program" 2>/dev/null
    done
fi
