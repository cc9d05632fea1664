// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include <rankline/base/error.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/eval/profile_steps.hpp>
#include <rankline/metrics/metrics.hpp>

using namespace rankline;

namespace {

Measure measure_named(const std::string& name) {
    return parse_measure(name, measure_registry(), 1).front();
}

ProfileColumn under(const std::string& profile, const std::string& measure) {
    return computed_under(find_profile(profile), measure_named(measure), measure_registry());
}

/// All measures that a profile has by default.
std::vector<Measure> defaults_of(const Profile& profile) {
    return parse_measures(profile.defaults, measure_registry(), 1);
}

/// Whether the same is computed, whatever it is called.
bool same_column(const ProfileColumn& a, const ProfileColumn& b) {
    return canonical_name(*a.measure.record, a.measure.params) ==
               canonical_name(*b.measure.record, b.measure.params) &&
           a.protocol == b.protocol;
}

}  // namespace

TEST_CASE("profiles: each has a record to the end, and measures that exist") {
    std::set<std::string> names;
    for (const Profile& profile : profiles()) {
        CAPTURE(profile.name);
        CHECK(names.insert(profile.name).second);
        CHECK_FALSE(profile.summary.empty());
        CHECK_FALSE(profile.definition.empty());
        CHECK_FALSE(profile.source.empty());
        CHECK_FALSE(measures_of(profile).empty());
        for (const Measure& measure : defaults_of(profile)) {
            CAPTURE(measure.name);
            CHECK(has_measure(profile, measure));
            CHECK_NOTHROW((void)computed_under(profile, measure, measure_registry()));
        }
        for (const ProfileRule& rule : profile.rules) {
            CAPTURE(rule.record);
            CHECK(std::any_of(
                measure_registry().begin(), measure_registry().end(),
                [&](const MeasureRecord& record) { return record.name == rule.record; }));
        }
    }
}

TEST_CASE("profiles: the steps between any two end where the second is") {
    for (const Profile& a : profiles()) {
        for (const Profile& b : profiles()) {
            for (const Measure& asked : defaults_of(a)) {
                if (!has_measure(b, asked)) continue;
                CAPTURE(a.name);
                CAPTURE(b.name);
                CAPTURE(asked.name);
                const ProfileColumn from = computed_under(a, asked, measure_registry());
                const ProfileColumn to = computed_under(b, asked, measure_registry());
                const std::vector<ProfileStep> steps = steps_between(from, to);
                CHECK(same_column(steps.empty() ? from : steps.back().column, to));
                CHECK(steps.empty() == same_column(from, to));
            }
        }
    }
}

TEST_CASE("profiles: what makes two differ") {
    const auto reasons = [](const char* a, const char* b, const char* measure) {
        std::vector<std::string> all;
        for (const ProfileStep& step : steps_between(under(a, measure), under(b, measure)))
            all.push_back(step.reason);
        return all;
    };
    using Reasons = std::vector<std::string>;
    CHECK(reasons("trec_eval-10", "trec_eval-9", "IPrec@0.1") == Reasons{"tie", "rounding"});
    CHECK(reasons("trec_eval-9", "pytrec_eval", "AP").empty());
    CHECK(reasons("trec_eval-10", "gdeval", "nDCG@10") == Reasons{"gain", "denominator"});
    CHECK(reasons("pytrec_eval", "beir", "nDCG@10") == Reasons{"dropped id"});
    CHECK(reasons("trec_eval-10", "msmarco", "RR@10") ==
          Reasons{"rank column", "rank column", "relevance", "denominator"});
    CHECK(reasons("msmarco", "t2ranking", "RR@10") ==
          Reasons{"rank column", "relevance", "denominator"});
    CHECK(reasons("trec_eval-10", "ranx", "AP") == Reasons{"tie", "denominator"});
    CHECK(reasons("trec_eval-10", "t2ranking", "R@50").back() == "denominator");
    CHECK(reasons("gdeval", "ir_measures", "ERR@10") ==
          Reasons{"rounding", "denominator", "denominator"});
}

TEST_CASE("profiles: a program has its measures, under its names, and no others") {
    CHECK(under("beir", "P(relative=true)@10").measure.name == "R_cap@10");
    CHECK(under("beir", "P@10").measure.name == "P@10");
    CHECK(under("ranx", "nDCG(gain=exp2)@5").measure.name == "ndcg_burges@5");
    CHECK(under("ranx", "nDCG").measure.name == "ndcg");
    CHECK(under("t2ranking", "R@50").measure.record->name == "MicroR");
    CHECK_THROWS_WITH_AS(under("msmarco", "AP"), doctest::Contains("it has RR@k"), Error);
    CHECK_THROWS_WITH_AS(under("beir", "nDCG(gain=exp2)@10"), doctest::Contains("no parameters"),
                         Error);
    CHECK_THROWS_WITH_AS(under("beir", "RR(rel=2)@10"), doctest::Contains("relevance level"),
                         Error);
    CHECK_THROWS_WITH_AS((void)find_profile("bier"), doctest::Contains("did you mean beir"), Error);
}
