// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/eval/measure.hpp>
#include <rankline/eval/ranking_policy.hpp>
#include <rankline/eval/spread.hpp>
#include <rankline/model/ranking.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// Which queries the summary is over.
enum class QuerySet {
    both,    ///< judged and in the run: trec_eval's default
    judged,  ///< all judged ones, a missing one counting zero: trec_eval -c
    run,     ///< all in the run, one without judgments counting zero: T2Ranking's MRR
};

struct EvalOptions {
    QuerySet queries = QuerySet::both;
    std::uint64_t depth =
        ~std::uint64_t{0};       ///< -M: documents per query; the rest are as if not retrieved
    bool judged_only = false;    ///< -J: after the cut, documents without a grade are taken out
    double collection_size = 0;  ///< -N
    double level = 1;            ///< -l: what counts as relevant in QueryCounts
    bool relevant_only = false;  ///< queries without a grade above 0 are not scored: gdeval
    bool float_scores = false;   ///< compare scores as 32-bit floats: trec_eval 9
    TieRule ties = TieRule::docid_descending;
    Duplicates duplicates = Duplicates::error;
    /// Not null: values of queries are expectations over its rankings, where a run has the query;
    /// texts are those of the run's own ranking. Must outlive the evaluator.
    const RankingPolicy* policy = nullptr;
    Spread spread = Spread::none;
    RandomOfQuery random;  ///< samples orders of tied documents; for the spreads of ties
};

/// The denominators behind a summary: every query is in exactly one of scored, missing (judged,
/// not in the run) and unjudged (in the run, not judged), except that QuerySet::judged scores the
/// missing ones too and QuerySet::run the unjudged ones.
struct QueryCounts {
    std::uint64_t judged = 0;       ///< queries in the qrels
    std::uint64_t retrieved = 0;    ///< queries in the run
    std::uint64_t scored = 0;       ///< queries the summary is over
    std::uint64_t missing = 0;      ///< judged, not in the run
    std::uint64_t unjudged = 0;     ///< in the run, not judged
    std::uint64_t no_relevant = 0;  ///< scored, without a document of the default relevance level
};

/// What one run is worth, query by query.
struct RunScores {
    RunFacts facts;
    QueryCounts counts;
    std::vector<std::string_view> qids;  ///< scored queries, by bytes ascending
    std::vector<bool> missing;           ///< per query: not in the run
    std::vector<double>
        values;  ///< [query * measures + measure]; NaN for text and run-level measures
    std::vector<double> lows;   ///< as `values`; empty unless has_ends(EvalOptions::spread)
    std::vector<double> highs;  ///< the same
    std::vector<std::vector<std::string>>
        texts;  ///< [measure][query]; empty but for Aggregation::text
    std::vector<std::vector<Ratio>>
        ratios;  ///< [measure][query]; empty but for Aggregation::pooled
    std::vector<std::string_view> missing_qids;   ///< judged, not in the run
    std::vector<std::string_view> unjudged_qids;  ///< in the run, not judged
    Findings findings;
    std::vector<double> variances;  ///< [measure]: of the sum over the queries, as far as rankings
                                    ///< were drawn; empty without a policy
    bool zscored = false;  ///< values are z-scores: those of a geometric mean, of logarithms

    [[nodiscard]] double value(std::size_t query, std::size_t measure, std::size_t measures) const {
        return values[query * measures + measure];
    }
};

/// Scores a run as it is read: each slice is ranked, judged and measured on the spot, and only the
/// values are kept. `qrels` and `measures` must outlive the evaluator.
class Evaluator final : public RunVisitor {
public:
    /// `workers` is the number of threads that will call visit. Throws Error(usage) when a measure
    /// cannot be computed from judgments of this kind, or a spread not be found.
    Evaluator(const Qrels& qrels, const std::vector<Measure>& measures, const EvalOptions& options,
              unsigned workers);
    ~Evaluator() override;

    void visit(RunSlice slice, unsigned worker) override;

    /// The ranking that `visit` scores, before the cut of -M: each document once, in order.
    /// Reorders the entries of the slice. `worker` as for `visit`.
    [[nodiscard]] std::span<RunEntry> rank(RunSlice slice, unsigned worker = 0);

    /// Forgets what it was shown of a run that could not be read to its end.
    void restart();

    /// Ends the run and gets ready for the next. The qids are views into the qrels and, for
    /// unjudged queries, into the source of the run.
    [[nodiscard]] RunScores finish(RunFacts facts);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// What a geometric mean raises smaller values to, since one query without a relevant document
/// would otherwise make it zero (trec_eval's MIN_GEO_MEAN).
constexpr double geometric_floor = 1e-5;

/// The logarithm whose mean a geometric mean is made of: of a value raised to at least the floor.
[[nodiscard]] double geometric_term(double value) noexcept;

/// The standard error, from drawing rankings, of what `summarise` makes of each measure. NaN where
/// it is not known: for geometric means.
[[nodiscard]] std::vector<double> standard_errors(const RunScores& scores,
                                                  const std::vector<Measure>& measures);

/// One number per measure over `scores`, summed in the order of the queries in double.
/// NaN where there is nothing to summarise (text, run id, a mean of no query, 0/0). Of z-scores of
/// a pooled measure, which have no denominators, the mean.
/// `of` picks the values, or the lows or highs instead.
[[nodiscard]] std::vector<double> summarise(
    const RunScores& scores, const std::vector<Measure>& measures, const Qrels& qrels,
    QuerySet query_set, std::vector<double> RunScores::*of = &RunScores::values);

/// The same over some of the queries alone: `queries` are indices into `scores.qids`, ascending.
[[nodiscard]] std::vector<double> summarise_some(
    const RunScores& scores, std::span<const std::size_t> queries,
    const std::vector<Measure>& measures, const Qrels& qrels, QuerySet query_set,
    std::vector<double> RunScores::*of = &RunScores::values);

}  // namespace rankline
