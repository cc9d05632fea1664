// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <rankline/fusion/method_name.hpp>
#include <rankline/fusion/pool_builder.hpp>

namespace rankline {

/// What tuning and training leave behind: all that a method needs to fuse other queries of the same
/// runs in the same order.
struct SavedFusion {
    MethodCall call;
    ListSettings lists;             ///< but for the duplicates, which are a matter of the files
    FusionModel model;              ///< one table per run, or empty
    std::vector<std::string> runs;  ///< what they were called, in their order
};

/// As JSON, every number in the shortest text that reads back as the same one.
[[nodiscard]] std::string to_json(const SavedFusion& saved);

/// Throws Error(input) that names `file` if the text is not what to_json wrote: not JSON, a method
/// or a choice that is not known, a parameter out of its range, weights or tables for another
/// number of runs, a table that the method cannot have learnt.
[[nodiscard]] SavedFusion read_saved_fusion(std::string_view text, const std::string& file);

}  // namespace rankline
