// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <rankline/model/run.hpp>

namespace rankline {

/// Puts a reranked top back on the tail of the ranking that it was taken from. Holds memory that is
/// reused: one object per thread.
class Splicer {
public:
    /// Both come best first and have no document twice. `ranked` becomes the documents of `top` as
    /// they stand there, with the scores that they have there, and behind them its other documents
    /// in their order. Where one of these has a higher score than one of the top, all of them are
    /// moved down by the same amount, until the highest is as high as the lowest of the top; Untier
    /// then puts it below. Differences in the tail stay what they were.
    ///
    /// Returns top.size(), or the place in `top` of the first document that `ranked` does not have,
    /// and then leaves `ranked` as it was.
    [[nodiscard]] std::size_t splice(std::span<RunEntry> ranked, std::span<const RunEntry> top);

private:
    std::vector<bool> m_in_top;  ///< per document of the ranking
    std::vector<RunEntry> m_spliced;
};

}  // namespace rankline
