// SPDX-License-Identifier: MIT
#include <algorithm>
#include <limits>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// Grades as numbers from 0, the highest first; of a document that is not judged that of grade 0.
class Labels {
public:
    explicit Labels(std::span<const GradeCount> grades)
        : m_grades(grades),
          m_unjudged(grades.empty() || grades.back().grade > 0 ? grades.size()
                                                               : grades.size() - 1) {}

    [[nodiscard]] std::size_t size() const noexcept { return m_unjudged + 1; }
    [[nodiscard]] std::size_t unjudged() const noexcept { return m_unjudged; }
    [[nodiscard]] std::size_t of(double grade) const noexcept {
        const auto place = std::lower_bound(
            m_grades.begin(), m_grades.end(), grade,
            [](const GradeCount& each, double wanted) { return each.grade > wanted; });
        return static_cast<std::size_t>(place - m_grades.begin());
    }

private:
    std::span<const GradeCount> m_grades;
    std::size_t m_unjudged;
};

/// How many documents of each label came so far: a binary indexed tree (Fenwick, A New Data
/// Structure for Cumulative Frequency Tables, Software: Practice and Experience 24, 1994), since
/// grades can be as many as documents.
class LabelCounts {
public:
    explicit LabelCounts(std::size_t labels) : m_tree(labels + 1, 0) {}

    void add(std::size_t label, std::uint64_t documents) noexcept {
        for (std::size_t i = label + 1; i < m_tree.size(); i += i & -i) m_tree[i] += documents;
        m_all += documents;
    }
    /// With a label before this one: a higher grade.
    [[nodiscard]] std::uint64_t higher(std::size_t label) const noexcept {
        std::uint64_t documents = 0;
        for (std::size_t i = label; i > 0; i -= i & -i) documents += m_tree[i];
        return documents;
    }
    [[nodiscard]] std::uint64_t lower(std::size_t label) const noexcept {
        return m_all - higher(label + 1);
    }

private:
    std::vector<std::uint64_t> m_tree;
    std::uint64_t m_all = 0;
};

struct Pairs {
    double concordant = 0;
    double discordant = 0;
};

/// Goes down a ranking in steps of documents that make no pair with each other: of one score, or
/// of unjudged ones.
class PairCounter {
public:
    PairCounter(const Topic& topic, const Params& params)
        : m_end(std::min(params.cutoff, topic.retrieved)),
          m_counts_unjudged(params.numbers[0] == 0),
          m_hits(topic.hits),
          m_ties(topic.ties),
          m_labels(topic.grades),
          m_before(m_labels.size()) {}

    [[nodiscard]] Pairs count() {
        while (m_rank < m_end) step(step_end());
        return m_pairs;
    }

private:
    [[nodiscard]] std::uint64_t step_end() noexcept {
        while (!m_ties.empty() && m_ties.front().end <= m_rank) m_ties = m_ties.subspan(1);
        const std::uint64_t tie = m_ties.empty() ? m_end : m_ties.front().begin;
        if (tie <= m_rank) return std::min(m_end, m_ties.front().end);
        const std::uint64_t hit = m_hits.empty() ? m_end : m_hits.front().rank;
        return hit == m_rank ? m_rank + 1 : std::min({m_end, tie, hit});
    }

    void step(std::uint64_t end) {
        std::size_t hits = 0;
        std::uint64_t unjudged = end - m_rank;
        for (; hits < m_hits.size() && m_hits[hits].rank < end; ++hits) {
            if (m_hits[hits].grade < 0) continue;
            pair_up(m_labels.of(m_hits[hits].grade), 1);
            --unjudged;
        }
        if (!m_counts_unjudged) unjudged = 0;
        pair_up(m_labels.unjudged(), unjudged);
        for (const Hit& hit : m_hits.first(hits)) {
            if (hit.grade >= 0) m_before.add(m_labels.of(hit.grade), 1);
        }
        m_before.add(m_labels.unjudged(), unjudged);
        m_hits = m_hits.subspan(hits);
        m_rank = end;
    }

