// SPDX-License-Identifier: MIT
#include <array>

#include <rankline/datasets/json_record.hpp>

namespace rankline {

namespace {

constexpr std::array<std::string_view, 1> before = {"title"};
constexpr std::array<std::string_view, 2> text = {"contents", "text"};
constexpr JsonLayout layout = {"id", before, text};

Sniff sniff(std::string_view head) {
    const std::optional<JsonOutline> outline = json_outline(head);
    if (!outline || outline->is_array || !outline->has("id")) return Sniff::no;
    if (outline->has("contents")) return Sniff::certain;
    return outline->has("text") ? Sniff::likely : Sniff::no;
}

std::string_view id(std::string_view line, TextScratch& scratch) {
    return json_record_id(line, layout, scratch);
}

void read(std::string_view line, TextScratch& scratch, TextRecord& record) {
    read_json_record(line, layout, scratch, record);
}

}  // namespace

std::vector<TextFormat> pyserini_text() {
    TextFormat format;
    format.name = "pyserini";
    format.aliases = {"anserini"};
    format.extensions = {".jsonl", ".json"};
    format.summary = "Pyserini's JsonCollection: {\"id\", \"contents\"} a line";
    format.definition =
        "Also with \"text\" in place of \"contents\", and with a \"title\". Vectors and other "
        "members are passed over.";
    format.sniff = sniff;
    format.id = id;
    format.read = read;
    return {format};
}

}  // namespace rankline
