// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace rankline {

/// A strict partial order of documents 0..n-1, given by steps "each of these before each of those"
/// and closed under transitivity. A bit per ordered pair, and none per pair while it is built: a
/// step is a node of its own between its better and its worse documents, so that k classes of m
/// documents cost k * m edges and not their square.
class PartialOrder {
public:
    explicit PartialOrder(std::size_t documents) : m_documents(documents) {}

    void add_step(std::span<const std::uint32_t> better, std::span<const std::uint32_t> worse);

    /// Bytes that `close` will take.
    [[nodiscard]] std::uint64_t bytes_to_close() const noexcept;

    /// Closes the order; to be called once, before the questions below. Two documents that would
    /// each come before the other, if there are any; then the order must not be used.
    [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> close();

    [[nodiscard]] bool before(std::size_t better, std::size_t worse) const noexcept {
        return (row(better)[worse / 64] >> (worse % 64) & 1) != 0;
    }

    /// How many of the documents from `begin` up to `end` that are in `kept` (a bit each) come
    /// after `better`.
    [[nodiscard]] std::uint64_t count_after(std::size_t better, std::size_t begin, std::size_t end,
                                            std::span<const std::uint64_t> kept) const noexcept;

    /// 64-bit words that hold a bit per document.
    [[nodiscard]] std::size_t words() const noexcept { return (m_documents + 63) / 64; }

private:
    struct Step {
        std::vector<std::uint32_t> better;
        std::vector<std::uint32_t> worse;
    };

    [[nodiscard]] const std::uint64_t* row(std::size_t node) const noexcept {
        return m_reached.data() + node * words();
    }
    void merge_into(std::size_t node, std::size_t predecessor) noexcept;
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> find_cycle(
        const std::vector<std::uint64_t>& open) const;

    std::size_t m_documents;
    std::vector<Step> m_steps;
    std::vector<std::uint64_t> m_reached;  ///< a row of bits per document, then one per step
};

}  // namespace rankline
