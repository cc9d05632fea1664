// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <rankline/datasets/format.hpp>

namespace rankline {

/// The fields of one line.
using Row = std::vector<std::string_view>;

/// The first line that is neither blank nor starts with '#', without blanks at its ends.
[[nodiscard]] std::string_view first_line(std::string_view text);

/// The first lines of a text of columns, split at blanks and tabs, without blank lines and lines
/// that start with '#'. A hundred lines are enough to tell columns apart.
[[nodiscard]] std::vector<Row> sample_rows(std::string_view head, std::size_t limit = 100);

/// `likely` if all rows fit, `possible` if at least half of them do, else `no`. One damaged line
/// must not change which format reads a file: that format's reader is to name the line.
[[nodiscard]] Sniff agreement(std::span<const Row> rows, bool (*fits)(const Row& row));

[[nodiscard]] bool is_number(std::string_view field) noexcept;
[[nodiscard]] bool is_integer(std::string_view field) noexcept;

/// Whether field `column` counts 1, 2, 3, ... (or 0, 1, 2, ...) within each query of field 0, in
/// more than half of all rows and past the first of some query: then it is a rank, not a grade.
[[nodiscard]] bool counts_ranks(std::span<const Row> rows, std::size_t column);

/// Whether field `column` is the same in all rows, as the second column of most qrels and runs is.
[[nodiscard]] bool is_constant(std::span<const Row> rows, std::size_t column);

}  // namespace rankline
