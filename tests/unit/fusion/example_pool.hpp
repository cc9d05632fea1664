// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <rankline/fusion/method.hpp>

namespace rankline {

/// A run's ranking for a test: document and score, best first.
using ExampleList = std::vector<std::pair<std::string, double>>;

/// A Pool made by hand: the lists as they are written, ranks 1, 2, 3, ...
class ExamplePool {
public:
    explicit ExamplePool(std::vector<ExampleList> lists, const std::vector<double>& weights = {},
                         const std::vector<std::size_t>& groups = {})
        : m_source(std::move(lists)) {
        m_documents.resize(m_source.size());
        m_scores.resize(m_source.size());
        m_ranks.resize(m_source.size());
        for (std::size_t run = 0; run < m_source.size(); ++run) add(run);
        for (std::size_t run = 0; run < m_source.size(); ++run) {
            m_lists.push_back({.documents = m_documents[run],
                               .scores = m_scores[run],
                               .ranks = m_ranks[run],
                               .held = m_documents[run].size(),
                               .weight = weights.empty() ? 1 : weights[run],
                               .group = groups.empty() ? run : groups[run]});
        }
    }
    ExamplePool(const ExamplePool&) = delete;
    ExamplePool& operator=(const ExamplePool&) = delete;

    [[nodiscard]] Pool pool() const {
        return {.qid = "q", .documents = m_entries, .holders = m_holders, .lists = m_lists};
    }
    [[nodiscard]] std::size_t index(const std::string& docid) const { return m_index.at(docid); }

    /// The fused score of each document.
    [[nodiscard]] std::map<std::string, double> fuse(const FusionMethod& method,
                                                     const FusionArguments& arguments) const {
        FusionScratch scratch;
        std::vector<double> fused(m_entries.size());
        method.fuse(pool(), arguments, scratch, fused);
        std::map<std::string, double> scores;
        for (const auto& [docid, index] : m_index) scores[docid] = fused[index];
        return scores;
    }

private:
    void add(std::size_t run) {
        for (const auto& [docid, score] : m_source[run]) {
            const auto [place, is_new] =
                m_index.try_emplace(docid, static_cast<std::uint32_t>(m_index.size()));
            if (is_new) {
                RunEntry entry;
                entry.docid_data = place->first.data();
                entry.docid_size = static_cast<std::uint32_t>(place->first.size());
                m_entries.push_back(entry);
                m_holders.push_back(0);
            }
            ++m_holders[place->second];
            m_documents[run].push_back(place->second);
            m_scores[run].push_back(score);
            m_ranks[run].push_back(static_cast<double>(m_documents[run].size()));
        }
    }

    std::vector<ExampleList> m_source;
    std::map<std::string, std::uint32_t> m_index;
    std::vector<RunEntry> m_entries;
    std::vector<std::uint32_t> m_holders;
    std::vector<std::vector<std::uint32_t>> m_documents;
    std::vector<std::vector<double>> m_scores;
    std::vector<std::vector<double>> m_ranks;
    std::vector<RankedList> m_lists;
};

/// The method of that name in the registry.
[[nodiscard]] inline const FusionMethod& method_named(const std::string& name) {
    const std::vector<FusionMethod>& all = fusion_methods();
    return *std::find_if(all.begin(), all.end(),
                         [&](const FusionMethod& method) { return method.name == name; });
}

}  // namespace rankline
