// SPDX-License-Identifier: MIT
#include <rankline/check/repaired_tag.hpp>

#include <algorithm>

namespace rankline {

namespace {

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// The longest beginning that matches, "" if there is none.
std::string matching_beginning(std::string tag, const Pattern& pattern) {
    constexpr std::size_t longest = 256;
    tag.resize(std::min(tag.size(), longest));
    while (!tag.empty() && !pattern.matches(tag)) tag.pop_back();
    return tag;
}

}  // namespace

std::string repaired_tag(std::string_view tag, const CheckProfile& profile) {
    std::string same(tag);
    if (!profile.tag || profile.tag->matches(tag)) return same;
    std::string underscores = same;
    std::replace_if(
        underscores.begin(), underscores.end(),
        [](char c) { return !is_plain(c) && c != '.' && c != '-'; }, '_');
    std::string plain = same;
    std::erase_if(plain, [](char c) { return !is_plain(c); });
    std::string all_underscores = same;
    std::replace_if(
        all_underscores.begin(), all_underscores.end(), [](char c) { return !is_plain(c); }, '_');
    // A whole tag with other characters says more than the beginning of one with its own.
    for (const std::string& candidate : {underscores, all_underscores, plain}) {
        if (profile.tag->matches(candidate)) return candidate;
    }
    std::string best;
    for (const std::string& candidate : {underscores, all_underscores, plain}) {
        std::string beginning = matching_beginning(candidate, *profile.tag);
        if (beginning.size() > best.size()) best = std::move(beginning);
    }
    return best.empty() ? same : best;
}

}  // namespace rankline
