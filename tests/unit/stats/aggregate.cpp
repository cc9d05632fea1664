// SPDX-License-Identifier: MIT
#include <rankline/stats/aggregate.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "../complaint.hpp"
#include "values.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

const AggregateSettings trec_floor{.geometric_floor = 1e-5, .bootstrap = {}};

Aggregate named(const std::string& name) { return parse_aggregates({name}).front(); }

/// What the only column has for the first of the parts.
double aggregated(const std::string& name, const Values& values) {
    return aggregate_columns(named(name), values, 1, trec_floor)[0][0];
}

std::vector<std::string> names_of(const std::vector<std::string>& lists) {
    std::vector<std::string> names;
    for (const Aggregate& each : parse_aggregates(lists)) names.push_back(each.name);
    return names;
}

std::string complaint_about(const std::string& list) {
    return complaint_of(ErrorKind::usage, [&] { (void)parse_aggregates({list}); });
}

}  // namespace

TEST_CASE("aggregate: values are those of NumPy and SciPy") {
    // v = [k * k % 17 / 17 for k in range(1, 51)]; numpy 1.24.2: percentile(v, q) for q of 0, 10,
    // 25, 50, 75, 99.5, 100, std(v, ddof=1); scipy 1.10.1: stats.gmean(numpy.maximum(v, 1e-5)).
    const Values values = quadratic_residues();
    const auto near = [](double value) { return doctest::Approx(value).epsilon(1e-13); };
    CHECK(aggregated("min", values) == 0);
    CHECK(aggregated("p10", values) == near(0.058823529411764705));
    CHECK(aggregated("p25", values) == near(0.11764705882352941));
    CHECK(aggregated("median", values) == near(0.47058823529411764));
    CHECK(aggregated("p75", values) == near(0.7647058823529411));
    CHECK(aggregated("p99.5", values) == near(0.9411764705882353));
    CHECK(aggregated("max", values) == near(0.9411764705882353));
    CHECK(aggregated("sd", values) == near(0.3326202857641138));
    CHECK(aggregated("gmean", values) == near(0.23405519487304832));
}

TEST_CASE("aggregate: by hand") {
    const Values values{0.5, 0, 0.125, 1};
    CHECK(aggregated("median", values) == (0.125 + 0.5) / 2);
    CHECK(aggregated("p0", values) == 0);
    CHECK(aggregated("p100", values) == 1);
    // Position 0.25 * 3 is three quarters of the way from 0 to 0.125.
    CHECK(aggregated("p25", values) == 0.09375);
    // (0.5 * 0.00001 * 0.125 * 1) ^ (1 / 4)
    CHECK(aggregated("gmean", values) == doctest::Approx(std::pow(6.25e-7, 0.25)).epsilon(1e-14));
}

TEST_CASE("aggregate: an interval is the bootstrap's, in two parts, with its own confidence") {
    const Values values = quadratic_residues();
    AggregateSettings settings = trec_floor;
    settings.bootstrap = {.replicates = 300, .confidence = 0.5, .seed = 8};
    const Aggregate interval = named("ci90");
    CHECK(interval.parts() == std::vector<std::string>{"ci90.low", "ci90.high"});
    const auto bounds = aggregate_columns(interval, values, 1, settings);
    const Interval wanted =
        bootstrap_mean(values, {.replicates = 300, .confidence = 0.9, .seed = 8});
    REQUIRE(bounds.size() == 2);
    CHECK(bounds[0] == Values{wanted.lower});
    CHECK(bounds[1] == Values{wanted.upper});
}

TEST_CASE("aggregate: every record but the mean works, column by column") {
    const Values first = quadratic_residues();
    Values rows;
    for (const double value : first) rows.insert(rows.end(), {value, 0.25});
    for (const AggregateRecord& record : aggregate_records()) {
        CAPTURE(record.name);
        CHECK_FALSE(record.summary.empty());
        CHECK(record.numbers.empty() == (record.allows == nullptr));
        const Aggregate aggregate = named(record.name + (record.numbers.empty() ? "" : "50"));
        CHECK(aggregate.is_mean() == (record.name == "mean"));
        if (aggregate.is_mean()) continue;
        const auto alone = aggregate_columns(aggregate, first, 1, trec_floor);
        const auto together = aggregate_columns(aggregate, rows, 2, trec_floor);
        REQUIRE(together.size() == aggregate.parts().size());
        for (std::size_t part = 0; part < together.size(); ++part) {
            CHECK(together[part][0] == alone[part][0]);
            const double constant = record.name == "sd" ? 0 : 0.25;
            CHECK(together[part][1] == doctest::Approx(constant).epsilon(1e-14));
        }
    }
}

TEST_CASE("aggregate: what is not a number stays in its column; no values have no aggregate") {
    for (const char* name : {"median", "gmean", "sd", "min", "max", "p5", "ci95"}) {
        CAPTURE(name);
        const auto parts = aggregate_columns(
            named(name), Values{not_a_number, 1, HUGE_VAL, 1, 1, 1}, 2, trec_floor);
        for (const Values& part : parts) {
            CHECK(std::isnan(part[0]));
            CHECK_FALSE(std::isnan(part[1]));
        }
        for (const Values& part : aggregate_columns(named(name), Values{}, 2, trec_floor)) {
            REQUIRE(part.size() == 2);
            CHECK(std::isnan(part[0]));
        }
        CHECK(aggregate_columns(named(name), Values{}, 0, trec_floor).front().empty());
    }
}

TEST_CASE("aggregate: names come in lists, in order and without repeats") {
    CHECK(names_of({"sd,mean", "p25.0, sd", "p2.5,ci99"}) ==
          std::vector<std::string>{"sd", "mean", "p25", "p2.5", "ci99"});
}

TEST_CASE("aggregate: what is no name is told, all of it, with what is near") {
    CHECK(mentions(complaint_about("q25"), "unknown aggregate \"q25\"; did you mean p25?"));
    CHECK(mentions(complaint_about("Median"), "did you mean median"));
    CHECK(mentions(complaint_about("mean,variance,,p"),
                   "unknown aggregate \"variance\": there are "
                   "mean, median, gmean, sd, min, max, p25, "
                   "ci95\nunknown aggregate \"\""));
    for (const char* list : {"p", "p-1", "p101", "pnan", "ci", "ci0", "ci100", "ci-5"}) {
        CAPTURE(list);
        CHECK(mentions(complaint_about(list), "needs a number"));
    }
    CHECK(mentions(complaint_about("median50"), "unknown aggregate"));
}

TEST_CASE("aggregate: a geometric mean needs a floor") {
    const std::string complaint = complaint_of(
        ErrorKind::usage, [] { (void)aggregate_columns(named("gmean"), Values{0.5}, 1, {}); });
    CHECK(mentions(complaint, "floor"));
}
