// SPDX-License-Identifier: MIT
#include <rankline/cli/evaluate.hpp>
#include <rankline/cli/information_options.hpp>
#include <rankline/cli/run_main.hpp>

namespace {

using namespace rankline::cli;

std::vector<std::string> description() {
    return {
        "Scores rankings against relevance judgments with any measure of trec_eval, and writes "
        "what trec_eval writes, byte for byte, or a table, CSV, JSON, Markdown or LaTeX. The "
        "options of trec_eval have their letters and meanings, so that a script that calls it goes "
        "on working.",
        "Several runs are scored in one go, against qrels that are read once. Format and "
        "compression of every file are told by its content. Documents are ranked by score, equal "
        "scores by document id; the rank column is not believed unless --rank-by rank says so.",
        "A mean is over the queries that are both judged and in the run. Where queries are missing "
        "on either side a note on stderr says how many and which; -c counts missing ones as 0."};
}

std::vector<Example> examples() {
    return {
        {"trec_eval's summary of a run:",
         "ir-eval datasets/sample/qrels.trec datasets/sample/runs/bm25.run"},
        {"Two measures for every query, over all judged queries:",
         "ir-eval -q -c -m nDCG@10 -m RR datasets/sample/qrels.trec "
         "datasets/sample/runs/partial.run"},
        {"Compare runs in a table, with grade 2 as the lowest that is relevant:",
         "ir-eval -l 2 -m AP -m P@5 -m R@10 datasets/sample/qrels.tsv datasets/sample/runs/*.run"},
        {"Medians and intervals of 95 % besides the means:",
         "ir-eval -m AP -m nDCG@10 --aggregate mean,median,ci95 datasets/sample/qrels.trec "
         "datasets/sample/runs/*.run"},
        {"A check for continuous integration; exits with 1 if the run has become worse:",
         "ir-eval --fail-if 'nDCG@10 < 0.2' datasets/sample/qrels.trec "
         "datasets/sample/runs/hybrid.run"},
        {"All there is to know, for a program:",
         "ir-eval -q -f json -m all_trec datasets/sample/qrels.trec "
         "datasets/sample/runs/dense.json"},
        {"What does a measure mean?", "ir-eval --explain nDCG"}};
}

Tool make_tool(EvalCommand& command) {
    Tool tool;
    tool.name = "ir-eval";
    tool.summary = "score runs against relevance judgments";
    tool.description = description();
    tool.operands = eval_operands(command);
    tool.groups = eval_option_groups(command);
    tool.examples = examples();
    tool.terms = common_terms();
    tool.exit_codes = common_exit_codes("a condition of --fail-if holds");
    tool.check = [&command](Problems& problems) { check_eval_command(command, problems); };
    return tool;
}

}  // namespace

int main(int argc, char** argv) {
    EvalCommand command;
    const Tool tool = make_tool(command);
    return run_main(tool, argc, argv, [&] { return evaluate(command, tool); });
}
