// SPDX-License-Identifier: MIT
#include <rankline/cli/fusion_overlap.hpp>

#include <array>
#include <vector>

#include <rankline/base/number.hpp>
#include <rankline/parallel/parallel.hpp>
#include <rankline/stats/rank_overlap.hpp>

namespace rankline::cli {

namespace {

constexpr std::size_t figures = 3;  ///< RBO, overlap at 10, at 100
using Likeness = std::array<double, figures>;

struct Pair {
    std::size_t first;
    std::size_t second;
};

std::vector<Pair> pairs_of(std::size_t runs) {
    std::vector<Pair> pairs;
    for (std::size_t first = 0; first < runs; ++first) {
        for (std::size_t second = first + 1; second < runs; ++second)
            pairs.push_back({first, second});
    }
    return pairs;
}

Likeness compare(const Pool& pool, const Pair& pair) {
    const SharedDocuments shared = shared_documents(
        pool.lists[pair.first].documents, pool.lists[pair.second].documents, pool.documents.size());
    return {rank_biased_overlap(shared).extrapolated, overlap_at(shared, 10),
            overlap_at(shared, 100)};
}

}  // namespace

Rows overlap_of_runs(Fusion& fusion) {
    const std::vector<IndexedRun>& runs = fusion.inputs().runs();
    const std::vector<Pair> pairs = pairs_of(runs.size());
    const std::size_t queries = fusion.inputs().qids().size();
    std::vector<Likeness> all(queries * pairs.size());
    std::vector<char> common(queries * pairs.size(), 0);
    for_each_index(queries, fusion.threads(), [&](std::size_t query, unsigned worker) {
        const Pool& pool = fusion.pool(query, worker);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (pool.lists[pairs[i].first].held == 0 || pool.lists[pairs[i].second].held == 0)
                continue;
            all[query * pairs.size() + i] = compare(pool, pairs[i]);
            common[query * pairs.size() + i] = 1;
        }
    });
    Rows rows = {{"first", "second", "queries", "RBO", "overlap@10", "overlap@100"}};
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        Likeness sums{};
        std::size_t count = 0;
        for (std::size_t query = 0; query < queries; ++query) {
            if (common[query * pairs.size() + i] == 0) continue;
            ++count;
            for (std::size_t k = 0; k < figures; ++k) sums[k] += all[query * pairs.size() + i][k];
        }
        std::vector<std::string>& row = rows.emplace_back();
        row = {runs[pairs[i].first].file().bytes().name(),
               runs[pairs[i].second].file().bytes().name(), std::to_string(count)};
        for (const double sum : sums)
            row.push_back(count == 0 ? "-" : format_number(sum / static_cast<double>(count), 4));
    }
    return rows;
}

}  // namespace rankline::cli
