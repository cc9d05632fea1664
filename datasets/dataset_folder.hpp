// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/base/findings.hpp>
#include <rankline/datasets/known_dataset.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline {

/// A file of a dataset that is there.
struct FoundFile {
    std::string path;
    const KnownFile* known = nullptr;
};

/// Where a file of a split may lie below `folder`, in the order in which it is looked for: each of
/// its known paths in each of the dataset's folders, as it is and compressed (.gz, .bz2, .xz,
/// .zst, .lz4: what is distributed as a.tsv.gz need not be unpacked).
[[nodiscard]] std::vector<FoundFile> possible_files(const DatasetChoice& choice, DatasetPart part,
                                                    const std::string& folder);

/// The first of them that exists. Throws Error(usage) that says which paths were looked for and how
/// to get the file, or that it is not public. `choice` has a split.
[[nodiscard]] FoundFile find_dataset_file(const DatasetChoice& choice, DatasetPart part,
                                          const std::string& folder);

/// What the qrels have another number of than the registry says: findings "dataset-queries" and
/// "dataset-judgments", with both numbers in the message.
[[nodiscard]] Findings compare_counts(const DatasetChoice& choice, const KnownFile& known,
                                      const Qrels& qrels);

}  // namespace rankline
