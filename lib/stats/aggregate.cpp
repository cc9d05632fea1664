// SPDX-License-Identifier: MIT
#include <rankline/stats/aggregate.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/stats/sample.hpp>

namespace rankline {

namespace {

using Columns = std::vector<std::vector<double>>;

/// Calls `number_of` with the values of each column.
template <typename NumberOf>
Columns each_column(std::span<const double> values, std::size_t columns, NumberOf number_of) {
    std::vector<double> numbers;
    std::vector<double> column(values.size() / columns);
    for (std::size_t i = 0; i < columns; ++i) {
        for (std::size_t row = 0; row < column.size(); ++row)
            column[row] = values[row * columns + i];
        numbers.push_back(number_of(column));
    }
    return {numbers};
}

Columns quantiles(std::span<const double> values, std::size_t columns, double share) {
    return each_column(values, columns, [share](std::vector<double>& column) {
        std::sort(column.begin(), column.end());
        return quantile(column, share);
    });
}

AggregateRecord quantile_record(std::string name, std::string summary,
                                Columns (*compute)(std::span<const double>, std::size_t, double,
                                                   const AggregateSettings&)) {
    AggregateRecord record;
    record.name = std::move(name);
    record.summary = std::move(summary);
    record.compute = compute;
    return record;
}

AggregateRecord mean() {
    AggregateRecord record;
    record.name = "mean";
    record.summary = "arithmetic mean";
    return record;
}

AggregateRecord median() {
    return quantile_record(
        "median", "middle value, or the mean of the two",
        [](std::span<const double> values, std::size_t columns, double, const AggregateSettings&) {
            return quantiles(values, columns, 0.5);
        });
}

AggregateRecord minimum() {
    return quantile_record("min", "smallest value",
                           [](std::span<const double> values, std::size_t columns, double,
                              const AggregateSettings&) { return quantiles(values, columns, 0); });
}

AggregateRecord maximum() {
    return quantile_record("max", "largest value",
                           [](std::span<const double> values, std::size_t columns, double,
                              const AggregateSettings&) { return quantiles(values, columns, 1); });
}

AggregateRecord percentile() {
    AggregateRecord record = quantile_record(
        "p", "percentile, interpolated as R and NumPy do (type 7)",
        [](std::span<const double> values, std::size_t columns, double number,
           const AggregateSettings&) { return quantiles(values, columns, number / 100); });
    record.numbers = "from 0 to 100";
    record.allows = [](double number) { return number >= 0 && number <= 100; };
    return record;
}

AggregateRecord geometric_mean() {
    AggregateRecord record;
    record.name = "gmean";
    record.summary = "geometric mean of values raised to at least 0.00001";
    record.positive = true;
    record.compute = [](std::span<const double> values, std::size_t columns, double,
                        const AggregateSettings& settings) {
        if (!(settings.geometric_floor > 0))
            throw Error(ErrorKind::usage, "the floor of a geometric mean is above 0");
        return each_column(values, columns, [&settings](const std::vector<double>& column) {
            double sum = 0;
            for (const double value : column)
                sum += std::log(std::max(value, settings.geometric_floor));
            return std::exp(sum / static_cast<double>(column.size()));
        });
    };
    return record;
}

AggregateRecord standard_deviation() {
    AggregateRecord record;
    record.name = "sd";
    record.summary = "standard deviation of the sample, with n - 1";
    record.comparable = false;
    record.compute = [](std::span<const double> values, std::size_t columns, double,
                        const AggregateSettings&) {
        return each_column(values, columns, [](const std::vector<double>& column) {
            return sample_deviation(column, sample_mean(column));
        });
    };
    return record;
}

AggregateRecord confidence_interval() {
    AggregateRecord record;
    record.name = "ci";
    record.summary = "percentile bootstrap interval of the mean, with that confidence in percent";
    record.numbers = "between 0 and 100";
    record.allows = [](double number) { return number > 0 && number < 100; };
    record.bounds = {"low", "high"};
    record.comparable = false;
    record.random = true;
    record.compute = [](std::span<const double> values, std::size_t columns, double number,
                        const AggregateSettings& settings) {
        BootstrapSettings bootstrap = settings.bootstrap;
        bootstrap.confidence = number / 100;
        Columns bounds(2);
        for (const Interval& interval : bootstrap_means(values, columns, bootstrap)) {
            bounds[0].push_back(interval.lower);
            bounds[1].push_back(interval.upper);
        }
        return bounds;
    };
    return record;
}

/// With a number that makes an example.
std::vector<std::string> example_names() {
    std::vector<std::string> names;
    for (const AggregateRecord& record : aggregate_records()) {
        names.push_back(record.name);
        if (!record.numbers.empty()) names.back() += record.bounds.empty() ? "25" : "95";
    }
    return names;
}

[[noreturn]] void fail(const std::string& message) { throw Error(ErrorKind::usage, message); }

/// The number behind the name of `record`, or nothing if `text` is no such name.
std::optional<double> number_behind(const AggregateRecord& record, std::string_view text) {
    if (!text.starts_with(record.name)) return std::nullopt;
    text.remove_prefix(record.name.size());
    return text.empty() ? std::numeric_limits<double>::quiet_NaN() : parse_double(text);
}

Aggregate parse_aggregate(std::string_view text) {
    for (const AggregateRecord& record : aggregate_records()) {
        if (record.numbers.empty()) {
            if (text == record.name) return {&record, 0, record.name};
            continue;
        }
        const std::optional<double> number = number_behind(record, text);
        if (!number) continue;
        if (!record.allows(*number))
            fail("aggregate " + quoted(text) + " needs a number " + record.numbers + " behind " +
                 quoted(record.name));
        return {&record, *number, record.name + format_number(*number, -1)};
    }
    const std::vector<std::string> names = example_names();
    const std::string near = did_you_mean(text, names);
    fail("unknown aggregate " + quoted(text) +
         (near.empty() ? ": there are " + joined(names) : near));
}

/// The columns of which all values are finite.
std::vector<std::size_t> finite_columns(std::span<const double> values, std::size_t columns) {
    std::vector<bool> finite(columns, true);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) finite[i % columns] = false;
    }
    std::vector<std::size_t> found;
    for (std::size_t column = 0; column < columns; ++column) {
        if (finite[column]) found.push_back(column);
    }
    return found;
}

}  // namespace

