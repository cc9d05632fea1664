// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cmath>

#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/json_query_writer.hpp>
#include <rankline/datasets/score_map.hpp>

namespace rankline {

namespace {

Sniff sniff(std::string_view head) {
    const std::optional<JsonOutline> outline = json_outline(head);
    if (!outline) return Sniff::no;
    if (outline->has("candidates") || outline->has("hits")) return Sniff::certain;
    return outline->has("query") ? Sniff::likely : Sniff::no;
}

/// One candidate, as far as it was read.
struct Candidate {
    std::string_view qid;  ///< RankGPT has the query id in each hit, RankLLM in the query
    std::string_view docid;
    std::optional<double> score;
    std::uint32_t rank = RunEntry::no_rank;
};

/// Reads records {"query": ..., "candidates": [...]} in whatever order their members stand: a
/// ranking is added once its record, and so its query id, is complete.
class RecordReader {
public:
    explicit RecordReader(const RunReadJob& job) : m_job(job), m_run(job) {}

    RunFacts read() {
        read_json_sequence(json_source(m_job), [&](JsonNode& root) {
            if (root.kind() == JsonKind::object) {
                add_record(root);
            } else {
                root.elements("a list of rankings", [&](JsonNode& record) { add_record(record); });
            }
        });
        return m_run.deliver(m_job.file.bytes());
    }

private:
    void add_record(JsonNode& record);
    void read_candidate(JsonNode& node);
    [[nodiscard]] double key_of(const Candidate& candidate, std::size_t position) const;

    const RunReadJob& m_job;
    BufferedRun m_run;
    std::string_view m_qid;
    std::vector<Candidate> m_candidates;
};

std::uint32_t rank_of(const JsonNode& value) {
    const std::optional<std::int64_t> rank = parse_integer(trimmed(value.token()));
    if (!rank || *rank < 0 || *rank >= RunEntry::no_rank) {
        value.fail("rank is not a number from 0 to 4294967294: " + quoted(trimmed(value.token())));
    }
    return static_cast<std::uint32_t>(*rank);
}

double score_of(const JsonNode& value) {
    const std::optional<double> score = value.number();
    if (!score || std::isnan(*score)) {
        value.fail("score is not a number: " + quoted(trimmed(value.token())));
    }
    return *score;
}

void RecordReader::read_candidate(JsonNode& node) {
    Candidate candidate;
    node.members("a candidate", [&](std::string_view key, JsonNode& value) {
        if (key == "docid") candidate.docid = value.id("a document id");
        if (key == "qid") candidate.qid = value.id("a query id");
        if (key == "score") candidate.score = score_of(value);
        if (key == "rank") candidate.rank = rank_of(value);
    });
    if (candidate.docid.empty()) node.fail("a candidate without a docid");
    const bool needs_score = m_job.rank_by == RankBy::score && !candidate.score;
    const bool needs_rank = m_job.rank_by == RankBy::rank && candidate.rank == RunEntry::no_rank;
    if (needs_score || needs_rank) {
        node.fail(fmt::format("candidate {} has no {} to rank by", quoted(candidate.docid),
                              needs_score ? "score" : "rank"));
    }
    m_candidates.push_back(candidate);
}

double RecordReader::key_of(const Candidate& candidate, std::size_t position) const {
    if (m_job.rank_by == RankBy::score) return *candidate.score;
    if (m_job.rank_by == RankBy::rank) return -static_cast<double>(candidate.rank);
    return -static_cast<double>(position);
}

void RecordReader::add_record(JsonNode& record) {
    m_qid = {};
    m_candidates.clear();
    record.members("a ranking", [&](std::string_view key, JsonNode& value) {
        if (key == "query" && value.kind() == JsonKind::object) {
            value.members("a query", [&](std::string_view field, JsonNode& id) {
                if (field == "qid") m_qid = id.id("a query id");
            });
        }
        if (key == "candidates" || key == "hits") {
            value.elements("the candidates",
                           [&](JsonNode& candidate) { read_candidate(candidate); });
        }
    });
    if (m_candidates.empty()) {
        if (m_qid.empty()) record.fail("a record with neither a query id nor candidates");
        m_run.add_empty_query(m_qid, record.place());
    }
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        const Candidate& candidate = m_candidates[i];
        const std::string_view qid = m_qid.empty() ? candidate.qid : m_qid;
        if (qid.empty()) {
            record.fail("a ranking without a query id: neither its query nor candidate " +
                        quoted(candidate.docid) + " has a \"qid\"");
        }
        m_run.add(qid, candidate.docid, key_of(candidate, i), candidate.rank);
    }
}

RunFacts read(const RunReadJob& job) { return RecordReader(job).read(); }

/// RankLLM's record without the texts, which a run does not have.
void write_query(std::string_view qid, std::span<const RunEntry> ranked,
                 const RunWriteOptions& options, std::string& text) {
    JsonQueryWriter json("rankllm", qid, options, text);
    json.put("{\"query\": {\"qid\": ");
    json.put_qid();
    json.put("}, \"candidates\": [");
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        json.put(i > 0 ? ", {\"docid\": " : "{\"docid\": ");
        json.put_docid(ranked[i]);
        json.put(", \"score\": ");
        json.put_float_score(ranked[i]);
        json.put("}");
    }
    json.put("]}\n");
}

}  // namespace

std::vector<RunFormat> rankllm_run() {
    RunFormat format;
    format.name = "rankllm";
    format.aliases = {"rankgpt", "pyserini_json", "jsonl"};
    format.extensions = {".jsonl", ".json"};
    format.summary = "RankLLM's and RankGPT's JSON or JSONL of queries with their candidates";
    format.definition =
        "Records {\"query\": {\"qid\", \"text\"}, \"candidates\": [{\"docid\", \"score\", ...}]} "
        "of "
        "RankLLM, or {\"query\": text, \"hits\": [{\"qid\", \"docid\", \"rank\", \"score\", ...}]} "
        "of "
        "RankGPT: as an array, a record a line, or arrays one behind the other, which RankLLM's "
        "writer makes when it appends. Members may stand in any order, others are passed over. The "
        "order of the candidates is the ranking: after a listwise rerank the scores are often "
        "those "
        "of the first stage, or made up.";
    format.rank_by = {RankBy::line, RankBy::score, RankBy::rank};
    format.may_lack_scores = true;
    format.sniff = sniff;
    format.read = read;
    format.writers = {{.name = "rankllm", .query = write_query}};
    return {format};
}

}  // namespace rankline
