// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <set>

#include <rankline/cli/evaluate.hpp>
#include <rankline/datasets/known_dataset.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/eval/profile.hpp>
#include <rankline/metrics/metrics.hpp>

using namespace rankline;
using namespace rankline::cli;

namespace {

void check_evaluation(const KnownEvaluation& evaluation) {
    CHECK_FALSE(evaluation.from.empty());
    CHECK_FALSE(evaluation.measures.empty());
    std::vector<Measure> measures;
    for (const std::string& name : evaluation.measures) {
        CAPTURE(name);
        const auto parsed = parse_measure(name, measure_registry(), evaluation.level.value_or(1));
        CHECK(parsed.size() == 1);
        measures.insert(measures.end(), parsed.begin(), parsed.end());
    }
    ScoringOptions scoring;
    set_queries(scoring, evaluation.queries);
    CHECK(queries_name(scoring) == evaluation.queries);
    const std::set<std::string> checks = {"",     "trec",       "trec-dl", "trec-dl19",
                                          "beir", "t2ranking",  "tira",    "msmarco-passage",
                                          "mteb", "msmarco-doc"};
    CAPTURE(evaluation.check);
    CHECK(checks.contains(evaluation.check));
    if (evaluation.profile.empty()) return;
    const Profile& profile = find_profile(evaluation.profile);
    for (const Measure& measure : measures)
        CHECK_NOTHROW((void)computed_under(profile, measure, measure_registry()));
}

}  // namespace

TEST_CASE("known datasets: measures, queries and profiles of every evaluation exist") {
    for (const KnownDataset& dataset : known_datasets()) {
        CAPTURE(dataset.name);
        check_evaluation(dataset.evaluation);
        for (const KnownSplit& split : dataset.splits) {
            CAPTURE(split.name);
            check_evaluation(split.evaluation);
        }
    }
}

TEST_CASE("known datasets: the profile of an evaluation is applied to its own measures") {
    for (const KnownDataset& dataset : known_datasets()) {
        for (const KnownSplit& split : dataset.splits) {
            EvalCommand command;
            command.profile.as = split.evaluation.profile;
            command.measures.names = split.evaluation.measures;
            command.measures.level = split.evaluation.level.value_or(1);
            Problems problems;
            check_profiles(command, problems);
            CAPTURE(dataset.name);
            CHECK(problems.messages().empty());
        }
    }
}
