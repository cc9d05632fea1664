// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/eval/measure.hpp>

namespace rankline {

/// The parameters of a measure when none are given.
[[nodiscard]] Params default_params(const MeasureRecord& record);

/// Where the value of an integer, real or choice parameter of `record` is in Params::numbers.
[[nodiscard]] std::size_t number_index(const MeasureRecord& record, const ParamSpec& spec);

/// The parameter of that name, case ignored, or nullptr.
[[nodiscard]] const ParamSpec* find_param(const MeasureRecord& record, std::string_view name);

/// Reads the value of one parameter. Throws Error(usage) with what it may be.
void set_param(const MeasureRecord& record, const ParamSpec& spec, std::string_view text,
               Params& params);

/// Reads what stands behind rel=. Throws Error(usage).
void set_level(const MeasureRecord& record, std::string_view text, Params& params);

/// Reads what stands behind the @. Throws Error(usage) for what is not a rank from 1 on, or not a
/// fraction from 0 on, as the measure needs it.
void set_cutoff(const MeasureRecord& record, std::string_view text, Params& params);

/// Reads a list of cutoffs as trec_eval writes it, "5,10,15": one Params each, ascending. A rank
/// may have decimals, which are cut off. Throws Error(usage) for cutoffs that are given twice too.
[[nodiscard]] std::vector<Params> read_cutoffs(const MeasureRecord& record, std::string_view list,
                                               const Params& base);

/// Reads a list of the record's own parameters as trec_eval writes it: "1,-1,0,0" or, where
/// `trec.pairs`, "p=0.5,1=3". Throws Error(usage).
void read_values(const MeasureRecord& record, const TrecName& trec, std::string_view list,
                 Params& params);

/// The value of one parameter as it is written in a canonical name, with quotes where needed; ""
/// if it is the default.
[[nodiscard]] std::string param_text(const MeasureRecord& record, const ParamSpec& spec,
                                     const Params& params);

/// "10" or "0.1"; "" without a cutoff.
[[nodiscard]] std::string cutoff_text(const MeasureRecord& record, const Params& params);

/// trec_eval's name for `params` under its spelling `trec`: "P_5", "iprec_at_recall_0.10",
/// "rbp_p=0.5"; "" if it has none for them.
[[nodiscard]] std::string trec_text(const MeasureRecord& record, const TrecName& trec,
                                    const Params& params);

}  // namespace rankline
