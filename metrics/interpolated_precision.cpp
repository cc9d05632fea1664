// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

std::vector<double> eleven_points() {
    return {0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0};
}

// Precision falls between one relevant document and the next, so its maximum from some point on is
// found at relevant documents alone.
double interpolated(const Topic& topic, double level, double recall) {
    // Rounded half away from zero. trec_eval 9 added 0.9 and cut instead.
    const double wanted = std::round(recall * static_cast<double>(topic.relevant(level)));
    std::uint64_t relevant = 0;
    double highest = 0;
    for (const Hit& hit : topic.hits) {
        if (hit.grade < level || hit.grade < 0) continue;
        ++relevant;
        if (static_cast<double>(relevant) < wanted) continue;
        highest =
            std::max(highest, static_cast<double>(relevant) / static_cast<double>(hit.rank + 1));
    }
    return highest;
}

double at_recall(const Topic& topic, const Params& params) {
    return interpolated(topic, params.level, params.fraction);
}

// From the highest point down, as trec_eval adds them up.
double average(const Topic& topic, const Params& params) {
    double sum = 0;
    for (auto point = params.reals.rbegin(); point != params.reals.rend(); ++point) {
        sum += interpolated(topic, params.level, *point);
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
        "relevant documents; with R=3 and two found, IPrec@0.8 is 0 there and the precision at the "
        "second here and in trec_eval 10.";
    record.undefined =
        "0 when fewer relevant documents are retrieved than the level of recall takes, or none.";
    record.cutoff = Cutoff::required_fraction;
    record.has_level = true;
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
    record.params = {points};
    record.compute = average;
    return record;
}

}  // namespace

std::vector<MeasureRecord> interpolated_precision_measures() { return {curve(), mean_of_curve()}; }

}  // namespace rankline
