// SPDX-License-Identifier: MIT
#include <rankline/datasets/utf8.hpp>

#include <simdjson.h>

#include <rankline/base/text.hpp>

namespace rankline {

bool is_utf8(std::string_view bytes) noexcept {
    return simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::size_t utf8_prefix(std::string_view bytes) noexcept {
    std::size_t size = 0;
    while (const std::size_t length = utf8_length(bytes.substr(size))) size += length;
    return size;
}

std::string with_replacement_characters(std::string_view bytes) {
    std::string text;
    while (true) {
        const std::size_t valid = utf8_prefix(bytes);
        text += bytes.substr(0, valid);
        if (valid == bytes.size()) return text;
        text += "\xef\xbf\xbd";
        bytes.remove_prefix(valid + 1);
    }
}

}  // namespace rankline
