// SPDX-License-Identifier: MIT
#include <rankline/cli/fuse.hpp>
#include <rankline/cli/information_options.hpp>
#include <rankline/cli/run_main.hpp>

namespace {

using namespace rankline::cli;

std::vector<std::string> description() {
    return {
        "Fuses two or more runs of the same queries into one, by rank or by score, and writes it "
        "or scores it. Every choice that other programs make in silence is an option with a stated "
        "default: what ranks a run, how ties are ranked, what a missing document and a missing "
        "query are worth, what a list of equal scores is normalised to.",
        "Runs in columns (trec, msmarco, t2ranking, scored) are read query by query and nothing is "
        "kept, so a fusion of large files needs little memory. Runs in other formats are held, and "
        "so is all that is compressed or comes through a pipe. The result is the same to the last "
        "byte whatever the order of the runs, of the lines within them, and the number of "
        "threads."};
}

std::vector<Example> examples() {
    return {{"Reciprocal rank fusion of two runs:",
             "ir-fuse datasets/sample/runs/bm25.run datasets/sample/runs/dense.json"},
            {"A weighted sum of normalised scores, to a file:",
             "ir-fuse --method wsum --weights 0.3,0.7 --norm min-max -o fused.run "
             "datasets/sample/runs/bm25.run datasets/sample/runs/dense.json"},
            {"What would it be worth?",
             "ir-fuse --method combmnz --norm min-max --eval datasets/sample/qrels.trec -m nDCG@10 "
             "datasets/sample/runs/bm25.run datasets/sample/runs/dense.json"},
            {"Fuse, and score with all of trec_eval's measures:",
             "ir-fuse datasets/sample/runs/bm25.run datasets/sample/runs/hybrid.run | "
             "ir-eval -m all_trec datasets/sample/qrels.trec -"},
            {"What does a method do?", "ir-fuse --explain-method rbc"}};
}

Tool make_tool(FuseCommand& command) {
    Tool tool;
    tool.name = "ir-fuse";
    tool.summary = "fuse runs of the same queries";
    tool.description = description();
    tool.operands = fuse_operands(command);
    tool.groups = fuse_option_groups(command);
    tool.examples = examples();
    tool.terms = common_terms();
    tool.exit_codes = common_exit_codes("not used");
    tool.see_also = {"ir-eval(1)"};
    tool.check = [&command](Problems& problems) { check_fuse_command(command, problems); };
    return tool;
}

}  // namespace

int main(int argc, char** argv) {
    FuseCommand command;
    const Tool tool = make_tool(command);
    return run_main(tool, argc, argv, [&] { return fuse(command, tool); });
}
