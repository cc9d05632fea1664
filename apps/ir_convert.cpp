// SPDX-License-Identifier: MIT
#include <rankline/cli/convert.hpp>
#include <rankline/cli/information_options.hpp>
#include <rankline/cli/run_main.hpp>

namespace {

using namespace rankline::cli;

std::vector<std::string> description() {
    return {
        "Converts runs and qrels between all formats that ir-eval reads. What a format cannot hold "
        "is not dropped in silence: a conversion that would lose something says what and stops, "
        "unless --allow-lossy is given. Numbers are written as the shortest text that reads back "
        "the same, documents best first, and the ranking that is read from the output is the one "
        "that was read from the input.",
        "Between reading and writing a run can be operated on, in this order whatever that of the "
        "options: shards are united, queries chosen, documents chosen, equivalent ones left out, "
        "passages made documents, low scores cut, depths cut. Lists of documents and judgments are "
        "about the ids in the file. Qrels can be regraded, merged and compared.",
        "A run in columns (trec, msmarco, t2ranking, scored) is converted query by query and "
        "nothing is kept, so a large file needs little memory. Runs in other formats are held, and "
        "so is all that is compressed or comes through a pipe. The output is the same to the last "
        "byte whatever the number of threads.",
        "Qrels are written with queries and documents in byte order. What is done to them is done "
        "in this order: --merge or --concat, the choice of queries and of listed documents (the "
        "other options of surgery are for runs), --map-grades, --binarise."};
}

std::vector<Example> examples() {
    return {{"A run in MS MARCO's format, which has no scores:",
             "ir-convert datasets/sample/runs/bm25.run --to msmarco --allow-lossy"},
            {"From BEIR's JSON to TREC's columns, to a file:",
             "ir-convert datasets/sample/runs/dense.json --to trec -o dense.run"},
            {"Scores that any tool ranks alike, with six digits, and another run id:",
             "ir-convert datasets/sample/runs/ties.run --untie --digits 6 --tag untied"},
            {"The best 20 of the judged documents, for a fifth of the queries:",
             "ir-convert datasets/sample/runs/bm25.run --fold 1/5 --judged --qrels "
             "datasets/sample/qrels.trec -k 20"},
            {"Qrels as BEIR has them:", "ir-convert datasets/sample/qrels.trec --to beir"},
            {"What RankLLM reads, of the best 100 documents of each query:",
             "ir-convert bm25.run -k 100 --join --queries queries.jsonl --corpus corpus.jsonl "
             "-o top100.jsonl"},
            {"What it made of these, before the rest of the run:",
             "ir-convert bm25.run --splice reranked.jsonl --to trec -o reranked.run"},
            {"A corpus of 100,000 texts with all that are judged, and the run on it:",
             "ir-convert collection.tsv --subcollection 100000 --qrels qrels.tsv -o small.tsv && "
             "ir-convert bm25.run --keep-corpus small.tsv -o small.run"},
            {"Into one pipe with ir-eval:",
             "ir-convert datasets/sample/runs/dense.t2ranking.tsv --to trec | "
             "ir-eval datasets/sample/qrels.trec -"},
            {"BEIR's qrels as TREC's, relevant from grade 2 on:",
             "ir-convert datasets/sample/qrels.tsv --binarise 2 --to trec"},
            {"How much two qrels agree, with Cohen's kappa, for each query, too:",
             "ir-convert --agreement -q datasets/sample/qrels.trec datasets/sample/qrels.tsv"}};
}

Tool make_tool(ConvertCommand& command) {
    Tool tool;
    tool.name = "ir-convert";
    tool.summary = "convert runs and qrels between formats";
    tool.description = description();
    tool.operands = convert_operands(command);
    tool.groups = convert_option_groups(command);
    tool.examples = examples();
    tool.terms = common_terms();
    tool.exit_codes = common_exit_codes("not used");
    tool.see_also = {"ir-eval(1)", "ir-fuse(1)"};
    tool.check = [&command](Problems& problems) { check_convert_command(command, problems); };
    return tool;
}

}  // namespace

int main(int argc, char** argv) {
    ConvertCommand command;
    const Tool tool = make_tool(command);
    return run_main(tool, argc, argv, [&] { return convert(command, tool); });
}
