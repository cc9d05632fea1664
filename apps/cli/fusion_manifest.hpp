// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/cli/fusion.hpp>
#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// What a fused run was made of and how, as JSON: version, method with all its parameters, weights,
/// every option that changes a score, and each input with its format, run id and SHA-256.
[[nodiscard]] std::string fusion_manifest(const Fusion& fusion, const Tool& tool);

}  // namespace rankline::cli
