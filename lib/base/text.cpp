// SPDX-License-Identifier: MIT
#include <rankline/base/text.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace rankline {

std::string_view without_blanks_before(std::string_view text) noexcept {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    return text;
}

std::string_view trimmed(std::string_view text) noexcept {
    text = without_blanks_before(text);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split_blanks(std::string_view text) {
    std::vector<std::string_view> pieces;
    std::size_t position = 0;
    while (true) {
        while (position < text.size() && is_space(text[position])) ++position;
        if (position == text.size()) return pieces;
        const std::size_t start = position;
        while (position < text.size() && !is_space(text[position])) ++position;
        pieces.push_back(text.substr(start, position - start));
    }
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    while (true) {
        const std::size_t end = text.find(separator);
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return pieces;
        text.remove_prefix(end + 1);
    }
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
    std::string all;
    for (const std::string& text : texts) {
        if (!all.empty()) all += separator;
        all += text;
    }
    return all;
}

std::uint64_t line_of(std::string_view text, std::uint64_t offset) noexcept {
    // Counts in bytes, side by side, which compilers turn into vectors; a byte overflows after 255.
    constexpr std::size_t lanes = 32;
    std::string_view before = text.substr(0, offset);
    std::uint64_t line = 1;
    while (before.size() >= lanes) {
        const std::size_t rounds = std::min<std::size_t>(255, before.size() / lanes);
        std::array<std::uint8_t, lanes> counts{};
        for (std::size_t round = 0; round < rounds; ++round) {
            for (std::size_t lane = 0; lane < lanes; ++lane)
                counts[lane] += static_cast<std::uint8_t>(before[round * lanes + lane] == '\n');
        }
        line = std::accumulate(counts.begin(), counts.end(), line);
        before.remove_prefix(rounds * lanes);
    }
    return line + static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::size_t utf8_length(std::string_view bytes) noexcept {
    if (bytes.empty()) return 0;
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = at(0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || bytes.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((at(i) & 0xc0) != 0x80) return 0;
    }
    const unsigned char second = at(1);
    if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) ||
        (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f)) {
        return 0;
    }
    return length;
}

namespace {

/// Optimal string alignment distance: three rows of the usual table.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({row[j - 1] + 1, last[j] + 1, replace});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

}  // namespace

std::vector<std::string> nearest_names(std::string_view name,
                                       const std::vector<std::string>& candidates,
                                       std::size_t limit) {
    // A typo, not a novel: beyond this length nothing can be near and the table would be large.
    constexpr std::size_t longest = 100;
    if (name.empty() || name.size() > longest) return {};
    const std::string wanted = lower_case(name);
    const std::size_t farthest = std::max<std::size_t>(1, (wanted.size() + 2) / 3);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest) continue;
        const std::size_t distance = edit_distance(wanted, lower_case(candidate));
        if (distance <= farthest) near.emplace_back(distance, candidate);
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (auto& [distance, candidate] : near) {
        if (names.size() == limit) break;
        names.push_back(std::move(candidate));
    }
    return names;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
    const std::vector<std::string> near = nearest_names(name, candidates);
    if (near.empty()) return {};
    std::string text = "; did you mean ";
    for (std::size_t i = 0; i < near.size(); ++i) {
        if (i > 0) text += i + 1 == near.size() ? " or " : ", ";
        text += near[i];
    }
    return text + "?";
}

}  // namespace rankline
