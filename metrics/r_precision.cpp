// SPDX-License-Identifier: MIT
#include <iterator>

#include <rankline/metrics/multiple_of_r.hpp>
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double r_precision(const Topic& topic, const Params& params) {
    const std::uint64_t relevant = topic.relevant(params.level);
    if (relevant == 0) return 0;
    return static_cast<double>(topic.relevant_retrieved(params.level, relevant)) /
           static_cast<double>(relevant);
}

double at_multiple(const Topic& topic, const Params& params) {
    return precision_at_multiple(topic, params.level, params.fraction);
}

MeasureRecord at_r() {
    MeasureRecord record;
    record.name = "Rprec";
    record.trec_names = {trec_name("Rprec", 7, {"official", "all_trec"})};
    record.summary = "R-precision: precision among the first R documents";
    record.definition =
        "The relevant documents among the first R, divided by R, with R the judged documents of "
        "grade rel or more. Precision and recall are equal there. A ranking shorter than R is "
        "filled up with nonrelevant documents.";
    record.citation =
        "Buckley and Voorhees, Retrieval System Evaluation, chapter 3 of TREC: Experiment and "
        "Evaluation in Information Retrieval, MIT Press 2005.";
    record.undefined = "0 when the query has no relevant document.";
    record.has_level = true;
    record.compute = r_precision;
    record.additive = true;
    return record;
}

MeasureRecord at_multiples() {
    MeasureRecord record;
    record.name = "RprecMult";
    record.trec_names = {trec_name("Rprec_mult", 16, {"all_trec"},
                                   {std::begin(trec_multiples), std::end(trec_multiples)})};
    record.summary = "precision at a multiple of R";
    record.definition =
        "RprecMult@x is the precision at rank k = floor(x * R + 0.9), with R the relevant "
        "documents: relevant ones among the first k, divided by k, a shorter ranking being filled "
        "up with nonrelevant ones. Compares runs at the same stage of queries of different size.";
    record.citation = "Buckley, trec_eval 9, National Institute of Standards and Technology, 2008.";
    record.undefined = "0 when the query has no relevant document, or k is 0.";
    record.cutoff = Cutoff::required_fraction;
    record.has_level = true;
    record.compute = at_multiple;
    record.additive = true;
    return record;
}

}  // namespace

std::vector<MeasureRecord> r_precision_measures() { return {at_r(), at_multiples()}; }

}  // namespace rankline
