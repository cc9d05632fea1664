// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include <rankline/convert/place_sample.hpp>
#include <rankline/datasets/text_file.hpp>
#include <rankline/datasets/text_index.hpp>

namespace rankline {

/// A part of a corpus: texts that have to be in it, and of the others a random sample. Both are
/// found in one pass over the corpus, of which nothing is kept but where they stand.
class Subcollection {
public:
    /// Of up to `size` texts. `corpus` must outlive the sub-collection.
    Subcollection(const TextFile& corpus, std::uint64_t size, std::uint64_t seed)
        : m_corpus(corpus), m_size(size), m_sample(size, seed), m_wanted(corpus) {}

    /// To be told of the texts that have to be there, before `draw`.
    [[nodiscard]] TextIndex& wanted() noexcept { return m_wanted; }
    [[nodiscard]] const TextIndex& wanted() const noexcept { return m_wanted; }

    /// Passes over the corpus. Throws Error(input) for the first line without an id, and if more
    /// texts have to be there than there may be.
    void draw(unsigned threads);

    /// How many texts there are: fewer than asked for where the corpus is smaller.
    [[nodiscard]] std::uint64_t size() const noexcept { return m_offsets.size(); }
    /// How many of them are of the sample.
    [[nodiscard]] std::uint64_t drawn() const noexcept { return m_drawn; }
    /// Lines of texts of the sample of which the id had stood in a line before: they are left out.
    [[nodiscard]] std::uint64_t repeated() const noexcept { return m_repeated; }

    /// Hands on the corpus as it is, header included, without the lines that are not of the part.
    void write(const std::function<void(std::string_view bytes)>& take) const;

private:
    const TextFile& m_corpus;
    std::uint64_t m_size;
    PlaceSample m_sample;
    TextIndex m_wanted;
    std::vector<std::uint64_t> m_offsets;  ///< of all lines, ascending
    std::uint64_t m_drawn = 0;
    std::uint64_t m_repeated = 0;
};

}  // namespace rankline
