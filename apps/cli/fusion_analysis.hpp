// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/fusion.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/eval/measure.hpp>

namespace rankline::cli {

/// What fusions are measured with.
struct FusionJudge {
    const Qrels& qrels;
    const std::vector<Measure>& measures;
    const EvalOptions& options;
};

/// Which run contributed what to the documents of a query: a line for each fused document and run,
/// with the document's rank and normalised score in the run, and what its fused score would lose if
/// the run had nothing to say about the query. `query` is "QID" or "QID:DOCID". Throws
/// Error(usage) for a query or document that is not there.
[[nodiscard]] Rows explain_fusion(Fusion& fusion, const std::string& query);

/// The fusion, then each run left out of it and each run alone, with the change of every measure.
/// All over the same queries, those that are judged and in a run; one that a row lacks counts 0 in
/// it. What a method learnt and its weights are not found anew for the runs that are left.
[[nodiscard]] Rows ablation(Fusion& fusion, const FusionJudge& judge);

/// The runs alone, the fusion, and the best that any order of the documents of the runs could be.
[[nodiscard]] Rows oracle(Fusion& fusion, const FusionJudge& judge);

}  // namespace rankline::cli
