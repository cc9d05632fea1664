// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/bundle/mteb_metadata.hpp>
#include <rankline/cli/submission.hpp>
#include <rankline/cli/submission_parts.hpp>
#include <rankline/cli/submission_scores.hpp>
#include <rankline/datasets/choose.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/report/json_writer.hpp>

namespace rankline::cli {

namespace {

/// The results repository takes no larger files.
constexpr std::uint64_t most_bytes = 10'000'000;
constexpr const char* default_score = "ndcg_at_10";
constexpr int most_digits = 6;  ///< to_disk
constexpr std::array<int, 7> cutoffs{1, 3, 5, 10, 20, 100, 1000};

/// The measures at one cutoff, as make_score_dict calls them.
struct Family {
    const char* name;
    const char* record;
    int digits;  ///< parse_metrics_from_scores rounds to 5; the mean of mrr is rounded by to_disk
};

constexpr std::array<Family, 6> families{{{"ndcg_at_", "nDCG", 5},
                                          {"map_at_", "AP", 5},
                                          {"recall_at_", "R", 5},
                                          {"precision_at_", "P", 5},
                                          {"mrr_at_", "RR", 6},
                                          {"hit_rate_at_", "Success", 5}}};

/// retrieval_metrics.py: pytrec_eval, but for mrr, which sorts by score alone and is a mean over
/// the queries of the run.
ProfileColumn mteb_column(const Family& family, int cutoff, bool drop_own_id) {
    const bool is_mrr = std::string_view(family.record) == "RR";
    ProfileColumn column = column_at(is_mrr ? "beir" : "pytrec_eval", family.record, cutoff);
    column.measure.name = family.name + std::to_string(cutoff);
    column.protocol.queries = QuerySet::both;
    column.protocol.drop_own_id = drop_own_id;
    return column;
}

std::vector<ProfileColumn> mteb_columns(bool drop_own_id) {
    std::vector<ProfileColumn> columns;
    for (const Family& family : families) {
        for (const int cutoff : cutoffs)
            columns.push_back(mteb_column(family, cutoff, drop_own_id));
    }
    return columns;
}

void check(const SubmissionInputs& inputs, Problems& problems) {
    require_one_run(inputs, problems);
    const SubmissionOptions& options = inputs.options;
    refuse_arguments(inputs,
                     {{"--dev", options.dev},
                      {"--eval", options.eval},
                      {"--key", options.key},
                      {"--id", options.id}},
                     problems);
    if (options.metadata.empty()) problems.add("--submit mteb needs --metadata");
    if (inputs.qrels.empty()) problems.add("--submit mteb needs --qrels, to score the run with");
}

std::vector<SubmittedRun> runs(const SubmissionInputs& inputs) {
    return {{.path = inputs.files.front(), .qrels = inputs.qrels}};
}

std::string text_or(const Metadata& metadata, const std::string& name,
                    const std::string& fallback) {
    const Metadata* const member = metadata.find(name);
    return member == nullptr ? fallback : member->text;
}

/// The score that a board sorts by is one of those that are computed.
void check_main_score(const Metadata& metadata, std::vector<std::string>& problems) {
    const std::string name = text_or(metadata, "main_score", default_score);
    std::vector<std::string> names;
    for (const ProfileColumn& column : mteb_columns(false)) names.push_back(column.measure.name);
    if (std::find(names.begin(), names.end(), name) == names.end())
        problems.push_back("main_score: no score is called " + rankline::quoted(name) +
                           did_you_mean(name, names));
}

std::vector<std::string> metadata_problems(const SubmissionInputs& inputs) {
    const std::string& file = inputs.options.metadata;
    const Metadata metadata = read_metadata(file);
    std::vector<std::string> problems = mteb_metadata_problems(metadata);
    check_main_score(metadata, problems);
    return problems_of(file, std::move(problems));
}

/// Which part of a file of predictions is scored, "default/dev"; "" of any other run.
std::string scored_part(const SubmissionInputs& inputs, const FileBytes& file) {
    const RunFormat* format = guess(run_formats(), sniffed_head(file), file.name()).format;
    if (format == nullptr || format->parts == nullptr) return "";
    if (!inputs.part.empty()) return inputs.part;
    const std::vector<std::string> parts = format->parts(file);
    return parts.empty() ? "" : parts.front();
}

/// The numbers are told as those of a subset and split.
CheckedPart check_runs(const SubmissionInputs& inputs, const std::vector<OpenedRun>& opened) {
    const FileBytes& run = opened.front().file;
    const Metadata metadata = read_metadata(inputs.options.metadata);
    const std::string told =
        text_or(metadata, "hf_subset", "default") + "/" + text_or(metadata, "split", "");
    const std::string scored = scored_part(inputs, run);
    CheckedPart part{"part"};
    if (!scored.empty() && scored != told)
        part.errors = problems_of(
            run.name(), {"what would be scored is " + scored + ", and hf_subset and split of " +
                         inputs.options.metadata + " are " + told});
    return part;
}

/// Name and number of each score, as they are written.
using Scores = std::vector<std::pair<std::string, std::string>>;

Scores written_scores(const std::vector<ProfileColumn>& columns,
                      const std::vector<double>& values) {
    Scores scores;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int digits = families[i / cutoffs.size()].digits;
        scores.emplace_back(columns[i].measure.name, rounded_text(values[i], digits));
    }
    return scores;
}

const std::string* find_score(const Scores& scores, const std::string& name) {
    const auto found = std::find_if(scores.begin(), scores.end(),
                                    [&](const auto& score) { return score.first == name; });
    return found == scores.end() ? nullptr : &found->second;
}

void append_scores(JsonWriter& json, const Metadata& metadata, const Scores& scores) {
    json.key("scores");
    json.begin_object();
    json.key(text_or(metadata, "split", ""));
    json.begin_array();
    json.begin_object();
    for (const auto& [name, number] : scores) {
        json.key(name);
        json.literal(number);
    }
    json.key("accuracy");
    json.literal(*find_score(scores, "recall_at_1"));
    json.key("main_score");
    json.literal(*find_score(scores, text_or(metadata, "main_score", default_score)));
    json.key("hf_subset");
    json.string(text_or(metadata, "hf_subset", "default"));
    json.key("languages");
    json.begin_array(true);
    for (const auto& language : metadata.find("languages")->members)
        json.string(language.value.text);
    json.end_array();
    json.key("mteb_version");
    json.string(text_or(metadata, "mteb_version", ""));
    json.end_object();
    json.end_array();
    json.end_object();
}

/// As TaskResult.to_disk writes it.
std::string results_json(const Metadata& metadata, const Scores& scores) {
    JsonWriter json;
    json.begin_object();
    for (const char* const name : {"dataset_revision", "task_name", "mteb_version"}) {
        json.key(name);
        json.string(text_or(metadata, name, ""));
    }
    append_scores(json, metadata, scores);
    json.key("evaluation_time");
    const Metadata* const seconds = metadata.find("evaluation_time");
    json.literal(seconds == nullptr
                     ? "null"
                     : rounded_text(parse_double(seconds->text).value_or(NAN), most_digits));
    json.key("kg_co2_emissions");
    json.literal("null");
    json.end_object();
    return json.text() + "\n";
}

std::vector<std::string> checklist(const std::string& folder) {
    const std::string what_it_is =
        "Know what this file is: the numbers that MTEB's evaluator has for this ranking, computed "
        "here. The tests of embeddings-benchmark/results also want the run_settings.jsonl in which "
        "mteb writes down each run of its own, and the reviewers a model that mteb can run: put "
        "the file of your mteb run into " +
        folder + ". Without it this is a file to compare with, and not to hand in.";
    std::vector<std::string> items{what_it_is};
    items.emplace_back(
        "There are no nauc_ figures in it: they are made of the scores of all documents, and no "
        "board shows them.");
    items.emplace_back(
        "See that the model is implemented in mteb, with the name and the revision of "
        "model_meta.json.");
    items.emplace_back(
        "In a clone of embeddings-benchmark/results, copy results/ over its results/ and run its "
        "tests: pytest tests. A split or language that is there already must not go.");
    items.emplace_back(
        "Open a pull request; the difference of a main_score to one that is there already must not "
        "be more than 0.001.");
    return items;
}

Submission plan(const SubmissionInputs& inputs, const std::vector<OpenedRun>& opened) {
    const Metadata metadata = read_metadata(inputs.options.metadata);
    const bool drop_own_id = lower_case(text_or(metadata, "ignore_identical_ids", "")) == "true";
    const std::vector<ProfileColumn> columns = mteb_columns(drop_own_id);
    const Scores scores =
        written_scores(columns, submission_scores(inputs, opened.front(), columns));
    Submission submission;
    const std::string folder = mteb_results_folder(metadata);
    submission.files = {
        written_text(folder + text_or(metadata, "task_name", "") + ".json",
                     results_json(metadata, scores)),
        written_text(folder + "model_meta.json", metadata_json(*metadata.find("model_meta")))};
    for (BundleFile& file : submission.files) file.size_limit = most_bytes;
    submission.checklist = checklist(folder);
    return submission;
}

}  // namespace

