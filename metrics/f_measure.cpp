// SPDX-License-Identifier: MIT
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// (1 + b^2) P R / (b^2 P + R) with P = hits / k and R = hits / relevant, the fractions removed.
double compute(const Topic& topic, const Params& params) {
    const double beta2 = params.numbers[0] * params.numbers[0];
    const auto hits = static_cast<double>(topic.relevant_retrieved(params.level, params.cutoff));
    const auto relevant = static_cast<double>(topic.relevant(params.level));
    return relevant > 0
               ? (1 + beta2) * hits / (beta2 * relevant + static_cast<double>(params.cutoff))
               : 0;
}

}  // namespace

std::vector<MeasureRecord> f_measure_measures() {
    ParamSpec beta = number_param("beta", 1, "how many times as much recall counts as precision");
    beta.minimum = 0;
    beta.maximum = 1e6;

    MeasureRecord record;
    record.name = "F";
    record.aliases = {"F1"};
    record.summary = "weighted harmonic mean of precision and recall among the first k";
    record.definition =
        "F@k = (1 + beta^2) * P * R / (beta^2 * P + R), with P = P@k and R = R@k. Of a whole "
        "result set: SetF.";
    record.citation =
        "van Rijsbergen, Information Retrieval, 2nd edition, Butterworths 1979, chapter 7.";
    record.differs =
        "ranx's f1@k is this. trec_eval has F of the whole set only, and its "
        "parameter is the square of beta.";
    record.undefined = "0 when the query has no relevant document.";
    record.cutoff = Cutoff::required_rank;
    record.has_level = true;
    record.params = {beta};
    record.compute = compute;
    record.additive = true;
    return {record};
}

}  // namespace rankline
