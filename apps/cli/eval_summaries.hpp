// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/eval/query_groups.hpp>
#include <rankline/stats/aggregate.hpp>

namespace rankline::cli {

/// The rows of a report's summary, and what runs have for them: each aggregate over each group of
/// queries, then over all.
class EvalSummaries {
public:
    /// Reads the file of groups, if the command names one. Throws Error(io), and Error(input) for
    /// one that is no such file or has a label that another row has for a name; Error(usage) for an
    /// aggregate that a measure cannot have.
    EvalSummaries(const EvalCommand& command, const EvalPlan& plan, const Qrels& qrels);

    [[nodiscard]] const std::vector<ReportRow>& rows() const noexcept { return m_rows; }

    /// A run's values, row by row; `summary` is the measures' own over all queries, with those of
    /// gates behind. `of` picks the values or an end of their spread.
    [[nodiscard]] std::vector<ReportSummary> summarise_run(
        const RunScores& scores, const std::vector<double>& summary,
        std::vector<double> RunScores::*of = &RunScores::values) const;

    /// Tells of the queries of a run that have no label. Throws Error(input) where a label or an
    /// aggregate has the name of a query whose values are printed.
    void remark(const RunScores& scores, const std::string& name, Findings& findings,
                Remarks& remarks);

    /// Tells of labels whose queries were neither judged nor in a run, after the last of them.
    /// And of measures that no row shows.
    void remark_rest(Remarks& remarks) const;

private:
    void add_rows(const std::string& label);
    void check_names() const;
    void check_ranges() const;
    void remark_own_summaries(Remarks& remarks) const;
    void check_queries(const RunScores& scores) const;
    void add_summaries(const RunScores& scores, std::span<const std::size_t> queries,
                       const std::vector<double>& own, std::vector<double> RunScores::*of,
                       std::vector<ReportSummary>& summaries) const;
    [[nodiscard]] std::vector<double> values_of(const RunScores& scores,
                                                std::span<const std::size_t> queries,
                                                std::vector<double> RunScores::*of) const;

    const EvalPlan& m_plan;
    const Qrels& m_qrels;
    std::vector<Aggregate> m_aggregates;
    AggregateSettings m_settings;
    bool m_per_query;
    std::optional<QueryGroups> m_groups;
    std::vector<ReportRow> m_rows;
    std::vector<std::size_t> m_averaged;   ///< reported measures whose summary is a mean
    std::set<std::string_view> m_unknown;  ///< queries of groups that were not seen anywhere
};

}  // namespace rankline::cli
