// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include <rankline/cli/fusion.hpp>
#include <rankline/fusion/search.hpp>
#include <rankline/fusion/stored_pool.hpp>

namespace rankline::cli {

/// The judged queries of a fusion held in memory, so that a method can be tried on them again and
/// again: with other parameters, other weights, or trained on some of them. Queries that are not
/// both judged and in a run are left out.
class FusionTrials {
public:
    /// Reads all of them. `measures` and `options` say what a trial is worth. Throws Error(input)
    /// if there is no query to try on.
    FusionTrials(Fusion& fusion, const Qrels& qrels, const std::vector<Measure>& measures,
                 const EvalOptions& options);

    /// By bytes ascending.
    [[nodiscard]] const std::vector<std::string_view>& qids() const noexcept { return m_qids; }
    [[nodiscard]] std::size_t runs() const noexcept { return m_runs; }
    [[nodiscard]] const FusionMethod& method() const noexcept { return *m_method; }

    /// What the method is worth for each query and measure: [query * measures + measure].
    [[nodiscard]] std::vector<double> values(const FusionPoint& point, const FusionModel& model);

    /// The same for one of the runs alone.
    [[nodiscard]] std::vector<double> values_of_run(std::size_t run);

    /// The same for a ranking by grade: no fusion of these runs can be worth more.
    [[nodiscard]] std::vector<double> values_of_oracle();

    /// What the method learns from some of the queries, given as indexes; an empty model if it is
    /// not a method that learns.
    [[nodiscard]] FusionModel train(const FusionPoint& point,
                                    std::span<const std::size_t> queries) const;

private:
    /// What one thread tries with.
    struct Worker {
        FusionScratch scratch;
        TopDocuments top;
        std::vector<RankedList> lists;
        std::vector<double> scores;
        std::vector<RunEntry> ranked;
    };

    void store(Fusion& fusion, std::size_t index, unsigned worker);
    template <class Rank>
    std::vector<double> score_all(Rank rank);
    void rank_pool(std::size_t query, Worker& worker) const;

    const Qrels& m_qrels;
    const FusionMethod* m_method;
    std::size_t m_runs;
    std::size_t m_depth;
    unsigned m_threads;
    double m_level;
    Evaluator m_evaluator;
    std::vector<Worker> m_workers;
    std::vector<std::size_t> m_queries;  ///< indexes into the qids of the fusion
    std::vector<std::string_view> m_qids;
    std::vector<StoredPool> m_pools;
    std::vector<std::vector<double>> m_grades;  ///< per query and document; NaN: not judged
};

/// The mean of one measure over some of the queries; `values` as FusionTrials gives them.
[[nodiscard]] double mean_of(std::span<const double> values, std::size_t measures,
                             std::size_t measure, std::span<const std::size_t> queries);

/// 0, 1, 2, ...
[[nodiscard]] std::vector<std::size_t> all_indexes(std::size_t count);

}  // namespace rankline::cli
