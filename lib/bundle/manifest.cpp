// SPDX-License-Identifier: MIT
#include <rankline/bundle/manifest.hpp>

namespace rankline {

namespace {

std::string sums(const Manifest& manifest, std::string FileDigests::*digest) {
    std::string text;
    for (const auto& [path, digests] : manifest) text += digests.*digest + "  " + path + "\n";
    return text;
}

}  // namespace

std::string sha256_sums(const Manifest& manifest) { return sums(manifest, &FileDigests::sha256); }
std::string md5_sums(const Manifest& manifest) { return sums(manifest, &FileDigests::md5); }

}  // namespace rankline
