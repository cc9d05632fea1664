// SPDX-License-Identifier: MIT
#include <rankline/cli/text_layout.hpp>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>
#include <rankline/report/cells.hpp>

namespace rankline::cli {

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
    std::string out;
    std::size_t used = 0;
    for (const std::string_view word : split_blanks(text)) {
        const std::size_t size = display_width(word);
        if (used > 0 && used + 1 + size > width) {
            out += '\n';
            used = 0;
        }
        if (used == 0) {
            out.append(indent, ' ');
            used = indent;
        } else {
            out += ' ';
            ++used;
        }
        out += word;
        used += size;
    }
    if (!out.empty()) out += '\n';
    return out;
}

std::string part(std::string_view heading, std::string_view text) {
    return text.empty() ? "" : "  " + std::string(heading) + "\n" + wrapped(text, 6);
}

std::string shortened(std::string_view bytes, std::size_t limit) {
    std::string text = quoted(bytes, limit);
    text.erase(text.rfind('"'), 1);
    return text.erase(0, 1);
}

std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    const std::size_t size = display_width(text);
    if (size < width) out.append(width - size, ' ');
    return out;
}

std::string aligned(const Rows& rows) {
    std::vector<std::size_t> widths;
    for (const std::vector<std::string>& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], display_width(row[i]));
    }
    std::string text;
    for (const std::vector<std::string>& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) line += padded(row[i], widths[i] + 2);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string tab_separated(const Rows& rows) {
    std::string text;
    for (const std::vector<std::string>& row : rows) text += joined(row, "\t") + "\n";
    return text;
}

}  // namespace rankline::cli
