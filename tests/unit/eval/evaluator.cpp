// SPDX-License-Identifier: MIT
#include <rankline/eval/evaluator.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/hash.hpp>
#include <rankline/base/text.hpp>
#include <rankline/model/run_buffer.hpp>

using namespace rankline;

namespace {

/// Measures made for the test: the evaluator must not care which there are.
MeasureRecord first_hit() {
    MeasureRecord record;
    record.name = "FirstHit";
    record.compute = [](const Topic& topic, const Params& params) {
        for (const Hit& hit : topic.hits) {
            if (hit.grade >= params.level) return 1.0 / static_cast<double>(hit.rank + 1);
        }
        return 0.0;
    };
    return record;
}
MeasureRecord retrieved() {
    MeasureRecord record;
    record.name = "Retrieved";
    record.aggregation = Aggregation::sum;
    record.compute = [](const Topic& topic, const Params&) {
        return static_cast<double>(topic.retrieved);
    };
    return record;
}
MeasureRecord geometric() {
    MeasureRecord record = first_hit();
    record.aggregation = Aggregation::geometric_mean;
    return record;
}
MeasureRecord queries() {
    MeasureRecord record;
    record.name = "Queries";
    record.aggregation = Aggregation::query_count;
    return record;
}

/// Relevant documents retrieved over all that are relevant.
MeasureRecord pooled_recall() {
    MeasureRecord record;
    record.name = "PooledRecall";
    record.aggregation = Aggregation::pooled;
    record.ratio = [](const Topic& topic, const Params&) {
        return Ratio{static_cast<double>(topic.relevant_retrieved(1)),
                     static_cast<double>(topic.relevant(1))};
    };
    return record;
}
/// The ranges of equal scores, as digits: 2-3 and 5-6 are 2356; or the ranks judged elsewhere.
MeasureRecord ties() {
    MeasureRecord record;
    record.name = "Ties";
    record.reads_ties = true;
    record.compute = [](const Topic& topic, const Params&) {
        double digits = 0;
        for (const RankRange& tie : topic.ties)
            digits = digits * 100 + static_cast<double>(10 * tie.begin + tie.end);
        return digits;
    };
    return record;
}
MeasureRecord elsewhere() {
    MeasureRecord record;
    record.name = "Elsewhere";
    record.reads_judged_elsewhere = true;
    record.compute = [](const Topic& topic, const Params&) {
        double digits = 0;
        for (const std::uint64_t rank : topic.judged_elsewhere)
            digits = digits * 10 + static_cast<double>(rank + 1);
        return digits;
    };
    return record;
}

struct Fixture {
    std::vector<MeasureRecord> records = {first_hit(), retrieved(), geometric(), queries()};
    std::vector<Measure> measures;
    EvalOptions options;

    Fixture() { measure_all(); }
    explicit Fixture(std::vector<MeasureRecord> own) : records(std::move(own)) { measure_all(); }

    void measure_all() {
        for (const MeasureRecord& record : records)
            measures.push_back({&record, {}, record.name, record.name});
    }

    /// Judgments "qid docid grade;", documents "qid docid score;".
    RunScores score(std::string_view judgments, std::string_view run,
                    JudgmentKind kind = JudgmentKind::graded) {
        m_qrels_text = judgments;
        m_run_text = run;
        QrelsBuilder builder(FileBytes::from_memory(m_qrels_text, "q"), kind, Duplicates::error);
        for (const std::string_view line : split(builder.text(), ';')) {
            const auto fields = split_blanks(line);
            if (!fields.empty())
                builder.add(fields[0], {fields[1], std::stod(std::string(fields[2])), {}, {}});
        }
        qrels = builder.build();
        Evaluator evaluator(qrels, measures, options, 1);
        RunBuffer buffer;
        for (const std::string_view line : split(m_run_text, ';')) {
            const auto fields = split_blanks(line);
            if (!fields.empty())
                buffer.add(fields[0], fields[1], std::stod(std::string(fields[2])));
        }
        RunFacts facts;
        buffer.deliver(evaluator, facts, {}, "a.run", 1);
        return evaluator.finish(facts);
    }
    std::vector<double> summary(const RunScores& scores) const {
        return summarise(scores, measures, qrels, options.queries);
    }

    Qrels qrels;

private:
    std::string m_qrels_text;
    std::string m_run_text;
};

}  // namespace

