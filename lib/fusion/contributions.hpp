// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include <rankline/fusion/pool.hpp>

namespace rankline {

/// What each run gives each document: a plane of numbers per run, an entry per document. A sum of
/// doubles depends on the order in which it is taken, and so the fused score on the order of the
/// runs on the command line; here the numbers of a document are brought into their own order before
/// they are added, so it does not.
class Contributions {
public:
    /// All entries are `absent` at first. `memory` must outlive the object.
    Contributions(const Pool& pool, std::vector<double>& memory, double absent);

    [[nodiscard]] std::size_t planes() const noexcept { return m_planes; }
    [[nodiscard]] std::span<double> plane(std::size_t run) noexcept {
        return m_numbers.subspan(run * m_documents, m_documents);
    }

    /// Sets what a run gives to each document of its list: `value(list, position)`, from 0.
    template <class Value>
    void fill(std::size_t run, const RankedList& list, Value value) {
        const std::span<double> numbers = plane(run);
        for (std::size_t i = 0; i < list.documents.size(); ++i)
            numbers[list.documents[i]] = value(list, i);
    }

    /// Orders the numbers of each document: plane 0 then has the smallest.
    void sort();

    /// sums[d] = the numbers of document d added up, the smallest first. May reorder them.
    void sum(std::span<double> sums);

private:
    std::span<double> m_numbers;
    std::size_t m_planes;
    std::size_t m_documents;
};

/// sums[d] = the sum over the lists that have d of `value(run, list, position)`, the same bits
/// whatever the order of the lists.
template <class Value>
void sum_run_contributions(const Pool& pool, FusionScratch& scratch, std::span<double> sums,
                           Value value) {
    if (pool.lists.size() <= 2) {  // a + b is b + a
        std::fill(sums.begin(), sums.end(), 0.0);
        for (std::size_t run = 0; run < pool.lists.size(); ++run) {
            const RankedList& list = pool.lists[run];
            for (std::size_t i = 0; i < list.documents.size(); ++i)
                sums[list.documents[i]] += value(run, list, i);
        }
        return;
    }
    Contributions contributions(pool, scratch.numbers, 0.0);
    for (std::size_t run = 0; run < pool.lists.size(); ++run) {
        contributions.fill(run, pool.lists[run], [&](const RankedList& list, std::size_t i) {
            return value(run, list, i);
        });
    }
    contributions.sum(sums);
}

/// The same for a `value(list, position)` that need not know which run it is.
template <class Value>
void sum_contributions(const Pool& pool, FusionScratch& scratch, std::span<double> sums,
                       Value value) {
    sum_run_contributions(
        pool, scratch, sums,
        [&](std::size_t, const RankedList& list, std::size_t i) { return value(list, i); });
}

}  // namespace rankline
