// SPDX-License-Identifier: MIT
#include <iterator>

#include <rankline/metrics/multiple_of_r.hpp>
#include <rankline/metrics/precision_at_hits.hpp>
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// Mean of `value` over the judgment groups, in their order.
template <typename Value>
double mean_over_groups(const Topic& topic, Value value) {
    if (topic.groups.empty()) return 0;
    double sum = 0;
    for (const Topic& group : topic.groups) sum += value(group);
    return sum / static_cast<double>(topic.groups.size());
}

double mean_average_precision(const Topic& topic, const Params& params) {
    return mean_over_groups(topic, [&](const Topic& group) {
        return average_precision(group, params.level, Params::no_cutoff);
    });
}

double mean_precision(const Topic& topic, const Params& params) {
    return mean_over_groups(topic, [&](const Topic& group) {
        return static_cast<double>(group.relevant_retrieved(params.level, params.cutoff)) /
               static_cast<double>(params.cutoff);
    });
}

double mean_precision_at_multiple(const Topic& topic, const Params& params) {
    return mean_over_groups(topic, [&](const Topic& group) {
        return precision_at_multiple(group, params.level, params.fraction);
    });
}

MeasureRecord group_record(std::string name, const std::string& base, TrecName trec) {
    MeasureRecord record;
    record.name = std::move(name);
    record.trec_names = {std::move(trec)};
    record.summary = base + ", averaged over judgment groups";
    record.definition =
        base +
        " computed with the judgments of each judgment group alone, against the same "
        "ranking, and averaged over the groups that judged the query, each counting the "
        "same. Groups are the second column of the qrels (-R qrels_jg), one for each user, "
        "say. With a single group it is " +
        base +
        ". -J takes out what that group did not "
        "judge.";
    record.citation = "Buckley, trec_eval 9, National Institute of Standards and Technology, 2008.";
    record.undefined = "A group without a relevant document counts 0.";
    record.has_level = true;
    record.judgments = JudgmentKind::groups;
    return record;
}

}  // namespace

std::vector<MeasureRecord> judgment_groups_measures() {
    MeasureRecord ap = group_record("APAvgJG", "AP", trec_name("map_avgjg", 50, {"qrels_jg"}));
    ap.compute = mean_average_precision;
    MeasureRecord precision =
        group_record("PAvgJG", "P@k", trec_name("P_avgjg", 51, {"qrels_jg"}, trec_rank_cutoffs()));
    precision.cutoff = Cutoff::required_rank;
    precision.compute = mean_precision;
    MeasureRecord multiple =
        group_record("RprecMultAvgJG", "RprecMult@x",
                     trec_name("Rprec_mult_avgjg", 52, {"qrels_jg"},
                               {std::begin(trec_multiples), std::end(trec_multiples)}));
    multiple.cutoff = Cutoff::required_fraction;
    multiple.compute = mean_precision_at_multiple;
    return {ap, precision, multiple};
}

}  // namespace rankline
