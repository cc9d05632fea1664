#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Installs the Debian 12 packages that Rankline needs and that are missing; says which.
#   scripts/setup.sh [build] [test] [fuzz] [deep]
# This is the one list of packages; the other scripts call it. Without Debian's tools it only says
# what is needed and leaves the rest to CMake, which tells what it cannot find.
set -euo pipefail

wanted=()
for group in "${@:-build}"; do
    case $group in
        build) wanted+=(g++ cmake ninja-build libcli11-dev libfmt-dev libfast-float-dev
                        libsimdjson-dev nlohmann-json3-dev robin-map-dev libarchive-dev libtbb-dev
                        libssl-dev libre2-dev libyaml-cpp-dev libtomlplusplus-dev zlib1g-dev
                        libzstd-dev libboost-dev libeigen3-dev) ;;
        test) wanted+=(doctest-dev python3 gzip bzip2 xz-utils zstd lz4 openssl) ;;
        fuzz) wanted+=(clang libclang-rt-dev llvm) ;;
        deep) wanted+=(clang-tidy) ;;
        *) echo "setup.sh: there is no group \"$group\"; use build, test, fuzz or deep" >&2; exit 2 ;;
    esac
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "setup.sh: not a Debian system; the Debian names of what is needed: ${wanted[*]}" >&2
    exit 0
fi

missing=()
for package in "${wanted[@]}"; do
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $state == installed* ]] || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
    exit 0
fi

echo "Installing Debian packages: ${missing[*]}"
root=()
if [[ $(id -u) != 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "setup.sh: neither root nor sudo; as root run: apt-get install ${missing[*]}" >&2
        exit 2
    fi
    root=(sudo)
fi
# A fresh image has no package lists, and old lists name versions that are gone.
"${root[@]}" apt-get update -qq
"${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
