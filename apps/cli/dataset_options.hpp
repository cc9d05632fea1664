// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/datasets/dataset_folder.hpp>
#include <rankline/datasets/known_dataset.hpp>

namespace rankline::cli {

/// A dataset of the registry, and where its files are.
struct DatasetOptions {
    std::string name;    ///< "beir/scifact:test"; "": none
    std::string folder;  ///< of --data-dir; "": that of the environment variable RANKLINE_DATA

    [[nodiscard]] bool given() const noexcept { return !name.empty(); }
};

/// --dataset, --data-dir. `effect` says what a tool does with the dataset: sentences for --help.
[[nodiscard]] std::vector<Option> dataset_options(DatasetOptions& target,
                                                  const std::string& effect);

/// --list-datasets, --explain-dataset.
[[nodiscard]] std::vector<Option> dataset_information_options();

/// The dataset that the options name, and the folder of data. Tells of a name that is not in the
/// registry, of a folder that is none, or that there is no folder, or no dataset for one.
struct ChosenDataset {
    DatasetChoice choice;
    std::string folder;
};
[[nodiscard]] std::optional<ChosenDataset> choose_dataset(const DatasetOptions& options,
                                                          Problems& problems);

/// A file of the dataset; nothing, with the reason in `problems`, if it is not there. `chosen` has
/// a split.
[[nodiscard]] std::optional<FoundFile> find_file(const ChosenDataset& chosen, DatasetPart part,
                                                 Problems& problems);

/// The files of those parts of the dataset that a tool reads, in the order of `parts`: path and
/// format (FoundFile::known) of each. Empty without --dataset and, with every reason in `problems`,
/// where one is missing; a dataset that is a mean of others has no files of its own.
[[nodiscard]] std::vector<FoundFile> find_files(const DatasetOptions& options,
                                                const std::vector<DatasetPart>& parts,
                                                Problems& problems);

/// What the judgments have another number of than the registry says, if they are those of `file`,
/// which was taken from the dataset; nothing of others.
[[nodiscard]] Findings count_findings(const DatasetOptions& options,
                                      const std::optional<FoundFile>& file, const Qrels& qrels);

}  // namespace rankline::cli
