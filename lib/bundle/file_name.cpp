// SPDX-License-Identifier: MIT
#include <rankline/bundle/file_name.hpp>

#include <algorithm>

namespace rankline {

bool is_plain_file_name(std::string_view name) noexcept {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.';
    };
    return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), is_plain);
}

}  // namespace rankline
