// SPDX-License-Identifier: MIT
#include <rankline/datasets/score_map.hpp>

#include <fmt/format.h>

#include <cmath>
#include <unordered_set>

#include <rankline/base/text.hpp>

namespace rankline {

namespace {

double score_of(const JsonNode& value, std::string_view qid, std::string_view docid) {
    const std::optional<double> score = value.number();
    if (score && !std::isnan(*score)) return *score;
    const bool python = score.has_value();
    value.fail(fmt::format("the score of document {} of query {} is not a number: {}{}",
                           quoted(docid), quoted(qid), quoted(trimmed(value.token())),
                           python ? "; Python writes a score that could not be computed like this, "
                                    "and it cannot be ranked"
                                  : ""));
}

}  // namespace

JsonSource json_source(const RunReadJob& job) {
    return {job.file.bytes(), job.file.name(),
            [&ids = job.ids](std::string_view text) { return ids.keep(text); }};
}

void add_documents(std::string_view qid, JsonNode& documents, RankBy rank_by, BufferedRun& run) {
    if (qid.empty()) documents.fail("the query id before this is empty");
    const std::uint64_t before = run.size();
    documents.members(
        fmt::format("query {}", quoted(qid)), [&](std::string_view docid, JsonNode& value) {
            if (docid.empty()) {
                value.fail(fmt::format("a document id of query {} is empty", quoted(qid)));
            }
            const double score = score_of(value, qid, docid);
            const auto position = static_cast<double>(run.size() - before);
            run.add(qid, docid, rank_by == RankBy::line ? -position : score);
        });
    if (run.size() == before) run.add_empty_query(qid, documents.place());
}

void add_score_map(JsonNode& queries, RankBy rank_by, BufferedRun& run) {
    std::unordered_set<std::string_view> seen;
    queries.members("a run", [&](std::string_view qid, JsonNode& documents) {
        if (!seen.insert(qid).second) {
            run.add_finding({"repeated-query-key",
                             "a query that stands twice in the object, of which Python keeps the "
                             "last: " +
                                 quoted(qid),
                             1, documents.place()});
        }
        add_documents(qid, documents, rank_by, run);
    });
}

}  // namespace rankline
