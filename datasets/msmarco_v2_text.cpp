// SPDX-License-Identifier: MIT
#include <array>

#include <rankline/datasets/json_record.hpp>

namespace rankline {

namespace {

constexpr std::array<std::string_view, 1> passage_text = {"passage"};
constexpr JsonLayout passage_layout = {"pid", {}, passage_text};

constexpr std::array<std::string_view, 3> document_before = {"url", "title", "headings"};
constexpr std::array<std::string_view, 2> document_text = {"segment", "body"};
constexpr JsonLayout document_layout = {"docid", document_before, document_text};

Sniff sniff_passages(std::string_view head) {
    const std::optional<JsonOutline> outline = json_outline(head);
    const bool fits = outline && !outline->is_array && outline->has("pid");
    return fits && outline->has("passage") ? Sniff::certain : Sniff::no;
}

/// The beginning of a file may be all one long body, with the id behind it.
Sniff sniff_documents(std::string_view head) {
    const std::optional<JsonOutline> outline = json_outline(head);
    if (!outline || outline->is_array || outline->has("pid")) return Sniff::no;
    const bool has_text = outline->has("body") || outline->has("segment");
    if (has_text && outline->has("docid")) return Sniff::certain;
    return outline->has("url") || outline->has("docid") ? Sniff::possible : Sniff::no;
}

std::string_view passage_id(std::string_view line, TextScratch& scratch) {
    return json_record_id(line, passage_layout, scratch);
}
void read_passage(std::string_view line, TextScratch& scratch, TextRecord& record) {
    read_json_record(line, passage_layout, scratch, record);
}
std::string_view document_id(std::string_view line, TextScratch& scratch) {
    return json_record_id(line, document_layout, scratch);
}
void read_document(std::string_view line, TextScratch& scratch, TextRecord& record) {
    read_json_record(line, document_layout, scratch, record);
}

}  // namespace

std::vector<TextFormat> msmarco_v2_text() {
    TextFormat passages;
    passages.name = "msmarco_v2_passage";
    passages.extensions = {".jsonl", ".json"};
    passages.summary = "MS MARCO v2 passages: {\"pid\", \"passage\", \"spans\", \"docid\"} a line";
    passages.definition =
        "The id is pid; docid is that of the page the passage was taken from (TREC 2021 Deep "
        "Learning track).";
    passages.sniff = sniff_passages;
    passages.id = passage_id;
    passages.read = read_passage;

    TextFormat documents;
    documents.name = "msmarco_v2_doc";
    documents.extensions = {".jsonl", ".json"};
    documents.summary =
        "MS MARCO v2 documents and v2.1 segments: {\"docid\", \"url\", \"title\", \"headings\", "
        "\"body\" or \"segment\"} a line";
    documents.definition =
        "Members stand in any order; in v2 the docid comes last, so that all of a line has to be "
        "looked at for it.";
    documents.sniff = sniff_documents;
    documents.id = document_id;
    documents.read = read_document;
    return {passages, documents};
}

}  // namespace rankline
