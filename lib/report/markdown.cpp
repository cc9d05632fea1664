// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/report/cells.hpp>
#include <rankline/report/grid.hpp>

namespace rankline {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_|<>[]#~&").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::vector<std::string> cells(const std::vector<GridCell>& row) {
    std::vector<std::string> texts;
    texts.reserve(row.size());
    for (const GridCell& cell : row) {
        texts.push_back(cell.best ? "**" + cell.text + "**" : escaped(cell.text));
    }
    return texts;
}

/// All lines as texts; the source is padded too, since tables are read unrendered in a diff.
std::vector<std::vector<std::string>> lines_of(const Grid& grid) {
    std::vector<std::vector<std::string>> lines(1);
    for (const std::string& head : grid.head) lines.front().push_back(escaped(head));
    for (const std::vector<GridCell>& row : grid.rows) lines.push_back(cells(row));
    return lines;
}

void append_line(std::string& out, const std::vector<std::string>& texts,
                 const std::vector<std::size_t>& widths, const std::vector<bool>& numeric) {
    for (std::size_t column = 0; column < texts.size(); ++column) {
        const std::string blanks(widths[column] - display_width(texts[column]), ' ');
        out += "| ";
        out += numeric[column] ? blanks + texts[column] : texts[column] + blanks;
        out += ' ';
    }
    out += "|\n";
}

void append_rule(std::string& out, const std::vector<std::size_t>& widths,
                 const std::vector<bool>& numeric) {
    for (std::size_t column = 0; column < widths.size(); ++column) {
        out += "| " + std::string(widths[column] - 1, '-') + (numeric[column] ? ": " : "- ");
    }
    out += "|\n";
}

void draw(const Grid& grid, Output& output) {
    constexpr std::size_t narrowest = 3;  // a rule needs three dashes in some dialects
    const std::vector<std::vector<std::string>> lines = lines_of(grid);
    std::vector<std::size_t> widths(grid.head.size(), narrowest);
    for (const std::vector<std::string>& line : lines) {
        for (std::size_t column = 0; column < line.size(); ++column) {
            widths[column] = std::max(widths[column], display_width(line[column]));
        }
    }
    std::string out;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        append_line(out, lines[line], widths, grid.numeric);
        if (line == 0) append_rule(out, widths, grid.numeric);
    }
    output.write(out);
}

void write(const Report& report, Output& output) {
    bool first = true;
    for (const Grid& grid : make_grids(report)) {
        if (!first) output.write("\n");
        first = false;
        if (!grid.title.empty()) output.write("### " + escaped(grid.title) + "\n\n");
        draw(grid, output);
    }
}

}  // namespace

std::vector<ReportFormat> markdown_format() {
    return {{.name = "markdown",
             .summary = "the table for a README or an issue",
             .wide = true,
             .write = write}};
}

}  // namespace rankline
