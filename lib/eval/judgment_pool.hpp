// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include <rankline/eval/evaluator.hpp>
#include <rankline/eval/judgment_effect.hpp>
#include <rankline/eval/topic_view.hpp>

namespace rankline {

/// Weights are counted in units of this: sums of whole numbers are exact, in any order of the runs,
/// and what rounding leaves of a difference of values does not decide which document comes first.
inline constexpr double units_of_weight = 1e12;

/// A document without a grade in one run.
struct Hole {
    std::string_view docid;
    std::uint32_t rank = 0;  ///< from 1
    double weight = 0;       ///< in units
};

/// One query in one run.
struct Holes {
    std::size_t lines = 0;
    std::vector<Hole> list;
};

/// A document that is worth judging.
struct Suggestion {
    std::string_view qid;
    std::string_view docid;
    double weight = 0;
    std::uint64_t runs = 0;  ///< that retrieve it
    std::uint32_t best_rank = 0;
};

/// Finds the documents without a grade of a run while it is read, down to the depth of the options,
/// and what judging each would be worth to a measure.
class HoleFinder final : public RunVisitor {
public:
    /// `measures` has the one measure; `grade` is that which a document is tried with.
    HoleFinder(const Qrels& qrels, const std::vector<Measure>& measures, double grade,
               const EvalOptions& options, unsigned threads);

    void visit(RunSlice slice, unsigned worker_index) override;

    /// Ends the run: what it is worth, for the notes, and its holes by topic.
    [[nodiscard]] std::pair<RunScores, std::vector<Holes>> finish(RunFacts facts);

private:
    struct Worker {
        std::vector<RunEntry> copy;
        TopicView view;
        JudgmentEffect effect;
    };

    [[nodiscard]] Holes holes(const RunSlice& slice, const QrelsTopic& judged, Worker& worker,
                              unsigned worker_index);

    const Qrels& m_qrels;
    EvalOptions m_options;
    Evaluator m_evaluator;
    std::vector<Worker> m_workers;
    std::mutex m_mutex;
    std::vector<Holes> m_queries;  ///< by topic
};

/// Gathers the holes of all runs, by topic.
class JudgmentPool {
public:
    explicit JudgmentPool(const Qrels& qrels) : m_qrels(qrels), m_queries(qrels.topics().size()) {}

    /// The ids must stay where they are.
    void add(const std::vector<Holes>& run);

    /// The first `count` of all queries or, query by query, of each: the greatest weight, then the
    /// better best rank, then query and document by bytes. Those without any weight are left out.
    [[nodiscard]] std::vector<Suggestion> first(std::uint64_t count, bool per_query);

private:
    const Qrels& m_qrels;
    std::vector<std::vector<Hole>> m_queries;
};

}  // namespace rankline
