// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <rankline/cli/dataset_options.hpp>
#include <rankline/model/qrels.hpp>
#include <rankline/report/report.hpp>

namespace rankline::cli {

struct EvalCommand;

/// The judgments of a dataset or of one of its parts.
struct DatasetQrels {
    DatasetChoice choice;
    FoundFile file;
};

/// What --dataset came to.
struct SettledDataset {
    DatasetChoice choice;
    std::vector<DatasetQrels> qrels;  ///< one, or one for each part of a dataset of parts
    /// Long names of options that were set because the dataset is officially evaluated so, and
    /// their values.
    std::vector<std::pair<std::string, std::string>> applied;
    std::vector<std::string> not_applied;  ///< conventions that the user's options exclude, and why

    std::vector<std::vector<std::string>> runs;  ///< [run][part], of a dataset of parts

    [[nodiscard]] bool has_parts() const noexcept { return choice.split == nullptr; }
};

/// Finds the judgments of --dataset and makes the command one that follows the official
/// conventions, as far as the user has not asked for others: -m and -l; the profile, unless an
/// option was given that a profile settles itself or it lacks a measure that was asked for; and
/// --queries. Does nothing without --dataset. Before any other check, since those are of the
/// outcome.
void settle_dataset(EvalCommand& command, Problems& problems);

/// Notes on stderr: the file of the judgments and what was applied, then what was not; if all was,
/// what that means; and what else is to be known of the judgments.
[[nodiscard]] std::vector<std::string> dataset_notes(const SettledDataset& settled);

/// What the report has about it, without the counts that were found.
[[nodiscard]] ReportDataset report_dataset(const SettledDataset& settled);

/// Where the counts of a judged file are not those of the registry.
[[nodiscard]] Findings count_findings(const DatasetQrels& known, const Qrels& qrels);

/// Adds a judged file with its counts to what the report has.
void add_counts(const DatasetQrels& known, const Qrels& qrels, bool with_sha256,
                ReportDataset& report);

}  // namespace rankline::cli
