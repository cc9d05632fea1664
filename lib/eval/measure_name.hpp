// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <rankline/eval/measure.hpp>

namespace rankline {

/// The measures meant by one name, in either spelling:
///  - ir_measures' grammar: nDCG@10, P(rel=2)@5, AP, RR@10, Utility(a=1,b=-1); one measure;
///  - trec_eval's: map, ndcg_cut (all default cutoffs), ndcg_cut.10,20 or ndcg_cut_10,
///    utility.2,-1,0,0, ndcg.1=3,2=9, and the nicknames official, all_trec, set, all_prefs,
///    prefs, qrels_jg; any number of measures.
/// `level` (-l) is the relevance level of measures that do not name their own.
/// Throws Error(usage) with the nearest names, the parameter at fault or the allowed range.
[[nodiscard]] std::vector<Measure> parse_measure(std::string_view name,
                                                 const MeasureRegistry& registry, double level);

/// All of `names`, in order and without repeats. All bad names are told in one Error; it is also
/// thrown for two that have one name without being the same_measure.
[[nodiscard]] std::vector<Measure> parse_measures(const std::vector<std::string>& names,
                                                  const MeasureRegistry& registry, double level);

/// Whether two measures have the same values: they have one name and, where the summary of -c looks
/// at it, a level from the same place (their own, or that of -l).
[[nodiscard]] bool same_measure(const Measure& a, const Measure& b);

/// "nDCG@10", defaults left out.
[[nodiscard]] std::string canonical_name(const MeasureRecord& record, const Params& params);

/// Every name that parse_measure takes, without parameters: for completion and suggestions.
[[nodiscard]] std::vector<std::string> measure_names(const MeasureRegistry& registry);

/// Orders as trec_eval prints: its table, then cutoffs ascending; other measures behind, as given.
void sort_as_trec_eval(std::vector<Measure>& measures);

}  // namespace rankline