TEST_CASE(
    "evaluator: the mean is over the intersection, over the judged or over the run, as asked") {
    // q1: relevant at rank 2 -> 0.5; q2: at rank 1 -> 1; q3 is missing; q9 is not judged.
    const char* judgments = "q1 a 1; q2 b 1; q3 c 1";
    const char* run = "q1 x 2; q1 a 1; q2 b 5; q9 z 1";
    Fixture both;
    const RunScores scores = both.score(judgments, run);
    CHECK(both.summary(scores)[0] == 0.75);
    CHECK(scores.counts.judged == 3);
    CHECK(scores.counts.retrieved == 3);
    CHECK(scores.counts.scored == 2);
    CHECK(scores.counts.missing == 1);
    CHECK(scores.counts.unjudged == 1);
    CHECK(scores.missing_qids == std::vector<std::string_view>{"q3"});
    CHECK(scores.unjudged_qids == std::vector<std::string_view>{"q9"});

    Fixture judged;
    judged.options.queries = QuerySet::judged;
    const RunScores complete = judged.score(judgments, run);
    CHECK(judged.summary(complete)[0] == 0.5);
    CHECK(complete.qids == std::vector<std::string_view>{"q1", "q2", "q3"});
    CHECK(complete.missing == std::vector<bool>{false, false, true});
    CHECK(judged.summary(complete)[3] == 3);

    Fixture of_run;
    of_run.options.queries = QuerySet::run;
    const RunScores all = of_run.score(judgments, run);
    CHECK(of_run.summary(all)[0] == 0.5);
    CHECK(all.qids == std::vector<std::string_view>{"q1", "q2", "q9"});
    CHECK(of_run.summary(all)[1] == 4);  // the document of the query nobody judged is retrieved too
}

TEST_CASE("evaluator: the geometric mean raises values to 1e-5") {
    Fixture fixture;
    fixture.options.queries = QuerySet::judged;
    const RunScores scores = fixture.score("q1 a 1; q2 b 1", "q1 a 1");
    CHECK(fixture.summary(scores)[2] == doctest::Approx(std::sqrt(1e-5)).epsilon(1e-12));
}

TEST_CASE("evaluator: the summary of some queries is over these alone") {
    // q1: relevant at rank 2 -> 0.5; q2: at rank 1 -> 1; q3: nowhere -> 0.
    Fixture fixture;
    const RunScores scores =
        fixture.score("q1 a 1; q2 b 1; q3 c 1", "q1 x 2; q1 a 1; q2 b 5; q3 x 1");
    const auto some = [&](const std::vector<std::size_t>& queries) {
        return summarise_some(scores, queries, fixture.measures, fixture.qrels, QuerySet::both);
    };
    CHECK(some({0, 1})[0] == 0.75);
    CHECK(some({0, 1})[1] == 3);
    CHECK(some({0, 1})[2] == doctest::Approx(std::sqrt(0.5)).epsilon(1e-15));
    CHECK(some({0, 1})[3] == 2);
    CHECK(some({2})[0] == 0);
    CHECK(some({0, 1, 2}) == fixture.summary(scores));
    // Of no query there is no mean, but a count.
    CHECK(std::isnan(some({})[0]));
    CHECK(some({})[1] == 0);
    CHECK(std::isnan(some({})[2]));
    CHECK(some({})[3] == 0);
}

TEST_CASE("evaluator: under -c a measure may add something else than its values") {
    Fixture fixture;
    fixture.records[1].complete_value = [](const QrelsTopic& topic, const Params&) {
        return static_cast<double>(topic.documents.judgments().size());
    };
    const RunScores both = fixture.score("q1 a 1; q1 b 0; q2 c 1; q2 d 1; q2 e 1", "q1 a 1");
    CHECK(fixture.summary(both)[1] == 1);
    fixture.options.queries = QuerySet::judged;
    const RunScores judged = fixture.score("q1 a 1; q1 b 0; q2 c 1; q2 d 1; q2 e 1", "q1 a 1");
    CHECK(fixture.summary(judged)[1] == 5);
    CHECK(summarise_some(judged, std::vector<std::size_t>{1}, fixture.measures, fixture.qrels,
                         QuerySet::judged)[1] == 3);
}

TEST_CASE("evaluator: a pooled measure divides sums, over the queries of the summary") {
    // q1: 1 of 3; q2: 1 of 1; q3, missing: 0 of 1; q4 has nothing relevant; q9 is not judged.
    const char* judgments = "q1 a 1; q1 b 1; q1 c 1; q2 a 1; q3 a 1; q4 a 0";
    const char* run = "q1 a 1; q2 a 1; q4 a 1; q9 a 1";
    Fixture fixture({retrieved(), pooled_recall(), first_hit()});
    const RunScores both = fixture.score(judgments, run);
    CHECK(both.value(0, 1, 3) == doctest::Approx(1.0 / 3));
    CHECK(both.value(1, 1, 3) == 1);
    CHECK(std::isnan(both.value(2, 1, 3)));
    CHECK(fixture.summary(both)[1] == 0.5);  // 2/4
    CHECK(fixture.summary(both)[2] == doctest::Approx(2.0 / 3));
    fixture.options.queries = QuerySet::judged;
    CHECK(fixture.summary(fixture.score(judgments, run))[1] == 0.4);  // 2/5
    fixture.options.queries = QuerySet::run;
    CHECK(fixture.summary(fixture.score(judgments, run))[1] == 0.5);
    CHECK(std::isnan(fixture.summary(fixture.score("q4 a 0", "q4 a 1"))[1]));
}

