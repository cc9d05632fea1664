// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/check/checker.hpp>
#include <rankline/check/text_index.hpp>

namespace rankline {

/// What was found, with places; `pieces` are those of the file's text.
[[nodiscard]] CheckResult make_result(const FileFacts& facts, CheckSink sink, const RuleSet& rules,
                                      const TextPieces& pieces);

}  // namespace rankline
