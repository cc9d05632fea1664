// SPDX-License-Identifier: MIT
#include <rankline/check/first_rows.hpp>

#include <rankline/check/lines.hpp>

namespace rankline {

FirstRows find_first(const TextPieces& pieces, const RowReader& reader,
                     const std::function<bool(const CheckRow& row)>& is_complete) {
    FirstRows found;
    for (const std::string_view piece : pieces.all()) {
        for_each_line(piece, [&](std::string_view line) {
            if (found.data) return;
            const CheckRow row = reader.read(line);
            if (row.kind != RowKind::data) return;
            const bool header = !found.first && is_header(row);
            if (!found.first) found.first = row;
            if (header)
                found.first->kind = RowKind::header;
            else if (is_complete(row))
                found.data = row;
        });
        if (found.data) break;
    }
    return found;
}

}  // namespace rankline
