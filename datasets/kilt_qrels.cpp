// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include <rankline/base/text.hpp>
#include <rankline/datasets/evidence_sets.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/json_id.hpp>
#include <rankline/datasets/kilt_page.hpp>

namespace rankline {

namespace {

/// Predictions look the same: what a file is, its place on the command line says.
Sniff sniff(std::string_view head) {
    const std::optional<JsonOutline> outline = json_outline(head);
    if (!outline || outline->is_array) return Sniff::no;
    return outline->has("id") && outline->has("output") ? Sniff::certain : Sniff::no;
}

class KiltGoldReader {
public:
    KiltGoldReader(QrelsBuilder& builder, const QrelsReadOptions& options)
        : m_builder(builder),
          m_source{builder.text(), builder.name(),
                   [&builder](std::string_view text) { return builder.keep(text); }},
          m_page(options.rank_keys, m_source.keep) {}

    void read() {
        read_json_sequence(m_source, [&](JsonNode& record) { add_record(record); });
        if (m_judgments > 0) return;
        throw Error(ErrorKind::input, Place{m_source.file},
                    "no judgments: no provenance of any record has the keys that make an id "
                    "(--rank-keys)");
    }

private:
    void add_record(JsonNode& record);
    void read_output(JsonNode& output);
    void read_pages(JsonNode& provenances);
    [[nodiscard]] std::string_view set_id(std::size_t number);

    QrelsBuilder& m_builder;
    JsonSource m_source;
    KiltPages m_page;
    std::unordered_set<std::string_view> m_qids;
    std::vector<std::string_view> m_set_ids;
    std::vector<Judgment> m_record;  ///< of one record, output by output
    std::size_t m_outputs = 0;       ///< of one record
    std::size_t m_judgments = 0;
};

std::string_view KiltGoldReader::set_id(std::size_t number) {
    while (m_set_ids.size() <= number)
        m_set_ids.push_back(m_builder.keep(evidence_set_name(m_set_ids.size())));
    return m_set_ids[number];
}

void KiltGoldReader::read_pages(JsonNode& provenances) {
    const std::size_t first = m_record.size();
    std::size_t mentions = 0;
    const std::string_view set = set_id(m_outputs);
    provenances.elements("the provenance", [&](JsonNode& provenance) {
        ++mentions;
        const std::string_view page = m_page.read(provenance);
        if (page.empty()) {
            m_builder.add_finding(m_page.without_id(provenance));
        } else {
            m_record.push_back({page, 1, set, {}});
        }
    });
    if (mentions == 0) {
        m_builder.add_finding({"empty-evidence",
                               "an output with an empty provenance, which is no evidence set here",
                               1, provenances.place()});
    }
    // Several passages of a page are one document.
    const auto begin = m_record.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, m_record.end(),
              [](const Judgment& a, const Judgment& b) { return a.docid < b.docid; });
    m_record.erase(
        std::unique(begin, m_record.end(),
                    [](const Judgment& a, const Judgment& b) { return a.docid == b.docid; }),
        m_record.end());
}

void KiltGoldReader::read_output(JsonNode& output) {
    bool has_provenance = false;
    output.members("an output", [&](std::string_view key, JsonNode& value) {
        if (key != "provenance") return;
        if (has_provenance) value.fail("a second provenance in one output");
        has_provenance = true;
        read_pages(value);
    });
    ++m_outputs;
}

void KiltGoldReader::add_record(JsonNode& record) {
    std::string_view qid;
    bool has_output = false;
    m_record.clear();
    m_outputs = 0;
    record.members("a KILT record", [&](std::string_view key, JsonNode& value) {
        if (key == "id") qid = trimmed(value.id("an id"));
        if (key != "output") return;
        has_output = true;
        value.elements("the output", [&](JsonNode& output) { read_output(output); });
    });
    if (qid.empty()) record.fail("a record without an id");
    if (!has_output) record.fail(fmt::format("query {} has no output", quoted(qid)));
    if (!m_qids.insert(qid).second)
        record.fail(fmt::format("a second record of query {}", quoted(qid)));
    m_builder.add_topic(qid);
    for (const Judgment& judgment : m_record) m_builder.add(qid, judgment);
    m_judgments += m_record.size();
    if (m_record.empty()) {
        m_builder.add_finding({"no-evidence",
                               "a query without any evidence: it counts, and nothing is relevant",
                               1, record.place()});
    }
}

void read(QrelsBuilder& builder, const QrelsReadOptions& options) {
    KiltGoldReader(builder, options).read();
}

void write(std::string_view qid, std::span<const Judgment> lines, const QrelsWriteOptions& options,
           std::string& text) {
    require_kilt_qid(qid);
    std::vector<Judgment> relevant;
    for (const Judgment& judgment : lines) {
        if (judgment.grade < options.level) continue;
        require_kilt_docid(qid, judgment.docid);
        relevant.push_back(judgment);
    }
    std::stable_sort(relevant.begin(), relevant.end(),
                     [](const Judgment& a, const Judgment& b) { return a.group < b.group; });
    const EvidenceSetNumbers numbers(lines);
    text += "{\"id\": ";
    append_json_qid(text, "kilt", qid);
    text += ", \"output\": [";
    std::size_t outputs = 0;
    for (std::size_t i = 0; i < relevant.size(); ++i) {
        const bool goes_on = i > 0 && relevant[i].group == relevant[i - 1].group;
        if (!goes_on) {
            if (i > 0) text += "]}";
            // An output without a provenance keeps the place of a set that is not there.
            const std::size_t number = numbers.number_of(relevant[i].group);
            for (; outputs < number; ++outputs) text += outputs > 0 ? ", {}" : "{}";
            text += outputs++ > 0 ? ", {\"provenance\": [" : "{\"provenance\": [";
        }
        text += goes_on ? ", {\"wikipedia_id\": " : "{\"wikipedia_id\": ";
        append_json_docid(text, "kilt", qid, relevant[i].docid);
        text += '}';
    }
    text += relevant.empty() ? "]}\n" : "]}]}\n";
}

}  // namespace

std::vector<QrelsFormat> kilt_qrels() {
    QrelsFormat format;
    format.name = "kilt";
    format.extensions = {".jsonl"};
    format.summary = "KILT's JSONL gold data, each output's provenance an evidence set";
    format.definition =
        "A JSON object a line: {\"id\", \"output\": [{\"answer\", \"provenance\": "
        "[{\"wikipedia_id\", ...}]}]}, other members passed over. The pages of one output's "
        "provenance, by wikipedia_id or what --rank-keys names, are an evidence set, which is a "
        "subtopic here: each of them is relevant to it with grade 1. Several passages of a page "
        "are one document. An output with an answer and no provenance says nothing; one whose "
        "provenance is an empty list is told and no evidence set, where KILT counts one that no "
        "prediction can find. A provenance that lacks a key is told and passed over, where KILT "
        "does so for R-precision and else takes the set as one that cannot be completed. A query "
        "without any evidence counts, with the value that measures have where nothing is "
        "relevant. Predictions look like gold data: the first file is the qrels. Written with a "
        "wikipedia_id alone, evidence sets in the order of the names of the subtopics.";
    format.kind = JudgmentKind::subtopics;
    format.sniff = sniff;
    format.read = read;
    format.writers = {{.name = "kilt",
                       .extensions = {".jsonl"},
                       .grades = GradesHeld::relevant,
                       .groups = GroupsHeld::numbered,
                       .holds_empty_topics = true,
                       .topic = write}};
    return {format};
}

}  // namespace rankline
