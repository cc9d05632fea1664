// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace rankline {

/// Append an id between quotation marks to a text of JSON. Throw Error(input), with the name of the
/// format in it, if it is not UTF-8.
void append_json_qid(std::string& text, std::string_view format, std::string_view qid);
void append_json_docid(std::string& text, std::string_view format, std::string_view qid,
                       std::string_view docid);

}  // namespace rankline
