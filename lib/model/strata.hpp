// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <rankline/model/grade_count.hpp>

namespace rankline {

struct Judgment;

/// A part of a topic's pool from which documents were sampled for judging at one rate.
struct Stratum {
    std::uint64_t documents = 0;     ///< in the pool
    std::uint64_t judged = 0;        ///< of these the sample: those with a grade from 0 on
    std::vector<GradeCount> grades;  ///< of the sample, highest first

    /// Documents of the pool that one of the sample stands for; 0 without a sample.
    [[nodiscard]] double weight() const noexcept {
        if (judged == 0) return 0;
        return static_cast<double>(documents) / static_cast<double>(judged);
    }
};

/// The strata of one topic's pool.
class StratumJudgments {
public:
    StratumJudgments() = default;
    /// `documents` are those of one topic, each once; Judgment::group is the stratum.
    explicit StratumJudgments(std::span<const Judgment> documents);

    /// By the bytes of their ids.
    [[nodiscard]] std::span<const Stratum> strata() const noexcept { return m_strata; }
    /// The stratum of the document at `index` of those it was made from.
    [[nodiscard]] std::uint32_t stratum_of(std::size_t index) const noexcept {
        return m_stratum_of[index];
    }

private:
    std::vector<Stratum> m_strata;
    std::vector<std::uint32_t> m_stratum_of;
};

}  // namespace rankline
