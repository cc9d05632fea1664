// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <rankline/cli/evaluate.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline::cli {

/// --suggest-judgments.
[[nodiscard]] Option suggest_judgments_option(std::optional<std::uint64_t>& target);

/// What cannot be asked for together with it.
void check_suggest_judgments(const EvalCommand& command, Problems& problems);

/// A table of the documents of judged queries that have no grade, those that matter most first. The
/// weight of one is its JudgmentEffect with the highest grade of the qrels, summed up over the runs
/// that retrieve it; without any it is left out. Equal weights: the better best rank, then query
/// and document by bytes. Throws Error(input), with a line for each bad run. What is noticed in the
/// runs goes to `remarks`.
[[nodiscard]] std::string suggest_judgments(const EvalCommand& command, const Qrels& qrels,
                                            Remarks& remarks);

}  // namespace rankline::cli
