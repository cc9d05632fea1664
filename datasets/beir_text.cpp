// SPDX-License-Identifier: MIT
#include <array>

#include <rankline/datasets/json_record.hpp>

namespace rankline {

namespace {

constexpr std::array<std::string_view, 1> before = {"title"};
constexpr std::array<std::string_view, 1> text = {"text"};
constexpr JsonLayout layout = {"_id", before, text};

Sniff sniff(std::string_view head) {
    const std::optional<JsonOutline> outline = json_outline(head);
    if (!outline || outline->is_array || !outline->has("_id")) return Sniff::no;
    return outline->has("text") ? Sniff::certain : Sniff::likely;
}

std::string_view id(std::string_view line, TextScratch& scratch) {
    return json_record_id(line, layout, scratch);
}

void read(std::string_view line, TextScratch& scratch, TextRecord& record) {
    read_json_record(line, layout, scratch, record);
}

}  // namespace

std::vector<TextFormat> beir_text() {
    TextFormat format;
    format.name = "beir";
    format.extensions = {".jsonl"};
    format.summary = "BEIR's corpus.jsonl and queries.jsonl: {\"_id\", \"title\", \"text\"} a line";
    format.definition =
        "Other members, such as metadata, are passed over, as beir/datasets/data_loader.py does; "
        "queries have no title.";
    format.sniff = sniff;
    format.id = id;
    format.read = read;
    return {format};
}

}  // namespace rankline
