// SPDX-License-Identifier: MIT
#include <rankline/report/json_writer.hpp>

#include <cmath>
#include <nlohmann/json.hpp>

#include <rankline/base/number.hpp>

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

void JsonWriter::boolean(bool value) {
    before_value();
    m_text += value ? "true" : "false";
}

std::string JsonWriter::escaped(std::string_view value) {
    using nlohmann::json;
    return json(value).dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace rankline
