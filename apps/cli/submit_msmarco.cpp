// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>
#include <rankline/base/output.hpp>
#include <rankline/bundle/msmarco_metadata.hpp>
#include <rankline/bundle/seal.hpp>
#include <rankline/bundle/tar.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/cli/submission.hpp>
#include <rankline/cli/submission_keys.hpp>
#include <rankline/cli/submission_parts.hpp>
#include <rankline/datasets/known_dataset.hpp>
#include <rankline/datasets/line_walk.hpp>

namespace rankline::cli {

namespace {

constexpr const char* metadata_ending = "-metadata.json";

/// What the leaderboards do not have in common.
struct Leaderboard {
    const char* repository;
    const char* dev;   ///< the dataset with its queries
    const char* eval;  ///< likewise
};

constexpr Leaderboard passage_board{"microsoft/MSMARCO-Passage-Ranking-Submissions",
                                    "msmarco-passage:dev-small", "msmarco-passage:eval-small"};
constexpr Leaderboard document_board{"microsoft/MSMARCO-Document-Ranking-Submissions",
                                     "msmarco-document:dev", "msmarco-document:eval"};

/// As told; or as the leaderboard has the metadata called, "20240131-name-metadata.json"; or as the
/// folder is called.
std::string submission_id(const SubmissionInputs& inputs) {
    if (!inputs.options.id.empty()) return inputs.options.id;
    const std::string file = std::filesystem::path(inputs.options.metadata).filename().string();
    if (file.ends_with(metadata_ending))
        return file.substr(0, file.size() - std::string_view(metadata_ending).size());
    const std::filesystem::path folder =
        std::filesystem::absolute(inputs.target).lexically_normal();
    return (folder.has_filename() ? folder : folder.parent_path()).filename().string();
}

void check(const SubmissionInputs& inputs, Problems& problems) {
    const SubmissionOptions& options = inputs.options;
    const std::string kind = "--submit " + options.kind;
    if (!inputs.files.empty())
        problems.add(kind + " takes its runs from --dev and --eval, and no FILE");
    if (options.dev.empty()) problems.add(kind + " needs --dev, the run of the dev queries");
    if (options.eval.empty()) problems.add(kind + " needs --eval, the run of the eval queries");
    if (options.metadata.empty()) problems.add(kind + " needs --metadata");
    std::error_code error;
    if (!options.dev.empty() && std::filesystem::equivalent(options.dev, options.eval, error))
        problems.add("--dev and --eval are the same file");
    if (inputs.target.empty() || options.metadata.empty()) return;
    for (const std::string& problem : msmarco_id_problems(submission_id(inputs)))
        problems.add(problem + (options.id.empty() ? "; --id ID says what it is" : ""));
}

/// Judgments and topics are those of the dev queries: nobody has them of the others.
std::vector<SubmittedRun> runs(const SubmissionInputs& inputs) {
    return {{.path = inputs.options.dev, .qrels = inputs.qrels, .compressed = true},
            {.path = inputs.options.eval, .has_topics = false, .compressed = true}};
}

std::vector<std::string> metadata_problems(const SubmissionInputs& inputs) {
    const std::string& file = inputs.options.metadata;
    return problems_of(file, msmarco_metadata_problems(read_metadata(file), submission_id(inputs)));
}

using Queries = std::set<std::string_view>;

Queries queries_of(const FileBytes& run) {
    Queries queries;
    const char* line = run.bytes().data();
    const char* const end = line + run.bytes().size();
    std::string_view last;
    while ((line = skip_ignored(line, end, end)) < end) {
        const std::string_view qid = qid_at(line, end);
        if (qid != last) queries.insert(qid);
        last = qid;
        line = next_line(line, end);
    }
    return queries;
}

const KnownFile& known_queries(const char* dataset) {
    return find_dataset(dataset).split->queries.front();
}

std::string wrong_count(const FileBytes& run, const Queries& queries, const char* dataset) {
    const std::uint64_t known = known_queries(dataset).records.value_or(queries.size());
    if (queries.size() == known) return "";
    return run.name() + ": has " + std::to_string(queries.size()) + " queries, and not the " +
           std::to_string(known) + " of " + dataset;
}

/// The two sets of queries are disjoint; and of neither is anybody told that some are missing.
CheckedPart check_queries(const SubmissionInputs& inputs, const std::vector<OpenedRun>& opened,
                          const Leaderboard& board) {
    CheckedPart part{"queries"};
    const Queries dev = queries_of(opened[0].file);
    const Queries eval = queries_of(opened[1].file);
    std::vector<std::string_view> shared;
    std::set_intersection(dev.begin(), dev.end(), eval.begin(), eval.end(),
                          std::back_inserter(shared));
    if (!shared.empty())
        part.errors.push_back(opened[1].file.name() +
                              ": has queries of the dev run, and the eval "
                              "queries are others: " +
                              std::to_string(shared.size()) + " (" + first_ids(shared) + ")");
    // Judgments or topics tell which are missing.
    if (inputs.qrels.empty() && inputs.topics.empty())
        part.warnings.push_back(wrong_count(opened[0].file, dev, board.dev));
    part.warnings.push_back(wrong_count(opened[1].file, eval, board.eval));
    std::erase(part.warnings, "");
    return part;
}

/// Passes on what `make` writes, sealed with the key, into a file of the bundle.
void write_sealed(BundleFolder& folder, const std::string& path, const std::string& key,
                  const std::function<void(const std::function<void(std::string_view)>&)>& make) {
    Output output(folder.path(path), Compression::none);
    Sealer sealer(key, [&output](std::string_view bytes) { output.write(bytes); });
    make([&sealer](std::string_view bytes) { sealer.write(bytes); });
    sealer.finish();
    output.commit();
}

/// The files as the leaderboard's README has them, in the folder `base`.
std::vector<BundleFile> plain_files(const std::vector<OpenedRun>& opened, const std::string& base,
                                    const std::string& id, const std::string& metadata) {
    return {copied_run(base + id + "/dev.txt.bz2", opened[0].file, Compression::bzip2),
            copied_run(base + id + "/eval.txt.bz2", opened[1].file, Compression::bzip2),
            written_text(base + id + metadata_ending, metadata)};
}

/// Without --key nothing is encrypted.
std::string kept_key(const SubmissionInputs& inputs) {
    return inputs.options.key.empty() ? "" : key_path(submission_id(inputs));
}

/// What eval/pack.sh makes of them, and the key, which it leaves behind.
std::vector<BundleFile> sealed_files(const SubmissionInputs& inputs,
                                     const std::vector<OpenedRun>& opened, const std::string& id,
                                     const std::string& metadata, const std::string& key) {
    const std::string base = "private/submissions/";
    const FileBytes public_key = FileBytes::open(inputs.options.key);
    std::vector<BundleFile> files = plain_files(opened, base, id, metadata);
    files.push_back(written_text(key_path(id), key));
    for (BundleFile& file : files) file.is_private = true;
    files.push_back(written_text("submissions/" + id + ".key.bin.enc",
                                 encrypt_for_holder(public_key.bytes(), public_key.name(), key)));
    const std::string sealed_metadata = "submissions/" + id + metadata_ending + ".enc";
    files.push_back({.path = sealed_metadata, .write = [=](BundleFolder& folder) {
                         write_sealed(folder, sealed_metadata, key,
                                      [&](const auto& take) { take(metadata); });
                     }});
    const std::string sealed_tar = "submissions/" + id + ".tar.enc";
    files.push_back({.path = sealed_tar, .write = [=](BundleFolder& folder) {
                         const std::vector<TarMember> members{
                             {id + "/dev.txt.bz2", folder.path(base + id + "/dev.txt.bz2")},
                             {id + "/eval.txt.bz2", folder.path(base + id + "/eval.txt.bz2")}};
                         write_sealed(folder, sealed_tar, key,
                                      [&](const auto& take) { write_tar(id, members, take); });
                     }});
    return files;
}

std::vector<std::string> sealed_checklist(const std::string& repository, const std::string& id) {
    return {
        "Keep " + key_path(id) +
            ", and out of any repository: a later change of the metadata has to be encrypted with "
            "the same key, as --force does, and nobody can make it again.",
        "In a clone of " + repository +
            ", copy private/submissions/* into submissions/ and run: python eval/run_eval.py "
            "--id " +
            id + ". It scores the dev run. Then take the unencrypted files away again.",
        "Copy the three files of submissions/ into submissions/ of the clone, and nothing else.",
        "Open a pull request with the title \"Submission " + id +
            "\" that has exactly these three files.",
    };
}

std::vector<std::string> plain_checklist(const std::string& repository, const std::string& id) {
    return {
        "Copy submissions/* into submissions/ of a clone of " + repository +
            " and run: python eval/run_eval.py --id " + id + ". It scores the dev run.",
        "Encrypt: either eval/pack.sh " + id +
            " in the clone, or this command again with --key and the .pem of the clone.",
        "Keep submissions/" + id +
            ".key.bin, which pack.sh makes, and out of the pull request: a later change of the "
            "metadata has to be encrypted with the same key.",
        "Open a pull request with the title \"Submission " + id +
            "\" that has exactly three files: " + id + ".key.bin.enc, " + id + ".tar.enc and " +
            id + metadata_ending + ".enc.",
    };
}

Submission plan_for(const SubmissionInputs& inputs, const std::vector<OpenedRun>& opened,
                    const Leaderboard& board) {
    const std::string id = submission_id(inputs);
    const Metadata metadata = read_metadata(inputs.options.metadata);
    Submission submission;
    const std::string json = metadata_json(metadata);
    const bool sealed = !inputs.options.key.empty();
    if (sealed) {
        const std::string before = key_made_before(inputs.target, id);
        submission.files =
            sealed_files(inputs, opened, id, json, before.empty() ? make_key_file() : before);
    } else {
        submission.files = plain_files(opened, "submissions/", id, json);
    }
    submission.checklist =
        sealed ? sealed_checklist(board.repository, id) : plain_checklist(board.repository, id);
    submission.checklist.push_back(
        "Nobody compares the ids of the eval queries with those there are, run_eval.py no more "
        "than this command: ir-check --profile " +
        inputs.options.kind + " --topics " + known_queries(board.eval).path +
        " does, with the run of --eval.");
    submission.checklist.emplace_back(
        "See that this is no more than the second run within 30 days, and no small change of a run "
        "that was submitted before: the leaderboard asks for both.");
    if (metadata.find("embargo_until") != nullptr)
        submission.checklist.emplace_back(
            "The id and whoever opens the pull request are public at once, embargo or not.");
    return submission;
}

SubmissionKind passages() {
    SubmissionKind kind;
    kind.name = "msmarco-passage";
    kind.summary = "MS MARCO passage ranking: two runs, metadata, encrypted for the organisers";
    kind.definition =
        "--dev and --eval are runs of qid TAB pid TAB rank, which become dev.txt.bz2 and "
        "eval.txt.bz2 in a folder of the id. --metadata has team, model_description, paper, code "
        "(both may be empty), type (\"full ranking\" or \"reranking\") and, for an anonymous "
        "submission, embargo_until (yyyy/mm/dd, within nine months). With --key the folder is "
        "packed with tar and, as the metadata, encrypted with a new key by AES-256, and the key by "
        "RSA for the holder of the private key: submissions/ then has the three files that the "
        "pull request takes, and private/ what must not go there, the key among it; where --force "
        "replaces the folder, the key of the same id is used again. --qrels and --topics are those "
        "of the dev queries, and tell which are missing; without them no more than the number is "
        "looked at, as of the eval queries, of which none may be one of the dev queries.";
    kind.source =
        "microsoft/MSMARCO-Passage-Ranking-Submissions: README.md (075f5c1), eval/pack.sh and "
        "eval/unpack.sh (09504c1), eval/run_eval.py (4094126).";
    kind.profile = "msmarco-passage";
    kind.takes_files = false;
    kind.check = check;
    kind.runs = runs;
    kind.metadata_problems = metadata_problems;
    kind.kept_key = kept_key;
    kind.plan = [](const SubmissionInputs& inputs, const std::vector<OpenedRun>& opened) {
        return plan_for(inputs, opened, passage_board);
    };
    kind.check_runs = [](const SubmissionInputs& inputs, const std::vector<OpenedRun>& opened) {
        return check_queries(inputs, opened, passage_board);
    };
    return kind;
}

SubmissionKind documents() {
    SubmissionKind kind = passages();
    kind.name = "msmarco-doc";
    kind.summary = "MS MARCO document ranking: two runs, metadata, encrypted for the organisers";
    kind.definition =
        "As msmarco-passage, with runs of 100 documents for each query and the public key of the "
        "other repository.";
    kind.source =
        "microsoft/MSMARCO-Document-Ranking-Submissions: README.md (0a35ff8), eval/pack.sh "
        "(c4e8d8b), eval/run_eval.py (02b4f1e).";
    kind.profile = "msmarco-doc";
    kind.plan = [](const SubmissionInputs& inputs, const std::vector<OpenedRun>& opened) {
        return plan_for(inputs, opened, document_board);
    };
    kind.check_runs = [](const SubmissionInputs& inputs, const std::vector<OpenedRun>& opened) {
        return check_queries(inputs, opened, document_board);
    };
    return kind;
}

}  // namespace

std::vector<SubmissionKind> msmarco_submissions() { return {passages(), documents()}; }

}  // namespace rankline::cli
