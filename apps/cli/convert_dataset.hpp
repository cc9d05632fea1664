// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/convert.hpp>

namespace rankline::cli {

/// What ir-convert does with a dataset, for --help.
[[nodiscard]] std::string dataset_effect_on_conversions();

/// Makes files of --dataset those of the command that were not named: the qrels (under
/// --subcollection the corpus) are the input where there is none, and the qrels what --judged,
/// --unjudged and --subcollection look at; queries and corpus are those of --join.
/// Before any other check. False if something was told, and files may be missing.
[[nodiscard]] bool settle_dataset_files(ConvertCommand& command, Problems& problems);

/// The official conventions of --dataset, once it is known what the inputs are: of a run documents
/// whose id is that of the query are dropped where the benchmark drops them, and of qrels the level
/// is that of the benchmark where relevant documents alone are written; of texts (unknown) there
/// are none. Returns notes: which files and conventions; none without --dataset. Throws
/// Error(usage) if it has no effect at all.
[[nodiscard]] std::vector<std::string> apply_dataset_conventions(ConvertCommand& command,
                                                                 ConvertedKind kind);

}  // namespace rankline::cli
