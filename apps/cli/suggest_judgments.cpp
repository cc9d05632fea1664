// SPDX-License-Identifier: MIT
#include <rankline/cli/suggest_judgments.hpp>

#include <algorithm>

#include <rankline/base/number.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/eval_files.hpp>
#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/other_tables.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/eval/judgment_pool.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/eval/residual.hpp>
#include <rankline/metrics/metrics.hpp>

namespace rankline::cli {

namespace {

/// Binary, because the scale of graded gains of RBP is the highest grade of the query: weights of
/// queries would not be on one scale.
constexpr char default_measure[] = "RBP(p=0.8,rel=1)";
constexpr std::uint64_t default_depth = 100;

Rows table_of(const std::vector<Suggestion>& suggestions, int digits) {
    Rows rows = {{"qid", "docid", "weight", "runs", "best-rank"}};
    for (const Suggestion& each : suggestions) {
        rows.push_back({std::string(each.qid), std::string(each.docid),
                        format_number(each.weight / units_of_weight, digits),
                        std::to_string(each.runs), std::to_string(each.best_rank)});
    }
    return rows;
}

/// With the defaults of --suggest-judgments.
EvalPlan pool_plan(EvalCommand command, JudgmentKind kind) {
    if (command.measures.names.empty()) command.measures.names = {default_measure};
    if (!command.scoring.depth) command.scoring.depth = default_depth;
    command.scoring.queries = QuerySet::both;
    return make_plan(command, kind);
}

void check_measure(const Measure& measure, Problems& problems) {
    if (measure.record->compute == nullptr)
        problems.add("--suggest-judgments: " + measure.name + " is not a number for each query");
    else if (measure.record->reads_judged_elsewhere)
        problems.add("--suggest-judgments: " + measure.name +
                     " looks at what other queries judged, and not at what one judgment changes");
    else if (measure.record->judgments != JudgmentKind::graded)
        problems.add("--suggest-judgments: " + measure.name +
                     " does not read graded judgments, one for each document");
}

void remark(const RunScores& scores, const std::string& name, Remarks& remarks) {
    // No judgment is suggested for a query that one of the files lacks.
    remarks.add(name, missing_remark(scores, counted_under(QuerySet::run)));
    remarks.add(name, unjudged_remark(scores, counted_under(QuerySet::both)));
    remarks.add(name, scores.facts.findings);
    remarks.add(name, scores.findings);
}

}  // namespace

Option suggest_judgments_option(std::optional<std::uint64_t>& target) {
    return {.name = "suggest-judgments",
            .value = "N",
            .summary = "print the unjudged documents whose judgments would matter most",
            .details =
                "With a weight: what the places of the document in the runs would be worth to the "
                "measure of -m, summed up over the runs, if it alone were judged, with the highest "
                "grade of the qrels. A measure such as AP, which goes down when there is more to "
                "find, is compared with what it would be if the document were not retrieved. The "
                "default is " +
                std::string(default_measure) +
                ": the weights of Moffat, Webber and Zobel (2007). Runs are cut to the depth of "
                "-M, by default " +
                std::to_string(default_depth) +
                ". N documents over all judged queries or, with -q, of each. -f is table or "
                "tsv.",
            .binding = bind_whole(target, 1)};
}

void check_suggest_judgments(const EvalCommand& command, Problems& problems) {
    if (!command.suggest_judgments) return;
    check_other_table(command, "--suggest-judgments", problems);
    if (command.scoring.judged_only)
        problems.add("--suggest-judgments is about the documents that -J takes out");
    if (command.scoring.queries)
        problems.add(
            "--suggest-judgments is about queries both judged and in a run: --queries and "
            "-c have no effect");
    Problems told_already;
    check_measures(command.measures, told_already);
    if (!told_already.messages().empty() || command.measures.names.empty()) return;
    const std::vector<Measure> measures =
        parse_measures(command.measures.names, measure_registry(), command.measures.level);
    if (measures.size() > 1)
        problems.add("--suggest-judgments weighs with one measure, and -m names " +
                     std::to_string(measures.size()));
    else
        check_measure(measures.front(), problems);
}

std::string suggest_judgments(const EvalCommand& command, const Qrels& qrels, Remarks& remarks) {
    const EvalPlan plan = pool_plan(command, qrels.kind());
    const RunReadOptions reading = run_read_options(command, {});
    const double grade = highest_grade(qrels);
    JudgmentPool pool(qrels);
    std::vector<RunFile> files;  // have the ids
    Problems problems;
    for (const std::string& path : command.input.runs) {
        problems.attempt([&] {
            HoleFinder finder(qrels, plan.measures, grade, plan.options, reading.threads);
            files.push_back(RunFile::open(path, reading));
            const auto [scores, holes] = finder.finish(files.back().read(finder));
            const std::string& name = files.back().bytes().name();
            require_common_queries(scores, name, qrels.name());
            remark(scores, name, remarks);
            pool.add(holes);
        });
    }
    problems.raise();
    const Rows rows = table_of(pool.first(*command.suggest_judgments, command.output.per_query),
                               digits_of(command.output.digits, 4));
    if (rows.size() == 1)
        remarks.add("--suggest-judgments",
                    "no document without a grade matters to " + plan.measures.front().name);
    return command.output.format == "tsv" ? tab_separated(rows) : aligned(rows);
}

}  // namespace rankline::cli
