// SPDX-License-Identifier: MIT
#include <rankline/cli/check_effect.hpp>

#include <algorithm>

#include <rankline/datasets/choose.hpp>
#include <rankline/eval/evaluator.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>

namespace rankline::cli {

namespace {

bool orders_by(const RunFormat& format, RankBy rank_by) {
    return std::find(format.rank_by.begin(), format.rank_by.end(), rank_by) != format.rank_by.end();
}

}  // namespace

std::vector<OrderEffect> order_effects(const FileBytes& run, const Qrels& qrels,
                                       const std::vector<std::string>& names, unsigned threads) {
    const RunFormat* format = guess(run_formats(), sniffed_head(run), run.name()).format;
    if (format == nullptr || !orders_by(*format, RankBy::score) ||
        !orders_by(*format, RankBy::rank))
        return {};
    const std::vector<Measure> measures = parse_measures(names, measure_registry(), 1);
    Evaluator evaluator(qrels, measures, {.duplicates = Duplicates::first}, threads);
    IdStore ids;
    const auto values = [&](RankBy rank_by) {
        RunReadOptions options;
        options.threads = threads;
        options.ranks_needed = rank_by == RankBy::rank;
        const RunFacts facts = format->read({run, ids, rank_by, options, evaluator});
        return summarise(evaluator.finish(facts), measures, qrels, QuerySet::both);
    };
    const std::vector<double> by_score = values(RankBy::score);
    const std::vector<double> by_rank = values(RankBy::rank);
    std::vector<OrderEffect> effects;
    for (std::size_t i = 0; i < measures.size(); ++i)
        effects.push_back({measures[i].name, by_score[i], by_rank[i]});
    return effects;
}

}  // namespace rankline::cli
