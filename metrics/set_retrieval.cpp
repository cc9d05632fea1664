// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// A ranking seen as a set: retrieved, relevant, and both.
struct Overlap {
    Overlap(const Topic& topic, const Params& params)
        : retrieved(topic.retrieved),
          relevant(topic.relevant(params.level)),
          both(topic.relevant_retrieved(params.level)) {}
    std::uint64_t retrieved;
    std::uint64_t relevant;
    std::uint64_t both;
};

/// 0 / 0 is 0: nothing retrieved, or nothing to retrieve, is worth nothing.
double quotient(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

double precision(const Topic& topic, const Params& params) {
    const Overlap overlap(topic, params);
    const bool relative = params.numbers[0] != 0;
    return quotient(overlap.both,
                    relative ? std::min(overlap.retrieved, overlap.relevant) : overlap.retrieved);
}

double recall(const Topic& topic, const Params& params) {
    const Overlap overlap(topic, params);
    return quotient(overlap.both, overlap.relevant);
}

double average_precision_of_set(const Topic& topic, const Params& params) {
    const Overlap overlap(topic, params);
    if (overlap.both == 0) return 0;
    const auto both = static_cast<double>(overlap.both);
    return (both * both) /
           (static_cast<double>(overlap.retrieved) * static_cast<double>(overlap.relevant));
}

double f_measure(const Topic& topic, const Params& params) {
    const Overlap overlap(topic, params);
    if (overlap.both == 0) return 0;
    const double p = quotient(overlap.both, overlap.retrieved);
    const double r = quotient(overlap.both, overlap.relevant);
    const double beta2 = params.numbers[0];
    return (beta2 + 1.0) * p * r / (beta2 * p + r);
}

MeasureRecord set_record(std::string name) {
    MeasureRecord record;
    record.name = std::move(name);
    record.citation = "van Rijsbergen, Information Retrieval, 2nd edition, Butterworths 1979.";
    record.undefined = "0 when the query has no relevant document, or nothing is retrieved.";
    record.has_level = true;
    return record;
}

MeasureRecord set_precision() {
    TrecName relative = trec_name("set_relative_P", 31, {"all_trec", "set"});
    relative.numbers = {1};
    MeasureRecord record = set_record("SetP");
    record.trec_names = {trec_name("set_P", 30, {"all_trec", "set"}), relative};
    record.summary = "precision of all that was retrieved";
    record.definition =
        "SetP = (relevant documents retrieved) / (documents retrieved), order ignored. "
        "SetP(relative=true) divides by min(retrieved, R) instead, with R the relevant documents: "
        "the most a set of this size could hold.";
    record.differs = "ir_measures has SetP(relative=True) under the name SetRelP too.";
    record.params = {switch_param("relative", "divide by min(retrieved, R)")};
    record.compute = precision;
    record.additive = true;
    return record;
}

MeasureRecord set_recall() {
    MeasureRecord record = set_record("SetR");
    record.trec_names = {trec_name("set_recall", 32, {"all_trec", "set"})};
    record.summary = "recall of all that was retrieved";
    record.definition =
        "SetR = (relevant documents retrieved) / R, with R the judged documents of grade rel or "
        "more.";
    record.compute = recall;
    record.additive = true;
    return record;
}

MeasureRecord set_average_precision() {
    MeasureRecord record = set_record("SetAP");
    record.trec_names = {trec_name("set_map", 33, {"all_trec", "set"})};
    record.summary = "precision times recall of all that was retrieved";
    record.definition =
        "SetAP = h^2 / (retrieved * R), with h the relevant documents retrieved: the average "
        "precision of a set, where each relevant document found counts with the precision of the "
        "set and each one missed with 0.";
    record.citation = "Buckley, trec_eval (exact_unranked_avg_prec in versions before 9).";
    record.compute = average_precision_of_set;
    return record;
}

MeasureRecord set_f() {
    ParamSpec beta2 = number_param(
        "beta2", 1, "weight of recall against precision: the square of van Rijsbergen's beta");
    beta2.minimum = 0;
    MeasureRecord record = set_record("SetF");
    record.trec_names = {trec_name("set_F", 34, {"all_trec", "set"})};
    record.summary = "weighted harmonic mean of precision and recall of all that was retrieved";
    record.definition =
        "SetF = (x + 1) * P * R / (x * P + R), with P = SetP, R = SetR and x = beta2.";
    record.differs =
        "The number behind trec_eval's set_F.x is beta squared, not beta. ir_measures passes its "
        "beta on as it is, so that its SetF(beta=2) is SetF(beta2=2) here, and not F2, which is "
        "SetF(beta2=4).";
    record.params = {beta2};
    record.compute = f_measure;
    record.additive = true;
    return record;
}

}  // namespace

std::vector<MeasureRecord> set_retrieval_measures() {
    return {set_precision(), set_recall(), set_average_precision(), set_f()};
}

}  // namespace rankline
