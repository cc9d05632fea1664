// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <unordered_set>

#include <rankline/base/text.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/json_query_writer.hpp>
#include <rankline/datasets/kilt_page.hpp>
#include <rankline/datasets/score_map.hpp>

namespace rankline {

namespace {

Sniff sniff(std::string_view head) {
    const std::optional<JsonOutline> outline = json_outline(head);
    if (!outline || outline->is_array) return Sniff::no;
    return outline->has("id") && outline->has("output") ? Sniff::certain : Sniff::no;
}

class KiltReader {
public:
    explicit KiltReader(const RunReadJob& job)
        : m_job(job), m_run(job), m_page(job.options.rank_keys, json_source(job).keep) {}

    RunFacts read() {
        read_json_sequence(json_source(m_job), [&](JsonNode& record) { add_record(record); });
        return m_run.deliver(m_job.file.bytes());
    }

private:
    void add_record(JsonNode& record);
    [[nodiscard]] bool read_output(JsonNode& output);
    void read_page(JsonNode& provenance);

    const RunReadJob& m_job;
    BufferedRun m_run;
    KiltPages m_page;
    std::vector<std::string_view> m_pages;
    std::unordered_set<std::string_view> m_qids;
};

void KiltReader::read_page(JsonNode& provenance) {
    const std::string_view page = m_page.read(provenance);
    if (page.empty()) {
        m_run.add_finding(m_page.without_id(provenance));
    } else {
        m_pages.push_back(page);
    }
}

/// Whether the output has a provenance; one that has an answer alone says nothing about pages.
bool KiltReader::read_output(JsonNode& output) {
    bool has_provenance = false;
    output.members("an output", [&](std::string_view key, JsonNode& value) {
        if (key != "provenance") return;
        has_provenance = true;
        value.elements("the provenance", [&](JsonNode& provenance) { read_page(provenance); });
    });
    return has_provenance;
}

void KiltReader::add_record(JsonNode& record) {
    std::string_view qid;
    std::size_t outputs = 0;
    m_pages.clear();
    record.members("a KILT record", [&](std::string_view key, JsonNode& value) {
        if (key == "id") qid = trimmed(value.id("an id"));
        if (key != "output") return;
        value.elements("the output", [&](JsonNode& output) {
            if (!read_output(output) || ++outputs == 1) return;
            output.fail(
                "a second output with a provenance: a prediction in KILT's form has "
                "exactly one; are these the judgments?");
        });
    });
    if (qid.empty()) record.fail("a record without an id");
    if (!m_qids.insert(qid).second)
        record.fail(fmt::format("a second record of query {}", quoted(qid)));
    if (outputs == 0) {
        record.fail(fmt::format("query {} has no output with a provenance", quoted(qid)));
    }
    std::unordered_set<std::string_view> seen;
    for (const std::string_view page : m_pages) {
        if (!seen.insert(page).second) continue;
        m_run.add(qid, page, -static_cast<double>(seen.size()));
    }
    if (m_pages.empty()) m_run.add_empty_query(qid, record.place());
}

RunFacts read(const RunReadJob& job) { return KiltReader(job).read(); }

void write_query(std::string_view qid, std::span<const RunEntry> ranked,
                 const RunWriteOptions& options, std::string& text) {
    require_kilt_qid(qid);
    JsonQueryWriter json("kilt", qid, options, text);
    json.put("{\"id\": ");
    json.put_qid();
    json.put(", \"output\": [{\"provenance\": [");
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        require_kilt_docid(qid, ranked[i].docid());
        json.put(i > 0 ? ", {\"wikipedia_id\": " : "{\"wikipedia_id\": ");
        json.put_docid(ranked[i]);
        json.put("}");
    }
    json.put("]}]}\n");
}

}  // namespace

std::vector<RunFormat> kilt_run() {
    RunFormat format;
    format.name = "kilt";
    format.extensions = {".jsonl"};
    format.summary = "KILT's JSONL predictions, ranked by the order of their provenance";
    format.definition =
        "A JSON object a line: {\"id\", \"output\": [{\"provenance\": [{\"wikipedia_id\", "
        "...}]}]}, "
        "other members passed over. A prediction has exactly one output with a provenance. The "
        "ranking is the order of the provenance, by wikipedia_id or what --rank-keys names, as "
        "wikipedia_id,section; the values are then joined with +. Several passages of one page are "
        "one document: all "
        "mentions of a page but its first are removed, as KILT's evaluation does, so that "
        "--duplicates has nothing to do here. The score is minus the position that is left.";
    format.rank_by = {RankBy::line};
    format.sniff = sniff;
    format.read = read;
    format.writers = {{.name = "kilt", .query = write_query}};
    return {format};
}

}  // namespace rankline
