// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <cstdint>

namespace rankline {

/// The discount log2(rank + 2) of the document at `rank`, counted from 0. The first ranks, which
/// are nearly all that is asked for, come from a table of the very values std::log2 gives: sums
/// over them agree with trec_eval to the last bit.
class Log2Discount {
public:
    [[nodiscard]] double operator()(std::uint64_t rank) const noexcept {
        return rank < table_size ? m_table[rank] : std::log2(static_cast<double>(rank + 2));
    }

private:
    static constexpr std::uint64_t table_size = 4096;
    using Table = std::array<double, table_size>;

    static const Table& table() {
        static const Table values = [] {
            Table all{};
            for (std::uint64_t rank = 0; rank < table_size; ++rank) {
                all[rank] = std::log2(static_cast<double>(rank + 2));
            }
            return all;
        }();
        return values;
    }

    const Table& m_table = table();
};

}  // namespace rankline
