// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// The sum of p^i / (i + 1) over ranks i, from 0, up to places that ascend from call to call: what
/// a document that both rankings have from there on is worth has to be taken off it.
class OverlapWeights {
public:
    explicit OverlapWeights(double p) : m_p(p) {}
    [[nodiscard]] double up_to(std::uint64_t rank) noexcept {
        for (; m_rank < rank; ++m_rank) {
            m_sum += m_power / static_cast<double>(m_rank + 1);
            m_power *= m_p;
        }
        return m_sum;
    }

private:
    double m_p;
    double m_power = 1;
    double m_sum = 0;
    std::uint64_t m_rank = 0;
};

/// Calls `visit(rank, ideal)` for each retrieved document with a positive grade: its ranks, from 0,
/// in the ranking and in the ideal one that is most like it, where of equal grades those retrieved
/// come first, in the order of the ranking. Both ascend within a grade.
template <class Visit>
void visit_grade(const Topic& topic, double grade, std::uint64_t ideal, Visit visit) {
    for (const Hit& hit : topic.hits) {
        if (hit.grade == grade) visit(hit.rank, ideal++);
    }
}

double power_sum(double p, std::uint64_t terms) {
    double sum = 0;
    double power = 1;
    for (std::uint64_t i = 0; i < terms; ++i) {
        sum += power;
        power *= p;
    }
    return sum;
}

/// Rank-biased overlap of the ideal ranking with itself, before weights are divided by their sum.
double own_overlap(double p, std::uint64_t ideal, std::uint64_t depth) {
    OverlapWeights weights(p);
    const double head = weights.up_to(ideal);
    return power_sum(p, ideal) + static_cast<double>(ideal) * (weights.up_to(depth) - head);
}

double compute(const Topic& topic, const Params& params) {
    const double p = params.numbers[0];
    const bool normalised = params.numbers[1] != 0;
    std::uint64_t ideal = 0;
    for (const GradeCount& each : topic.grades) ideal += each.grade > 0 ? each.count : 0;
    const std::uint64_t depth = std::max(topic.retrieved, ideal);
    if (ideal == 0) return 0;
    const double all = OverlapWeights(p).up_to(depth);
    double overlap = 0;
    std::uint64_t first = 0;
    for (const GradeCount& each : topic.grades) {
        if (!(each.grade > 0)) break;
        OverlapWeights weights(p);
        visit_grade(topic, each.grade, first, [&](std::uint64_t rank, std::uint64_t place) {
            overlap += all - weights.up_to(std::max(rank, place));
        });
        first += each.count;
    }
    return overlap / (normalised ? own_overlap(p, ideal, depth) : power_sum(p, depth));
}

}  // namespace

std::vector<MeasureRecord> compatibility_measures() {
    ParamSpec p = number_param("p", 0.95, "persistence: weight of a depth over that one above it");
    p.minimum = 0;
    p.maximum = 1;
    ParamSpec normalize = switch_param("normalize",
                                       "divide by the overlap of the ideal ranking "
                                       "with itself, so that 1 can be reached");
    normalize.default_value = 1;

    MeasureRecord record;
    record.name = "Compat";
    record.aliases = {"Compatibility"};
    record.summary = "compatibility: likeness to the ideal ranking that is most like this one";
    record.definition =
        "Rank-biased overlap of the ranking with an ideal one: the sum over depths d, from 1 to n, "
        "of p^(d-1) times the share of documents that the first d ranks of both have in common, "
        "divided by the same sum for the ideal ranking with itself (normalize=true) or by the sum "
        "of the weights. Both sums go to the same n, the length of the longer of the two rankings. "
        "The ideal ranking has the judged documents of a positive grade, the highest first; of "
        "equal grades first those retrieved, in the order of the ranking.";
    record.citation =
        "Clarke, Vtyurina and Smucker, Assessing Top-k Preferences, ACM Transactions on "
        "Information Systems 39(3), 2021; rank-biased overlap: Webber, Moffat and Zobel, A "
        "Similarity Measure for Indefinite Rankings, ACM Transactions on Information Systems "
        "28(4), 2010.";
    record.differs =
        "ir_measures ranks ties by docid ascending, and in the ideal ranking takes documents that "
        "are not retrieved for retrieved ones with score 0: in a run with negative scores they "
        "come before those that are.";
    record.undefined = "0 when the query has no document of a positive grade.";
    record.params = {p, normalize};
    record.compute = compute;
    return {record};
}

}  // namespace rankline
