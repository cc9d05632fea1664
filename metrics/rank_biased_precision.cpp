// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// Powers of p up to this one are multiplied out one by one, as trec_eval does, so that sums agree
/// with it to the last bit; beyond, where they hardly count unless p is close to 1, the cost would
/// grow with the ranking.
constexpr std::uint64_t exact_powers = 512;

/// p^rank for ranks that ascend from call to call.
class Persistence {
public:
    explicit Persistence(double p) : m_p(p) {}
    [[nodiscard]] double power(std::uint64_t rank) noexcept {
        if (rank > exact_powers) return std::pow(m_p, static_cast<double>(rank));
        for (; m_rank < rank; ++m_rank) m_power *= m_p;
        return m_power;
    }

private:
    double m_p;
    double m_power = 1;
    std::uint64_t m_rank = 0;
};

/// Gains brought into [0, 1] if some grade of the topic would gain more or less. The grades are all
/// integers from 0 to the highest of the topic, and those the parameter names: trec_eval's table
/// has a row for each, whether or not a document has the grade.
class UnitGains {
public:
    UnitGains(const Topic& topic, const Params& params) : m_params(params) {
        for (const auto& [grade, gain] : params.gains) include(gain);
        for (const GradeCount& each : topic.grades) include(params.gain(each.grade));
        if (topic.grades.empty()) return;
        const double highest = std::floor(topic.grades.front().grade);
        include_first_unnamed(0, 1, highest);
        include_first_unnamed(highest, -1, highest);
    }

    [[nodiscard]] double operator()(double grade) const noexcept {
        if (grade < 0) return 0;
        const double gain = m_params.gain(grade);
        if (m_lowest >= 0 && m_highest <= 1) return gain;
        return m_lowest < m_highest ? (gain - m_lowest) / (m_highest - m_lowest) : 0;
    }

private:
    void include(double gain) noexcept {
        m_lowest = std::min(m_lowest, gain);
        m_highest = std::max(m_highest, gain);
    }
    // A grade not named gains itself, so of all these the first from below and from above decide.
    void include_first_unnamed(double grade, double step, double highest) noexcept {
        for (std::size_t tries = 0; tries <= m_params.gains.size(); ++tries, grade += step) {
            if (grade < 0 || grade > highest) return;
            const bool named = std::any_of(m_params.gains.begin(), m_params.gains.end(),
                                           [&](const auto& pair) { return pair.first == grade; });
            if (named) continue;
            include(grade);
            return;
        }
    }

    const Params& m_params;
    double m_lowest = std::numeric_limits<double>::infinity();
    double m_highest = -std::numeric_limits<double>::infinity();
};

template <class Gain>
double expected_gain(const Topic& topic, const Params& params, Gain gain_of_grade) {
    const double p = params.numbers[0];
    Persistence persistence(p);
    double sum = 0;
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= params.cutoff) break;
        const double gain = gain_of_grade(hit.grade);
        if (gain != 0) sum += gain * persistence.power(hit.rank);
    }
    return (1.0 - p) * sum;
}

double compute(const Topic& topic, const Params& params) {
    const double relevant = params.numbers[1];
    if (relevant > 0) {
        return expected_gain(topic, params,
                             [&](double grade) { return grade >= relevant ? 1.0 : 0.0; });
    }
    return expected_gain(topic, params, UnitGains(topic, params));
}

/// (1 - p) times the powers of p at unjudged ranks from `begin` on: those of neighbouring ranks
/// a..b-1 add up to p^a - p^b.
double unjudged_tail(const Topic& topic, double p, std::uint64_t begin) {
    double tail = 0;
    const auto power = [&](std::uint64_t rank) { return std::pow(p, static_cast<double>(rank)); };
    for (const Hit& hit : topic.hits) {
        if (hit.rank < begin || hit.grade < 0) continue;
        tail += power(begin) - power(hit.rank);
        begin = hit.rank + 1;
    }
    return tail + (power(begin) - power(topic.retrieved));
}

double residual(const Topic& topic, const Params& params) {
    const auto judged = static_cast<std::uint64_t>(std::count_if(
        topic.hits.begin(), topic.hits.end(), [](const Hit& hit) { return hit.grade >= 0; }));
    const bool tail_always = params.numbers[1] != 0;
    if (judged == topic.retrieved && !tail_always) return 0;
    const double p = params.numbers[0];
    const std::uint64_t head = std::min(topic.retrieved, exact_powers);
    double power = 1;
    double sum = 0;
    auto hit = topic.hits.begin();
    for (std::uint64_t rank = 0; rank < head; ++rank) {
        const bool is_hit = hit != topic.hits.end() && hit->rank == rank;
        if (!is_hit || hit->grade < 0) sum += power;
        if (is_hit) ++hit;
        power *= p;
    }
    if (topic.retrieved == head) return power + (1 - p) * sum;
    return std::pow(p, static_cast<double>(topic.retrieved)) + (1 - p) * sum +
           unjudged_tail(topic, p, head);
}