TEST_CASE("evaluator: of z-scores of a pooled measure the summary is the mean") {
    Fixture fixture({pooled_recall()});
    RunScores scores = fixture.score("q1 a 1; q1 b 1; q1 c 1; q2 a 1", "q1 a 1; q2 a 1");
    CHECK(fixture.summary(scores)[0] == 0.5);
    scores.zscored = true;
    CHECK(fixture.summary(scores)[0] == doctest::Approx(2.0 / 3));
}

TEST_CASE("evaluator: equal scores are told to measures that read them, by rank") {
    Fixture fixture({ties()});
    const char* run = "q1 a 9; q1 b 8; q1 c 8; q1 d 7; q1 e 7; q1 f 7; q1 g 1";
    CHECK(fixture.score("q1 a 1", run).values[0] == 1336);
    // With b and e taken out by -J ranks are c 2, d 3, f 4.
    fixture.options.judged_only = true;
    CHECK(fixture.score("q1 a 1; q1 c 0; q1 d 0; q1 f 0; q1 g 0; q1 e -1", run).values[0] == 24);
    fixture.options.queries = QuerySet::run;
    CHECK(fixture.score("q2 a 1", run).values[0] == 0);
    fixture.options.judged_only = false;
    CHECK(fixture.score("q2 a 1", run).values[0] == 1336);
    Fixture nobody_asks;
    CHECK(nobody_asks.score("q1 a 1", run).values[0] == 1);
}

TEST_CASE("evaluator: what another query judged is told to measures that read it") {
    Fixture fixture({elsewhere()});
    // b is judged for q2, c with a negative grade only, d for q1 too.
    const char* judgments = "q1 a 1; q1 d 0; q1 e -1; q2 b 0; q2 c -1; q2 d 2; q2 e 1";
    const char* run = "q1 a 9; q1 b 8; q1 c 7; q1 d 6; q1 e 5; q1 x 4";
    CHECK(fixture.score(judgments, run).values[0] == 25);
    fixture.options.judged_only = true;
    CHECK(fixture.score(judgments, run).values[0] == 0);
    fixture.options = {};
    fixture.options.queries = QuerySet::run;
    CHECK(fixture.score(judgments, "q9 x 3; q9 a 2; q9 c 1").values[0] == 2);
}

TEST_CASE("evaluator: -M cuts before -J takes unjudged documents out") {
    Fixture fixture;
    fixture.options.depth = 2;
    fixture.options.judged_only = true;
    // x is not judged, u has a negative grade; a stands at rank 3 and must not move into the
    // cut.
    const RunScores scores =
        fixture.score("q1 a 1; q1 b 0; q1 u -1", "q1 x 9; q1 b 8; q1 a 7; q1 u 6");
    CHECK(fixture.summary(scores)[0] == 0);
    CHECK(fixture.summary(scores)[1] == 1);
    fixture.options.depth = 3;
    CHECK(fixture.summary(fixture.score("q1 a 1; q1 b 0", "q1 x 9; q1 b 8; q1 a 7"))[0] == 0.5);
}

TEST_CASE("evaluator: scores that differ only beyond a float tie under --score-type float") {
    // eval-semantics of trec_eval 9 and 10: 16777217 and 16777216 are one float.
    Fixture fixture;
    const char* run = "q1 a 16777217; q1 b 16777216";
    CHECK(fixture.summary(fixture.score("q1 a 1", run))[0] == 1);
    fixture.options.float_scores = true;
    CHECK(fixture.summary(fixture.score("q1 a 1", run))[0] == 0.5);
}

TEST_CASE("evaluator: a tie across a cutoff is told, one elsewhere is not") {
    Fixture fixture;
    fixture.measures[0].params.cutoff = 2;
    CHECK(fixture.score("q1 a 1; q1 b 1", "q1 a 3; q1 b 3; q1 c 1").findings.empty());
    const RunScores tied = fixture.score("q1 a 1", "q1 a 3; q1 b 2; q1 c 2");
    REQUIRE(tied.findings.all().size() == 1);
    CHECK(tied.findings.all()[0].kind == "ties-at-cutoff");
    CHECK(tied.findings.all()[0].count == 1);
}

