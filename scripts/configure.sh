#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Configures build/ as a release unless it is configured already; what a developer chose there
# stays. Further arguments go to CMake.
set -euo pipefail
cd "$(dirname "$0")/.."

generator=()
if [[ ! -f build/CMakeCache.txt ]]; then
    generator=(-G Ninja)
    command -v ccache >/dev/null && generator+=(-D CMAKE_CXX_COMPILER_LAUNCHER=ccache)
fi
cmake -S . -B build "${generator[@]}" "$@"
