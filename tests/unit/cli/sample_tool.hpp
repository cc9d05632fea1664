// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// What the sample tool can be told: an option of each kind.
struct SampleCommand {
    bool verbose = false;
    bool complete = false;
    std::optional<std::uint64_t> depth;
    double level = 1;
    std::vector<std::string> measures;
    std::string format = "trec";
    std::string path;
    std::string first;
    std::vector<std::string> rest;
};

/// "sample-tool FIRST REST...": its options are bound to `command`.
[[nodiscard]] Tool sample_tool(SampleCommand& command);

}  // namespace rankline::cli
