// SPDX-License-Identifier: MIT
#include <rankline/fusion/top_documents.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "../random.hpp"

using namespace rankline;

namespace {

/// Documents with ids of different lengths, in no order.
class Documents {
public:
    explicit Documents(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            m_ids.push_back("d" + std::to_string(i * 7919 % (10 * count)));
        for (const std::string& id : m_ids) {
            RunEntry& entry = m_entries.emplace_back();
            entry.docid_data = id.data();
            entry.docid_size = static_cast<std::uint32_t>(id.size());
        }
    }
    [[nodiscard]] std::span<const RunEntry> entries() const { return m_entries; }

private:
    std::vector<std::string> m_ids;
    std::vector<RunEntry> m_entries;
};

std::vector<std::uint32_t> expected(const std::vector<double>& scores,
                                    std::span<const RunEntry> documents, std::size_t count) {
    std::vector<std::uint32_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (scores[a] != scores[b]) return scores[a] > scores[b];
        return documents[a].docid() > documents[b].docid();
    });
    order.resize(std::min(count, order.size()));
    return order;
}

}  // namespace

TEST_CASE("top documents: the order of a plain sort, whatever the scores look like") {
    Random random(7);
    TopDocuments top;
    const std::size_t count = 3000;
    const Documents documents(count);
    const auto coin = [&](std::uint64_t sides) { return static_cast<double>(random.below(sides)); };
    for (int kind = 0; kind < 6; ++kind) {
        std::vector<double> scores;
        for (std::size_t i = 0; i < count; ++i) {
            switch (kind) {
                case 0:
                    scores.push_back(1 / (60 + coin(1000)) + 1 / (60 + coin(1000)));
                    break;
                case 1:
                    scores.push_back(coin(5));
                    break;  // ties
                case 2:
                    scores.push_back(coin(2000000) - 1000000);
                    break;  // both signs
                case 3:
                    scores.push_back(coin(3) == 0 ? -0.0 : 0.0);
                    break;  // equal zeros
                case 4:
                    scores.push_back(i == 0 ? 1e300 : 1 + coin(1000) * 1e-15);
                    break;
                default:
                    scores.push_back(i % 500 == 0 ? -1e308 : coin(1000));
                    break;
            }
        }
        CAPTURE(kind);
        for (const std::size_t wanted :
             {std::size_t{1}, std::size_t{10}, std::size_t{1000}, count, std::size_t{99999}}) {
            const auto got = top.select(scores, documents.entries(), wanted);
            CHECK(std::vector<std::uint32_t>(got.begin(), got.end()) ==
                  expected(scores, documents.entries(), wanted));
        }
    }
}

TEST_CASE("top documents: none of none") {
    TopDocuments top;
    CHECK(top.select({}, {}, 10).empty());
}
