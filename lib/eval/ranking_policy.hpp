// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include <rankline/model/run.hpp>

namespace rankline {

/// A distribution over the rankings of a query's documents, under which a measure is worth its
/// expectation.
class RankingPolicy {
public:
    /// Takes a ranking and its weight.
    using Take = std::function<void(std::span<const RunEntry> ranked, double weight)>;

    virtual ~RankingPolicy() = default;

    /// Hands rankings of `documents`, which come ranked by score, to `take`: either all there are
    /// with their probabilities, and returns true; or drawn ones, each with weight 1, at least two,
    /// and returns false. Called from several threads.
    virtual bool for_each_ranking(std::string_view qid, std::span<const RunEntry> documents,
                                  const Take& take) const = 0;
};

}  // namespace rankline
