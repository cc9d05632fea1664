// SPDX-License-Identifier: MIT
#include <rankline/cli/eval_summaries.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>

namespace rankline::cli {

namespace {

AggregateSettings settings_of(const EvalCommand& command) {
    AggregateSettings settings;
    settings.geometric_floor = geometric_floor;
    settings.bootstrap.seed = static_cast<std::uint32_t>(command.seed.value_or(0));
    settings.bootstrap.replicates =
        command.summary.replicates.value_or(settings.bootstrap.replicates);
    settings.bootstrap.threads = static_cast<unsigned>(command.general.threads);
    return settings;
}

std::vector<std::string> aggregates_of(const SummaryOptions& options) {
    return options.aggregates.empty() ? std::vector<std::string>{"mean"} : options.aggregates;
}

}  // namespace

EvalSummaries::EvalSummaries(const EvalCommand& command, const EvalPlan& plan, const Qrels& qrels)
    : m_plan(plan),
      m_qrels(qrels),
      m_aggregates(parse_aggregates(aggregates_of(command.summary))),
      m_settings(settings_of(command)),
      m_per_query(command.output.per_query) {
    for (std::size_t column = 0; column < plan.reported; ++column) {
        const MeasureRecord& record = *plan.measures[column].record;
        if (record.aggregation == Aggregation::mean) m_averaged.push_back(column);
    }
    if (!command.summary.groups.empty()) {
        m_groups = QueryGroups::read(command.summary.groups);
        for (const QueryLabel& label : m_groups->labels()) add_rows(label.text);
        for (const std::string_view qid : m_groups->qids()) {
            if (!qrels.find(qid)) m_unknown.insert(qid);
        }
    }
    add_rows("");
    if (m_groups) check_names();
    check_ranges();
}

/// Measures that go below 0 have no geometric mean.
void EvalSummaries::check_ranges() const {
    for (const Aggregate& aggregate : m_aggregates) {
        for (const std::size_t column : m_averaged) {
            const Measure& measure = m_plan.measures[column];
            if (aggregate.record->positive && measure.record->minimum < 0)
                throw Error(ErrorKind::usage, "--aggregate " + aggregate.name + ": " +
                                                  measure.name + " can be below 0");
        }
    }
}

/// A line of the summary must not look like that of a query.
void EvalSummaries::check_queries(const RunScores& scores) const {
    const std::set<std::string_view> qids(scores.qids.begin(), scores.qids.end());
    for (const ReportRow& row : m_rows) {
        const std::string& name = row.group.empty() ? row.aggregate : row.group;
        if (name.empty() || !qids.contains(name)) continue;
        throw Error(ErrorKind::input, row.group.empty() ? Place{} : Place{m_groups->name()},
                    rankline::quoted(name) +
                        " is what a line of the summary is called, and a query too: "
                        "leave out -q" +
                        (row.group.empty() ? "" : ", or choose another label"));
    }
}

void EvalSummaries::add_rows(const std::string& label) {
    for (const Aggregate& aggregate : m_aggregates) {
        if (aggregate.is_mean()) {
            m_rows.push_back({label, "", true});
            continue;
        }
        for (const std::string& part : aggregate.parts())
            m_rows.push_back({label, part, aggregate.record->comparable});
    }
}

/// A label must not make lines that could be those of another row.
void EvalSummaries::check_names() const {
    std::set<std::string> names{"all"};
    for (const ReportRow& row : m_rows) {
        if (!row.aggregate.empty())
            names.insert(row.group.empty() ? row.aggregate : row.group + ":" + row.aggregate);
    }
    for (const QueryLabel& label : m_groups->labels()) {
        if (!names.contains(label.text)) continue;
        throw Error(ErrorKind::input, label.first,
                    "the label " + rankline::quoted(label.text) +
                        " is what another line of the summary is called: choose another one");
    }
}

std::vector<double> EvalSummaries::values_of(const RunScores& scores,
                                             std::span<const std::size_t> queries,
                                             std::vector<double> RunScores::*of) const {
    std::vector<double> values;
    values.reserve(queries.size() * m_averaged.size());
    for (const std::size_t query : queries) {
        for (const std::size_t column : m_averaged)
            values.push_back((scores.*of)[query * m_plan.measures.size() + column]);
    }
    return values;
}

void EvalSummaries::add_summaries(const RunScores& scores, std::span<const std::size_t> queries,
                                  const std::vector<double>& own,
                                  std::vector<double> RunScores::*of,
                                  std::vector<ReportSummary>& summaries) const {
    const bool only_mean = std::all_of(m_aggregates.begin(), m_aggregates.end(),
                                       [](const Aggregate& each) { return each.is_mean(); });
    const std::vector<double> values =
        only_mean ? std::vector<double>{} : values_of(scores, queries, of);
    for (const Aggregate& aggregate : m_aggregates) {
        if (aggregate.is_mean()) {
            const auto reported = static_cast<std::ptrdiff_t>(m_plan.reported);
            summaries.push_back({queries.size(), {own.begin(), own.begin() + reported}});
            continue;
        }
        for (const std::vector<double>& part :
             aggregate_columns(aggregate, values, m_averaged.size(), m_settings)) {
            std::vector<double> row(m_plan.reported, std::numeric_limits<double>::quiet_NaN());
            for (std::size_t i = 0; i < part.size(); ++i) row[m_averaged[i]] = part[i];
            summaries.push_back({queries.size(), std::move(row)});
        }
    }
}

std::vector<ReportSummary> EvalSummaries::summarise_run(const RunScores& scores,
                                                        const std::vector<double>& summary,
                                                        std::vector<double> RunScores::*of) const {
    std::vector<ReportSummary> summaries;
    if (m_groups) {
        for (const std::vector<std::size_t>& queries : m_groups->indices(scores.qids)) {
            const std::vector<double> own = summarise_some(scores, queries, m_plan.measures,
                                                           m_qrels, m_plan.options.queries, of);
            add_summaries(scores, queries, own, of, summaries);
        }
    }
    std::vector<std::size_t> all(scores.qids.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    add_summaries(scores, all, summary, of, summaries);
    return summaries;
}

void EvalSummaries::remark(const RunScores& scores, const std::string& name, Findings& findings,
                           Remarks& remarks) {
    if (m_per_query) check_queries(scores);
    if (!m_groups) return;
    for (const std::string_view qid : scores.unjudged_qids) m_unknown.erase(qid);
    std::vector<std::string_view> unlabelled;
    for (const std::string_view qid : scores.qids) {
        if (!m_groups->has(qid)) unlabelled.push_back(qid);
    }
    findings.add({"unlabelled-queries",
                  "scored queries have no label in " + m_groups->name(),
                  unlabelled.size(),
                  {}});
    if (unlabelled.empty()) return;
    remarks.add(name, some_of(unlabelled.size(), scores.qids.size(), "scored ") +
                          " without a label in " + m_groups->name() + " (" + first_ids(unlabelled) +
                          "): counted in the summary over all queries alone");
}

void EvalSummaries::remark_rest(Remarks& remarks) const {
    remark_own_summaries(remarks);
    if (m_unknown.empty()) return;
    const std::vector<std::string_view> unknown(m_unknown.begin(), m_unknown.end());
    remarks.add(m_groups->name(), some_of(unknown.size(), m_groups->qids().size(), "labelled ") +
                                      " neither judged nor in a run (" + first_ids(unknown) + ")");
}

/// Measures that no row shows.
void EvalSummaries::remark_own_summaries(Remarks& remarks) const {
    if (std::any_of(m_rows.begin(), m_rows.end(),
                    [](const ReportRow& row) { return row.aggregate.empty(); }))
        return;
    std::vector<std::string> names;
    for (std::size_t column = 0; column < m_plan.reported; ++column) {
        const Measure& measure = m_plan.measures[column];
        const Aggregation aggregation = measure.record->aggregation;
        if (aggregation != Aggregation::mean && aggregation != Aggregation::text)
            names.push_back(measure.name);
    }
    if (!names.empty())
        remarks.add("--aggregate", joined(names) + (names.size() == 1 ? " has" : " have") +
                                       " no other summary than the own one: add mean to see it");
}

}  // namespace rankline::cli
