// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <set>

#include <rankline/base/error.hpp>

#include "sample_report.hpp"

using namespace rankline;

TEST_CASE("report formats: each has a name of its own, a summary and a writer") {
    std::set<std::string> names;
    for (const ReportFormat& format : report_formats()) {
        CAPTURE(format.name);
        CHECK(names.insert(format.name).second);
        CHECK_FALSE(format.summary.empty());
        CHECK((format.write != nullptr));
    }
    CHECK(names.size() == 8);
}

TEST_CASE("report formats: what is not one is an error with the nearest name") {
    CHECK_THROWS_WITH_AS(static_cast<void>(report_format("jsno")),
                         doctest::Contains("did you mean json"), Error);
}

TEST_CASE("report formats: each ends its text with a line end, whatever it shows") {
    for (const ReportFormat& format : report_formats()) {
        CAPTURE(format.name);
        Report report = sample_report();
        CHECK(render(report, format.name).ends_with("\n"));
        report.per_query = true;
        CHECK(render(report, format.name).ends_with("\n"));
    }
}
