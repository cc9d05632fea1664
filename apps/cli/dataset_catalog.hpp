// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace rankline::cli {

/// The datasets of the registry, family by family, a line for each name that --dataset takes.
[[nodiscard]] std::string dataset_list();

/// Everything the registry says about NAME or NAME:SPLIT. Throws Error(usage) with the nearest
/// names.
[[nodiscard]] std::string explain_dataset(const std::string& name);

}  // namespace rankline::cli
