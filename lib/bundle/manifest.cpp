// SPDX-License-Identifier: MIT
#include <rankline/bundle/manifest.hpp>

#include <rankline/base/text.hpp>

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

std::vector<std::string> listed_paths(std::string_view sums) {
    std::vector<std::string> paths;
    for (const std::string_view line : split(sums, '\n')) {
        const std::size_t digest = line.find("  ");
        if (digest != line.npos) paths.emplace_back(line.substr(digest + 2));
    }
    return paths;
}

}  // namespace rankline
