// SPDX-License-Identifier: MIT
#include <rankline/datasets/columns.hpp>

#include <cmath>
#include <limits>

#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

ColumnReader::ColumnReader(std::string_view text, std::string_view file, char separator)
    : m_rest(text), m_file(file), m_separator(separator) {}

bool ColumnReader::next() {
    while (!m_rest.empty()) {
        const std::size_t end = m_rest.find('\n');
        m_line = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        ++m_line_number;
        if (m_line.ends_with('\r')) m_line.remove_suffix(1);
        if (m_line.starts_with('#') || trimmed(m_line).empty()) continue;
        m_fields.clear();
        m_starts.clear();
        m_buffers.clear();
        if (m_separator == 0) {
            split_at_blanks();
        } else {
            split_quoted();
        }
        return true;
    }
    return false;
}

void ColumnReader::split_at_blanks() {
    m_fields = split_blanks(m_line);
    for (const std::string_view field : m_fields) {
        m_starts.push_back(static_cast<std::size_t>(field.data() - m_line.data()));
    }
    m_buffers.resize(m_fields.size());
}

namespace {

/// The bytes between quotes with each doubled quote made one.
std::string without_doubled_quotes(std::string_view field) {
    std::string text;
    for (std::size_t i = 0; i < field.size(); ++i) {
        text += field[i];
        if (field[i] == '"') ++i;
    }
    return text;
}

}  // namespace

/// Takes the quoted field whose opening quote stands at `position` and returns the position behind
/// its closing quote.
std::size_t ColumnReader::take_quoted(std::size_t position) {
    const std::size_t index = m_fields.size();
    const std::size_t start = position + 1;
    bool doubled = false;
    std::size_t close = m_line.find('"', start);
    while (close != std::string_view::npos && close + 1 < m_line.size() &&
           m_line[close + 1] == '"') {
        doubled = true;
        close = m_line.find('"', close + 2);
    }
    if (close == std::string_view::npos) fail(index, "a quoted field is not closed on its line");
    if (close + 1 < m_line.size() && m_line[close + 1] != m_separator) {
        fail(index, "text behind the closing quote of a field");
    }
    const std::string_view field = m_line.substr(start, close - start);
    m_fields.push_back(field);
    m_buffers.push_back(doubled ? without_doubled_quotes(field) : std::string{});
    return close + 1;
}

void ColumnReader::split_quoted() {
    std::size_t position = 0;
    while (true) {
        m_starts.push_back(position);
        if (position < m_line.size() && m_line[position] == '"') {
            position = take_quoted(position);
        } else {
            const std::string_view rest = m_line.substr(position);
            m_fields.push_back(rest.substr(0, rest.find(m_separator)));
            m_buffers.emplace_back();
            position += m_fields.back().size();
        }
        if (position >= m_line.size()) break;
        ++position;
    }
    // Only now: growing m_buffers may have moved short strings.
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (!m_buffers[i].empty()) m_fields[i] = m_buffers[i];
    }
}

Place ColumnReader::place(std::size_t index) const {
    const std::size_t start = index < m_starts.size() ? m_starts[index] : m_line.size();
    return Place{m_file, m_line_number, start + 1};
}

void ColumnReader::fail(std::size_t index, const std::string& message) const {
    throw Error(ErrorKind::input, place(index), message);
}

namespace {

/// An integer, of whatever size.
bool is_whole(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

double grade_field(const ColumnReader& reader, std::size_t index, bool real_grades) {
    const std::string_view text = reader.fields()[index];
    if (real_grades) {
        const auto value = parse_double(text);
        if (!value || !std::isfinite(*value))
            reader.fail(index, "grade is not a number: " + quoted(text));
        return *value;
    }
    const auto value = parse_integer(text);
    if (!value && is_whole(text)) {
        using Limits = std::numeric_limits<std::int64_t>;
        reader.fail(index, "grade is not from " + std::to_string(Limits::min()) + " to " +
                               std::to_string(Limits::max()) + ": " + quoted(text));
    }
    if (!value) {
        const bool is_real = parse_double(text).has_value();
        reader.fail(index, "grade is not an integer: " + quoted(text) +
                               (is_real ? "; --real-grades allows fractions" : ""));
    }
    return static_cast<double>(*value);
}

}  // namespace rankline
