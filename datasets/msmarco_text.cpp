// SPDX-License-Identifier: MIT
#include <array>

#include <rankline/base/text.hpp>
#include <rankline/datasets/tab_record.hpp>

namespace rankline {

namespace {

constexpr std::array<std::string_view, 1> passage_columns = {"contents"};
constexpr std::array<std::string_view, 3> document_columns = {"url", "title", "body"};

bool is_passage(const Row& row) { return row.size() == 2 && !trimmed(row[0]).empty(); }

bool is_document(const Row& row) {
    return row.size() == document_columns.size() + 1 && !trimmed(row[0]).empty() &&
           (row[1].empty() || row[1].find("://") != std::string_view::npos);
}

Sniff sniff_passages(std::string_view head) {
    if (has_text_header(head)) return Sniff::no;
    return agreement(tab_rows(head), is_passage);
}

Sniff sniff_documents(std::string_view head) { return agreement(tab_rows(head), is_document); }

void read_passage(std::string_view line, TextScratch&, TextRecord& record) {
    read_tab_record(line, passage_columns, record);
}

void read_document(std::string_view line, TextScratch&, TextRecord& record) {
    read_tab_record(line, document_columns, record);
}

}  // namespace

std::vector<TextFormat> msmarco_text() {
    TextFormat passages;
    passages.name = "msmarco";
    passages.aliases = {"tsv"};
    passages.extensions = {".tsv"};
    passages.summary = "MS MARCO's collection.tsv and queries.tsv: id, tab, text";
    passages.definition =
        "No header. Whatever stands behind the first tab is the text, quotation marks and further "
        "tabs included, as MS MARCO's own scripts and Anserini read it.";
    passages.sniff = sniff_passages;
    passages.id = tab_id;
    passages.read = read_passage;

    TextFormat documents = passages;
    documents.name = "msmarco_doc";
    documents.aliases = {};
    documents.summary = "MS MARCO's msmarco-docs.tsv: id, url, title, body";
    documents.definition =
        "No header, tabs between the four columns (the README of microsoft/MSMARCO-Document-"
        "Ranking). The body has no line end; quotation marks are data.";
    documents.sniff = sniff_documents;
    documents.read = read_document;
    return {passages, documents};
}

}  // namespace rankline
