// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <rankline/fusion/normalisation.hpp>
#include <rankline/fusion/pool.hpp>

namespace rankline {

/// What a method looks at. --norm and --missing zero or min go with scores, --tied-ranks and
/// --missing rank:n+1 with ranks.
enum class FusionReads { scores, ranks, both };

/// A number that a method takes: "k" of rrf(k=60).
struct FusionParameter {
    std::string name;
    std::optional<double> default_value;  ///< none: must be given, or tuned
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    bool whole = false;  ///< whole numbers only
    std::string meaning;
    std::vector<double> grid{};  ///< what --tune tries, ascending
};

/// What training learned: a table of numbers for each run, in their order, whose meaning is the
/// method's own.
struct FusionModel {
    std::vector<std::vector<double>> tables;
};

/// A query to learn from.
struct TrainingQuery {
    Pool pool;
    std::span<const double> grades;  ///< per document of the pool; NaN where it is not judged
    std::uint64_t relevant = 0;      ///< judged documents of the topic with at least the level
};

struct TrainingSet {
    std::size_t runs = 0;
    double level = 1;      ///< the lowest grade that is relevant
    unsigned threads = 1;  ///< what is learnt does not depend on it
    std::span<const TrainingQuery> queries;

    /// False for NaN, too.
    [[nodiscard]] bool relevant(double grade) const noexcept { return grade >= level; }
};

/// How a method is called: `numbers` in the order of its parameters.
struct FusionArguments {
    std::vector<double> numbers;
    FusionModel model;  ///< empty for a method that is not trained
};

/// Everything Rankline knows about a method. One record per method; the registry is made of them,
/// and parsing, help, man page, the README's table and the property tests read it.
struct FusionMethod {
    std::string name;                    ///< "rrf"
    std::vector<std::string> aliases{};  ///< peers' names, compared without regard to case
    std::string summary;                 ///< one line
    std::string definition;              ///< the formula; s is a normalised score, r a rank from 1
    std::string citation;
    std::string differs{};  ///< from which peer and how; "" if from none

    FusionReads reads = FusionReads::scores;
    bool weighted = false;               ///< --weights means something
    bool grouped = false;                ///< --groups means something
    std::optional<NormSettings> norm{};  ///< part of the method, which then takes no other
    std::size_t exact_runs = 0;          ///< needs this many runs; 0: two or more
    std::vector<FusionParameter> parameters{};

    /// Learns one table per run. Null for a method that needs no training. Throws Error(input) when
    /// there is nothing to learn from.
    FusionModel (*train)(const TrainingSet&, const std::vector<double>& numbers) = nullptr;
    /// Whether `fuse` can use such a table: asked of tables that come from a file. Set with
    /// `train`.
    bool (*fits)(const std::vector<double>& table) = nullptr;

    /// Writes one fused score per document of the pool; higher is better. Pure; the same bits
    /// whatever the order of the lists (weights and tables go with their lists).
    void (*fuse)(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
                 std::span<double> fused) = nullptr;
};

/// The registry, generated from the list in lib/fusion/CMakeLists.txt.
[[nodiscard]] const std::vector<FusionMethod>& fusion_methods();

}  // namespace rankline
