// SPDX-License-Identifier: MIT
#include <rankline/cli/profile_comparison.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include <rankline/base/number.hpp>
#include <rankline/cli/eval_files.hpp>
#include <rankline/cli/other_tables.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/eval/profile_steps.hpp>
#include <rankline/eval/protocol_evaluator.hpp>
#include <rankline/metrics/metrics.hpp>

namespace rankline::cli {

namespace {

/// A measure on its way from one profile to the other: the columns from `first` on, one more than
/// there are steps.
struct Journey {
    std::string measure;
    std::vector<ProfileStep> steps;
    std::size_t first = 0;
};

/// There is no difference of texts to explain.
bool is_text(const Measure& measure) { return measure.record->aggregation == Aggregation::text; }

/// Of the measures that were asked for, or that either profile has by default, those of both.
std::vector<Measure> common_measures(const EvalCommand& command, const Profile& a,
                                     const Profile& b) {
    std::vector<Measure> common;
    for (const Profile* const profile : {&a, &b}) {
        for (const Measure& asked : measures_under(*profile, command.measures)) {
            const bool is_new =
                std::none_of(common.begin(), common.end(),
                             [&](const Measure& other) { return same_measure(asked, other); });
            if (is_new && !is_text(asked) && has_measure(a, asked) && has_measure(b, asked))
                common.push_back(asked);
        }
    }
    if (common.empty())
        throw Error(ErrorKind::usage,
                    "--why: " + a.name + " and " + b.name +
                        " have no measure in common; name one that both have with -m");
    return common;
}

class Comparison {
public:
    Comparison(const EvalCommand& command, const Profile& a, const Profile& b)
        : m_digits(digits_of(command.output.digits, 6)) {
        for (const Measure& asked : common_measures(command, a, b)) {
            const ProfileColumn from = computed_under(a, asked, measure_registry());
            const ProfileColumn to = computed_under(b, asked, measure_registry());
            m_journeys.push_back({asked.name, steps_between(from, to), m_columns.size()});
            m_columns.push_back(from);
            for (const ProfileStep& step : m_journeys.back().steps)
                m_columns.push_back(step.column);
        }
        m_rows = {{"measure", "qid", a.name, b.name, "difference", "why"}};
    }

    [[nodiscard]] const std::vector<ProfileColumn>& columns() const { return m_columns; }

    [[nodiscard]] Rows rows(const ProtocolScores& scores) && {
        for (const Journey& journey : m_journeys) {
            for (std::size_t query = 0; query < scores.scores.qids.size(); ++query)
                add_query(journey, scores, query);
            add_means(journey, scores);
        }
        return std::move(m_rows);
    }

private:
    /// What a column says of a query, or of all.
    struct Value {
        bool counted = true;
        double number = 0;
        [[nodiscard]] bool same(const Value& other) const {
            if (counted != other.counted) return false;
            // Of two that are not numbers, neither is equal to the other.
            return !counted || number == other.number ||
                   (std::isnan(number) && std::isnan(other.number));
        }
    };

    void add_query(const Journey& journey, const ProtocolScores& scores, std::size_t query) {
        const std::size_t row = query * m_columns.size() + journey.first;
        std::vector<Value> values;
        for (std::size_t i = 0; i <= journey.steps.size(); ++i)
            values.push_back({scores.counted[row + i], scores.scores.values[row + i]});
        add_row(journey, std::string(scores.scores.qids[query]), values);
    }

    void add_means(const Journey& journey, const ProtocolScores& scores) {
        std::vector<Value> values;
        for (std::size_t i = 0; i <= journey.steps.size(); ++i)
            values.push_back({true, scores.summary[journey.first + i]});
        add_row(journey, "all", values);
    }

    void add_row(const Journey& journey, std::string qid, const std::vector<Value>& values) {
        const Value& a = values.front();
        const Value& b = values.back();
        if (a.same(b)) return;
        std::vector<std::string> reasons;
        for (std::size_t i = 0; i < journey.steps.size(); ++i) {
            if (!values[i].same(values[i + 1]))
                reasons.push_back(reason(journey.steps[i], values[i], values[i + 1]));
        }
        m_rows.push_back({journey.measure, std::move(qid), shown(a), shown(b), change(a, b),
                          reasons.empty() ? "unexplained" : joined(reasons, "; ")});
    }

    [[nodiscard]] std::string reason(const ProfileStep& step, const Value& before,
                                     const Value& after) const {
        const std::string by = change(before, after);
        return step.reason + (by == "-" ? "" : " " + by) + ": " + step.detail;
    }

    [[nodiscard]] std::string shown(const Value& value) const {
        return value.counted ? format_number(value.number, m_digits) : "-";
    }

    [[nodiscard]] std::string change(const Value& before, const Value& after) const {
        if (!before.counted || !after.counted) return "-";
        if (std::isnan(before.number) || std::isnan(after.number)) return "nan";
        // To four places that count: some are of a float's last bit.
        return fmt::format("{:+.4g}", after.number - before.number);
    }

    int m_digits;
    std::vector<Journey> m_journeys;
    std::vector<ProfileColumn> m_columns;
    Rows m_rows;
};

}  // namespace

void check_why(const EvalCommand& command, Problems& problems) {
    if (command.profile.why.empty()) return;
    check_other_table(command, "--why", problems);
    if (command.input.runs.size() > 1) problems.add("--why takes one run");
    if (command.output.per_query)
        problems.add("--why prints the queries that differ, whether or not with -q");
}

std::string explain_difference(const EvalCommand& command, const Qrels& qrels, Remarks& remarks) {
    Comparison comparison(command, find_profile(command.profile.why[0]),
                          find_profile(command.profile.why[1]));
    RunReadOptions options = run_read_options(command, {});
    options.ranks_needed = options.ranks_needed || reads_ranks(comparison.columns());
    const EvalOptions scoring = eval_options(command.scoring, qrels.kind(), command.measures.level,
                                             command.input.duplicates, command.seed.value_or(0));
    ProtocolEvaluator evaluator(qrels, comparison.columns(), scoring, true, options.threads);
    RunFile file = RunFile::open(command.input.runs.front(), options);
    const ProtocolScores scores = evaluator.finish(file.read(evaluator));
    require_common_queries(scores.scores, file.bytes().name(), qrels.name());
    remarks.add(file.bytes().name(), scores.scores.facts.findings);
    const Rows rows = std::move(comparison).rows(scores);
    return command.output.format == "tsv" ? tab_separated(rows) : aligned(rows);
}

}  // namespace rankline::cli
