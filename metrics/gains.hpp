// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <rankline/eval/measure.hpp>

namespace rankline {

/// How a grade becomes a gain where `gains` does not name it; Params::numbers[0] of the measures
/// with gain_params().
enum class GainScale { linear, exp2, table };

/// The parameters `gain` and `gains`, shared by the measures made of gains and discounts.
[[nodiscard]] inline std::vector<ParamSpec> gain_params() {
    ParamSpec scale;
    scale.name = "gain";
    scale.type = ParamType::choice;
    scale.choices = {"linear", "exp2", "table"};
    scale.meaning =
        "gain of a grade g: linear is g, exp2 is 2^g - 1 (g above 900 counts as 900), table is "
        "what "
        "gains says and 0 for a grade that it does not name";
    ParamSpec table;
    table.name = "gains";
    table.type = ParamType::gains;
    table.meaning = "gains of single grades, '1=0.5,2=9'; a grade not named has that of gain";
    return {scale, table};
}

/// MeasureRecord::refusal of measures with gain_params().
[[nodiscard]] inline std::string refuse_empty_table(const Params& params) {
    const bool table = params.numbers[0] == static_cast<double>(GainScale::table);
    if (!table || !params.gains.empty()) return "";
    return "gain=table needs a table; write gains='1=0.5,2=1' behind it";
}

/// What a document of `grade` is worth. One that is not judged, or in the pool but not judged
/// (negative), is worth nothing whatever the parameters.
[[nodiscard]] inline double gain_of(const Params& params, double grade) {
    if (grade < 0) return 0;
    for (const auto& [named, gain] : params.gains) {
        if (named == grade) return gain;
    }
    // Kept away from infinity, over which no quotient is defined.
    constexpr double largest_exponent = 900;
    switch (static_cast<GainScale>(static_cast<int>(params.numbers[0]))) {
        case GainScale::linear:
            return grade;
        case GainScale::exp2:
            return std::exp2(std::min(grade, largest_exponent)) - 1;
        case GainScale::table:
            break;
    }
    return 0;
}

/// Documents of one topic that are worth the same.
struct GainLevel {
    double gain = 0;
    std::uint64_t documents = 0;
};

/// The gains of the ideal ranking of a topic with these grades: all judged documents with a
/// positive gain, highest first. trec_eval's comparator truncates the difference of two gains to an
/// integer, so that gains that differ by less than 1 are left in no order and a value can exceed 1;
/// this one is exact.
class IdealGains {
public:
    IdealGains(std::span<const GradeCount> grades, const Params& params) {
        for (const GradeCount& each : grades) add(gain_of(params, each.grade), each.count);
        const auto higher = [](const GainLevel& a, const GainLevel& b) { return a.gain > b.gain; };
        const std::span<GainLevel> all = own();
        if (!std::is_sorted(all.begin(), all.end(), higher)) {
            std::stable_sort(all.begin(), all.end(), higher);
        }
        m_levels = all;
    }
    IdealGains(const IdealGains&) = delete;
    IdealGains& operator=(const IdealGains&) = delete;

    [[nodiscard]] std::span<const GainLevel> levels() const noexcept { return m_levels; }

private:
    void add(double gain, std::uint64_t documents) {
        if (!(gain > 0) || documents == 0) return;
        if (m_size < m_few.size()) {
            m_few[m_size++] = {gain, documents};
            return;
        }
        if (m_many.empty()) m_many.assign(m_few.begin(), m_few.end());
        m_many.push_back({gain, documents});
    }
    [[nodiscard]] std::span<GainLevel> own() noexcept {
        return m_many.empty() ? std::span<GainLevel>(m_few.data(), m_size)
                              : std::span<GainLevel>(m_many);
    }

    std::array<GainLevel, 8> m_few;  ///< more grades than this are rare: no allocation
    std::vector<GainLevel> m_many;
    std::size_t m_size = 0;
    std::span<const GainLevel> m_levels;
};

/// Walks down the ideal ranking.
class IdealCursor {
public:
    explicit IdealCursor(std::span<const GainLevel> levels) : m_levels(levels) {}

    /// The gain at the next rank, 0 below the last document with a gain.
    [[nodiscard]] double next() noexcept {
        while (!m_levels.empty() && m_taken == m_levels.front().documents) {
            m_levels = m_levels.subspan(1);
            m_taken = 0;
        }
        if (m_levels.empty()) return 0;
        ++m_taken;
        return m_levels.front().gain;
    }

private:
    std::span<const GainLevel> m_levels;
    std::uint64_t m_taken = 0;
};

}  // namespace rankline
