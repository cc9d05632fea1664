// SPDX-License-Identifier: MIT
#include <limits>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double compute(const Topic& topic, const Params& params) {
    const auto retrieved = static_cast<double>(topic.retrieved);
    const auto relevant = static_cast<double>(topic.relevant(params.level));
    const auto both = static_cast<double>(topic.relevant_retrieved(params.level));
    return params.numbers[0] * both + params.numbers[1] * (retrieved - both) +
           params.numbers[2] * (relevant - both) +
           params.numbers[3] * (topic.collection_size + both - retrieved - relevant);
}

}  // namespace

std::vector<MeasureRecord> utility_measures() {
    MeasureRecord record;
    record.name = "Utility";
    record.trec_names = {trec_name("utility", 17, {"all_trec", "set"})};
    record.summary = "worth of the retrieved set: so much for each hit, miss and false alarm";
    record.definition =
        "a * (relevant, retrieved) + b * (nonrelevant, retrieved) + c * (relevant, not retrieved) "
        "+ d * (nonrelevant, not retrieved), order ignored. The last count is N + hits - retrieved "
        "- R and needs the size N of the collection (-N); without it N is 0 and the count is "
        "negative. Unjudged documents count as not relevant. The summary is the mean, not the sum.";
    record.citation = "Hull, The TREC-6 Filtering Track: Description and Analysis, TREC 1997.";
    record.differs =
        "Under -c trec_eval sets a query that the run lacks to 0 only where the weights are the "
        "default ones; with others it scores a ranking of one made-up document.";
    record.undefined = "Always defined; 0 for a query that the run lacks, whatever c and d.";
    record.has_level = true;
    record.params = {number_param("a", 1, "worth of a relevant document retrieved"),
                     number_param("b", -1, "worth of a nonrelevant document retrieved"),
                     number_param("c", 0, "worth of a relevant document missed"),
                     number_param("d", 0, "worth of a nonrelevant document left out")};
    record.minimum = -std::numeric_limits<double>::infinity();
    record.maximum = std::numeric_limits<double>::infinity();
    record.missing = 0;
    record.compute = compute;
    record.additive = true;
    return {record};
}

}  // namespace rankline
