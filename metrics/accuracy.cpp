// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double compute(const Topic& topic, const Params& params) {
    const std::uint64_t looked_at = std::min(params.cutoff, topic.retrieved);
    std::uint64_t relevant = 0;
    double above = 0;  // pairs of a relevant document with one above it that is not
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= looked_at) break;
        if (hit.grade < params.level || hit.grade < 0) continue;
        above += static_cast<double>(hit.rank - relevant);
        ++relevant;
    }
    if (relevant == 0) return 0;
    if (relevant == looked_at) return 1;
    return 1 - above / (static_cast<double>(looked_at - relevant) * static_cast<double>(relevant));
}

}  // namespace

std::vector<MeasureRecord> accuracy_measures() {
    MeasureRecord record;
    record.name = "Accuracy";
    record.summary = "share of pairs of a relevant and another document that are in order";
    record.definition =
        "Of all pairs of a document of grade rel or more and one that is not, both among the first "
        "k ranks (the whole ranking without k), the share in which the relevant one comes first. "
        "Unjudged documents count as not relevant. Also the area under the ROC curve of what is "
        "retrieved.";
    record.citation =
        "Macdonald, Tonellotto and MacAvaney, IR from Bag-of-words to BERT and Beyond through "
        "Practical Experiments, CIKM 2021 (ir_measures); pairs: Kendall, A New Measure of Rank "
        "Correlation, Biometrika 30, 1938.";
    record.differs =
        "ir_measures leaves queries without a retrieved relevant document out of the mean, and "
        "fails where all that is retrieved is relevant.";
    record.undefined =
        "0 when no relevant document is among the first k, 1 when all of them are relevant.";
    record.cutoff = Cutoff::optional_rank;
    record.has_level = true;
    record.compute = compute;
    record.sorted_extremes = false;  // a cutoff changes the number of pairs
    return {record};
}

}  // namespace rankline
