// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/error.hpp>

namespace rankline {

/// Walks a text of columns line by line, for files that are small beside a run (qrels) or too
/// irregular for the run scanner. Blank lines and lines that start with '#' are passed over; a '#'
/// further on is part of an id. LF and CRLF both end a line.
class ColumnReader {
public:
    /// `separator` 0 splits at runs of blanks and tabs; another character splits at each one and
    /// allows a field to be "quoted" as RFC 4180 has it (but without line ends inside).
    ColumnReader(std::string_view text, std::string_view file, char separator = 0);

    /// Moves to the next line; false at the end. Throws Error(input) for an unclosed quote.
    bool next();

    [[nodiscard]] const std::vector<std::string_view>& fields() const noexcept { return m_fields; }
    /// The whole line without its end.
    [[nodiscard]] std::string_view line() const noexcept { return m_line; }
    [[nodiscard]] std::uint64_t line_number() const noexcept { return m_line_number; }
    /// Whether field `index` was quoted with "" inside it, so that it is not a piece of the text.
    [[nodiscard]] bool unescaped(std::size_t index) const noexcept {
        return !m_buffers[index].empty();
    }

    /// Line and column where field `index` begins (the end of the line for a missing one).
    [[nodiscard]] Place place(std::size_t index) const;
    /// Throws Error(input) at field `index`.
    [[noreturn]] void fail(std::size_t index, const std::string& message) const;

private:
    void split_at_blanks();
    void split_quoted();
    std::size_t take_quoted(std::size_t position);

    std::string_view m_rest;
    std::string m_file;
    char m_separator;
    std::string_view m_line;
    std::uint64_t m_line_number = 0;
    std::vector<std::string_view> m_fields;
    std::vector<std::size_t> m_starts;   ///< offset of each field in the line
    std::vector<std::string> m_buffers;  ///< fields whose doubled quotes had to be undone
};

/// A grade as written in field `index`: an integer, or any finite number if `real_grades`.
/// Throws Error(input) otherwise.
[[nodiscard]] double grade_field(const ColumnReader& reader, std::size_t index, bool real_grades);

}  // namespace rankline
