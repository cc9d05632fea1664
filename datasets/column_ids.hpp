// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include <rankline/model/run.hpp>

namespace rankline {

/// Throw Error(input) for an id that blank-separated columns cannot hold: a line with it would be
/// read back as other columns, or as a comment.
void require_column_qid(std::string_view format, std::string_view qid);
void require_column_docid(std::string_view format, std::string_view qid, std::string_view docid);
void require_column_ids(std::string_view format, std::string_view qid,
                        std::span<const RunEntry> ranked);

}  // namespace rankline
