// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>

#include <rankline/base/error.hpp>
#include <rankline/cli/measure_catalog.hpp>
#include <rankline/metrics/metrics.hpp>

using namespace rankline;
using namespace rankline::cli;

TEST_CASE("measure catalog: --list-measures has a line per measure") {
    const std::string text = measure_list(measure_registry());
    CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) ==
          measure_registry().size());
    CHECK(text.find("nDCG[@k] ") != std::string::npos);
    CHECK(text.find("\nP@k ") != std::string::npos);
}

TEST_CASE("measure catalog: every measure can be explained by its bare name") {
    for (const MeasureRecord& record : measure_registry()) {
        CAPTURE(record.name);
        const std::string text = explain_measure(record.name, measure_registry());
        CHECK(text.starts_with(measure_pattern(record) + " - " + record.summary + "\n"));
        CHECK(text.find("  Definition\n") != std::string::npos);
        CHECK(text.find("  Summary over queries\n") != std::string::npos);
    }
}

TEST_CASE("measure catalog: parameters are shown with what they can be and their default") {
    const std::string text = explain_measure("nDCG@10", measure_registry());
    CHECK(text.find("      @k: ") != std::string::npos);
    CHECK(text.find("      gain: one of linear, exp2, table (default: linear): ") !=
          std::string::npos);
}

TEST_CASE("measure catalog: a set of measures is explained measure by measure, each once") {
    const std::string text = explain_measure("P.5,10", measure_registry());
    CHECK(text.find("P@k - ") == 0);
    CHECK(text.find("P@k - ", 1) == std::string::npos);
}

TEST_CASE("measure catalog: a nickname begins with the list of its measures") {
    for (const char* const set : {"official", "all_trec", "set", "prefs", "qrels_jg"}) {
        CAPTURE(set);
        const std::string text = explain_measure(set, measure_registry());
        CHECK(text.starts_with(std::string(set) + " - "));
        CHECK(text.find(" measures\n      RunId, NumQ, ") != std::string::npos);
        CHECK(text.find("\n\nRunId - ") != std::string::npos);
        CHECK(text.find("\n\nNumQ - ") != std::string::npos);
    }
}

TEST_CASE("measure catalog: what is no measure is an error with the nearest name") {
    CHECK_THROWS_WITH_AS(static_cast<void>(explain_measure("nDGC", measure_registry())),
                         doctest::Contains("did you mean nDCG"), Error);
}
