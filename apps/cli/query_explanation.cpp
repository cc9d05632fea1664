// SPDX-License-Identifier: MIT
#include <rankline/cli/query_explanation.hpp>

#include <algorithm>
#include <mutex>
#include <utility>

#include <rankline/base/number.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/eval_files.hpp>
#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/other_tables.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

/// Keeps the lines of one query. A query whose lines are scattered comes more than once, the last
/// time complete.
class QueryKeeper final : public RunVisitor {
public:
    explicit QueryKeeper(std::string_view qid) : m_qid(qid) {}

    void visit(RunSlice slice, unsigned) override {
        if (slice.qid != m_qid) return;
        const std::scoped_lock lock(m_mutex);
        if (slice.entries.size() < m_entries.size()) return;
        m_entries.assign(slice.entries.begin(), slice.entries.end());
        m_slice = slice;
    }

    /// Without entries if the run does not have the query.
    [[nodiscard]] RunSlice slice() {
        m_slice.entries = m_entries;
        return m_slice;
    }

private:
    std::string_view m_qid;
    std::mutex m_mutex;
    std::vector<RunEntry> m_entries;
    RunSlice m_slice;
};

class QueryExplanation {
public:
    QueryExplanation(const EvalCommand& command, const EvalPlan& plan, const Qrels& qrels,
                     const QrelsTopic& judged)
        : m_plan(plan),
          m_judged(judged),
          m_digits(digits_of(command.output.digits, 4)),
          m_evaluator(qrels, plan.measures, options_of(plan), 1) {}

    [[nodiscard]] Rows rows(const RunSlice& slice) {
        const std::span<RunEntry> ranked = m_evaluator.rank(slice);
        Rows rows = {header()};
        const std::size_t end = std::min<std::size_t>(ranked.size(), m_plan.options.depth);
        const std::uint64_t last = last_cutoff();
        for (std::size_t i = 0; i < end && m_rank < last; ++i)
            rows.push_back(row(slice, ranked, i));
        return rows;
    }

    /// Measures that have no column, as a remark; "" if all have one.
    [[nodiscard]] std::string left_out() const {
        std::vector<std::string> names;
        for (const Measure& measure : m_plan.measures) {
            if (!is_number(measure)) names.push_back(measure.name);
        }
        if (names.empty()) return "";
        return "left out, because a query has no number of " +
               std::string(names.size() == 1 ? "it: " : "them: ") + joined(names);
    }

    /// What the evaluator notices in the whole ranking.
    [[nodiscard]] Findings findings(const RunSlice& slice) {
        return scores_of(slice, slice.entries).findings;
    }

private:
    /// Only the one query is looked at, whatever is wanted of others.
    static EvalOptions options_of(const EvalPlan& plan) {
        EvalOptions options = plan.options;
        options.queries = QuerySet::both;
        return options;
    }

    static bool is_number(const Measure& measure) { return measure.record->has_values(); }
    static bool has_gains(const Measure& measure) { return measure.record->gain != nullptr; }

    /// No measure looks further down.
    [[nodiscard]] std::uint64_t last_cutoff() const {
        std::uint64_t last = 0;
        for (const Measure& measure : m_plan.measures) {
            if (is_number(measure)) last = std::max(last, measure.params.cutoff);
        }
        return last;
    }

    [[nodiscard]] std::vector<std::string> header() const {
        std::vector<std::string> names = {"rank", "docid", "score", "grade"};
        for (const Measure& measure : m_plan.measures) {
            if (!is_number(measure)) continue;
            if (has_gains(measure)) names.insert(names.end(), {"gain", "discount"});
            names.push_back(measure.name);
        }
        return names;
    }

