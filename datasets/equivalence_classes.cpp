// SPDX-License-Identifier: MIT
#include <rankline/base/text.hpp>
#include <rankline/datasets/columns.hpp>
#include <rankline/datasets/header.hpp>
#include <rankline/datasets/id_file.hpp>
#include <rankline/datasets/id_lists.hpp>
#include <rankline/datasets/sniff.hpp>

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

/// Qrels and runs look like lists of equivalents, too, but all their documents would share what
/// stands in the second column or a rank. Numbers alone make neither: ids may be numbers.
bool are_retrieved_or_judged(std::string_view text) {
    constexpr std::size_t head_size = std::size_t{64} << 10;
    if (text.size() > head_size) text = text.substr(0, text.rfind('\n', head_size - 1) + 1);
    const std::vector<Row> rows = sample_rows(text);
    if (rows.empty()) return false;
    const bool has_second = rows.size() > 1 && is_constant(rows, 1);
    const auto has_width = [&](auto fits) { return agreement(rows, fits) != Sniff::no; };
    if (has_width([](const Row& row) { return row.size() >= 6 && is_number(row[4]); }))
        return has_second || counts_ranks(rows, 3);
    if (has_width([](const Row& row) { return row.size() == 4 && is_number(row[3]); }))
        return has_second || counts_ranks(rows, 2);
    return has_width([](const Row& row) { return row.size() == 3 && is_number(row[2]); }) &&
           counts_ranks(rows, 2);
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
    if (file.is_json() || find_header(file.text()) || are_retrieved_or_judged(file.text())) {
        reader.fail(0, "not a list of equivalent documents, CANONICAL DOCID or CANONICAL:DOCID: " +
                           quoted(reader.line()));
    }
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
