// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <rankline/cli/conversion_options.hpp>
#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/convert/grade_map.hpp>
#include <rankline/convert/merged_judgments.hpp>

namespace rankline::cli {

/// What is done to judgments on their way, in this order, or found out about them.
struct QrelsConversionOptions {
    std::optional<GradeChoice> disagreement;  ///< nothing: different grades of a document are an
                                              ///< error
    std::string grade_map;                    ///< as GradeMap has it, "" if none
    std::optional<double> binarise;           ///< the lowest grade that becomes 1
    std::optional<double> level;              ///< as QrelsWriteOptions has it
    std::optional<double> official_level;     ///< of --dataset: what it is if not given
    bool agreement = false;
    bool per_query = false;
};

/// --map-grades, --binarise, --disagreement, -l, --agreement, -q.
[[nodiscard]] std::vector<Option> qrels_conversion_options(QrelsConversionOptions& target);

/// Tells what contradicts itself or would have no effect. `inputs`: how many there are.
void check_qrels_conversion(const QrelsConversionOptions& options,
                            const ConversionOptions& conversion, std::size_t inputs,
                            Problems& problems);

/// "max": as --disagreement has it.
[[nodiscard]] std::string name_of(GradeChoice choice);

}  // namespace rankline::cli
