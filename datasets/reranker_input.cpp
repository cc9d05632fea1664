// SPDX-License-Identifier: MIT
#include <rankline/datasets/reranker_input.hpp>

#include <rankline/base/error.hpp>
#include <rankline/datasets/json_query_writer.hpp>
#include <rankline/datasets/json_string.hpp>
#include <rankline/datasets/unwritable.hpp>

namespace rankline {

namespace {

void put_string(std::string& text, std::string_view utf8) {
    if (append_json_string(text, utf8)) return;
    throw Error(ErrorKind::internal, "a text that is not UTF-8 came to a writer: " + quoted(utf8));
}

/// The members are named as in the corpus: of text, segment, contents, content, body and passage
/// RankLLM takes the first that there is, and puts a title before it (rank_llm's
/// _convert_doc_to_prompt_content).
void put_document(std::string& text, const TextRecord& record) {
    text += '{';
    for (const TextField& field : record.fields) {
        if (&field != record.fields.data()) text += ", ";
        put_string(text, field.name);
        text += ": ";
        put_string(text, field.text);
    }
    text += '}';
}

/// The Request of rank_llm/data.py.
void write_request(const RerankerQuery& query, const RunWriteOptions& options, std::string& text) {
    JsonQueryWriter json("rankllm", query.qid, options, text);
    json.put("{\"query\": {\"text\": ");
    put_string(text, query.text);
    json.put(", \"qid\": ");
    json.put_qid();
    json.put("}, \"candidates\": [");
    for (const RunEntry& entry : query.ranked) {
        json.put(&entry == query.ranked.data() ? "{\"docid\": " : ", {\"docid\": ");
        json.put_docid(entry);
        json.put(", \"score\": ");
        json.put_float_score(entry);
        json.put(", \"doc\": ");
        put_document(text, query.document(entry));
        json.put("}");
    }
    json.put("]}");
}

constexpr std::string_view breaks = "\t\n\v\f\r";

/// A text within a column: what would end column or line becomes a blank.
void put_column(std::string& text, std::string_view column) {
    for (const char c : column) text += breaks.find(c) == std::string_view::npos ? c : ' ';
}

constexpr const char* ends_column =
    "a tab or line end in it would end its column; rankllm holds it";

void write_pairs(const RerankerQuery& query, const RunWriteOptions&, std::string& text) {
    if (query.qid.find_first_of(breaks) != std::string_view::npos)
        fail_unwritable_qid("pairs", query.qid, ends_column);
    std::string passage;
    for (const RunEntry& entry : query.ranked) {
        if (entry.docid().find_first_of(breaks) != std::string_view::npos)
            fail_unwritable_docid("pairs", query.qid, entry.docid(), ends_column);
        passage.clear();
        append_joined_text(passage, query.document(entry));
        text += query.qid;
        text += '\t';
        text += entry.docid();
        text += '\t';
        put_column(text, query.text);
        text += '\t';
        put_column(text, passage);
        text += '\n';
    }
}

}  // namespace

/// rank_llm/data.py reads a file as lines or as an array, as its name ends in .jsonl or .json.
const std::vector<RerankerWriter>& reranker_writers() {
    static const std::vector<RerankerWriter> writers = {
        {.name = "rankllm",
         .aliases = {"rank_llm"},
         .extensions = {".jsonl"},
         .summary = "RankLLM's requests, a line of JSON for a query: its text, its candidates with "
                    "docid, score and doc",
         .between = "\n",
         .tail = "\n",
         .query = write_request},
        {.name = "rankllm_array",
         .aliases = {},
         .extensions = {".json"},
         .summary = "the same as one JSON array, as RankLLM wants it in a file that ends in .json",
         .head = "[",
         .between = ",\n",
         .tail = "]\n",
         .query = write_request},
        {.name = "pairs",
         .aliases = {"top1000", "monot5"},
         .extensions = {".tsv", ".txt"},
         .summary = "MS MARCO's top1000 layout, a line for a document: qid, pid, query and passage "
                    "with tabs between them",
         .has_scores = false,
         .query = write_pairs}};
    return writers;
}

}  // namespace rankline
