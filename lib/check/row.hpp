// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <rankline/check/profile.hpp>

namespace rankline {

/// What a line is.
enum class RowKind : std::uint8_t { data, blank, comment, header };

/// What stands between and around the columns of a line, bits of CheckRow::marks.
enum RowMark : std::uint8_t {
    mark_blank = 1,      ///< a blank separates two columns
    mark_tab = 2,        ///< a tab does
    mark_other = 4,      ///< another character that isspace takes does
    mark_several = 8,    ///< more than one character does
    mark_leading = 16,   ///< before the first column
    mark_trailing = 32,  ///< behind the last, apart from a carriage return
};

/// A line as it stands, taken apart as a profile has it. Nothing is forgiven and nothing thrown:
/// what is wrong is there to be seen.
struct CheckRow {
    std::string_view line;  ///< without its line end; with the carriage return before that
    std::array<std::string_view, column_kinds> fields;  ///< by Column; empty where there is none
    std::string_view extra;  ///< from the first column on that the profile does not have
    std::uint64_t hash = 0;  ///< hash_id of the docid
    double score = 0;        ///< if has_score; finite, infinite or NaN
    std::int64_t rank = 0;   ///< if has_rank
    std::uint32_t columns = 0;
    RowKind kind = RowKind::data;
    std::uint8_t marks = 0;
    bool has_score = false;
    bool has_rank = false;

    [[nodiscard]] std::string_view operator[](Column column) const noexcept {
        return fields[static_cast<std::size_t>(column)];
    }
    /// Where a finding about the column points: the line's end if the column is missing.
    [[nodiscard]] const char* at(Column column) const noexcept {
        const std::string_view field = (*this)[column];
        return field.empty() ? line.data() + line.size() : field.data();
    }
};

/// Takes lines apart.
class RowReader {
public:
    explicit RowReader(const CheckProfile& profile);

    /// `line` is without its newline; at least 64 bytes behind it may be read.
    [[nodiscard]] CheckRow read(std::string_view line) const;

private:
    void split(std::string_view line, CheckRow& row) const;
    void read_numbers(CheckRow& row) const;

    std::vector<Column> m_columns;
};

/// Whether the fields of `row`, the first of a text with data, are names of columns.
[[nodiscard]] bool is_header(const CheckRow& row);

/// The first column of a line, "" of a blank one; as RowReader sees it, and with as many bytes
/// behind it.
[[nodiscard]] std::string_view first_column(std::string_view line) noexcept;

}  // namespace rankline