std::vector<SubmissionKind> mteb_submissions() {
    SubmissionKind kind;
    kind.name = "mteb";
    kind.summary = "MTEB: a results file in the folder of model and revision";
    kind.definition =
        "FILE is a run of one split and subset of a retrieval task (a file of MTEB predictions, "
        "with --part SUBSET/SPLIT, which has to be that of the metadata, or any other run), and "
        "--qrels its judgments. It is scored as "
        "MTEB does: pytrec_eval's nDCG, MAP, recall, precision and hit rate, and an MRR that is "
        "ranked by score alone, at 1, 3, 5, 10, 20, 100 and 1000. --metadata has model_meta (all "
        "of model_meta.json: name \"org/model\" and revision, 40 hex digits, are asked for), "
        "task_name, dataset_revision, mteb_version, split and languages, and may have hf_subset "
        "(default), main_score (ndcg_at_10), evaluation_time in seconds, and ignore_identical_ids: "
        "true for tasks that take out the document which is the query.";
    kind.source =
        "embeddings-benchmark/mteb: mteb/results/task_result.py (02c088e), "
        "mteb/_evaluators/retrieval_metrics.py (0518d45); embeddings-benchmark/results: tests/ "
        "(059599b, 1abe77c, 83fbc31).";
    kind.profile = "mteb";
    kind.check = check;
    kind.runs = runs;
    kind.check_runs = check_runs;
    kind.metadata_problems = metadata_problems;
    kind.plan = plan;
    return {kind};
}

}  // namespace rankline::cli
