// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/cli/fuse.hpp>

namespace rankline::cli {

/// Does what a checked command asks for: reads, trains, fuses, and writes the fused run, a report
/// or an analysis. Throws Error before anything is written.
void run_fusion(const FuseCommand& command, const Tool& tool);

}  // namespace rankline::cli
