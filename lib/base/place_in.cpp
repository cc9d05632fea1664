// SPDX-License-Identifier: MIT
#include <rankline/base/place_in.hpp>

#include <cstdint>

#include <rankline/base/text.hpp>

namespace rankline {

Place place_in(std::string_view text, std::string_view piece, std::string_view file) {
    const char* const begin = text.data();
    if (begin == nullptr || piece.data() < begin || piece.data() > begin + text.size())
        return Place{std::string(file)};
    const auto offset = static_cast<std::uint64_t>(piece.data() - begin);
    const std::size_t line_start = text.rfind('\n', offset) + 1;
    return Place{std::string(file), line_of(text, offset), offset - line_start + 1};
}

}  // namespace rankline
