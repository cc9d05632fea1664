// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <rankline/fusion/method.hpp>

#include "example_pool.hpp"

namespace rankline {

/// A ballot: documents and their ranks, best first.
struct Ballot {
    std::vector<std::pair<std::string, double>> ranked;
    double weight = 1;

    /// The rank of a document; those that it lacks share one behind all.
    [[nodiscard]] double rank(const std::string& docid) const {
        const auto found = std::find_if(ranked.begin(), ranked.end(),
                                        [&](const auto& entry) { return entry.first == docid; });
        return found == ranked.end() ? 1e9 : found->second;
    }
};

/// "a b c" with ranks 1, 2, 3; "a b=c" with ranks 1, 2.5, 2.5.
[[nodiscard]] inline Ballot ballot(const std::string& text, double weight = 1) {
    Ballot made{{}, weight};
    std::size_t first = 0;
    std::string docid;
    const auto end_docid = [&](bool tie_goes_on) {
        made.ranked.emplace_back(docid, 0);
        docid.clear();
        if (tie_goes_on) return;
        const double rank = static_cast<double>(first + 1 + made.ranked.size()) / 2;
        for (; first < made.ranked.size(); ++first) made.ranked[first].second = rank;
    };
    for (const char c : text) {
        if (c == ' ' || c == '=')
            end_docid(c == '=');
        else
            docid += c;
    }
    if (!docid.empty()) end_docid(false);
    return made;
}

using Scores = std::map<std::string, double>;

/// All documents of the ballots, in byte order.
[[nodiscard]] inline std::vector<std::string> documents_of(const std::vector<Ballot>& ballots) {
    std::set<std::string> all;
    for (const Ballot& one : ballots) {
        for (const auto& entry : one.ranked) all.insert(entry.first);
    }
    return {all.begin(), all.end()};
}

/// A Pool of ballots whose documents are numbered as in `documents`.
class VotingPool {
public:
    VotingPool(const std::vector<Ballot>& ballots, std::vector<std::string> documents)
        : m_docids(std::move(documents)),
          m_holders(m_docids.size()),
          m_documents(ballots.size()),
          m_ranks(ballots.size()) {
        std::map<std::string, std::uint32_t> index;
        for (const std::string& docid : m_docids) {
            index[docid] = static_cast<std::uint32_t>(m_entries.size());
            RunEntry& entry = m_entries.emplace_back();
            entry.docid_data = docid.data();
            entry.docid_size = static_cast<std::uint32_t>(docid.size());
        }
        for (std::size_t run = 0; run < ballots.size(); ++run) {
            for (const auto& [docid, rank] : ballots[run].ranked) {
                m_documents[run].push_back(index.at(docid));
                m_ranks[run].push_back(rank);
                ++m_holders[index.at(docid)];
            }
            m_lists.push_back({.documents = m_documents[run],
                               .scores = m_ranks[run],
                               .ranks = m_ranks[run],
                               .held = m_ranks[run].size(),
                               .weight = ballots[run].weight});
        }
    }
    VotingPool(const VotingPool&) = delete;
    VotingPool& operator=(const VotingPool&) = delete;

