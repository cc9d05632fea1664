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
    # Some files at a time, which takes half the work; who builds by hand has a file at a time, where
    # an #include that is missing is found.
    generator+=(-D CMAKE_UNITY_BUILD=ON)
fi
cmake -S . -B build "${generator[@]}" "$@"
