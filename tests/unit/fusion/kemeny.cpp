// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <limits>

#include "voting_pool.hpp"

using namespace rankline;

namespace {

using Order = std::vector<std::string>;

/// The votes for the lower of two documents over the higher.
double votes_against(const VoteCounts& votes_for, const Order& order) {
    double votes = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t j = i + 1; j < order.size(); ++j) votes += votes_for(order[j], order[i]);
    }
    return votes;
}

Order fused_order(const std::string& method, const std::vector<Ballot>& ballots, double window) {
    const FusionMethod& record = method_named(method);
    std::vector<double> numbers = default_numbers(record);
    if (method == "kemeny") numbers = {window};
    std::vector<std::pair<double, std::string>> ranked;
    for (const auto& [docid, score] : vote(record, ballots, documents_of(ballots), numbers))
        ranked.emplace_back(score, docid);
    std::sort(ranked.rbegin(), ranked.rend());
    Order order;
    for (const auto& entry : ranked) order.push_back(entry.second);
    return order;
}

double fewest_votes_against(const std::vector<Ballot>& ballots) {
    const VoteCounts votes_for(ballots);
    Order order = documents_of(ballots);
    double fewest = std::numeric_limits<double>::infinity();
    do {
        fewest = std::min(fewest, votes_against(votes_for, order));
    } while (std::next_permutation(order.begin(), order.end()));
    return fewest;
}

}  // namespace

TEST_CASE("kemeny: Tennessee") {
    // 393 of 600 votes are for the order, as published; the other 207 are against it.
    const std::vector<Ballot> tennessee = {ballot("M N C K", 42), ballot("N C K M", 26),
                                           ballot("C K N M", 15), ballot("K C N M", 17)};
    CHECK(fused_order("kemeny", tennessee, 1) == Order{"N", "C", "K", "M"});
    CHECK(votes_against(VoteCounts(tennessee), {"N", "C", "K", "M"}) == 207);
}

TEST_CASE("kemeny: a cycle is cut where it is weakest") {
    // a beats b by 4 to 1, b beats c by 3 to 2, c beats a by 3 to 2.
    const std::vector<Ballot> ballots = {ballot("a b c", 2), ballot("c a b", 2),
                                         ballot("b c a", 1)};
    CHECK(votes_against(VoteCounts(ballots), fused_order("kemeny", ballots, 1)) ==
          fewest_votes_against(ballots));
}

TEST_CASE("kemeny: no order of up to seven documents has fewer votes against it") {
    std::mt19937_64 random(41);
    for (int round = 0; round < 120; ++round) {
        const std::vector<Ballot> ballots = random_ballots(random, 2 + round % 6, 2 + random() % 6);
        CAPTURE(round);
        CHECK(votes_against(VoteCounts(ballots), fused_order("kemeny", ballots, 1)) ==
              fewest_votes_against(ballots));
    }
}

TEST_CASE("kemeny: parts that majorities part are best each, at any length") {
    std::mt19937_64 random(42);
    std::vector<Ballot> ballots(3);
    double fewest = 0;
    for (int part = 0; part < 6; ++part) {
        std::vector<Ballot> some = random_ballots(random, 3, 5);
        std::vector<Ballot> complete(3);
        for (std::size_t run = 0; run < 3; ++run) {
            complete[run].weight = ballots[run].weight = 1;
            for (const auto& [docid, rank] : some[run].ranked) {
                complete[run].ranked.emplace_back(std::to_string(part) + docid, rank);
                ballots[run].ranked.emplace_back(std::to_string(part) + docid, 100 * part + rank);
            }
            for (int i = 0; i < 5; ++i) {  // all in all runs, so that each part beats the next
                const std::string docid = std::to_string(part) + "d" + std::to_string(i);
                if (complete[run].rank(docid) < 1e9) continue;
                complete[run].ranked.emplace_back(docid, 50);
                ballots[run].ranked.emplace_back(docid, 100 * part + 50);
            }
        }
        fewest += fewest_votes_against(complete);
    }
    CHECK(votes_against(VoteCounts(ballots), fused_order("kemeny", ballots, 1)) == fewest);
}

TEST_CASE("kemeny: never worse than Copeland's order, better with a wider window") {
    std::mt19937_64 random(43);
    double narrow_sum = 0;
    double wide_sum = 0;
    double start_sum = 0;
    for (int round = 0; round < 40; ++round) {
        const std::vector<Ballot> ballots = random_ballots(random, 3 + round % 3, 40);
        const double start =
            votes_against(VoteCounts(ballots), fused_order("copeland", ballots, 0));
        const double narrow = votes_against(VoteCounts(ballots), fused_order("kemeny", ballots, 1));
        const double wide = votes_against(VoteCounts(ballots), fused_order("kemeny", ballots, 50));
        CAPTURE(round);
        CHECK(narrow <= start);
        CHECK(wide <= start);
        start_sum += start;
        narrow_sum += narrow;
        wide_sum += wide;
    }
    CHECK(narrow_sum < start_sum);
    CHECK(wide_sum < narrow_sum);
}
