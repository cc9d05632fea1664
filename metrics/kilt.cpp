// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>

#include <rankline/metrics/novelty.hpp>
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// The evidence sets of a topic: the documents relevant to a subtopic. Of subtopics with the same
/// documents only the first counts, and none without a document.
class EvidenceSets {
public:
    EvidenceSets(const SubtopicJudgments& judged, double level) : m_sizes(judged.subtopics(), 0) {
        std::vector<std::vector<std::size_t>> documents(judged.subtopics());
        for (std::size_t document = 0; document < judged.documents(); ++document) {
            for_each_relevant(judged.grades(document), level, [&](std::uint32_t subtopic) {
                documents[subtopic].push_back(document);
            });
        }
        std::map<std::vector<std::size_t>, std::size_t> first;
        for (std::size_t subtopic = 0; subtopic < documents.size(); ++subtopic) {
            const std::size_t size = documents[subtopic].size();
            if (size == 0 || !first.emplace(std::move(documents[subtopic]), subtopic).second) {
                continue;
            }
            m_sizes[subtopic] = size;
            ++m_distinct;
        }
    }

    [[nodiscard]] std::size_t subtopics() const noexcept { return m_sizes.size(); }
    /// Documents of a subtopic; 0 for one that does not count.
    [[nodiscard]] std::size_t size(std::uint32_t subtopic) const noexcept {
        return m_sizes[subtopic];
    }
    [[nodiscard]] std::size_t distinct() const noexcept { return m_distinct; }

private:
    std::vector<std::size_t> m_sizes;
    std::size_t m_distinct = 0;
};

/// A document that is in an evidence set.
struct Point {
    std::uint32_t subtopic;
    std::uint64_t foreign;  ///< documents before it that are in no evidence set
};

std::vector<Point> points_of(const Topic& topic, const EvidenceSets& sets, double level) {
    std::vector<Point> points;
    std::uint64_t evidence = 0;  // documents so far that are in an evidence set
    for (const SubtopicHit& hit : topic.subtopic_hits) {
        const std::size_t before = points.size();
        for_each_relevant(hit.grades, level, [&](std::uint32_t subtopic) {
            if (sets.size(subtopic) > 0) points.push_back({subtopic, hit.rank - evidence});
        });
        if (points.size() > before) ++evidence;
    }
    return points;
}

/// How many of the first `cutoff` points of KILT's ranking are complete evidence sets.
std::uint64_t complete_sets(const Topic& topic, const EvidenceSets& sets, const Params& params) {
    const std::vector<Point> points = points_of(topic, sets, params.level);
    std::vector<std::size_t> found(sets.subtopics(), 0);
    for (const Point& point : points) ++found[point.subtopic];
    std::vector<std::size_t> left = found;
    std::uint64_t standing = 0;  // points of evidence sets that no later one replaces
    std::uint64_t complete = 0;
    for (const Point& point : points) {
        if (--left[point.subtopic] > 0) continue;
        if (point.foreign + standing >= params.cutoff) break;
        if (found[point.subtopic] == sets.size(point.subtopic)) ++complete;
        ++standing;
    }
    return complete;
}

double precision(const Topic& topic, const Params& params) {
    const EvidenceSets sets(*topic.subtopics, params.level);
    return static_cast<double>(complete_sets(topic, sets, params)) /
           static_cast<double>(params.cutoff);
}

double recall(const Topic& topic, const Params& params) {
    const EvidenceSets sets(*topic.subtopics, params.level);
    if (sets.distinct() == 0) return 0;
    return static_cast<double>(complete_sets(topic, sets, params)) /
           static_cast<double>(sets.distinct());
}

double success(const Topic& topic, const Params& params) {
    const EvidenceSets sets(*topic.subtopics, params.level);
    return complete_sets(topic, sets, params) > 0 ? 1 : 0;
}

