// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/report/report.hpp>

namespace rankline {

/// One field of a grid.
struct GridCell {
    std::string text;
    bool best = false;  ///< no other run has more in this column
};

/// A table for people, before it is drawn: table, markdown and latex are three drawings of it.
struct Grid {
    std::string title;  ///< "" for the table of the runs
    std::vector<std::string> head;
    std::vector<bool> numeric;  ///< per column: set flush right
    std::vector<std::vector<GridCell>> rows;
};

/// With -q a grid of queries per run, then the grid of runs unless -n was given. That one says
/// group and number of queries where there are groups, and the aggregate where there is one. Ids
/// and names are made printable, everything else is left to the drawing.
[[nodiscard]] std::vector<Grid> make_grids(const Report& report);

}  // namespace rankline
