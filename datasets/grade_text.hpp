// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/datasets/format.hpp>

namespace rankline {

/// Whether a grade is an integer of 64 bits, which readers take without being told of fractions.
[[nodiscard]] bool is_whole_grade(double grade) noexcept;

/// Appends a finite grade, such that it reads back the same if there is room for it: an integer
/// without a point, and where only integers are held what C's atol, with which trec_eval reads a
/// grade, makes of any other: what is before the point, at most 64 bits of it.
void append_grade(std::string& text, double grade, GradesHeld held);

}  // namespace rankline
