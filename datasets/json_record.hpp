// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include <rankline/datasets/text_format.hpp>

namespace rankline {

/// Which members of a JSON object are the id and the text.
struct JsonLayout {
    std::string_view id;
    std::span<const std::string_view> before;  ///< title and the like: taken where there is one
    std::span<const std::string_view> text;    ///< the first that there is
};

/// Throws Error(input) for malformed JSON, as far as it is looked at, and without an id. Of an id
/// that stands first, as nearly all do, no more is read than that.
[[nodiscard]] std::string_view json_record_id(std::string_view line, const JsonLayout& layout,
                                              TextScratch& scratch);

/// Throws Error(input) for malformed JSON, a member that is not a string where one is wanted (null
/// is none), and a record without an id or text.
void read_json_record(std::string_view line, const JsonLayout& layout, TextScratch& scratch,
                      TextRecord& record);

}  // namespace rankline
