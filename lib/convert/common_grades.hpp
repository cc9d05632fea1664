// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <rankline/model/judgments.hpp>

namespace rankline {

/// The documents of a topic that two judgments have, and what they say of them. A document with a
/// negative grade was not judged, and so is not had.
struct CommonGrades {
    std::string_view qid;
    std::vector<std::pair<double, double>> grades;  ///< of each common document, by docid
    std::uint64_t only_first = 0;                   ///< documents that the other has not judged
    std::uint64_t only_second = 0;
};

/// Of all topics that one of them has, by qid. Both are graded.
[[nodiscard]] std::vector<CommonGrades> common_grades(const Judgments& first,
                                                      const Judgments& second);

}  // namespace rankline
