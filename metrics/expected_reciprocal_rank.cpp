// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// How likely a document of a grade is to satisfy the user, who then stops: (2^g - 1) / 2^max.
class StopChance {
public:
    explicit StopChance(double highest) : m_highest(highest), m_scale(std::exp2(highest)) {}
    [[nodiscard]] double operator()(double grade) const noexcept {
        return grade > 0 ? (std::exp2(std::min(grade, m_highest)) - 1) / m_scale : 0;
    }

private:
    double m_highest;
    double m_scale;
};

/// A user who looks at documents one after the other until one satisfies.
class Cascade {
public:
    void look(std::uint64_t rank, double stops) noexcept {
        m_expected += stops * m_reaches / static_cast<double>(rank + 1);
        m_reaches *= 1 - stops;
    }
    /// The reciprocal of the rank where the user stops, 0 for one who never does.
    [[nodiscard]] double expected() const noexcept { return m_expected; }

private:
    double m_expected = 0;
    double m_reaches = 1;
};

double expected_reciprocal_rank(const Topic& topic, const Params& params) {
    const StopChance stop_chance(params.numbers[0]);
    Cascade cascade;
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= params.cutoff) break;
        if (const double stops = stop_chance(hit.grade); stops > 0) cascade.look(hit.rank, stops);
    }
    return cascade.expected();
}

// Best grade first: of two neighbours the likelier one to satisfy belongs in front.
double ideal_reciprocal_rank(const Topic& topic, const Params& params) {
    const StopChance stop_chance(params.numbers[0]);
    Cascade cascade;
    std::uint64_t rank = 0;
    for (const GradeCount& each : topic.grades) {
        const double stops = stop_chance(each.grade);
        if (stops == 0) break;
        const std::uint64_t end = rank + std::min<std::uint64_t>(each.count, params.cutoff - rank);
        for (; rank < end; ++rank) cascade.look(rank, stops);
    }
    return cascade.expected();
}

double normalized(const Topic& topic, const Params& params) {
    const double ideal = ideal_reciprocal_rank(topic, params);
    return ideal > 0 ? expected_reciprocal_rank(topic, params) / ideal : 0;
}

MeasureRecord cascade_record(std::string name) {
    ParamSpec highest = number_param(
        "max", 4, "the highest grade of the scale; a document of it satisfies (2^max - 1) / 2^max");
    highest.minimum = 0;
    highest.maximum = 900;  // 2^max stays a number

    MeasureRecord record;
    record.name = std::move(name);
    record.citation =
        "Chapelle, Metzler, Zhang and Grinspan, Expected Reciprocal Rank for Graded Relevance, "
        "CIKM 2009.";
    record.cutoff = Cutoff::optional_rank;
    record.params = {highest};
    return record;
}

MeasureRecord err() {
    MeasureRecord record = cascade_record("ERR");
    record.summary =
        "expected reciprocal rank of the document at which a user who goes down is satisfied";
    record.definition =
        "The sum over ranks i (the first k for ERR@k) of R(i) / i * (1 - R(1)) * ... * (1 - R(i - "
        "1)), with R = (2^g - 1) / 2^max for grade g. A grade above max counts as max, for no "
        "chance is above 1; unjudged documents and negative grades have R = 0. The scale is that "
        "of the collection, whatever grades the query has. Not even a perfect ranking has 1: one "
        "document of grade max at rank 1 has 15/16 under max=4.";
    record.differs =
        "max is 4 for good in gdeval.pl, and so in ir_measures, which runs it, even where grades "
        "end at 3 as in TREC DL (max=3 gives R = 7/8 there). gdeval fails on a grade above 4, "
        "rounds to five digits and leaves out queries without a positive grade. RankLib has 4 as "
        "default (-gmax) and cuts at 10; Baidu's evaluation skips lists shorter than k. ndeval's "
        "ERR-IA is over subtopics.";
    record.undefined = "0 when nothing with a positive grade is retrieved.";
    record.compute = expected_reciprocal_rank;
    return record;
}

MeasureRecord normalized_err() {
    MeasureRecord record = cascade_record("nERR");
    record.summary = "expected reciprocal rank over that of the ideal ranking";
    record.definition =
        "ERR divided by the ERR of the judged documents sorted by grade, both cut at rank k for "
        "nERR@k. Grades above max count as max.";
    record.differs =
        "The paper and gdeval.pl do not normalize. ndeval's nERR-IA divides by an ideal over "
        "subtopics that is found greedily; NERR8 to NERR11 are other measures, nearly ERR.";
    record.undefined = "0 when the query has no document with a positive grade.";
    record.compute = normalized;
    return record;
}

}  // namespace

std::vector<MeasureRecord> expected_reciprocal_rank_measures() { return {err(), normalized_err()}; }

}  // namespace rankline
