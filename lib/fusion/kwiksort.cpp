// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string_view>

#include <rankline/fusion/ballots.hpp>
#include <rankline/fusion/key_order.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

/// The last step of MurmurHash3: every bit of the input moves every bit of the output.
std::uint64_t mix(std::uint64_t word) {
    word = (word ^ (word >> 33)) * 0xff51afd7ed558ccd;
    word = (word ^ (word >> 33)) * 0xc4ceb9fe1a85ec53;
    return word ^ (word >> 33);
}

/// FNV-1a. Not hash_id, which is another in each process.
std::uint64_t hash_of(std::string_view docid, std::uint64_t seed) {
    std::uint64_t state = 0xcbf29ce484222325 ^ mix(seed);
    for (const char c : docid) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return mix(state);
}

/// The documents in the order of their lots, as numbered by the ballots.
std::span<std::uint32_t> draw_lots(const Pool& pool, const Ballots& ballots, std::uint64_t seed,
                                   Arena& arena) {
    const std::span<std::uint64_t> lots = arena.take<std::uint64_t>(pool.documents.size());
    const std::span<std::uint32_t> numbers = arena.take<std::uint32_t>(pool.documents.size());
    for (std::uint32_t i = 0; i < numbers.size(); ++i) {
        const std::uint32_t index = ballots.pool_index(i);
        lots[index] = hash_of(pool.documents[index].docid(), seed);
        numbers[index] = i;
    }
    const std::span<std::uint32_t> order = order_by_key(lots, pool.documents, arena);
    for (std::uint32_t& document : order) document = numbers[document];
    return order;
}

/// Sorts each part of the documents around its first, the pivot. A part keeps the order of the
/// lots, so its first is its earliest lot.
class KwikSort {
public:
    KwikSort(const Ballots& ballots, std::span<std::uint32_t> documents, Arena& arena)
        : m_ballots(ballots),
          m_documents(documents),
          m_after(arena.take<std::uint32_t>(documents.size())),
          m_parts(arena.take<Part>(documents.size() + 1)) {}

    void run() {
        push(0, m_documents.size());
        while (m_open != 0) {
            const Part part = m_parts[--m_open];
            const std::size_t pivot = divide(part);
            push(part.first, pivot);
            push(pivot + 1, part.last);
        }
    }

private:
    struct Part {
        std::size_t first;
        std::size_t last;
    };

    void push(std::size_t first, std::size_t last) {
        if (last - first > 1) m_parts[m_open++] = {first, last};
    }

    /// The number of a document is smaller where Borda's count is greater, then where its id is:
    /// that decides where the votes do not.
    [[nodiscard]] bool before(std::uint32_t x, std::uint32_t y) const {
        const std::int64_t margin = m_ballots.margin(x, y);
        return margin > 0 || (margin == 0 && x < y);
    }

    /// Returns where the pivot went. Writes each document to both sides and keeps one of the two:
    /// a processor guesses the outcome of a vote wrong as often as right.
    std::size_t divide(Part part) {
        const std::uint32_t pivot = m_documents[part.first];
        std::size_t before_pivot = part.first;
        std::size_t after_pivot = 0;
        for (std::size_t i = part.first + 1; i < part.last; ++i) {
            const std::uint32_t document = m_documents[i];
            const bool wins = before(document, pivot);
            m_documents[before_pivot] = document;
            m_after[after_pivot] = document;
            before_pivot += wins ? 1 : 0;
            after_pivot += wins ? 0 : 1;
        }
        m_documents[before_pivot] = pivot;
        std::copy_n(m_after.begin(), after_pivot,
                    m_documents.begin() + static_cast<std::ptrdiff_t>(before_pivot) + 1);
        return before_pivot;
    }

    const Ballots& m_ballots;
    std::span<std::uint32_t> m_documents;
    std::span<std::uint32_t> m_after;
    std::span<Part> m_parts;
    std::size_t m_open = 0;
};

void fuse_kwiksort(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
                   std::span<double> fused) {
    scratch.arena.restart();
    const Ballots ballots(pool, scratch.arena);
    const auto seed = static_cast<std::uint64_t>(arguments.numbers[0]);
    const std::span<std::uint32_t> order = draw_lots(pool, ballots, seed, scratch.arena);
    KwikSort(ballots, order, scratch.arena).run();
    for (std::size_t i = 0; i < order.size(); ++i)
        fused[ballots.pool_index(order[i])] = static_cast<double>(order.size() - 1 - i);
}

}  // namespace

std::vector<FusionMethod> kwiksort() {
    return {
        {.name = "kwiksort",
         .aliases = {"fas-pivot"},
         .summary = "quicksort by majority, pivots by lot",
         .definition =
             "Takes the document with the smallest hash of seed and docid as pivot, puts those "
             "that "
             "beat it before it and those that it beats behind it, and sorts both parts in the "
             "same "
             "way; a document that ties with the pivot goes by Borda's count, then by docid "
             "descending. The score is the number of documents behind. A run votes with its "
             "weight; it ranks what it lacks below what it has, and does not vote between two that "
             "share a rank or that it lacks both.",
         .citation =
             "Ailon, Charikar and Newman, Aggregating inconsistent information: ranking and "
             "clustering, Journal of the ACM 55(5), 2008",
         .reads = FusionReads::ranks,
         .weighted = true,
         .parameters = {{.name = "seed",
                         .default_value = 0,
                         .minimum = 0,
                         .maximum = 9007199254740992,
                         .whole = true,
                         .meaning = "which lots are drawn"}},
         .fuse = fuse_kwiksort}};
}

}  // namespace rankline
