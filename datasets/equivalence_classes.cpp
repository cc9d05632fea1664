// SPDX-License-Identifier: MIT
#include <rankline/base/text.hpp>
#include <rankline/datasets/columns.hpp>
#include <rankline/datasets/id_file.hpp>
#include <rankline/datasets/id_lists.hpp>

namespace rankline {

namespace {

/// "CANONICAL:DOCID,DOCID"; a document without duplicates is "CANONICAL:".
void join_cast_line(const ColumnReader& reader, EquivalenceClasses& classes) {
    const std::string_view line = trimmed(reader.line());
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        reader.fail(0, "neither CANONICAL DOCID nor CANONICAL:DOCID,DOCID: " + quoted(line));
    const std::string_view canonical = trimmed(line.substr(0, colon));
    classes.join(canonical, canonical);
    for (const std::string_view piece : split(line.substr(colon + 1), ',')) {
        const std::string_view docid = trimmed(piece);
        if (!docid.empty()) classes.join(canonical, docid);
    }
}

void join_columns(const ColumnReader& reader, EquivalenceClasses& classes) {
    for (const std::string_view docid : reader.fields()) classes.join(reader.fields()[0], docid);
}

}  // namespace

EquivalenceClasses read_equivalents(const std::string& path) {
    const IdFile file(path);
    EquivalenceClasses classes(file.source());
    ColumnReader reader(file.text(), file.name());
    if (!reader.next()) file.fail_empty("equivalent documents");
    const bool is_cast = reader.fields().size() == 1;
    do {
        if (is_cast)
            join_cast_line(reader, classes);
        else
            join_columns(reader, classes);
    } while (reader.next());
    classes.settle();
    return classes;
}

}  // namespace rankline
