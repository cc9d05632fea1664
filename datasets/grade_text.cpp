// SPDX-License-Identifier: MIT
#include <rankline/datasets/grade_text.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

#include <rankline/base/number.hpp>

namespace rankline {

namespace {

using Limits = std::numeric_limits<std::int64_t>;

/// 2^63, which is what the greatest integer of 64 bits is as a double.
constexpr double beyond = 9223372036854775808.0;

std::int64_t whole_part(double grade) noexcept {
    if (grade >= beyond) return Limits::max();
    if (grade < -beyond) return Limits::min();
    return static_cast<std::int64_t>(grade);
}

}  // namespace

bool is_whole_grade(double grade) noexcept {
    return grade == std::trunc(grade) && std::abs(grade) <= beyond;
}

void append_grade(std::string& text, double grade, GradesHeld held) {
    if (held == GradesHeld::real && !is_whole_grade(grade)) {
        append_shortest(text, grade);
    } else {
        text += std::to_string(whole_part(grade));
    }
}

}  // namespace rankline
