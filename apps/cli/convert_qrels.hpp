// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <rankline/base/file_bytes.hpp>
#include <rankline/cli/convert.hpp>

namespace rankline::cli {

/// ir-convert for qrels: reads all, unites them, changes their grades, and writes them with queries
/// and documents in byte order, or prints how much two agree. Tells what there is to note. Throws
/// Error(usage) where something would be lost that is not allowed to be, and leaves no file then.
void convert_qrels_files(const ConvertCommand& command, std::vector<FileBytes> files,
                         const Tool& tool);

}  // namespace rankline::cli