    [[nodiscard]] std::vector<std::string> row(const RunSlice& slice,
                                               std::span<const RunEntry> ranked, std::size_t i) {
        const RunEntry& entry = ranked[i];
        const Judgment* const judgment = m_judged.documents.find(entry.docid(), entry.hash);
        const std::string grade = judgment == nullptr ? "-" : format_number(judgment->grade, -1);
        // What -J takes out has no rank, and those behind it move up.
        const bool out = m_plan.options.judged_only && (judgment == nullptr || judgment->grade < 0);
        if (!out) ++m_rank;
        std::vector<std::string> cells = {out ? "-" : std::to_string(m_rank),
                                          std::string(entry.docid()),
                                          format_number(entry.score, -1), grade};
        const std::vector<double> values = scores_of(slice, ranked.first(i + 1)).values;
        for (std::size_t column = 0; column < m_plan.measures.size(); ++column) {
            const Measure& measure = m_plan.measures[column];
            if (!is_number(measure)) continue;
            if (has_gains(measure)) add_gain(measure, judgment, out, cells);
            cells.push_back(format_number(values[column], measure.record->counts ? 0 : m_digits));
        }
        return cells;
    }

    /// Of the document at m_rank, or of one that is taken out.
    void add_gain(const Measure& measure, const Judgment* judgment, bool out,
                  std::vector<std::string>& cells) const {
        const bool counts = !out && m_rank <= measure.params.cutoff;
        const double gain =
            judgment == nullptr ? 0 : measure.record->gain(measure.params, judgment->grade);
        cells.push_back(counts ? format_number(gain, -1) : "-");
        cells.push_back(counts ? format_number(measure.record->discount(m_rank - 1), m_digits)
                               : "-");
    }

    /// What the query would be worth if the ranking consisted of these documents.
    [[nodiscard]] RunScores scores_of(const RunSlice& slice, std::span<const RunEntry> ranked) {
        m_first.assign(ranked.begin(), ranked.end());
        RunSlice first = slice;
        first.entries = m_first;
        first.strictly_descending = false;
        m_evaluator.visit(first, 0);
        return m_evaluator.finish({});
    }

    const EvalPlan& m_plan;
    const QrelsTopic& m_judged;
    int m_digits;
    Evaluator m_evaluator;
    std::uint64_t m_rank = 0;  ///< of the last row with one, from 1
    std::vector<RunEntry> m_first;
};

}  // namespace

Option explain_query_option(std::string& target) {
    return {.name = "explain-query",
            .value = "QID",
            .summary = "print the ranking of one query, document by document",
            .details =
                "With grade, gain and discount (where a measure is made of them), and the value "
                "that each measure would have if the ranking ended there. -f is table or tsv.",
            .binding = bind_text(target)};
}

void check_explain_query(const EvalCommand& command, Problems& problems) {
    if (command.explain_query.empty()) return;
    check_other_table(command, "--explain-query", problems);
    if (command.input.runs.size() > 1) problems.add("--explain-query takes one run");
}

std::string explain_query(const EvalCommand& command, const Qrels& qrels, Remarks& remarks) {
    const std::string& qid = command.explain_query;
    const std::string& path = command.input.runs.front();
    const std::optional<std::size_t> topic = qrels.find(qid);
    if (!topic)
        throw Error(ErrorKind::input, Place{qrels.name()},
                    "query " + quoted(qid) + " is not judged");
    RunFile file = RunFile::open(path, run_read_options(command, {}));
    QueryKeeper keeper(qid);
    const RunFacts facts = file.read(keeper);
    const RunSlice slice = keeper.slice();
    if (slice.entries.empty()) {
        throw Error(ErrorKind::input, Place{file.bytes().name()},
                    "query " + quoted(qid) + " is not in the run");
    }
    EvalCommand wide = command;  // of the measures by default only as many as fit on a page
    wide.output.format = "table";
    const EvalPlan plan = make_plan(wide, qrels.kind());
    QueryExplanation explanation(command, plan, qrels, qrels.topics()[*topic]);
    remarks.add(file.bytes().name(), facts.findings);
    remarks.add(file.bytes().name(), explanation.findings(slice));
    remarks.add("--explain-query", explanation.left_out());
    const Rows rows = explanation.rows(slice);
    return command.output.format == "tsv" ? tab_separated(rows) : aligned(rows);
}

}  // namespace rankline::cli
