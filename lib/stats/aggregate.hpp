// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/stats/bootstrap.hpp>

namespace rankline {

struct AggregateSettings {
    double geometric_floor = 0;   ///< what gmean raises smaller values to; above 0
    BootstrapSettings bootstrap;  ///< of ci; the confidence is the aggregate's own
};

/// A way to make one number, or two bounds, of the values of all queries.
struct AggregateRecord {
    std::string name;     ///< "median"; a number follows it if `numbers` is not empty: "p25"
    std::string summary;  ///< one line
    std::string numbers;  ///< which numbers are allowed: "from 0 to 100"
    bool (*allows)(double number) = nullptr;
    std::vector<std::string> bounds;  ///< what the numbers are called, if there are several
    bool comparable = true;           ///< more is better if that is so for the values
    bool positive = false;            ///< makes no sense of values below 0
    bool random = false;              ///< depends on the bootstrap's settings
    /// For each of the bounds, or the one number, a value per column. `values` has a row of
    /// `columns` finite numbers per query, at least one. Null for "mean", which a summary has
    /// anyway.
    std::vector<std::vector<double>> (*compute)(std::span<const double> values, std::size_t columns,
                                                double number,
                                                const AggregateSettings& settings) = nullptr;
};

/// A record with its number.
struct Aggregate {
    const AggregateRecord* record = nullptr;
    double number = 0;
    std::string name;  ///< "median", "p25"

    [[nodiscard]] bool is_mean() const noexcept { return record->compute == nullptr; }
    /// What each number is called: "median", or "ci95.low" and "ci95.high".
    [[nodiscard]] std::vector<std::string> parts() const;
};

/// All aggregates there are.
[[nodiscard]] const std::vector<AggregateRecord>& aggregate_records();

/// The aggregates in `lists`, each of names with commas between, in order and without repeats. All
/// bad names are told in one Error(usage), a line each, with the nearest ones.
[[nodiscard]] std::vector<Aggregate> parse_aggregates(const std::vector<std::string>& lists);

/// For each of the parts a value per column; `values` has a row of `columns` numbers per query. NaN
/// in a column with a value that is not finite, everywhere if there are no values, and for what one
/// value does not have. The aggregate is not the mean.
/// Throws Error(usage) for settings out of range.
[[nodiscard]] std::vector<std::vector<double>> aggregate_columns(const Aggregate& aggregate,
                                                                 std::span<const double> values,
                                                                 std::size_t columns,
                                                                 const AggregateSettings& settings);

}  // namespace rankline
