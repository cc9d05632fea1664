// SPDX-License-Identifier: MIT
#include <cmath>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

std::vector<double> eleven_points() {
    return {0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0};
}

/// How a level of recall becomes a number of documents; Params::numbers[0].
enum class Rounding { half_up, add_nine_tenths };

ParamSpec rounding_param() {
    ParamSpec spec;
    spec.name = "rounding";
    spec.type = ParamType::choice;
    spec.choices = {"half-up", "add-0.9"};
    spec.meaning =
        "how a level of recall becomes a number of documents: add-0.9 is floor(x * R + 0.9)";
    return spec;
}

/// How many relevant documents a level of recall takes.
double wanted_documents(const Topic& topic, const Params& params, double recall) {
    const double exact = recall * static_cast<double>(topic.relevant(params.level));
    const auto rounding = static_cast<Rounding>(static_cast<int>(params.numbers[0]));
    return rounding == Rounding::half_up ? std::round(exact) : std::floor(exact + 0.9);
}

// Precision falls between one relevant document and the next, so its maximum from some point on is
// found at relevant documents alone. Fractions are compared crosswise: a division each is slow.
double interpolated(const Topic& topic, const Params& params, double recall) {
    const double wanted = wanted_documents(topic, params, recall);
    std::uint64_t relevant = 0;
    std::uint64_t best_relevant = 0;
    std::uint64_t best_ranks = 1;
    for (const Hit& hit : topic.hits) {
        if (hit.grade < params.level || hit.grade < 0) continue;
        ++relevant;
        if (static_cast<double>(relevant) < wanted) continue;
        if (relevant * best_ranks <= best_relevant * (hit.rank + 1)) continue;
        best_relevant = relevant;
        best_ranks = hit.rank + 1;
    }
    return static_cast<double>(best_relevant) / static_cast<double>(best_ranks);
}

double at_recall(const Topic& topic, const Params& params) {
    return interpolated(topic, params, params.fraction);
}

// From the highest point down, as trec_eval adds them up.
double average(const Topic& topic, const Params& params) {
    double sum = 0;
    for (auto point = params.reals.rbegin(); point != params.reals.rend(); ++point) {
        sum += interpolated(topic, params, *point);
    }
    return sum / static_cast<double>(params.reals.size());
}

MeasureRecord curve() {
    MeasureRecord record;
    record.name = "IPrec";
    record.trec_names = {
        trec_name("iprec_at_recall", 10, {"official", "all_trec"}, eleven_points())};
    record.summary = "interpolated precision at a level of recall";
    record.definition =
        "IPrec@x is the highest precision at any rank where at least round(x * R) relevant "
        "documents have been found, R being all relevant ones and halves rounded up: the usual "
        "recall-precision curve. IPrec@0 is the highest precision anywhere.";
    record.citation =
        "van Rijsbergen, Information Retrieval, 2nd edition, Butterworths 1979; "
        "Buckley and Voorhees, Retrieval System Evaluation, MIT Press 2005.";
    record.differs =
        "trec_eval up to 9.0.8, and with it pytrec_eval and ir_measures, takes floor(x * R + 0.9) "
        "relevant documents (rounding=add-0.9); with R=3 and two found, IPrec@0.8 is 0 there and "
        "the precision at the "
        "second here and in trec_eval 10.";
    record.undefined =
        "0 when fewer relevant documents are retrieved than the level of recall takes, or none.";
    record.cutoff = Cutoff::required_fraction;
    record.has_level = true;
    record.params = {rounding_param()};
    record.compute = at_recall;
    return record;
}

MeasureRecord mean_of_curve() {
    ParamSpec points;
    points.name = "points";
    points.type = ParamType::reals;
    points.default_reals = eleven_points();
    points.minimum = 0;
    points.meaning = "levels of recall";

    MeasureRecord record;
    record.name = "IPrecAvg";
    record.aliases = {"11ptAvg"};
    record.trec_names = {trec_name("11pt_avg", 18, {"all_trec"})};
    record.summary = "interpolated precision, averaged over levels of recall";
    record.definition =
        "The mean of IPrec@x over the points x: the eleven from 0 to 1 in tenths unless others are "
        "given; '0.2,0.5,0.8' is the older three-point average. An estimate of the area under the "
        "recall-precision curve, superseded by AP.";
    record.citation =
        "van Rijsbergen, Information Retrieval, 2nd edition, Butterworths 1979; Buckley and "
        "Voorhees, Retrieval System Evaluation, MIT Press 2005.";
    record.differs =
        "trec_eval takes points as they are typed and computes something else unless they ascend; "
        "here their order does not matter. trec_eval 9 rounds as for IPrec.";
    record.undefined = "0 when no relevant document is retrieved.";
    record.has_level = true;
    record.params = {points, rounding_param()};
    record.compute = average;
    return record;
}

}  // namespace

std::vector<MeasureRecord> interpolated_precision_measures() { return {curve(), mean_of_curve()}; }

}  // namespace rankline
