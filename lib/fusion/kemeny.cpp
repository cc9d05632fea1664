// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>

#include <rankline/fusion/majority.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

constexpr std::size_t most_exact = 16;  ///< the sets of so many documents take half a megabyte

/// The best order of a few documents, by the best order of each set of them (as Held and Karp): one
/// comes first, the others follow in their best order. Of several best orders the one that, from
/// the first place on, keeps to the order in which the documents were given.
class ExactKemeny {
public:
    /// The memory serves for any number of parts of the documents.
    ExactKemeny(const Ballots& ballots, Arena& arena)
        : m_ballots(ballots),
          m_margins(arena.take<Margins>(most_exact)),
          m_best(arena.take<std::int64_t>(std::size_t{1} << most_exact)) {}

    void sort(std::span<std::uint32_t> documents) {
        for (std::size_t i = 0; i < documents.size(); ++i) fill_margins(documents, i);
        const std::uint32_t all = (std::uint32_t{1} << documents.size()) - 1;
        find_best(all);
        std::array<std::uint32_t, most_exact> order{};
        std::size_t place = 0;
        for (std::uint32_t set = all; set != 0; ++place) {
            const int first = best_first(set);
            order[place] = documents[static_cast<std::size_t>(first)];
            set ^= std::uint32_t{1} << first;
        }
        std::copy_n(order.begin(), documents.size(), documents.begin());
    }

private:
    /// The sum of the margins over any set of the first eight others, and of the last eight.
    using Margins = std::array<std::array<std::int64_t, 256>, 2>;

    void fill_margins(std::span<const std::uint32_t> documents, std::size_t document) {
        for (std::size_t half = 0; half < 2; ++half) {
            std::array<std::int64_t, 256>& margins = m_margins[document][half];
            margins[0] = 0;
            for (unsigned set = 1; set < margins.size(); ++set) {
                const std::size_t other =
                    half * 8 + static_cast<std::size_t>(std::countr_zero(set));
                margins[set] = margins[set & (set - 1)];
                if (other < documents.size())
                    margins[set] += m_ballots.margin(documents[document], documents[other]);
            }
        }
    }

    void find_best(std::uint32_t all) {
        m_best[0] = 0;
        for (std::uint32_t set = 1; set <= all; ++set) {
            m_best[set] = std::numeric_limits<std::int64_t>::min();
            for (std::uint32_t left = set; left != 0; left &= left - 1)
                m_best[set] = std::max(m_best[set], with_first(std::countr_zero(left), set));
        }
    }

    [[nodiscard]] int best_first(std::uint32_t set) const {
        int first = std::countr_zero(set);
        while ((set >> first & 1) == 0 || with_first(first, set) != m_best[set]) ++first;
        return first;
    }

    /// The margins that an order of `set` follows at best, less those it goes against, if `first`
    /// comes first.
    [[nodiscard]] std::int64_t with_first(int first, std::uint32_t set) const {
        const std::uint32_t others = set ^ (std::uint32_t{1} << first);
        const Margins& margins = m_margins[static_cast<std::size_t>(first)];
        return margins[0][others & 255] + margins[1][others >> 8] + m_best[others];
    }

    const Ballots& m_ballots;
    std::span<Margins> m_margins;
    std::span<std::int64_t> m_best;  ///< per set of documents
};

/// Takes documents out and puts them where fewer votes are against it, up to `window` places away,
/// until none is left to move. Each move leaves fewer votes against the order, so it ends.
class LocalKemeny {
public:
    LocalKemeny(const Ballots& ballots, std::span<std::uint32_t> documents, std::size_t window)
        : m_ballots(ballots), m_documents(documents), m_window(window) {}

    void run() {
        bool moved = true;
        while (moved) {
            moved = false;
            for (std::size_t place = 0; place < m_documents.size(); ++place)
                moved = move_best(place) || moved;
        }
    }

private:
    struct Move {
        std::size_t to;
        std::int64_t gain;
    };

    [[nodiscard]] Move best_up(std::size_t place) const {
        Move best{place, 0};
        std::int64_t gain = 0;
        for (std::size_t to = place; to-- > place - std::min(place, m_window);) {
            gain += m_ballots.margin(m_documents[place], m_documents[to]);
            if (gain > best.gain) best = {to, gain};
        }
        return best;
    }

