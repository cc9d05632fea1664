// SPDX-License-Identifier: MIT
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/json_query_writer.hpp>
#include <rankline/datasets/score_map.hpp>

namespace rankline {

namespace {

/// ranxhub wraps a run as {"metadata": ..., "run": ...}. A query may be called metadata or run, but
/// then it holds scores: here the values of "run" are objects again.
bool looks_wrapped(std::string_view text) {
    constexpr std::size_t enough = 1 << 16;
    const std::optional<JsonOutline> outline = json_outline(text.substr(0, enough));
    if (!outline || outline->keys.empty()) return false;
    if (outline->keys.front() == "run") return outline->depth == 3;
    return outline->keys.front() == "metadata" &&
           (outline->depth != 2 || outline->first != JsonKind::number);
}

Sniff sniff(std::string_view head) {
    const std::optional<JsonOutline> outline = json_outline(head);
    if (!outline || outline->is_array) return Sniff::no;
    if (looks_wrapped(head)) return Sniff::likely;
    if (!outline->first) return Sniff::possible;
    const bool scores = outline->depth == 2 && *outline->first == JsonKind::number;
    return scores ? Sniff::likely : Sniff::possible;
}

RunFacts read(const RunReadJob& job) {
    BufferedRun run(job);
    const bool wrapped = looks_wrapped(job.file.bytes());
    read_json(json_source(job), [&](JsonNode& root) {
        if (!wrapped) {
            add_score_map(root, job.rank_by, run);
            return;
        }
        root.members("a run", [&](std::string_view key, JsonNode& value) {
            if (key == "run") add_score_map(value, job.rank_by, run);
        });
    });
    return run.deliver(job.file.bytes());
}

void write_query(std::string_view qid, std::span<const RunEntry> ranked,
                 const RunWriteOptions& options, std::string& text) {
    JsonQueryWriter json("json", qid, options, text);
    json.put_qid();
    json.put(": ");
    json.put_score_map(ranked);
}

}  // namespace

std::vector<RunFormat> json_run() {
    RunFormat format;
    format.name = "json";
    format.aliases = {"ranx", "pytrec_eval", "beir", "beir-json"};
    format.extensions = {".json"};
    format.summary = "{qid: {docid: score}}, as BEIR, ranx and pytrec_eval write it";
    format.definition =
        "One JSON object of queries, each an object of documents with their scores; or ranxhub's "
        "{\"metadata\": ..., \"run\": ...} around it. A repeated key is a repeated document, which "
        "Python would have dropped without a word; of a query that is repeated all documents "
        "count, "
        "and a note says so. NaN, which Python writes although JSON has no "
        "such number, is an error; Infinity is a score. The order of the documents is not the "
        "ranking unless --rank-by line says so. Up to 4 GiB.";
    format.rank_by = {RankBy::score, RankBy::line};
    format.sniff = sniff;
    format.read = read;
    format.writers = {
        {.name = "json", .head = "{", .between = ",\n", .tail = "}\n", .query = write_query}};
    return {format};
}

}  // namespace rankline
