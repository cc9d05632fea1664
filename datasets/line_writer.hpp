// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include <rankline/datasets/score_text.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// Appends the lines of a query to a text. Room is made for all of them at once, so that putting a
/// field is copying its bytes: a fused run is written at the rate at which it is made.
class LineWriter {
public:
    /// `others`: how many bytes of a line are neither document id, number up to that of the last
    /// line, score nor one of at most four single separators. Scores get `digits` behind the point,
    /// or with -1 the shortest text that reads back as the same number.
    LineWriter(std::string& text, std::span<const RunEntry> entries, std::size_t others, int digits)
        : m_text(text), m_digits(digits) {
        // All of it is filled with zeros first, so it is worth while not to ask for too much.
        const std::size_t number = std::to_string(entries.size()).size();
        std::size_t size = 0;
        double largest = 0;
        for (const RunEntry& entry : entries) {
            size += entry.docid_size;
            largest = std::max(largest, std::abs(entry.score));
        }
        size += entries.size() *
                (others + number + most_score_bytes(digits, largest) + point.size() + 4);
        const std::size_t before = text.size();
        text.resize(before + size);
        m_at = text.data() + before;
    }

    void put(char c) noexcept { *m_at++ = c; }
    /// Most fields are of a few bytes: two moves, which may overlap, cost less than a call.
    void put(std::string_view field) noexcept {
        const std::size_t size = field.size();
        if (size >= 8 && size <= 16) {
            copy_ends<8>(field);
        } else if (size >= 4 && size < 8) {
            copy_ends<4>(field);
        } else {
            std::memcpy(m_at, field.data(), size);
        }
        m_at += size;
    }
    void put_number(std::uint64_t number) noexcept {
        m_at = std::to_chars(m_at, m_at + most_number, number).ptr;
    }
    void put_score(double score) noexcept { m_at = put_score_text(m_at, score, m_digits); }

    /// The same, but where the digits are not told 2 is 2.0, so that formats with few columns are
    /// told from ranks and grades. What is too large for that has an exponent.
    void put_real_score(double score) noexcept {
        put_score(score);
        constexpr double limit = 1e16;
        if (m_digits < 0 && std::trunc(score) == score && std::abs(score) < limit) put(point);
    }

    /// Gives back the room that was not needed.
    void finish() { m_text.resize(static_cast<std::size_t>(m_at - m_text.data())); }

private:
    template <std::size_t width>
    void copy_ends(std::string_view field) noexcept {
        char first[width];
        char last[width];
        const std::size_t behind = field.size() - width;
        std::memcpy(first, field.data(), width);
        std::memcpy(last, field.data() + behind, width);
        std::memcpy(m_at, first, width);
        std::memcpy(m_at + behind, last, width);
    }

    static constexpr std::size_t most_number = 20;
    static constexpr std::string_view point = ".0";

    std::string& m_text;
    int m_digits;
    char* m_at;
};

}  // namespace rankline
