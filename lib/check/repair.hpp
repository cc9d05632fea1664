// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/file_bytes.hpp>
#include <rankline/check/context.hpp>

namespace rankline {

/// Writes a repaired copy of a file of lines, piece by piece, to `write`. The lines of each query
/// are put together, in the order that the profile ranks by (equal ones as their ranks, then as
/// they stood); documents that stand twice, that are excluded, beyond the depth (of equal ones
/// those that trec_eval ranks last) or, where that is forbidden, their own query, and queries that
/// are not known, are left out; ranks are numbered anew; separators, second column, tag and header
/// are those of the profile. Scores and grades stay as they are written, but for a decimal comma. A
/// line that cannot be repaired is copied behind its query, so that checking the copy tells it;
/// nothing else is lost in silence. `tag`, if not empty, becomes the tag of all lines. Needs memory
/// for the queries that are being worked on. The bytes do not depend on the number of threads.
/// Returns the queries that had documents of which none is left, without those that are not known.
std::vector<std::string> repair_lines(const FileBytes& file, const CheckContext& context,
                                      const std::string& tag,
                                      const std::function<void(std::string_view text)>& write);

}  // namespace rankline
