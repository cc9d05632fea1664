// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>

#include "collection.hpp"
#include "measures.hpp"

using namespace rankline;
using namespace rankline::property;

// Held against evaluations of every order, or of every way to judge, through a plain Evaluator.

namespace {

constexpr double relative_slack = 1e-12;

/// All records with their defaults, with all choices of their parameters, and with settings that
/// turn the worth of documents around.
std::vector<Measure> all_measures() {
    std::vector<Measure> measures = measures_of(JudgmentKind::graded);
    for (const Measure& measure : settings_of(JudgmentKind::graded)) measures.push_back(measure);
    for (const char* name : {"nDCG(gain=exp2)@4",
                             "nDCG(gains='1=5,2=1')@5",
                             "DCG(gains='2=-1')@4",
                             "RBP(rel=1)@4",
                             "RBP(p=0.5,gains='3=3')",
                             "RBP(gains='1=2,3=0.5')",
                             "INST(max_rel=3)",
                             "INSQ(max_rel=3)",
                             "SDCG(max_rel=3)@4",
                             "BPM(t=2,max_rel=3)@4",
                             "NERR8(max_rel=3)@4",
                             "NERR9(max_rel=3)@4",
                             "NERR10(max_rel=3)",
                             "NERR11(max_rel=3)",
                             "ERR(max=3)@4",
                             "F(beta=2)@3",
                             "G(gains='1=0.5')",
                             "AP(rel=0)",
                             "RR(rel=0)",
                             "nDCGRel(gains='0=1')",
                             "IPrec(rel=2)@0.5"}) {
        measures.push_back(parse_measure(name, measure_registry(), 1).front());
    }
    // A spread of these is refused.
    std::erase_if(measures, [](const Measure& measure) {
        return measure.record->has_values() && !measure.record->counts && !can_spread(measure);
    });
    return measures;
}

/// One query with few documents, tied scores, and judgments for some more.
Collection small_collection(std::uint64_t seed) {
    Random random(seed);
    Collection collection;
    for (char id = 'a'; id < 'k'; ++id) {
        const std::string docid(1, id);
        if (random.below(3) != 0) {
            const auto grade = static_cast<double>(random.below(5)) - 1;
            collection.judged.push_back({"q", docid, "1", grade});
        }
        if (id > 'f' || (id > 'd' && random.below(2) == 0)) continue;
        collection.retrieved.push_back({"q", docid, static_cast<double>(random.below(2))});
    }
    collection.judged.push_back({"q", "z", "1", 1});
    return collection;
}

struct Extent {
    double low = 0;
    double high = 0;
    double sum = 0;
    double cases = 0;

    void add(double value) {
        low = cases == 0 ? value : std::min(low, value);
        high = cases == 0 ? value : std::max(high, value);
        sum += value;
        ++cases;
    }
};

void add_values(const Evaluated& evaluated, std::vector<Extent>& extents) {
    for (std::size_t i = 0; i < extents.size(); ++i) extents[i].add(evaluated.scores.values[i]);
}

/// The values over all orders that keep to the scores.
std::vector<Extent> over_orders(const Collection& collection, const std::vector<Measure>& measures,
                                const EvalOptions& options) {
    std::vector<Extent> extents(measures.size());
    std::vector<RetrievedLine> order = collection.retrieved;
    const auto by_id = [](const RetrievedLine& a, const RetrievedLine& b) {
        return a.docid < b.docid;
    };
    std::sort(order.begin(), order.end(), by_id);
    do {
        const auto in_order = [](const RetrievedLine& a, const RetrievedLine& b) {
            return a.score > b.score;
        };
        if (!std::is_sorted(order.begin(), order.end(), in_order)) continue;
        Collection one = collection;
        one.retrieved = order;
        for (std::size_t i = 0; i < order.size(); ++i)
            one.retrieved[i].score = -static_cast<double>(i);
        add_values(evaluate(one, measures, options), extents);
    } while (std::next_permutation(order.begin(), order.end(), by_id));
    return extents;
}

std::string described(const Measure& measure, std::uint64_t seed, const EvalOptions& options) {
    return measure.name + " seed " + std::to_string(seed) + " depth " +
           std::to_string(options.depth) + (options.judged_only ? " judged only" : "");
}

void check_orders(const std::vector<Measure>& measures, std::uint64_t seed, EvalOptions options) {
    const Collection collection = small_collection(seed);
    const std::vector<Extent> extents = over_orders(collection, measures, options);
    options.spread = Spread::tie_expectation;
    const Evaluated expected = evaluate(collection, measures, options);
    options.spread = Spread::tie_range;
    const Evaluated range = evaluate(collection, measures, options);
    for (std::size_t i = 0; i < measures.size(); ++i) {
        if (!can_spread(measures[i])) continue;
        INFO(described(measures[i], seed, options));
        CHECK(expected.scores.values[i] ==
              doctest::Approx(extents[i].sum / extents[i].cases).epsilon(relative_slack));
        CHECK(range.scores.lows[i] == doctest::Approx(extents[i].low).epsilon(relative_slack));
        CHECK(range.scores.highs[i] == doctest::Approx(extents[i].high).epsilon(relative_slack));
    }
}

/// The documents of a collection that its query retrieves without a grade.
std::vector<std::string> unjudged(const Collection& collection) {
    std::set<std::string> graded;
    for (const JudgedLine& line : collection.judged) {
        if (line.grade >= 0) graded.insert(line.docid);
    }
    std::vector<std::string> ids;
    for (const RetrievedLine& line : collection.retrieved) {
        if (!graded.contains(line.docid)) ids.push_back(line.docid);
    }
    return ids;
}

std::vector<Extent> over_judgments(const Collection& collection,
                                   const std::vector<Measure>& measures) {
    const std::vector<std::string> open = unjudged(collection);
    double highest = 1;
    for (const JudgedLine& line : collection.judged) highest = std::max(highest, line.grade);
    std::vector<Extent> extents(measures.size());
    for (std::uint64_t ways = 0; ways < std::uint64_t{1} << open.size(); ++ways) {
        Collection one = collection;
        for (std::size_t i = 0; i < open.size(); ++i) {
            std::erase_if(one.judged,
                          [&](const JudgedLine& line) { return line.docid == open[i]; });
            one.judged.push_back({"q", open[i], "1", (ways >> i & 1) != 0 ? highest : 0});
        }
        add_values(evaluate(one, measures), extents);
    }
    return extents;
}

}  // namespace

TEST_CASE(
    "over tied documents the mean, the lowest and the highest value are those of all orders") {
    const std::vector<Measure> measures = all_measures();
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        EvalOptions options;
        check_orders(measures, seed, options);
        options.depth = 3;
        check_orders(measures, seed, options);
        options.judged_only = true;
        check_orders(measures, seed, options);
        options.depth = EvalOptions{}.depth;
        check_orders(measures, seed, options);
    }
}

TEST_CASE("the residual's ends are those of all ways to judge") {
    const std::vector<Measure> measures = all_measures();
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Collection collection = small_collection(seed);
        const std::vector<Extent> extents = over_judgments(collection, measures);
        EvalOptions options;
        options.spread = Spread::residual;
        const Evaluated residual = evaluate(collection, measures, options);
        for (std::size_t i = 0; i < measures.size(); ++i) {
            if (!can_spread(measures[i])) continue;
            INFO(described(measures[i], seed, options));
            CHECK(residual.scores.lows[i] ==
                  doctest::Approx(extents[i].low).epsilon(relative_slack));
            CHECK(residual.scores.highs[i] ==
                  doctest::Approx(extents[i].high).epsilon(relative_slack));
        }
    }
}
