// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/report/cells.hpp>
#include <rankline/report/grid.hpp>

namespace rankline {

namespace {

std::vector<std::size_t> column_widths(const Grid& grid) {
    std::vector<std::size_t> widths;
    for (const std::string& head : grid.head) widths.push_back(display_width(head));
    for (const std::vector<GridCell>& row : grid.rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            widths[column] = std::max(widths[column], display_width(row[column].text));
        }
    }
    return widths;
}

/// Appends one field and the gap to the next, but no blanks at the end of a line.
void append_field(std::string& line, std::string_view text, std::size_t width, bool flush_right,
                  bool last, bool bold) {
    const std::size_t blanks = width - display_width(text);
    if (flush_right) line.append(blanks, ' ');
    if (bold) line += "\x1b[1m";
    line += text;
    if (bold) line += "\x1b[0m";
    if (last) {
        line += '\n';
        return;
    }
    if (!flush_right) line.append(blanks, ' ');
    line += "  ";
}

void draw(const Grid& grid, bool color, Output& output) {
    const std::vector<std::size_t> widths = column_widths(grid);
    const std::size_t columns = grid.head.size();
    std::string line;
    for (std::size_t column = 0; column < columns; ++column) {
        append_field(line, grid.head[column], widths[column], grid.numeric[column],
                     column + 1 == columns, false);
    }
    output.write(line);
    for (const std::vector<GridCell>& row : grid.rows) {
        line.clear();
        for (std::size_t column = 0; column < columns; ++column) {
            append_field(line, row[column].text, widths[column], grid.numeric[column],
                         column + 1 == columns, color && row[column].best);
        }
        output.write(line);
    }
}

void write(const Report& report, Output& output) {
    bool first = true;
    for (const Grid& grid : make_grids(report)) {
        if (!first) output.write("\n");
        first = false;
        if (!grid.title.empty()) output.write(grid.title + '\n');
        draw(grid, report.color, output);
    }
}

}  // namespace

std::vector<ReportFormat> table_format() {
    return {{.name = "table",
             .summary = "a row per run and a column per measure, for reading; best values in bold",
             .wide = true,
             .write = write}};
}

}  // namespace rankline
