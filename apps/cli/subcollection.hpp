// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include <rankline/cli/convert.hpp>
#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// --subcollection, which makes the input a corpus.
[[nodiscard]] Option subcollection_option(std::optional<std::uint64_t>& target);

/// Tells what is missing for it, and what contradicts itself.
void check_subcollection(const ConvertCommand& command, Problems& problems);

/// Writes the part of the corpus, and tells what it is made of.
void make_subcollection(const ConvertCommand& command, const Tool& tool);

}  // namespace rankline::cli
