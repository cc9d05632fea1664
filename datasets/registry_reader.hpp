// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include <rankline/datasets/known_dataset.hpp>

namespace rankline {

/// The datasets of one file of datasets/registry. Throws Error(internal) that names the record for
/// text that is not JSON, a member that is missing, unknown or of another type, and a reference to
/// a source, licence or evaluation that the family does not have.
[[nodiscard]] std::vector<KnownDataset> read_dataset_family(std::string_view text);

}  // namespace rankline
