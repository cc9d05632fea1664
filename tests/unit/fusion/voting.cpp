// SPDX-License-Identifier: MIT
// What holds for every method that counts votes.
#include <doctest/doctest.h>

#include <numeric>

#include "voting_pool.hpp"

using namespace rankline;

namespace {

/// No ballot has y above x, and one has x above y.
bool unanimous(const VoteCounts& votes_for, const std::string& x, const std::string& y) {
    return votes_for(x, y) > 0 && votes_for(y, x) == 0;
}

}  // namespace

TEST_CASE("voting: the same bits whatever the order of the runs and of the pool") {
    std::mt19937_64 random(7);
    for (int round = 0; round < 60; ++round) {
        std::vector<Ballot> ballots =
            random_ballots(random, 2 + round % 5, 3 + random() % 90, 1 + round % 3);
        if (round % 3 == 0) {
            for (Ballot& one : ballots) one.weight *= 0.1;
        }
        if (round % 7 == 0) {
            for (Ballot& one : ballots) one.weight = std::generate_canonical<double, 53>(random);
        }
        std::vector<std::string> documents = documents_of(ballots);
        for (const std::string name : voting_methods) {
            const FusionMethod& method = method_named(name);
            const std::vector<double> numbers = default_numbers(method);
            const Scores scores = vote(method, ballots, documents, numbers);
            std::vector<Ballot> shuffled = ballots;
            std::shuffle(shuffled.begin(), shuffled.end(), random);
            std::shuffle(documents.begin(), documents.end(), random);
            CAPTURE(name);
            CAPTURE(round);
            CHECK(vote(method, shuffled, documents, numbers) == scores);
        }
    }
}

TEST_CASE("voting: memory that has seen other queries makes no difference") {
    std::mt19937_64 random(8);
    std::vector<FusionScratch> scratches(std::size(voting_methods));
    for (int round = 0; round < 20; ++round) {
        const std::vector<Ballot> ballots = random_ballots(random, 3, 2 + random() % 300);
        const std::vector<std::string> documents = documents_of(ballots);
        const VotingPool voting(ballots, documents);
        for (std::size_t i = 0; i < scratches.size(); ++i) {
            const FusionMethod& method = method_named(voting_methods[i]);
            const FusionArguments arguments{.numbers = default_numbers(method), .model = {}};
            std::vector<double> used(documents.size());
            std::vector<double> fresh(documents.size());
            FusionScratch scratch;
            method.fuse(voting.pool(), arguments, scratches[i], used);
            method.fuse(voting.pool(), arguments, scratch, fresh);
            CHECK(used == fresh);
        }
    }
}

// ranx sorts by a comparison that is not one, and puts a document here and there behind one that
// every run ranks below it.
TEST_CASE("voting: what no run disputes stands, in every method") {
    std::mt19937_64 random(9);
    std::size_t pairs = 0;
    for (int round = 0; round < 200; ++round) {
        const std::vector<Ballot> ballots =
            random_ballots(random, 2 + round % 4, 2 + random() % 24);
        const std::vector<std::string> documents = documents_of(ballots);
        const VoteCounts votes_for(ballots);
        for (const std::string name : voting_methods) {
            const Scores scores = vote(name, ballots);
            CAPTURE(name);
            CAPTURE(round);
            for (const std::string& x : documents) {
                for (const std::string& y : documents) {
                    if (!unanimous(votes_for, x, y)) continue;
                    ++pairs;
                    if (!(scores.at(x) > scores.at(y))) FAIL_CHECK(x << " is not above " << y);
                }
            }
        }
    }
    CHECK(pairs > 10000);
}

TEST_CASE("voting: a winner of all duels comes first") {
    // b beats a and c by two votes to one each.
    for (const std::string name : voting_methods) {
        if (name == "mc4" || name == "rank-centrality")
            continue;  // they promise nothing of the kind
        CAPTURE(name);
        CHECK(order_of(vote(name, {ballot("a b c"), ballot("b c a"), ballot("c b a")}))[0] == 'b');
    }
}

TEST_CASE("voting: a cycle of three is a tie where ties can be") {
    const std::vector<Ballot> cycle = {ballot("a b c"), ballot("b c a"), ballot("c a b")};
    for (const std::string name : voting_methods) {
        if (name == "kemeny" || name == "kwiksort") continue;  // they give an order
        CAPTURE(name);
        const Scores scores = vote(name, cycle);
        CHECK(scores.at("a") == doctest::Approx(scores.at("b")).epsilon(1e-9));
        CHECK(scores.at("b") == doctest::Approx(scores.at("c")).epsilon(1e-9));
    }
}

TEST_CASE("voting: a run that lacks a document ranks it last") {
    for (const std::string name : voting_methods) {
        CAPTURE(name);
        CHECK(vote(name, {ballot("a b"), ballot("c a")}) ==
              vote(name, {ballot("a b c"), ballot("c a b")}));
    }
}

TEST_CASE("voting: a weight counts as so many runs") {
    for (const std::string name : voting_methods) {
        CAPTURE(name);
        const Ballot heavy = ballot("c a b", 3);
        const Scores weighted = vote(name, {ballot("a b c"), ballot("b c a"), heavy});
        const Ballot light = ballot("c a b");
        const Scores repeated = vote(name, {ballot("a b c"), ballot("b c a"), light, light, light});
        for (const auto& [docid, score] : repeated)
            CHECK(weighted.at(docid) == doctest::Approx(score).epsilon(1e-9));
    }
}

TEST_CASE("voting: nobody votes, and everything ties") {
    for (const std::string name : voting_methods) {
        if (name == "kemeny" || name == "kwiksort") continue;
        CAPTURE(name);
        const Scores scores = vote(name, {ballot("a b", 0), ballot("c", -1)});
        CHECK(scores.at("a") == scores.at("b"));
        CHECK(scores.at("b") == scores.at("c"));
    }
    for (const std::string name : {"kemeny", "kwiksort"})
        CHECK(order_of(vote(name, {ballot("a b", 0), ballot("c", 0)})) == "c b a ");
}

TEST_CASE("voting: no document, one document, a run without the query") {
    for (const std::string name : voting_methods) {
        CAPTURE(name);
        CHECK(vote(name, {ballot(""), ballot("")}).empty());
        CHECK(vote(name, {ballot("a"), ballot("")}).size() == 1);
        CHECK(vote(name, {ballot("a b c"), ballot(""), ballot("b a c")}) ==
              vote(name, {ballot("a b c"), ballot("b a c")}));
    }
}
