// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include <rankline/eval/evaluator.hpp>
#include <rankline/eval/profile.hpp>
#include <rankline/eval/protocol_order.hpp>

namespace rankline {

/// What a run is worth where each measure may have a protocol of its own, so that a query can be in
/// the mean of one and not in that of another.
struct ProtocolScores {
    RunScores scores;           ///< queries that any measure counts; NaN where one does not
    std::vector<bool> counted;  ///< [query * measures + measure]
    std::vector<double> summary;
};

/// Scores a run as it is read under several protocols at once.
class ProtocolEvaluator final : public RunVisitor {
public:
    /// Of `options` what no protocol settles is used: depth, judged_only, collection_size, level,
    /// duplicates, and `queries` where `settled_queries` is false, which else are those of each
    /// protocol. Throws Error(usage) as Evaluator does.
    ProtocolEvaluator(const Qrels& qrels, std::vector<ProfileColumn> columns,
                      const EvalOptions& options, bool settled_queries, unsigned workers);

    void visit(RunSlice slice, unsigned worker) override;

    /// Forgets what it was shown of a run that could not be read to its end.
    void restart();

    /// Ends the run and gets ready for the next. Ids live as those of Evaluator::finish.
    [[nodiscard]] ProtocolScores finish(RunFacts facts);

private:
    /// The measures that share a protocol.
    struct Group {
        Protocol protocol;
        std::vector<std::size_t> columns;
        std::vector<Measure> measures;
        EvalOptions options;
        std::unique_ptr<Evaluator> evaluator;
        std::vector<ProtocolOrder> orders;  ///< per worker
    };

    void add(Group& group, RunScores part, ProtocolScores& all) const;

    const Qrels& m_qrels;
    Duplicates m_duplicates;
    std::vector<Measure> m_measures;
    std::vector<Group> m_groups;
};

}  // namespace rankline