    void pair_up(std::size_t label, std::uint64_t documents) {
        const auto each = static_cast<double>(documents);
        m_pairs.concordant += each * static_cast<double>(m_before.higher(label));
        m_pairs.discordant += each * static_cast<double>(m_before.lower(label));
    }

    std::uint64_t m_rank = 0;
    std::uint64_t m_end;
    bool m_counts_unjudged;
    std::span<const Hit> m_hits;
    std::span<const RankRange> m_ties;
    Labels m_labels;
    LabelCounts m_before;
    Pairs m_pairs;
};

Ratio positive_to_negative(const Topic& topic, const Params& params) {
    const Pairs pairs = PairCounter(topic, params).count();
    return {pairs.concordant, pairs.discordant};
}

Ratio share_in_order(const Topic& topic, const Params& params) {
    const Pairs pairs = PairCounter(topic, params).count();
    return {pairs.concordant, pairs.concordant + pairs.discordant};
}

MeasureRecord pair_record(std::string name) {
    ParamSpec unjudged;
    unjudged.name = "unjudged";
    unjudged.type = ParamType::choice;
    unjudged.choices = {"zero", "skip"};
    unjudged.meaning = "documents that are not judged have grade 0, or are in no pair";

    MeasureRecord record;
    record.name = std::move(name);
    record.cutoff = Cutoff::optional_rank;
    record.params = {unjudged};
    record.aggregation = Aggregation::pooled;
    record.reads_ties = true;
    record.citation =
        "Zou et al., Pre-trained Language Model based Ranking in Baidu Search, KDD 2021; pairs: "
        "Kendall, A New Measure of Rank Correlation, Biometrika 30, 1938.";
    return record;
}

constexpr char pairs_defined[] =
    "A pair of retrieved documents of one query (of its first k ranks) is concordant when the one "
    "with the higher score has the higher grade, discordant when it has the lower one; of equal "
    "scores or equal grades it does not count. A document that is not in the qrels, or is there "
    "with a negative grade, has grade 0, or with unjudged=skip is left out. Scores count as they "
    "are ranked: under --rank-by rank there are no equal ones. ";

MeasureRecord pnr() {
    MeasureRecord record = pair_record("PNR");
    record.aliases = {"PositiveNegativeRatio"};
    record.summary =
        "pairs of documents in the order of their grades over pairs in the other order";
    record.definition =
        std::string(pairs_defined) +
        "PNR is the number of concordant pairs over that of discordant ones, in the summary that "
        "of all queries, so that queries weigh as much as they have pairs. A judged query that the "
        "run lacks has no pairs, and -c changes nothing.";
    record.differs =
        "Baidu's evaluation starts to count discordant pairs at 10e-9, so that it has a large "
        "number where this is inf, and 0 where it is nan.";
    record.undefined =
        "nan without a concordant or discordant pair, inf without a discordant one. Such queries "
        "are in the summary with the pairs they have.";
    record.maximum = std::numeric_limits<double>::infinity();
    record.ratio = positive_to_negative;
    return record;
}

MeasureRecord pair_accuracy() {
    MeasureRecord record = pair_record("PairAccuracy");
    record.summary = "share of pairs of documents that are in the order of their grades";
    record.definition =
        std::string(pairs_defined) +
        "PairAccuracy is the number of concordant pairs over that of both kinds, PNR / (1 + PNR), "
        "in the summary that of all queries. A judged query that the run lacks has no pairs, and "
        "-c changes nothing.";
    record.differs =
        "Accuracy is over two classes, relevant and not, knows no equal scores, and its summary is "
        "a mean over queries.";
    record.undefined = "nan without a concordant or discordant pair.";
    record.ratio = share_in_order;
    return record;
}

}  // namespace

std::vector<MeasureRecord> pair_order_measures() { return {pnr(), pair_accuracy()}; }

}  // namespace rankline
