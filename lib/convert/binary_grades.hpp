// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/model/judgments.hpp>

namespace rankline {

/// Grades from `level` on become 1, lower ones 0. Negative grades, of documents that were not
/// judged, stay as they are: bpref and others tell them from 0. A `level` above 0 then gives
/// measures of relevance (trec_eval -l LEVEL) the same values as before.
[[nodiscard]] Judgments binary_grades(Judgments judgments, double level);

}  // namespace rankline
