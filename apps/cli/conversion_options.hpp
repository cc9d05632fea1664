// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <rankline/base/compression.hpp>
#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/cli/tool.hpp>
#include <rankline/model/ranking.hpp>

namespace rankline::cli {

/// What the inputs of a conversion are; `unknown` until it is told or found out.
enum class ConvertedKind { unknown, run, qrels };

/// What a conversion makes.
struct ConversionOptions {
    ConvertedKind kind = ConvertedKind::unknown;
    std::string format;  ///< "" to tell by the name of the output or by the input
    std::string path;    ///< "" is standard output
    Compression compression = Compression::by_name;
    std::string part;  ///< under which name a format of several runs has it; "" for its own
    bool allow_lossy = false;
    std::string digits;  ///< as OutputOptions has it
    bool untie = false;
    bool scores_from_ranks = false;
    std::string tag;  ///< "" to keep that of the input
    TieRule ties = TieRule::docid_descending;
    bool merge = false;
    bool concat = false;
    std::string splice;                          ///< a file, "" if none
    std::optional<std::uint64_t> subcollection;  ///< given: the input is a corpus
};

/// --kind, --merge, --concat, --splice.
[[nodiscard]] std::vector<Option> conversion_input_options(ConversionOptions& target);
/// -f, -o, --compress, --to-part, --allow-lossy.
[[nodiscard]] std::vector<Option> conversion_output_options(ConversionOptions& target);
/// --ties, --scores-from-ranks, --digits, --untie, --tag: what is of use for runs alone.
[[nodiscard]] std::vector<Option> run_score_options(ConversionOptions& target);

/// Tells what contradicts itself whatever the inputs are. `inputs`: how many there are.
void check_conversion(const ConversionOptions& options, std::size_t inputs, Problems& problems);

}  // namespace rankline::cli
