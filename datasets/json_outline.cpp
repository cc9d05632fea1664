// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/base/text.hpp>
#include <rankline/datasets/json_text.hpp>

namespace rankline {

namespace {

/// Walks over the beginning of a JSON text. No parser is used since the text may be cut anywhere
/// and need not be JSON at all; what is wrong with it is for the reader to say.
class OutlineScanner {
public:
    explicit OutlineScanner(std::string_view text) : m_text(text) {}

    JsonOutline scan() {
        m_outline.is_array = m_text.front() == '[';
        while (m_position < m_text.size() && !m_done) step(m_text[m_position]);
        return std::move(m_outline);
    }

private:
    /// Keys of a record beyond this many bytes of nesting are not worth waiting for.
    static constexpr std::size_t deepest = 64;

    void step(char c) {
        switch (c) {
            case '{':
            case '[':
                open(c);
                break;
            case '}':
            case ']':
                close();
                break;
            case '"':
                string();
                break;
            case ',':
            case ':':
                ++m_position;
                break;
            default:
                is_space(c) ? static_cast<void>(++m_position) : word();
                break;
        }
    }

    void open(char c) {
        if (c == '{' && m_record_depth == 0) m_record_depth = m_depth + 1;
        ++m_depth;
        ++m_position;
        m_done = m_depth > deepest;
    }

    void close() {
        if (m_depth == m_record_depth || m_depth <= 1) m_done = true;
        --m_depth;
        ++m_position;
    }

    void string() {
        const std::size_t start = ++m_position;
        while (m_position < m_text.size() && m_text[m_position] != '"') {
            m_position += m_text[m_position] == '\\' ? 2 : 1;
        }
        if (m_position >= m_text.size()) return;  // cut
        const std::string_view content = m_text.substr(start, m_position - start);
        ++m_position;
        while (m_position < m_text.size() && is_space(m_text[m_position])) ++m_position;
        if (m_position < m_text.size() && m_text[m_position] == ':') {
            m_key = content;
            if (m_depth == m_record_depth) m_outline.keys.push_back(content);
        } else {
            scalar(JsonKind::string);
        }
    }

    void word() {
        const char c = m_text[m_position];
        scalar(c == '-' || (c >= '0' && c <= '9') ? JsonKind::number : JsonKind::word);
        m_position = std::min(m_text.find_first_of(",]}\r\n\t ", m_position), m_text.size());
    }

    void scalar(JsonKind kind) {
        if (m_outline.first) return;
        m_outline.first = kind;
        m_outline.depth = m_depth;
        m_outline.first_key = m_key;
    }

    std::string_view m_text;
    std::size_t m_position = 0;
    std::size_t m_depth = 0;
    std::size_t m_record_depth = 0;
    std::string_view m_key;
    bool m_done = false;
    JsonOutline m_outline;
};

}  // namespace

bool JsonOutline::has(std::string_view key) const {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::optional<JsonOutline> json_outline(std::string_view head) {
    while (!head.empty() && is_space(head.front())) head.remove_prefix(1);
    if (!head.starts_with('{') && !head.starts_with('[')) return std::nullopt;
    return OutlineScanner(head).scan();
}

}  // namespace rankline
