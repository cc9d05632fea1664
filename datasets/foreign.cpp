// SPDX-License-Identifier: MIT
#include <rankline/datasets/foreign.hpp>

#include <rankline/base/text.hpp>

namespace rankline {

namespace {

using namespace std::string_view_literals;

bool is_tar(std::string_view head) {
    constexpr std::size_t magic_place = 257;
    return head.size() > magic_place && head.substr(magic_place).starts_with("ustar");
}

/// Every reader would take such a text for a single line. In JSON line ends mean nothing, and what
/// does not begin with a character is no text.
bool has_bare_returns(std::string_view head) {
    const std::string_view text = trimmed(head);
    if (utf8_length(text) == 0 || text.front() == '{' || text.front() == '[') return false;
    return head.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos;
}

}  // namespace

std::string foreign_content(std::string_view head) {
    if (head.starts_with("PK\x03\x04")) return "a zip archive; unpack it first";
    if (is_tar(head)) return "a tar archive; unpack it first";
    // Before UTF-16, whose mark is the beginning of this one.
    if (head.starts_with("\xff\xfe\0\0"sv) || head.starts_with("\0\0\xfe\xff"sv)) {
        return "UTF-32 text; convert it with iconv -f UTF-32 -t UTF-8";
    }
    if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) {
        return "UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8";
    }
    if (has_bare_returns(head)) {
        return "text whose lines end with a carriage return alone; convert it with tr '\\r' '\\n'";
    }
    return "";
}

}  // namespace rankline
