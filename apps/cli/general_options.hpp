// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include <rankline/cli/option.hpp>

namespace rankline::cli {

/// How any tool runs.
struct GeneralOptions {
    std::uint64_t threads = 0;  ///< 0: as many as there are
    bool strict = false;
    bool quiet = false;
};

/// -j, --strict, --quiet.
[[nodiscard]] std::vector<Option> general_options(GeneralOptions& target);

}  // namespace rankline::cli
