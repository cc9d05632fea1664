// SPDX-License-Identifier: MIT
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double compute(const Topic& topic, const Params& params) {
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= params.cutoff) break;
        if (hit.grade >= params.level && hit.grade >= 0) {
            return 1.0 / static_cast<double>(hit.rank + 1);
        }
    }
    return 0;
}

}  // namespace

std::vector<MeasureRecord> reciprocal_rank_measures() {
    MeasureRecord record;
    record.name = "RR";
    record.aliases = {"MRR"};
    record.trec_names = {trec_name("recip_rank", 9, {"official", "all_trec"})};
    record.summary = "reciprocal rank of the first relevant document";
    record.definition =
        "1/i for the first document, at rank i, of grade rel or more. RR@k looks at the first k "
        "ranks only. Its mean over queries is MRR.";
    record.citation =
        "Kantor and Voorhees, The TREC-5 Confusion Track: Comparing Retrieval Methods for Scanned "
        "Text, Information Retrieval 2(2/3), 2000; Voorhees, The TREC-8 Question Answering Track "
        "Report, TREC 1999.";
    record.differs =
        "trec_eval has no RR@k, and -M k cuts every other measure with it. ir_measures breaks ties "
        "by docid descending for RR and ascending for RR@k; here both see the same ranking. MS "
        "MARCO's script divides the sum by the queries of the reference (here: -c), T2Ranking's by "
        "those of the run.";
    record.undefined = "0 when no relevant document is retrieved, or there is none.";
    record.cutoff = Cutoff::optional_rank;
    record.has_level = true;
    record.compute = compute;
    return {record};
}

}  // namespace rankline
