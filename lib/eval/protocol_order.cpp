// SPDX-License-Identifier: MIT
#include <rankline/eval/protocol_order.hpp>

#include <algorithm>
#include <numeric>
#include <string>

#include <rankline/base/hash.hpp>

namespace rankline {

namespace {

/// ms_marco_eval.py's and T2Ranking's list of candidates.
constexpr std::size_t places = 1000;
constexpr std::string_view filler = "0";

void require_rank(const RunSlice& slice, const RunEntry& entry) {
    if (entry.rank != RunEntry::no_rank) return;
    throw Error(
        ErrorKind::input, slice.place_of(entry),
        "document " + quoted(entry.docid()) + " has no rank, which is all that counts here");
}

void rank_by_column(const RunSlice& slice, std::vector<RunEntry>& entries) {
    for (RunEntry& entry : entries) {
        require_rank(slice, entry);
        entry.score = -static_cast<double>(entry.rank);
    }
}

}  // namespace

RunSlice ProtocolOrder::arrange(const RunSlice& slice, const Protocol& protocol,
                                Duplicates duplicates) {
    take_all(slice, protocol.drop_own_id);
    const bool by_place = protocol.order == Protocol::Order::places;
    RunSlice arranged = slice;
    if (protocol.order != Protocol::Order::score && !by_place) {
        arranged.entries = m_entries;
        m_entries.resize(m_duplicates.apply(arranged, duplicates));
    }
    switch (protocol.order) {
        case Protocol::Order::score:
            break;
        case Protocol::Order::rank_column:
            rank_by_column(slice, m_entries);
            break;
        case Protocol::Order::places:
            fill_places(slice, protocol.late_places_are_errors);
            break;
        case Protocol::Order::quicksort:
            sort_quickly();
            break;
    }
    arranged.entries = m_entries;
    if (protocol.order != Protocol::Order::score) {
        arranged.strictly_descending = by_place;
        arranged.settled = false;
    }
    return arranged;
}

void ProtocolOrder::take_all(const RunSlice& slice, bool drop_own_id) {
    m_entries.assign(slice.entries.begin(), slice.entries.end());
    if (drop_own_id)
        std::erase_if(m_entries, [&](const RunEntry& each) { return each.docid() == slice.qid; });
}

/// Rank 0 is Python's index -1, the last place; a later line takes a place from an earlier one.
void ProtocolOrder::fill_places(const RunSlice& slice, bool late_places_are_errors) {
    m_before.swap(m_entries);
    RunEntry empty;
    empty.docid_data = filler.data();
    empty.docid_size = static_cast<std::uint32_t>(filler.size());
    empty.hash = hash_id(filler);
    m_entries.assign(places, empty);
    for (const RunEntry& entry : m_before) {
        require_rank(slice, entry);
        if (entry.rank <= places) {
            m_entries[(entry.rank + places - 1) % places] = entry;
        } else if (late_places_are_errors) {
            throw Error(ErrorKind::input, slice.place_of(entry),
                        "rank " + std::to_string(entry.rank) + " is beyond the " +
                            std::to_string(places) + " places that ms_marco_eval.py has");
        }
    }
    for (std::size_t place = 0; place < places; ++place)
        m_entries[place].score = -static_cast<double>(place);
}

void ProtocolOrder::sort_quickly() {
    std::vector<double> keys;
    keys.reserve(m_entries.size());
    for (const RunEntry& entry : m_entries) keys.push_back(-entry.score);
    m_before.swap(m_entries);
    m_entries.clear();
    for (const std::size_t i : numba_argsort(keys)) m_entries.push_back(m_before[i]);
}

namespace {

/// Sorts indexes by their keys, as numba does.
class NumbaSort {
public:
    explicit NumbaSort(std::span<const double> keys) : m_keys(keys), m_order(keys.size()) {
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    }

    /// Of the two parts the larger waits on the stack.
    std::vector<std::size_t> sorted() && {
        if (m_order.size() < 2) return std::move(m_order);
        std::vector<Range> stack = {{0, static_cast<std::ptrdiff_t>(m_order.size()) - 1}};
        while (!stack.empty()) {
            auto [low, high] = stack.back();
            stack.pop_back();
            while (high - low >= small) {
                const std::ptrdiff_t pivot = partition(low, high);
                if (high - pivot > pivot - low) {
                    if (high > pivot) stack.push_back({pivot + 1, high});
                    high = pivot - 1;
                } else {
                    if (pivot > low) stack.push_back({low, pivot - 1});
                    low = pivot + 1;
                }
            }
            insert(low, high);
        }
        return std::move(m_order);
    }

private:
    struct Range {
        std::ptrdiff_t low;
        std::ptrdiff_t high;  ///< within
    };
    static constexpr std::ptrdiff_t small = 15;

    [[nodiscard]] std::size_t& at(std::ptrdiff_t place) {
        return m_order[static_cast<std::size_t>(place)];
    }
    [[nodiscard]] double key(std::ptrdiff_t place) { return m_keys[at(place)]; }
    void order(std::ptrdiff_t first, std::ptrdiff_t second) {
        if (key(second) < key(first)) std::swap(at(first), at(second));
    }

    std::ptrdiff_t partition(std::ptrdiff_t low, std::ptrdiff_t high) {
        const std::ptrdiff_t middle = (low + high) / 2;
        order(low, middle);
        order(middle, high);
        order(low, middle);
        const double pivot = key(middle);
        std::swap(at(high), at(middle));
        std::ptrdiff_t i = low;
        std::ptrdiff_t j = high - 1;
        for (;;) {
            while (i < high && key(i) < pivot) ++i;
            while (j >= low && pivot < key(j)) --j;
            if (i >= j) break;
            std::swap(at(i++), at(j--));
        }
        std::swap(at(i), at(high));
        return i;
    }

    void insert(std::ptrdiff_t low, std::ptrdiff_t high) {
        for (std::ptrdiff_t i = low + 1; i <= high; ++i) {
            const std::size_t moving = at(i);
            std::ptrdiff_t j = i;
            for (; j > low && m_keys[moving] < key(j - 1); --j) at(j) = at(j - 1);
            at(j) = moving;
        }
    }

    std::span<const double> m_keys;
    std::vector<std::size_t> m_order;
};

}  // namespace

std::vector<std::size_t> numba_argsort(std::span<const double> keys) {
    return NumbaSort(keys).sorted();
}

}  // namespace rankline
