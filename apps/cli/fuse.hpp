// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/cli/evaluate.hpp>
#include <rankline/cli/fusion_options.hpp>
#include <rankline/cli/fusion_work.hpp>

namespace rankline::cli {

/// Everything ir-fuse can be told.
struct FuseCommand {
    EvalCommand eval;  ///< the runs, and with --eval how the fused one is scored
    FusionOptions fusion;
    FusionWork work;
    std::string tag;  ///< run id of the fused run; "" for the method's name

    /// Whether --params is read, not written.
    [[nodiscard]] bool loads_params() const;
};

/// RUN RUN...
[[nodiscard]] std::vector<Operand> fuse_operands(FuseCommand& command);

/// The command's options as ir-fuse groups them. `command` must outlive them.
[[nodiscard]] std::vector<OptionGroup> fuse_option_groups(FuseCommand& command);

/// Tells whatever is wrong with the arguments before anything is read.
void check_fuse_command(FuseCommand& command, Problems& problems);

/// Fuses, and writes the fused run or what it is worth. Returns the exit code; throws Error before
/// anything is written.
[[nodiscard]] int fuse(FuseCommand& command, const Tool& tool);

}  // namespace rankline::cli