    [[nodiscard]] Pool pool() const {
        return {.qid = "q", .documents = m_entries, .holders = m_holders, .lists = m_lists};
    }

private:
    std::vector<std::string> m_docids;
    std::vector<RunEntry> m_entries;
    std::vector<std::uint32_t> m_holders;
    std::vector<std::vector<std::uint32_t>> m_documents;
    std::vector<std::vector<double>> m_ranks;
    std::vector<RankedList> m_lists;
};

[[nodiscard]] inline std::vector<double> default_numbers(const FusionMethod& method) {
    std::vector<double> numbers;
    for (const FusionParameter& parameter : method.parameters)
        numbers.push_back(parameter.default_value.value());
    return numbers;
}

/// Fuses with the documents numbered as in `documents`.
[[nodiscard]] inline Scores vote(const FusionMethod& method, const std::vector<Ballot>& ballots,
                                 const std::vector<std::string>& documents,
                                 const std::vector<double>& numbers) {
    const VotingPool voting(ballots, documents);
    FusionScratch scratch;
    std::vector<double> fused(documents.size());
    method.fuse(voting.pool(), {.numbers = numbers, .model = {}}, scratch, fused);
    Scores scores;
    for (std::size_t i = 0; i < documents.size(); ++i) scores[documents[i]] = fused[i];
    return scores;
}

[[nodiscard]] inline Scores vote(const std::string& method, const std::vector<Ballot>& ballots) {
    return vote(method_named(method), ballots, documents_of(ballots),
                default_numbers(method_named(method)));
}

/// The documents by score, then by docid descending, each with a blank behind it.
[[nodiscard]] inline std::string order_of(const Scores& scores) {
    std::vector<std::pair<double, std::string>> order;
    for (const auto& [docid, score] : scores) order.emplace_back(score, docid);
    std::sort(order.rbegin(), order.rend());
    std::string text;
    for (const auto& entry : order) text += entry.second + " ";
    return text;
}

/// Votes counted one by one.
class VoteCounts {
public:
    explicit VoteCounts(const std::vector<Ballot>& ballots) : m_ballots(ballots) {
        for (const std::string& docid : documents_of(ballots)) {
            for (const Ballot& one : ballots) m_ranks[docid].push_back(one.rank(docid));
        }
    }

    /// The votes for x over y.
    [[nodiscard]] double operator()(const std::string& x, const std::string& y) const {
        const std::vector<double>& first = m_ranks.at(x);
        const std::vector<double>& second = m_ranks.at(y);
        double votes = 0;
        for (std::size_t i = 0; i < first.size(); ++i)
            votes += first[i] < second[i] ? m_ballots[i].weight : 0;
        return votes;
    }

private:
    std::vector<Ballot> m_ballots;
    std::map<std::string, std::vector<double>> m_ranks;
};

/// Ballots at random: each document in so many quarters of them, one in four tied with the one
/// before. The weights are whole numbers, equal ones in one case of two.
[[nodiscard]] inline std::vector<Ballot> random_ballots(std::mt19937_64& random, int runs,
                                                        std::size_t documents,
                                                        unsigned quarters = 3) {
    const bool equal = random() % 2 == 0;
    std::vector<Ballot> ballots;
    for (int run = 0; run < runs; ++run) {
        std::vector<std::string> docids;
        for (std::size_t i = 0; i < documents; ++i) {
            if (random() % 4 < quarters) docids.push_back("d" + std::to_string(i));
        }
        std::shuffle(docids.begin(), docids.end(), random);
        std::string text;
        for (const std::string& docid : docids) {
            if (!text.empty()) text += random() % 4 == 0 ? '=' : ' ';
            text += docid;
        }
        ballots.push_back(ballot(text, equal ? 1 : static_cast<double>(1 + random() % 5)));
    }
    return ballots;
}

/// The share of its time that a walk over the documents spends at each, after so many steps from
/// anywhere; `walk[x][y]` is the probability of the step from x to y.
[[nodiscard]] inline Scores walked(const std::vector<std::string>& documents,
                                   const std::vector<std::vector<double>>& walk, int steps) {
    const std::size_t count = documents.size();
    std::vector<double> time(count, 1 / static_cast<double>(count));
    for (int step = 0; step < steps; ++step) {
        std::vector<double> next(count);
        for (std::size_t x = 0; x < count; ++x) {
            for (std::size_t y = 0; y < count; ++y) next[y] += time[x] * walk[x][y];
        }
        time = next;
    }
    Scores scores;
    for (std::size_t x = 0; x < count; ++x) scores[documents[x]] = time[x];
    return scores;
}

inline constexpr const char* voting_methods[] = {
    "condorcet", "copeland", "schulze", "kemeny", "kwiksort", "mc4", "rank-centrality"};

}  // namespace rankline
