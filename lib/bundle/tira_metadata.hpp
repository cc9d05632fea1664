// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/bundle/metadata.hpp>

namespace rankline {

/// All that is wrong with an ir-metadata.yml for TIRA; empty if nothing is. As IrMetadataFormat of
/// tira-io/tira, python-client/tira/check_format.py (00d716a): fields have to be there in each
/// element where a list of maps stands in their path, to be texts, and not to hold the word
/// "ENTER_VALUE_HERE" of TIRA's skeletons.
[[nodiscard]] std::vector<std::string> tira_metadata_problems(const Metadata& metadata);

}  // namespace rankline