TEST_CASE("evaluator: a tie of documents with different grades is told wherever it is") {
    Fixture fixture;
    // Not judged and judged 0 are worth the same; b and c are both relevant, but not equally.
    CHECK(fixture.score("q1 a 0; q1 b 1", "q1 b 3; q1 a 2; q1 x 2").findings.empty());
    const RunScores tied = fixture.score("q1 b 1; q1 c 2", "q1 a 3; q1 b 2; q1 c 2; q1 x 2");
    REQUIRE(tied.findings.all().size() == 1);
    CHECK(tied.findings.all()[0].kind == "ties-between-grades");
    CHECK(tied.findings.all()[0].count == 1);
}

TEST_CASE("evaluator: the last mention of a document ranks where its score puts it") {
    // a=1 below b=2: the kept mention, though the list was in order before one was dropped.
    Fixture fixture;
    fixture.options.duplicates = Duplicates::last;
    const RunScores scores = fixture.score("q1 a 1; q1 b 0", "q1 a 3; q1 b 2; q1 a 1");
    CHECK(fixture.summary(scores)[0] == 0.5);
    CHECK(fixture.summary(scores)[1] == 2);
    REQUIRE(scores.findings.all().size() == 1);
    CHECK(scores.findings.all()[0].kind == "duplicates");
}

TEST_CASE("evaluator: a repeated document is an error for a query that nobody judged too") {
    Fixture fixture;
    CHECK_THROWS_AS((void)fixture.score("q1 a 1", "q1 a 3; q9 x 2; q9 x 1"), Error);
}

TEST_CASE("evaluator: -J leaves nothing of a query that nobody judged") {
    Fixture fixture;
    fixture.options.queries = QuerySet::run;
    fixture.options.judged_only = true;
    const RunScores scores = fixture.score("q1 a 1", "q1 a 3; q9 x 2; q9 y 1");
    CHECK(fixture.summary(scores)[1] == 1);
    CHECK(scores.counts.no_relevant == 1);
}

TEST_CASE("evaluator: topics without a relevant document are counted, at the level asked for") {
    Fixture fixture;
    CHECK(fixture.score("q1 a 1; q2 a 0; q3 b -1", "q1 a 1; q2 a 1; q3 b 1").counts.no_relevant ==
          2);
    fixture.options.level = 2;
    CHECK(fixture.score("q1 a 1; q2 a 0; q3 b 2", "q1 a 1; q2 a 1; q3 b 1").counts.no_relevant ==
          2);
}

TEST_CASE("evaluator: a measure that cannot read the judgments is refused before any work") {
    Fixture fixture;
    fixture.records[0].judgments = JudgmentKind::preferences;
    CHECK_THROWS_AS((void)fixture.score("q1 a 1", "q1 a 1"), Error);
}

TEST_CASE("evaluator: measures that need other judgments are told together, not one by one") {
    Fixture fixture;
    fixture.records[0].judgments = JudgmentKind::preferences;
    fixture.measures.clear();
    for (const char* const name : {"A", "B", "C", "D"}) {
        fixture.measures.push_back({&fixture.records[0], {}, name, name});
    }
    CHECK_THROWS_WITH_AS((void)fixture.score("q1 a 1", "q1 a 1"),
                         "A, B and 2 more need preferences (-R prefs or -R qrels_prefs), but q was "
                         "read as graded judgments (--qrels-format trec)",
                         Error);
    fixture.measures.pop_back();
    CHECK_THROWS_WITH_AS((void)fixture.score("q1 a 1", "q1 a 1"),
                         doctest::Contains("A, B and C need preferences"), Error);
}

TEST_CASE("evaluator: nothing of one run is left for the next") {
    Fixture fixture;
    (void)fixture.score("q1 a 1", "q1 a 1");
    QrelsBuilder builder(FileBytes::from_memory("", "q"), JudgmentKind::graded, Duplicates::error);
    builder.add("q1", {"a", 1, {}, {}});
    builder.add("q2", {"a", 1, {}, {}});
    const Qrels qrels = builder.build();
    Evaluator evaluator(qrels, fixture.measures, {}, 1);
    RunFacts facts;
    RunBuffer first;
    first.add("q1", "a", 1);
    first.deliver(evaluator, facts, {}, "a.run", 1);
    CHECK(evaluator.finish(facts).counts.scored == 1);
    RunBuffer second;
    second.add("q2", "b", 1);
    second.deliver(evaluator, facts, {}, "b.run", 1);
    const RunScores scores = evaluator.finish(facts);
    CHECK(scores.qids == std::vector<std::string_view>{"q2"});
    CHECK(scores.values[0] == 0);
}
