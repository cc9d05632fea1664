// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include <rankline/metrics/discount.hpp>
#include <rankline/metrics/gains.hpp>
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

// The cost of having come to a rank is the gain the ideal ranking would have collected there, at
// least 1 per rank; what was collected is taken off it.
double normalized_gain(const Topic& topic, const Params& params) {
    const IdealGains ideal_gains(topic.grades, params);
    IdealCursor ideal(ideal_gains.levels());
    std::uint64_t ranks = 0;
    double cost = 0;
    double possible = 0;
    const auto advance_to = [&](std::uint64_t end) {
        while (ranks < end) {
            const double gain = ideal.next();
            if (gain == 0) {
                cost += static_cast<double>(end - ranks);
                ranks = end;
                return;
            }
            possible += gain;
            cost += std::max(gain, 1.0);
            ++ranks;
        }
    };
    double collected = 0;
    double sum = 0;
    for (const Hit& hit : topic.hits) {
        const double gain = gain_of(params, hit.grade);
        if (gain == 0) continue;
        advance_to(hit.rank + 1);
        collected += gain;
        sum += gain / std::log2(2 + cost - collected);
    }
    double below = ideal.next();
    while (below > 0) {
        possible += below;
        below = ideal.next();
    }
    return possible > 0 ? sum / possible : 0;
}

double binary(const Topic& topic, const Params& params) {
    const std::uint64_t relevant = topic.relevant(params.level);
    if (relevant == 0) return 0;
    const Log2Discount discount;
    std::uint64_t found = 0;
    double sum = 0;
    for (const Hit& hit : topic.hits) {
        if (hit.grade < params.level || hit.grade < 0) continue;
        sum += 1.0 / discount(hit.rank - found);
        ++found;
    }
    return sum / static_cast<double>(relevant);
}

MeasureRecord gain_measure(std::string name, TrecName trec) {
    MeasureRecord record;
    record.name = std::move(name);
    record.trec_names = {std::move(trec)};
    record.citation = "Buckley, trec_eval 9 (experimental), 2008.";
    return record;
}

MeasureRecord g() {
    MeasureRecord record = gain_measure("G", trec_name("G", 20, {"all_trec"}));
    record.trec_names.front().pairs = true;
    record.summary = "gain discounted by the cost of coming so far, normalized";
    record.definition =
        "The sum over ranks i of gain / log2(2 + cost(i) - collected(i)), divided by the sum of "
        "all "
        "positive gains: collected(i) is the gain of the first i documents, cost(i) the sum over "
        "the first i ranks of the ideal gain there, at least 1 each. A document found after others "
        "as good is hardly discounted.";
    record.differs = "trec_eval confuses gains that differ by less than 1, as for nDCG.";
    record.undefined = "0 when the query has no document with a positive gain.";
    record.params = gain_params();
    record.refusal = refuse_empty_table;
    record.compute = normalized_gain;
    record.sorted_extremes = false;  // what is found late is discounted by what was collected
    return record;
}

MeasureRecord bin_g() {
    MeasureRecord record = gain_measure("BinG", trec_name("binG", 19, {"all_trec"}));
    record.summary =
        "G with gains 0 and 1: relevant documents discounted by the nonrelevant ones "
        "before them";
    record.definition =
        "(1/R) * sum over retrieved relevant documents of 1 / log2(2 + n), with n the documents "
        "before it that are not relevant, judged or not, and R the relevant documents.";
    record.undefined = "0 when the query has no relevant document.";
    record.has_level = true;
    record.compute = binary;
    return record;
}

}  // namespace

std::vector<MeasureRecord> normalized_gain_measures() { return {bin_g(), g()}; }

}  // namespace rankline
