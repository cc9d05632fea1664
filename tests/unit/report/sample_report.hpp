// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/report/report.hpp>

namespace rankline {

/// Two runs, two queries, and a column of every kind: a run's name, a count with a summary only, a
/// count, two values, a text.
[[nodiscard]] Report sample_report();

/// The same, broken down: the mean and the deviation of group "hard", of which the second run has
/// no query, and of all queries.
[[nodiscard]] Report grouped_report();

/// What a format writes.
[[nodiscard]] std::string render(const Report& report, const std::string& format);

}  // namespace rankline
