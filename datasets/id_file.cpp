// SPDX-License-Identifier: MIT
#include <rankline/datasets/id_file.hpp>

#include <rankline/base/text.hpp>
#include <rankline/datasets/foreign.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

struct IdFile::State {
    FileBytes file;
    IdStore ids;
};

IdFile::IdFile(const std::string& path)
    : m_state(std::make_shared<State>(State{FileBytes::open(path), {}})) {
    constexpr std::size_t head_size = std::size_t{64} << 10;
    const std::string_view head = text().substr(0, head_size);
    std::string content = foreign_content(head);
    if (content.empty() && head.find('\0') != std::string_view::npos)
        content = "binary data, not a list of ids";
    if (!content.empty()) throw Error(ErrorKind::input, Place{name()}, "this is " + content);
}

std::string_view IdFile::text() const { return m_state->file.bytes(); }
const std::string& IdFile::name() const noexcept { return m_state->file.name(); }

bool IdFile::is_json() const {
    const std::string_view line = first_line(text());
    return line.starts_with('{') || line.starts_with('[');
}

JsonSource IdFile::json() const {
    return {text(), name(), [this](std::string_view id) { return keep(id); }};
}

std::string_view IdFile::keep(std::string_view id) const { return m_state->ids.keep(id); }
ListSource IdFile::source() const { return {name(), text(), m_state}; }

void IdFile::fail_empty(const char* what) const {
    throw Error(ErrorKind::input, Place{name()},
                std::string("no ") + what + ": " +
                    (trimmed(text()).empty() ? "the file is empty" : "no line or value is one"));
}

}  // namespace rankline
