// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace rankline {

/// Throw Error(input) for what a format cannot hold: they name it, the format and the reason.
[[noreturn]] void fail_unwritable_qid(std::string_view format, std::string_view qid,
                                      const std::string& reason);
[[noreturn]] void fail_unwritable_docid(std::string_view format, std::string_view qid,
                                        std::string_view docid, const std::string& reason);
[[noreturn]] void fail_unwritable_score(std::string_view format, std::string_view qid,
                                        std::string_view docid, double score);

}  // namespace rankline