ParamSpec persistence_param() {
    ParamSpec p = number_param("p", 0.9, "persistence: chance of going on to the next document");
    p.minimum = 0;
    p.maximum = 1;
    return p;
}

ParamSpec tail_param() {
    ParamSpec tail;
    tail.name = "tail";
    tail.type = ParamType::choice;
    tail.choices = {"unless_judged", "always"};
    tail.meaning =
        "the part below the ranking, p^n, is left out when all that is retrieved is judged, or "
        "never";
    return tail;
}

constexpr char moffat[] =
    "Moffat and Zobel, Rank-Biased Precision for Measurement of Retrieval Effectiveness, ACM "
    "Transactions on Information Systems 27(1), 2008.";

MeasureRecord rbp() {
    ParamSpec gains;
    gains.name = "gains";
    gains.type = ParamType::gains;
    gains.meaning = "gains of single grades, '1=0.5,2=1'; a grade not named is worth itself";
    ParamSpec rel = number_param("rel", 0, "the lowest grade that gains 1; 0: gains are graded");
    rel.minimum = 0;

    MeasureRecord record;
    record.name = "RBP";
    record.trec_names = {trec_name("rbp", 54, {"all_trec"})};
    record.trec_names.front().pairs = true;
    record.summary =
        "rank-biased precision: expected gain per document of a user who goes on with "
        "probability p";
    record.definition =
        "(1 - p) * sum over ranks i of gain * p^(i-1), over the first k ranks for RBP@k. The gain "
        "of a document is its grade. If the gain of any grade from 0 to the highest of the query, "
        "or of any grade named in gains, lies outside [0, 1], all are mapped to (gain - lowest) / "
        "(highest - lowest) over these grades: the scale is the query's own. To have one scale for "
        "all queries name the highest grade, gains='3=3'. RBP(rel=1) is binary: a document of "
        "grade 1 or more gains 1, any other 0, whatever gains says. -l does not matter. Unjudged "
        "documents gain 0.";
    record.citation = moffat;
    record.differs =
        "The default p is 0.9 in trec_eval, 0.8 in ir_measures (whose RBP(rel=1) is binary) and "
        "must be given to ranx, which takes raw grades as gains; cwl_eval scales the weights to 1 "
        "over 1000 ranks. trec_eval starts its search for the lowest and highest gain from "
        "variables it never set; this does what it does when they happen to be 0.";
    record.undefined = "0 when nothing with a gain is retrieved, or all grades gain the same.";
    record.cutoff = Cutoff::optional_rank;
    record.params = {persistence_param(), rel, gains};
    record.compute = compute;
    record.additive = true;
    return record;
}

MeasureRecord rbp_residual() {
    MeasureRecord record;
    record.name = "RBPResid";
    record.trec_names = {trec_name("rbp_resid", 55, {"all_trec"})};
    record.trec_names.front().pairs = true;
    record.summary = "residual of RBP: how much unjudged documents could add";
    record.definition =
        "p^n + (1 - p) * sum over unjudged ranks i of p^(i-1), with n the length of the ranking: "
        "what RBP would gain if all unjudged documents, the ones below the ranking too, had gain "
        "1. Unjudged is what is not in the qrels or has a negative grade there. When all that is "
        "retrieved is judged it is 0, or with tail=always p^n.";
    record.citation = moffat;
    record.differs =
        "In the paper, and in cwl_eval, the part below the ranking, p^n, is there always: that is "
        "tail=always. trec_eval gives 0 when all that is retrieved is judged. Under -c trec_eval "
        "clears a query that the run lacks only with the default p. Beyond rank 512 powers of p "
        "are not multiplied out one by one, which shows in the 15th digit.";
    record.undefined = "Always defined; when nothing is retrieved 0, or with tail=always 1.";
    record.params = {persistence_param(), tail_param()};
    record.higher_is_better = false;
    record.compute = residual;
    record.asks_if_judged = true;
    return record;
}

}  // namespace

std::vector<MeasureRecord> rank_biased_precision_measures() { return {rbp(), rbp_residual()}; }

}  // namespace rankline
