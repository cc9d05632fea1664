// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/bundle/metadata.hpp>

namespace rankline {

/// The rules of a submission to MS MARCO's leaderboards: README.md and eval/run_eval.py of
/// microsoft/MSMARCO-Passage-Ranking-Submissions (075f5c1, 4094126) and of -Document- (0a35ff8,
/// 02b4f1e), which are the same in both.

/// All that is wrong with an id; empty if nothing is: "yyyymmdd-name", a day that there is, and a
/// name that is the name of files.
[[nodiscard]] std::vector<std::string> msmarco_id_problems(const std::string& id);

/// All that is wrong with the metadata of a submission of that id; empty if nothing is.
[[nodiscard]] std::vector<std::string> msmarco_metadata_problems(const Metadata& metadata,
                                                                 const std::string& id);

}  // namespace rankline