    [[nodiscard]] Move best_down(std::size_t place) const {
        Move best{place, 0};
        std::int64_t gain = 0;
        const std::size_t last = std::min(m_documents.size() - 1 - place, m_window) + place;
        for (std::size_t to = place + 1; to <= last; ++to) {
            gain += m_ballots.margin(m_documents[to], m_documents[place]);
            if (gain > best.gain) best = {to, gain};
        }
        return best;
    }

    bool move_best(std::size_t place) {
        const Move up = best_up(place);
        const Move down = best_down(place);
        const auto at = [&](std::size_t i) {
            return m_documents.begin() + static_cast<std::ptrdiff_t>(i);
        };
        if (up.gain > 0 && up.gain >= down.gain)
            std::rotate(at(up.to), at(place), at(place + 1));
        else if (down.gain > 0)
            std::rotate(at(place), at(place + 1), at(down.to + 1));
        return up.gain > 0 || down.gain > 0;
    }

    const Ballots& m_ballots;
    std::span<std::uint32_t> m_documents;
    std::size_t m_window;
};

/// The documents by Copeland's difference, then by Borda's count and docid, as they are numbered.
std::span<std::uint32_t> order_by_copeland(std::span<const std::int32_t> copeland, Arena& arena) {
    const std::span<std::uint32_t> order = arena.take<std::uint32_t>(copeland.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return copeland[a] != copeland[b] ? copeland[a] > copeland[b] : a < b;
    });
    return order;
}

/// Where documents that all beat all the others come first, every best order has them first (the
/// extended criterion of Condorcet), so both parts can be ordered for themselves. They do where
/// their differences add up to one for each pair across: within the part they add up to nothing.
template <class Part>
void for_each_part(std::span<std::uint32_t> order, std::span<const std::int32_t> copeland,
                   Part part) {
    std::int64_t sum = 0;
    std::size_t first = 0;
    for (std::size_t last = 1; last <= order.size(); ++last) {
        sum += copeland[order[last - 1]];
        if (sum != static_cast<std::int64_t>(last * (order.size() - last))) continue;
        part(order.subspan(first, last - first));
        first = last;
    }
}

void fuse_kemeny(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
                 std::span<double> fused) {
    Arena& arena = scratch.arena;
    arena.restart();
    const Ballots ballots(pool, arena);
    Majority majority(ballots, arena);
    const std::span<const std::int32_t> copeland = copeland_differences(majority, arena);
    const std::span<std::uint32_t> order = order_by_copeland(copeland, arena);
    const auto window = static_cast<std::size_t>(arguments.numbers[0]);
    ExactKemeny exact(ballots, arena);
    for_each_part(order, copeland, [&](std::span<std::uint32_t> part) {
        if (part.size() == 1) return;
        if (part.size() <= most_exact)
            exact.sort(part);
        else
            LocalKemeny(ballots, part, window).run();
    });
    for (std::size_t i = 0; i < order.size(); ++i)
        fused[ballots.pool_index(order[i])] = static_cast<double>(order.size() - 1 - i);
}

}  // namespace

std::vector<FusionMethod> kemeny() {
    return {
        {.name = "kemeny",
         .aliases = {"kemeny-young"},
         .summary = "the order that goes against the fewest votes",
         .definition =
             "The votes against an order are, for each two documents, those for the lower over the "
             "higher. Documents that by majority beat all the others come before them; each such "
             "part of up to 16 documents is put in the order with the fewest votes against it, of "
             "several the nearest to Copeland's. A longer part begins in Copeland's order (then "
             "Borda's, then docid descending), and documents move up to `window` places as long as "
             "that leaves fewer votes against it; that need not find the best order. The score is "
             "the number of documents behind. A run votes with its weight; it ranks what it lacks "
             "below what it has, and does not vote between two that share a rank or that it lacks "
             "both. With 2,000 documents a query takes some tens of milliseconds.",
         .citation = "Kemeny, Mathematics without numbers, Daedalus 88(4), 1959; Truchon, An "
                     "extension of the Condorcet criterion and Kemeny orders, 1998",
         .reads = FusionReads::ranks,
         .weighted = true,
         .parameters = {{.name = "window",
                         .default_value = 50,
                         .minimum = 1,
                         .maximum = 1000000,
                         .whole = true,
                         .meaning = "how many places a document moves at most at a time"}},
         .fuse = fuse_kemeny}};
}

}  // namespace rankline