std::vector<std::string> Aggregate::parts() const {
    if (record->bounds.empty()) return {name};
    std::vector<std::string> names;
    for (const std::string& bound : record->bounds) names.push_back(name + "." + bound);
    return names;
}

const std::vector<AggregateRecord>& aggregate_records() {
    static const std::vector<AggregateRecord> records{
        mean(),    median(),  geometric_mean(), standard_deviation(),
        minimum(), maximum(), percentile(),     confidence_interval()};
    return records;
}

std::vector<Aggregate> parse_aggregates(const std::vector<std::string>& lists) {
    std::vector<Aggregate> aggregates;
    std::vector<std::string> wrong;
    for (const std::string& list : lists) {
        for (const std::string_view text : split(list, ',')) {
            try {
                Aggregate aggregate = parse_aggregate(trimmed(text));
                const bool again =
                    std::any_of(aggregates.begin(), aggregates.end(),
                                [&](const Aggregate& each) { return each.name == aggregate.name; });
                if (!again) aggregates.push_back(std::move(aggregate));
            } catch (const Error& error) {
                wrong.emplace_back(error.what());
            }
        }
    }
    if (!wrong.empty()) fail(joined(wrong, "\n"));
    return aggregates;
}

std::vector<std::vector<double>> aggregate_columns(const Aggregate& aggregate,
                                                   std::span<const double> values,
                                                   std::size_t columns,
                                                   const AggregateSettings& settings) {
    Columns all(aggregate.parts().size(),
                std::vector<double>(columns, std::numeric_limits<double>::quiet_NaN()));
    const std::vector<std::size_t> finite = finite_columns(values, columns);
    if (values.empty() || finite.empty()) return all;
    std::vector<double> rows;
    for (std::size_t row = 0; row < values.size(); row += columns) {
        for (const std::size_t column : finite) rows.push_back(values[row + column]);
    }
    const Columns found =
        aggregate.record->compute(rows, finite.size(), aggregate.number, settings);
    for (std::size_t part = 0; part < found.size(); ++part) {
        for (std::size_t i = 0; i < finite.size(); ++i) all[part][finite[i]] = found[part][i];
    }
    return all;
}

}  // namespace rankline