double r_precision(const Topic& topic, const Params& params) {
    const std::vector<std::uint64_t> sizes =
        count_relevant(*topic.subtopics, params.level).documents;
    std::vector<std::uint64_t> found(sizes.size(), 0);
    for (const SubtopicHit& hit : topic.subtopic_hits) {
        for_each_relevant(hit.grades, params.level, [&](std::uint32_t subtopic) {
            if (hit.rank < sizes[subtopic]) ++found[subtopic];
        });
    }
    double best = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        if (found[i] == 0) continue;
        best = std::max(best, static_cast<double>(found[i]) / static_cast<double>(sizes[i]));
    }
    return best;
}

constexpr char points[] =
    "An evidence set is the documents with a grade of rel or more in one subtopic: in KILT the "
    "pages of one gold output's provenance. Of equal sets the first alone counts, and none without "
    "a document. The ranking becomes a list of points: a document that is in no evidence set is "
    "one point, and an evidence set is one, at the place of its last document in the ranking, "
    "whether that completes it or not; where a document is in several sets their points follow "
    "each other in the order of the subtopics, by bytes. ";

constexpr char petroni[] =
    "Petroni, Piktus, Fan, Lewis, Yazdani, De Cao, Thorne, Jernite, Karpukhin, Maillard, "
    "Plachouras, "
    "Rockt\xC3\xA4schel and Riedel, KILT: a Benchmark for Knowledge Intensive Language Tasks, "
    "NAACL "
    "2021; kilt/eval_retrieval.py.";

MeasureRecord kilt_record(std::string name, std::string alias) {
    MeasureRecord record;
    record.name = std::move(name);
    record.aliases = {std::move(alias)};
    record.citation = petroni;
    record.differs =
        "The value is KILT's, but for two kinds of damage in gold data: KILT counts an output "
        "whose "
        "provenance is an empty list as an evidence set that is never found, and so it does one "
        "with a provenance that lacks a rank key; here the first is none, and of the second "
        "counts what has the keys. KILT refuses predictions that lack a query; -c counts it 0.";
    record.undefined = "0 without an evidence set.";
    record.has_level = true;
    record.judgments = JudgmentKind::subtopics;
    return record;
}

MeasureRecord r_precision_record() {
    MeasureRecord record = kilt_record("KILT_Rprec", "KILT-Rprec");
    record.summary = "R-precision over the evidence set that fits best (KILT)";
    record.definition =
        "The greatest, over evidence sets, of the share of the set's R documents that are among "
        "the first R. An evidence set is the documents with a grade of rel or more in one "
        "subtopic: in KILT the pages of one gold output's provenance.";
    record.differs =
        "The value is KILT's, which refuses predictions that lack a query; -c counts it 0.";
    record.compute = r_precision;
    return record;
}

MeasureRecord precision_record() {
    MeasureRecord record = kilt_record("KILT_P", "KILT_precision");
    record.summary = "precision of evidence sets as points of the ranking (KILT)";
    record.definition =
        std::string(points) +
        "Of the first k points those that are complete evidence sets, divided by k, however few "
        "points there are.";
    record.cutoff = Cutoff::required_rank;
    record.compute = precision;
    return record;
}

MeasureRecord recall_record() {
    MeasureRecord record = kilt_record("KILT_R", "KILT_recall");
    record.summary = "recall of evidence sets as points of the ranking (KILT)";
    record.definition = std::string(points) +
                        "Of all evidence sets the share that is complete and among the first k "
                        "points. KILT reports it for k above 1.";
    record.cutoff = Cutoff::required_rank;
    record.compute = recall;
    return record;
}

MeasureRecord success_record() {
    MeasureRecord record = kilt_record("KILT_Success", "KILT_success_rate");
    record.summary = "whether an evidence set is complete near the top (KILT)";
    record.definition = std::string(points) +
                        "1 if one of the first k points is a complete evidence set, else 0. KILT "
                        "reports it for k above 1.";
    record.cutoff = Cutoff::required_rank;
    record.compute = success;
    return record;
}

}  // namespace

std::vector<MeasureRecord> kilt_measures() {
    return {r_precision_record(), precision_record(), recall_record(), success_record()};
}

}  // namespace rankline
