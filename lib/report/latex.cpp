// SPDX-License-Identifier: MIT
#include <rankline/report/cells.hpp>
#include <rankline/report/grid.hpp>

namespace rankline {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '\\':
                out += "\\textbackslash{}";
                break;
            case '~':
                out += "\\textasciitilde{}";
                break;
            case '^':
                out += "\\textasciicircum{}";
                break;
            case '<':
                out += "\\textless{}";
                break;
            case '>':
                out += "\\textgreater{}";
                break;
            case '|':
                out += "\\textbar{}";
                break;
            // Behind the end of a row these would be its options.
            case '[':
                out += "{[}";
                break;
            case '*':
                out += "{*}";
                break;
            case '-':
                out += "{-}";
                break;  // two in a row would become a dash
            case '&':
            case '%':
            case '$':
            case '#':
            case '_':
            case '{':
            case '}':
                out += '\\';
                out += c;
                break;
            default:
                out += c;
        }
    }
    return out;
}

void append_row(std::string& out, const std::vector<GridCell>& row) {
    for (std::size_t column = 0; column < row.size(); ++column) {
        if (column > 0) out += " & ";
        const std::string text = escaped(row[column].text);
        out += row[column].best ? "\\textbf{" + text + "}" : text;
    }
    out += " \\\\\n";
}

std::string draw(const Grid& grid) {
    std::string out = "\\begin{tabular}{";
    for (const bool numeric : grid.numeric) out += numeric ? 'r' : 'l';
    out += "}\n\\toprule\n";
    std::vector<GridCell> head;
    for (const std::string& name : grid.head) head.push_back({name});
    append_row(out, head);
    out += "\\midrule\n";
    for (const std::vector<GridCell>& row : grid.rows) append_row(out, row);
    return out + "\\bottomrule\n\\end{tabular}\n";
}

void write(const Report& report, Output& output) {
    bool first = true;
    for (const Grid& grid : make_grids(report)) {
        if (!first) output.write("\n");
        first = false;
        if (!grid.title.empty()) output.write("% " + grid.title + '\n');
        output.write(draw(grid));
    }
}

}  // namespace

std::vector<ReportFormat> latex_format() {
    return {{.name = "latex",
             .summary = "the table as a tabular for the booktabs package",
             .wide = true,
             .write = write}};
}

}  // namespace rankline
