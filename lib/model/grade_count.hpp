// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace rankline {

/// How many documents have a grade.
struct GradeCount {
    double grade = 0;
    std::uint64_t count = 0;
};

}  // namespace rankline
