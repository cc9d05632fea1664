// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace rankline {

/// Appends a field of a line whose fields are separated by `separator`, quoted as RFC 4180 has it
/// where that is needed. One that begins with # is quoted, too: its line would be a comment.
void append_delimited(std::string& text, std::string_view field, char separator);

/// Throw Error(input) for an id with a line end in it, which ColumnReader does not find in quotes.
void require_one_line_qid(std::string_view format, std::string_view qid);
void require_one_line_docid(std::string_view format, std::string_view qid, std::string_view docid);

}  // namespace rankline
