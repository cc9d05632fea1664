// SPDX-License-Identifier: MIT
#include <array>

#include <rankline/datasets/tab_record.hpp>

namespace rankline {

namespace {

constexpr std::array<std::string_view, 1> columns = {"contents"};

/// The header is what tells it from MS MARCO's.
Sniff sniff(std::string_view head) { return has_text_header(head) ? Sniff::certain : Sniff::no; }

void read(std::string_view line, TextScratch&, TextRecord& record) {
    read_tab_record(line, columns, record);
}

}  // namespace

std::vector<TextFormat> t2ranking_text() {
    TextFormat format;
    format.name = "t2ranking";
    format.extensions = {".tsv"};
    format.summary = "T2Ranking's collection.tsv and queries.*.tsv: a header, then id, tab, text";
    format.definition =
        "The header names the columns, as pid and passage or qid and query. Quotation marks are "
        "data, as src/dataset_factory.py reads the collection (quoting=3). Without its header such "
        "a file is msmarco.";
    format.has_header = true;
    format.sniff = sniff;
    format.id = tab_id;
    format.read = read;
    return {format};
}

}  // namespace rankline
