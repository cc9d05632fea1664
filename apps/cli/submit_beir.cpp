// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>
#include <rankline/base/text.hpp>
#include <rankline/bundle/file_name.hpp>
#include <rankline/cli/submission.hpp>
#include <rankline/cli/submission_parts.hpp>
#include <rankline/cli/submission_scores.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/report/json_writer.hpp>

namespace rankline::cli {

namespace {

namespace fs = std::filesystem;

/// EvaluateRetrieval's k_values.
constexpr std::array<int, 6> cutoffs{1, 3, 5, 10, 100, 1000};
/// BEIR rounds means to so many digits.
constexpr int digits = 5;

/// A run of one dataset: "scifact", or "cqadupstack/android".
struct Dataset {
    std::string name;
    std::string run;
};

/// "NAME=RUN", or a run that is called as its dataset, "scifact.run.trec".
Dataset dataset_of(const std::string& operand) {
    const std::size_t equals = operand.find('=');
    std::error_code error;
    if (equals != std::string::npos && !fs::exists(operand, error))
        return {operand.substr(0, equals), operand.substr(equals + 1)};
    const std::string file = fs::path(operand).filename().string();
    return {file.substr(0, file.find('.')), operand};
}

std::vector<Dataset> datasets_of(const SubmissionInputs& inputs) {
    std::vector<Dataset> datasets;
    for (const std::string& operand : inputs.files) datasets.push_back(dataset_of(operand));
    return datasets;
}

/// Of a folder as BEIR unpacks its datasets: NAME/qrels/test.tsv, and for MS MARCO dev.tsv. Or that
/// of one dataset, or a file, where there is one run. "" if there are none.
std::string qrels_of(const SubmissionInputs& inputs, const std::string& name) {
    std::error_code error;
    if (inputs.qrels.empty()) return "";
    const bool alone = inputs.files.size() == 1;
    if (!fs::is_directory(inputs.qrels, error)) return alone ? inputs.qrels : "";
    std::vector<fs::path> folders{fs::path(inputs.qrels) / name / "qrels"};
    if (alone) folders.push_back(fs::path(inputs.qrels) / "qrels");
    for (const fs::path& folder : folders) {
        for (const char* const file : {"test.tsv", "dev.tsv"}) {
            if (fs::exists(folder / file, error)) return (folder / file).string();
        }
    }
    return "";
}

bool is_dataset_name(const std::string& name) {
    const std::vector<std::string_view> parts = split(name, '/');
    return parts.size() <= 2 && std::all_of(parts.begin(), parts.end(), is_plain_file_name);
}

void check(const SubmissionInputs& inputs, Problems& problems) {
    const SubmissionOptions& options = inputs.options;
    refuse_arguments(inputs,
                     {{"--dev", options.dev},
                      {"--eval", options.eval},
                      {"--metadata", options.metadata},
                      {"--key", options.key},
                      {"--id", options.id}},
                     problems);
    if (inputs.files.empty())
        problems.add("--submit beir wants a run for each dataset: NAME=RUN ...");
    std::vector<std::string> names;
    for (const Dataset& dataset : datasets_of(inputs)) {
        const std::string& name = dataset.name;
        if (!is_dataset_name(name))
            problems.add(rankline::quoted(name) +
                         " is no name of a dataset: NAME=RUN, such as scifact=" +
                         rankline::quoted(dataset.run));
        if (std::find(names.begin(), names.end(), name) != names.end())
            problems.add("two runs for the dataset " + rankline::quoted(name));
        names.push_back(name);
        if (!inputs.qrels.empty() && qrels_of(inputs, name).empty())
            problems.add("--qrels " + inputs.qrels + ": no judgments for " +
                         rankline::quoted(name) + "; a folder with " + name +
                         "/qrels/test.tsv in it has them");
    }
}

std::vector<SubmittedRun> runs(const SubmissionInputs& inputs) {
    std::vector<SubmittedRun> runs;
    for (const Dataset& dataset : datasets_of(inputs))
        runs.push_back({.path = dataset.run, .qrels = qrels_of(inputs, dataset.name)});
    return runs;
}

/// A family of measures as save_results has it in its file.
struct Family {
    const char* member;
    const char* record;
    const char* shown;
};

constexpr std::array<Family, 5> families{{{"ndcg", "nDCG", "NDCG@"},
                                          {"map", "AP", "MAP@"},
                                          {"recall", "R", "Recall@"},
                                          {"precision", "P", "P@"},
                                          {"mrr", "RR", "MRR@"}}};

/// By family and cutoff.
std::vector<ProfileColumn> result_columns() {
    std::vector<ProfileColumn> columns;
    for (const Family& family : families) {
        for (const int cutoff : cutoffs)
            columns.push_back(column_at("beir", family.record, cutoff));
    }
    return columns;
}

/// As util.save_results writes it.
std::string results_json(const std::vector<double>& scores) {
    JsonWriter json;
    json.begin_object();
    std::size_t column = 0;
    for (const Family& family : families) {
        json.key(family.member);
        json.begin_object();
        for (const int cutoff : cutoffs) {
            json.key(family.shown + std::to_string(cutoff));
            json.literal(rounded_text(scores[column++], digits));
        }
        json.end_object();
    }
    json.end_object();
    return json.text() + "\n";
}

/// The two numbers that BEIR's tables have.
struct TableRow {
    std::string name;
    double ndcg = 0;
    double recall = 0;
};

TableRow table_row(const std::string& name, const std::vector<double>& scores) {
    constexpr std::size_t ndcg_at_10 = 3;
    constexpr std::size_t recall_at_100 = 2 * cutoffs.size() + 4;
    return {name, scores[ndcg_at_10], scores[recall_at_100]};
}

TableRow mean_of(const std::string& name, const std::vector<TableRow>& rows) {
    TableRow mean{name};
    for (const TableRow& row : rows) {
        mean.ndcg += row.ndcg;
        mean.recall += row.recall;
    }
    mean.ndcg /= static_cast<double>(rows.size());
    mean.recall /= static_cast<double>(rows.size());
    return mean;
}

/// The parts of a dataset ("cqadupstack/android") make one of it, by their mean.
std::vector<TableRow> joined_parts(const std::vector<TableRow>& rows) {
    std::vector<TableRow> joined;
    std::vector<std::string> done;
    for (const TableRow& row : rows) {
        const std::string whole = row.name.substr(0, row.name.find('/'));
        if (whole == row.name) {
            joined.push_back(row);
            continue;
        }
        if (std::find(done.begin(), done.end(), whole) != done.end()) continue;
        done.push_back(whole);
        std::vector<TableRow> parts;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(parts),
                     [&](const TableRow& each) { return each.name.starts_with(whole + "/"); });
        joined.push_back(mean_of(whole + " (mean of " + std::to_string(parts.size()) + ")", parts));
    }
    return joined;
}

std::string table(const std::vector<TableRow>& rows) {
    Rows cells{{"dataset", "NDCG@10", "Recall@100"}};
    const auto add = [&cells](const TableRow& row) {
        cells.push_back(
            {row.name, rounded_text(row.ndcg, digits), rounded_text(row.recall, digits)});
    };
    for (const TableRow& row : rows) {
        if (row.name.find('/') != std::string::npos) add(row);
    }
    const std::vector<TableRow> datasets = joined_parts(rows);
    for (const TableRow& row : datasets) add(row);
    add(mean_of("mean of " + std::to_string(datasets.size()), datasets));
    return tab_separated(cells);
}

/// JSON keeps its name: what reads one does not read the other.
BundleFile run_file(const Dataset& dataset, const FileBytes& file) {
    const bool is_json = trimmed(file.bytes().substr(0, 1 << 10)).starts_with('{');
    return copied_run("results/" + dataset.name + (is_json ? ".run.json" : ".run.trec"), file,
                      Compression::none);
}

std::vector<std::string> checklist(bool scored) {
    return {scored ? "Compare table.tsv with a published row of the same datasets: a mean over 13 "
                     "datasets is not one over 18, and CQADupStack is one of them, by the mean of "
                     "its 12 forums."
                   : "Nothing is scored: --qrels FOLDER, with the datasets as BEIR unpacks them, "
                     "adds NAME.json for each and table.tsv.",
            "BEIR's own board is a challenge of EvalAI (1897) which is linked from the wiki "
            "of beir-cellar/beir; what its form takes can be seen only after logging in. "
            "Newer results are published through MTEB: --submit mteb."};
}

Submission plan(const SubmissionInputs& inputs, const std::vector<OpenedRun>& opened) {
    Submission submission;
    std::vector<TableRow> rows;
    const std::vector<ProfileColumn> columns = result_columns();
    std::size_t next = 0;
    for (const Dataset& dataset : datasets_of(inputs)) {
        const OpenedRun& run = opened[next++];
        submission.files.push_back(run_file(dataset, run.file));
        if (!run.qrels) continue;
        const std::vector<double> scores = submission_scores(inputs, run, columns);
        submission.files.push_back(
            written_text("results/" + dataset.name + ".json", results_json(scores)));
        rows.push_back(table_row(dataset.name, scores));
    }
    if (!rows.empty()) submission.files.push_back(written_text("results/table.tsv", table(rows)));
    submission.checklist = checklist(!rows.empty());
    return submission;
}

}  // namespace

std::vector<SubmissionKind> beir_submissions() {
    SubmissionKind kind;
    kind.name = "beir";
    kind.summary = "BEIR: a folder of runs, results and a table of the datasets";
    kind.definition =
        "Each FILE is NAME=RUN, or a run whose name begins with that of its dataset "
        "(scifact.run.trec), and becomes results/NAME.run.trec. With --qrels, a folder that has "
        "NAME/qrels/test.tsv for each (or dev.tsv, as MS MARCO), results/NAME.json is what BEIR's "
        "save_results writes of evaluate and of MRR (ir-eval --as beir has the same numbers), and "
        "results/table.tsv has NDCG@10 and Recall@100 of each dataset and their mean. NAMEs of two "
        "parts, cqadupstack/android, are forums of one dataset, which counts by their mean.";
    kind.source =
        "beir-cellar/beir: util.save_runfile and util.save_results, examples/retrieval; the form "
        "of EvalAI's challenge 1897 could not be seen.";
    kind.profile = "beir";
    kind.check = check;
    kind.runs = runs;
    kind.plan = plan;
    return {kind};
}

}  // namespace rankline::cli
