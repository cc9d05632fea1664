// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <rankline/fusion/method.hpp>
#include <rankline/fusion/pool_builder.hpp>
#include <rankline/fusion/top_documents.hpp>

namespace rankline {

/// A method with everything it is called with.
struct FusionSettings {
    const FusionMethod* method = nullptr;
    FusionArguments arguments;
    ListSettings lists;
    std::size_t depth = ~std::size_t{0};  ///< fused documents per query
};

/// Fuses one query after the other: one object per thread.
class Fuser {
public:
    /// `settings` must outlive the fuser.
    explicit Fuser(const FusionSettings& settings)
        : m_settings(settings), m_builder(settings.lists) {}

    /// Joins the slices of a query, one per run (see PoolBuilder::build). Valid until the next
    /// call.
    const Pool& join(std::string_view qid, std::span<RunSlice> slices) {
        return m_pool = m_builder.build(qid, slices);
    }

    /// Joins and fuses them. Valid until the next call; so are the pool and the scores. Throws
    /// Error(input) for a fused score that is not finite.
    std::span<RunEntry> fuse(std::string_view qid, std::span<RunSlice> slices);

    /// The pool fused last, and the fused score of each of its documents.
    [[nodiscard]] const Pool& pool() const noexcept { return m_pool; }
    [[nodiscard]] std::span<const double> scores() const noexcept { return m_scores; }

private:
    void check_finite(std::span<const RunSlice> slices) const;

    const FusionSettings& m_settings;
    PoolBuilder m_builder;
    Pool m_pool;
    FusionScratch m_scratch;
    TopDocuments m_top;
    std::vector<double> m_scores;
    std::vector<RunEntry> m_fused;
};

}  // namespace rankline
