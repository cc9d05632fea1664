// SPDX-License-Identifier: MIT
#include <rankline/report/cells.hpp>

#include <algorithm>
#include <array>
#include <cstdint>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>

namespace rankline {

void append_value(std::string& out, const Report& report, const ReportColumn& column,
                  double value) {
    if (column.counts && !report.zscores) {
        append_fixed(out, value, 0);
    } else if (report.digits < 0) {
        append_shortest(out, value);
    } else {
        append_fixed(out, value, report.digits);
    }
}

void append_query_cell(std::string& out, const Report& report, const ReportRun& run,
                       std::size_t query, std::size_t column) {
    if (report.columns[column].text) {
        out += run.texts[column][query];
    } else {
        append_value(out, report, report.columns[column],
                     run.values[query * report.columns.size() + column]);
    }
}

bool is_shown(const ReportColumn& column, const ReportRow& row) {
    return row.aggregate.empty() ? column.summary : column.averaged;
}

std::string row_name(const ReportRow& row) {
    if (row.group.empty()) return row.aggregate.empty() ? "all" : row.aggregate;
    return row.aggregate.empty() ? row.group : row.group + ":" + row.aggregate;
}

std::vector<RowRange> row_groups(const Report& report) {
    std::vector<RowRange> groups;
    for (std::size_t row = 0; row < report.rows.size(); ++row) {
        const bool same = row > 0 && report.rows[row].group == report.rows[row - 1].group;
        if (!same) groups.push_back({row, row});
        groups.back().last = row + 1;
    }
    return groups;
}

void append_summary_cell(std::string& out, const Report& report, const ReportRun& run,
                         std::size_t row, std::size_t column) {
    if (report.columns[column].run_id) {
        out += run.run_id;
    } else {
        append_value(out, report, report.columns[column], run.summaries[row].values[column]);
    }
}

std::vector<std::string> run_labels(const Report& report) {
    std::vector<std::string> labels;
    if (report.runs.empty()) return labels;
    std::string_view shared = report.runs.front().path;
    shared = shared.substr(0, shared.rfind('/') + 1);
    for (const ReportRun& run : report.runs) {
        while (!std::string_view(run.path).starts_with(shared)) {
            shared.remove_suffix(1);
            shared = shared.substr(0, shared.rfind('/') + 1);
        }
    }
    for (const ReportRun& run : report.runs) labels.push_back(run.path.substr(shared.size()));
    return labels;
}

namespace {

struct CodeRange {
    char32_t first;
    char32_t last;
};

/// Blocks whose characters are wide or fullwidth in Unicode's EastAsianWidth.txt. Unassigned code
/// points inside a block count as wide, as that file has it for the ideographic planes.
constexpr std::array wide_ranges{
    CodeRange{0x1100, 0x115f},   CodeRange{0x231a, 0x231b},   CodeRange{0x23e9, 0x23ec},
    CodeRange{0x2e80, 0x303e},   CodeRange{0x3041, 0x33ff},   CodeRange{0x3400, 0x4dbf},
    CodeRange{0x4e00, 0x9fff},   CodeRange{0xa000, 0xa4cf},   CodeRange{0xa960, 0xa97f},
    CodeRange{0xac00, 0xd7a3},   CodeRange{0xf900, 0xfaff},   CodeRange{0xfe10, 0xfe19},
    CodeRange{0xfe30, 0xfe6f},   CodeRange{0xff01, 0xff60},   CodeRange{0xffe0, 0xffe6},
    CodeRange{0x1f300, 0x1f64f}, CodeRange{0x1f680, 0x1f6ff}, CodeRange{0x1f900, 0x1f9ff},
    CodeRange{0x20000, 0x3fffd}};

constexpr std::array combining_ranges{CodeRange{0x0300, 0x036f}, CodeRange{0x1ab0, 0x1aff},
                                      CodeRange{0x1dc0, 0x1dff}, CodeRange{0x200b, 0x200f},
                                      CodeRange{0x20d0, 0x20ff}, CodeRange{0xfe00, 0xfe0f},
                                      CodeRange{0xfe20, 0xfe2f}};

template <std::size_t size>
bool contains(const std::array<CodeRange, size>& ranges, char32_t code) {
    return std::any_of(ranges.begin(), ranges.end(), [code](const CodeRange& range) {
        return code >= range.first && code <= range.last;
    });
}

/// The code point at the start of `text` and its length in bytes; a stray byte is itself.
char32_t decode(std::string_view text, std::size_t& length) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    length = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
    if (length > text.size()) length = 1;
    if (length == 1) return lead;
    char32_t code = lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) {
            length = 1;
            return lead;
        }
        code = (code << 6) | (byte(i) & 0x3fU);
    }
    return code;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        std::size_t length = 0;
        const char32_t code = decode(text, length);
        text.remove_prefix(length);
        if (contains(combining_ranges, code)) continue;
        width += contains(wide_ranges, code) ? 2 : 1;
    }
    return width;
}

std::string printable(std::string_view text) {
    const std::string shown = quoted(text, text.size());
    return shown.substr(1, shown.size() - 2);
}

}  // namespace rankline
