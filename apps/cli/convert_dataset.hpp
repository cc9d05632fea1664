// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/cli/convert.hpp>

namespace rankline::cli {

/// Finds the files of --dataset that nothing else names: the qrels to be converted where there is
/// no input, else the judgments of --judged and --unjudged, and the texts of --join. Tells what is
/// not there. Does nothing without --dataset. Before any other check.
void settle_dataset_files(ConvertCommand& command, Problems& problems);

/// Leaves of a run what the official evaluation of --dataset looks at: the documents up to its
/// depth, and not those that are the query itself where these are dropped. What the user says
/// counts. Does nothing without --dataset.
void apply_official_conventions(ConvertCommand& command);

}  // namespace rankline::cli
