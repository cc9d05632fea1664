// SPDX-License-Identifier: MIT
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double compute(const Topic& topic, const Params& params) {
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= params.cutoff) break;
        if (hit.grade >= params.level && hit.grade >= 0) return 1;
    }
    return 0;
}

}  // namespace

std::vector<MeasureRecord> success_measures() {
    MeasureRecord record;
    record.name = "Success";
    record.aliases = {"HR", "hit_rate", "HitRate"};
    record.trec_names = {trec_name("success", 29, {"all_trec"}, {1, 5, 10})};
    record.summary = "whether a relevant document is among the first k";
    record.definition =
        "Success@k is 1 when one of the first k documents has a grade of rel or more, else 0. Its "
        "mean is the share of queries answered within k documents.";
    record.citation =
        "Developed by Stephen Tomlinson; Craswell and Hawking, Overview of the TREC 2004 Web "
        "Track, "
        "TREC 2004.";
    record.differs =
        "Also known as hit rate, top-k accuracy (BEIR's Accuracy@k, which is not ir_measures' "
        "Accuracy) and, in question answering, recall@k. BEIR divides by all judged queries (here: "
        "-c).";
    record.undefined = "0 when the query has no relevant document.";
    record.cutoff = Cutoff::required_rank;
    record.has_level = true;
    record.compute = compute;
    return {record};
}

}  // namespace rankline
