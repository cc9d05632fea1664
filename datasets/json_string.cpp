// SPDX-License-Identifier: MIT
#include <rankline/datasets/json_string.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include <rankline/datasets/utf8.hpp>

namespace rankline {

namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// ASCII that stands for itself.
bool is_plain(char c) { return !needs_escape(c) && static_cast<unsigned char>(c) < 0x80; }

void append_escape(std::string& text, char c) {
    switch (c) {
        case '"':
        case '\\':
            text += {'\\', c};
            break;
        case '\n':
            text += "\\n";
            break;
        case '\t':
            text += "\\t";
            break;
        case '\r':
            text += "\\r";
            break;
        default:
            fmt::format_to(std::back_inserter(text), "\\u{:04x}", static_cast<unsigned>(c));
    }
}

}  // namespace

bool append_json_string(std::string& text, std::string_view bytes) {
    // Nearly every id: to look for anything else would take longer than to copy it.
    constexpr std::size_t most_of_an_id = 64;
    if (bytes.size() <= most_of_an_id && std::all_of(bytes.begin(), bytes.end(), is_plain)) {
        text += '"';
        text += bytes;
        text += '"';
        return true;
    }
    if (!is_utf8(bytes)) return false;
    text += '"';
    while (true) {
        const auto escape = std::find_if(bytes.begin(), bytes.end(), needs_escape);
        const auto plain = static_cast<std::size_t>(escape - bytes.begin());
        text += bytes.substr(0, plain);
        if (escape == bytes.end()) break;
        append_escape(text, *escape);
        bytes.remove_prefix(plain + 1);
    }
    text += '"';
    return true;
}

}  // namespace rankline
