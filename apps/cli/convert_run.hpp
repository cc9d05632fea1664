// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <rankline/base/file_bytes.hpp>
#include <rankline/cli/convert.hpp>

namespace rankline::cli {

/// ir-convert for runs: settles what was left open, converts, tells what there is to note.
void convert_run_files(const ConvertCommand& command, std::vector<FileBytes> files,
                       const Tool& tool);

}  // namespace rankline::cli
