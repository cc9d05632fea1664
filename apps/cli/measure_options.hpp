// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/eval/gate.hpp>
#include <rankline/eval/measure.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline::cli {

/// Which measures.
struct MeasureOptions {
    std::vector<std::string> names;  ///< empty: the default set
    double level = 1;
    bool level_given = false;  ///< not the default, whatever its value
};

/// -m and -l.
[[nodiscard]] std::vector<Option> measure_options(MeasureOptions& target);

/// --list-measures and --explain.
[[nodiscard]] std::vector<Option> measure_information_options();

/// Names that are no measures.
void check_measures(const MeasureOptions& options, Problems& problems);

/// What is computed when no -m is given: trec_eval's choice, except that for judgments of another
/// kind these are the measures that can read them, and that a table with a column per measure gets
/// only a handful.
[[nodiscard]] std::vector<std::string> default_measures(JudgmentKind kind, bool wide_table);

}  // namespace rankline::cli
