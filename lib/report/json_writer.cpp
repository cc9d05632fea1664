// SPDX-License-Identifier: MIT
#include <rankline/report/json_writer.hpp>

#include <cmath>
#include <nlohmann/json.hpp>

#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

void JsonWriter::begin(char bracket, bool flat) {
    before_value();
    m_text += bracket;
    m_levels.push_back({flat || (!m_levels.empty() && m_levels.back().flat), true});
}

void JsonWriter::end(char bracket) {
    const Level level = m_levels.back();
    m_levels.pop_back();
    if (!level.flat && !level.empty) {
        m_text += '\n';
        m_text.append(2 * m_levels.size(), ' ');
    }
    m_text += bracket;
}

void JsonWriter::new_item() {
    Level& level = m_levels.back();
    if (!level.empty) m_text += level.flat ? ", " : ",";
    level.empty = false;
    if (!level.flat) {
        m_text += '\n';
        m_text.append(2 * m_levels.size(), ' ');
    }
}

void JsonWriter::before_value() {
    if (!m_after_key && !m_levels.empty()) new_item();
    m_after_key = false;
}

void JsonWriter::key(std::string_view name) { escaped_key(escaped(name)); }

void JsonWriter::escaped_key(std::string_view text) {
    new_item();
    m_text += text;
    m_text += ": ";
    m_after_key = true;
}

void JsonWriter::string(std::string_view value) {
    before_value();
    m_text += escaped(value);
}

void JsonWriter::number(double value, int digits) {
    before_value();
    if (!std::isfinite(value)) {
        m_text += "null";
    } else if (digits < 0) {
        append_shortest(m_text, value);
    } else {
        append_fixed(m_text, value, digits);
    }
}

void JsonWriter::boolean(bool value) { literal(value ? "true" : "false"); }

void JsonWriter::literal(std::string_view value) {
    before_value();
    m_text += value;
}

// Ids are bytes. A byte that is not UTF-8 becomes the lone surrogate that Python's surrogateescape
// has for it, \udc80 to \udcff: the text stays JSON, no two ids become one, and os.fsencode gives
// the id back.
std::string JsonWriter::escaped(std::string_view value) {
    std::string text = "\"";
    while (!value.empty()) {
        std::size_t valid = 0;
        while (const std::size_t length = utf8_length(value.substr(valid))) valid += length;
        if (valid > 0) {
            const std::string quoted = nlohmann::json(value.substr(0, valid)).dump();
            text.append(quoted, 1, quoted.size() - 2);
        } else {
            constexpr std::string_view digits = "0123456789abcdef";
            const auto byte = static_cast<unsigned char>(value.front());
            text += "\\udc";
            text += digits[byte >> 4];
            text += digits[byte & 15];
            valid = 1;
        }
        value.remove_prefix(valid);
    }
    return text + "\"";
}

}  // namespace rankline
