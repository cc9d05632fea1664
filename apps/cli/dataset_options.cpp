// SPDX-License-Identifier: MIT
#include <rankline/cli/dataset_options.hpp>

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include <rankline/base/text.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/dataset_catalog.hpp>

namespace rankline::cli {

namespace {

/// Where a machine keeps its data is no property of an evaluation, so that it may come from the
/// environment; which file was read is in the provenance all the same.
constexpr const char* folder_variable = "RANKLINE_DATA";

std::string folder_of(const DatasetOptions& options) {
    if (!options.folder.empty()) return options.folder;
    const char* const folder = std::getenv(folder_variable);
    return folder == nullptr ? "" : folder;
}

}  // namespace

std::vector<Option> dataset_options(DatasetOptions& target, const std::string& effect) {
    std::vector<Option> options;
    options.push_back({.name = "dataset",
                       .value = "NAME",
                       .summary = "a known dataset, as beir/scifact:test or msmarco-passage:dl19",
                       .details = effect + " --list-datasets shows the names, --explain-dataset "
                                           "what is known of one. A dataset with one split "
                                           "needs no :SPLIT.",
                       .binding = bind_text(target.name),
                       .recorded = true,
                       .suggestions = dataset_names});
    options.push_back({.name = "data-dir",
                       .value = "FOLDER",
                       .summary = "where the files of --dataset are",
                       .details = "As they are distributed, packed or not, in FOLDER itself or in "
                                  "folders with the names that archives and repositories have; "
                                  "scripts/fetch-dataset makes them so. Without it: the folder "
                                  "that the environment variable RANKLINE_DATA names.",
                       .binding = bind_text(target.folder),
                       .takes_file = true});
    return options;
}

std::vector<Option> dataset_information_options() {
    std::vector<Option> options;
    options.push_back({.name = "list-datasets",
                       .summary = "print the names that --dataset takes, a line each",
                       .answer = [](const Tool&, const std::string&) { return dataset_list(); }});
    options.push_back(
        {.name = "explain-dataset",
         .value = "NAME",
         .summary = "print what is known of a dataset",
         .details = "Its files, counts, official measures, conventions, source, checksums "
                    "and licence, and where each of these facts is from.",
         .suggestions = dataset_names,
         .answer = [](const Tool&, const std::string& name) { return explain_dataset(name); }});
    return options;
}

std::optional<ChosenDataset> choose_dataset(const DatasetOptions& options, Problems& problems) {
    if (!options.given()) {
        if (!options.folder.empty()) problems.add("--data-dir is for --dataset, which is missing");
        return std::nullopt;
    }
    ChosenDataset chosen{{}, folder_of(options)};
    try {
        chosen.choice = find_dataset(options.name);
    } catch (const Error& error) {
        problems.add(std::string("--dataset: ") + error.what());
        return std::nullopt;
    }
    std::error_code error;
    if (chosen.folder.empty()) {
        problems.add(std::string("--dataset needs --data-dir, or a folder in ") + folder_variable);
        return std::nullopt;
    }
    if (!std::filesystem::is_directory(chosen.folder, error)) {
        problems.add((options.folder.empty() ? folder_variable : "--data-dir") +
                     (": " + chosen.folder) + " is not a folder");
        return std::nullopt;
    }
    return chosen;
}

std::optional<FoundFile> find_file(const ChosenDataset& chosen, DatasetPart part,
                                   Problems& problems) {
    try {
        return find_dataset_file(chosen.choice, part, chosen.folder);
    } catch (const Error& error) {
        problems.add(std::string("--dataset: ") + error.what());
        return std::nullopt;
    }
}

std::vector<FoundFile> find_files(const DatasetOptions& options,
                                  const std::vector<DatasetPart>& parts, Problems& problems) {
    const auto chosen = choose_dataset(options, problems);
    if (!chosen) return {};
    if (chosen->choice.split == nullptr) {
        const KnownDataset& dataset = *chosen->choice.dataset;
        problems.add("--dataset: " + dataset.name + " has no files of its own: name one of " +
                     joined(dataset.parts));
        return {};
    }
    std::vector<FoundFile> files;
    for (const DatasetPart part : parts) {
        if (auto file = find_file(*chosen, part, problems)) files.push_back(std::move(*file));
    }
    if (files.size() != parts.size()) files.clear();
    return files;
}

Findings count_findings(const DatasetOptions& options, const std::optional<FoundFile>& file,
                        const Qrels& qrels) {
    if (!file || file->path != qrels.name()) return {};
    return compare_counts(find_dataset(options.name), *file->known, qrels);
}

}  // namespace rankline::cli
