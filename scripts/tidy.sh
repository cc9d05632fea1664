#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Runs clang-tidy over every source of the library and the tools, or over the files named.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh build test deep
if [[ ! -f build-dev/build.ninja ]]; then
    cmake --preset dev
fi
# The registries are generated when configuring; nothing has to be compiled first.
if (($# > 0)); then
    files=("$@")
else
    mapfile -t files < <(find lib metrics datasets apps -name '*.cpp' | sort)
fi
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy -p build-dev --quiet
echo "clang-tidy: ${#files[@]} files, nothing found"
