// SPDX-License-Identifier: MIT
#include <rankline/eval/tie_orders.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

namespace rankline {

namespace {

/// A group as far as a measure sees it: the documents of `grades` compete for `length` ranks from
/// `begin` on.
struct Piece {
    std::size_t begin = 0;
    std::size_t length = 0;
    std::size_t size = 0;  ///< documents that compete
    std::vector<GradeCount> grades;
};

/// What a measure sees of a query.
struct Sight {
    std::uint64_t ranks = 0;       ///< from the first
    bool worthless_alike = false;  ///< grades up to 0 are as good as none

    bool operator<(const Sight& other) const {
        return std::tie(ranks, worthless_alike) < std::tie(other.ranks, other.worthless_alike);
    }
};

Sight sight_of(const Measure& measure) {
    const bool worthless_alike =
        !measure.record->asks_if_judged && measure.params.level > 0 && measure.params.gains.empty();
    return {measure.params.cutoff, worthless_alike};
}

std::vector<GradeCount> count_grades(std::span<const double> grades, bool worthless_alike) {
    std::map<double, std::uint64_t> counts;
    for (const double grade : grades) ++counts[worthless_alike && grade <= 0 ? not_judged : grade];
    std::vector<GradeCount> all;
    all.reserve(counts.size());
    for (const auto& [grade, count] : counts) all.push_back({grade, count});
    return all;
}

/// How many different sequences of `length` the documents can begin with: grade by grade, the ways
/// to choose ranks for those of it that take part.
double count_sequences(std::span<const GradeCount> grades, std::size_t length) {
    std::vector<double> ways(length + 1, 0);
    ways[0] = 1;
    for (const GradeCount& each : grades) {
        for (std::size_t filled = length; filled > 0; --filled) {
            double choices = 1;  // of k out of `filled` ranks
            double sum = ways[filled];
            for (std::size_t k = 1; k <= std::min<std::uint64_t>(each.count, filled); ++k) {
                choices *= static_cast<double>(filled - k + 1) / static_cast<double>(k);
                sum += choices * ways[filled - k];
            }
            ways[filled] = sum;
        }
    }
    return ways[length];
}

/// Mean, standard error and range of values as they come in, each with its weight.
class Collected {
public:
    void add(double value, double weight) {
        m_low = m_weight == 0 ? value : std::min(m_low, value);
        m_high = m_weight == 0 ? value : std::max(m_high, value);
        m_weight += weight;
        ++m_count;
        const double distance = value - m_mean;
        m_mean += distance * weight / m_weight;
        m_squares += weight * distance * (value - m_mean);
    }
    [[nodiscard]] SpreadValue values() const { return {m_mean, m_low, m_high, false, 0}; }
    /// Of values that are a sample, all of weight 1.
    [[nodiscard]] double error() const {
        return m_count < 2 ? 0 : std::sqrt(m_squares / (m_count - 1) / m_count);
    }

private:
    double m_weight = 0;
    double m_count = 0;
    double m_mean = 0;
    double m_squares = 0;
    double m_low = 0;
    double m_high = 0;
};

/// Puts each sequence of grades that the pieces can have into `order` and visits it with its
/// probability.
template <class Visit>
void for_each_order(std::span<Piece> pieces, std::vector<double>& order, const Visit& visit,
                    std::size_t place = 0, double probability = 1) {
    if (pieces.empty()) return visit(probability);
    Piece& piece = pieces.front();
    if (place == piece.length)
        return for_each_order(pieces.subspan(1), order, visit, 0, probability);
    const auto left = static_cast<double>(piece.size - place);
    for (GradeCount& each : piece.grades) {
        if (each.count == 0) continue;
        order[piece.begin + place] = each.grade;
        const double share = static_cast<double>(each.count) / left;
        --each.count;
        for_each_order(pieces, order, visit, place + 1, probability * share);
        ++each.count;
    }
}

/// One query and its orders.
class Orders {
public:
    Orders(const TiedRanking& tied, const Topic& frame)
        : m_tied(tied), m_frame(frame), m_topic(frame, tied.open_length) {
        m_frame.retrieved = tied.shown;
    }

    [[nodiscard]] std::vector<Piece> pieces_of(const Sight& sight) const;
    [[nodiscard]] double mean_by_rank(const Measure& measure);
    [[nodiscard]] std::pair<double, double> sorted_ends(const Measure& measure);
    /// Both give what they collected for each of `measures`.
    [[nodiscard]] std::vector<Collected> try_all(const std::vector<const Measure*>& measures,
                                                 std::span<Piece> pieces);
    [[nodiscard]] std::vector<Collected> sample(const std::vector<const Measure*>& measures,
                                                std::span<const Piece> pieces, std::uint64_t draws,
                                                const RandomBelow& below);

private:
    void start() {
        const auto first = m_tied.grades.begin();
        m_order.assign(first, first + static_cast<std::ptrdiff_t>(m_tied.shown));
    }
    [[nodiscard]] double value(const Measure& measure) {
        return measure.record->compute(m_topic.of(m_order), measure.params);
    }
    [[nodiscard]] double alone(const Measure& measure, std::uint64_t rank, double grade) const;
    [[nodiscard]] double gained(const Measure& measure, const Piece& piece, std::size_t rank,
                                double nothing) const;
    void sort_piece(const Measure& measure, const Piece& piece, bool best_first);
    void shuffle_piece(const Piece& piece, const RandomBelow& below);

    const TiedRanking& m_tied;
    Topic m_frame;
    GradedTopic m_topic;
    std::vector<double> m_order;  ///< of the ranks that are shown
    std::vector<double> m_shuffled;
};

/// The groups that reach into the ranks in sight, cut there; with an open length the rank of a
/// document is not what a measure sees, so that all is kept.
std::vector<Piece> Orders::pieces_of(const Sight& sight) const {
    std::vector<Piece> pieces;
    const std::size_t seen =
        m_tied.open_length ? m_tied.shown : std::min<std::uint64_t>(sight.ranks, m_tied.shown);
    for (const OpenGroup& group : m_tied.groups) {
        if (group.begin >= seen) break;
        const auto grades =
            std::span<const double>(m_tied.grades).subspan(group.begin, group.end - group.begin);
        pieces.push_back({group.begin, std::min(group.end, seen) - group.begin, grades.size(),
                          count_grades(grades, sight.worthless_alike && !m_tied.open_length)});
    }
    return pieces;
}

/// What the query is worth if no document is judged but one of `grade` at `rank`.
double Orders::alone(const Measure& measure, std::uint64_t rank, double grade) const {
    const Hit hit{rank, grade};
    Topic topic = m_frame;
    topic.hits = {&hit, grade == not_judged ? std::size_t{0} : std::size_t{1}};
    return measure.record->compute(topic, measure.params);
}

/// What the documents that compete for `rank` add there in the mean.
double Orders::gained(const Measure& measure, const Piece& piece, std::size_t rank,
                      double nothing) const {
    double sum = 0;
    for (const GradeCount& each : piece.grades) {
        if (each.grade == not_judged) continue;
        sum += static_cast<double>(each.count) * (alone(measure, rank, each.grade) - nothing);
    }
    return sum / static_cast<double>(piece.size);
}

/// The expectation of an additive measure: what stays as it is, and the mean at each open rank.
double Orders::mean_by_rank(const Measure& measure) {
    const std::vector<Piece> pieces = pieces_of(sight_of(measure));
    start();
    for (const Piece& piece : pieces) {
        const auto first = m_order.begin() + static_cast<std::ptrdiff_t>(piece.begin);
        std::fill(first, first + static_cast<std::ptrdiff_t>(piece.length), not_judged);
    }
    double sum = value(measure);
    const double nothing = alone(measure, 0, not_judged);
    for (const Piece& piece : pieces) {
        for (std::size_t rank = piece.begin; rank < piece.begin + piece.length; ++rank)
            sum += gained(measure, piece, rank, nothing);
    }
    return sum;
}

/// Fills a piece with its documents, the best first or the worst, best as of
/// MeasureRecord::sorted_extremes.
void Orders::sort_piece(const Measure& measure, const Piece& piece, bool best_first) {
    std::vector<std::pair<double, double>> sorted;  // what it is worth alone, grade
    sorted.reserve(piece.grades.size());
    for (const GradeCount& each : piece.grades)
        sorted.emplace_back(alone(measure, piece.begin, each.grade), each.grade);
    std::sort(sorted.begin(), sorted.end());
    if (best_first) std::reverse(sorted.begin(), sorted.end());
    auto place = m_order.begin() + static_cast<std::ptrdiff_t>(piece.begin);
    const auto end = place + static_cast<std::ptrdiff_t>(piece.length);
    for (const auto& each : sorted) {
        const double grade = each.second;
        const auto found =
            std::find_if(piece.grades.begin(), piece.grades.end(),
                         [grade](const GradeCount& counted) { return counted.grade == grade; });
        const auto count = static_cast<std::ptrdiff_t>(found->count);
        place = std::fill_n(place, std::min(count, end - place), grade);
    }
}

/// The values of the two sorted orders, the lower first.
std::pair<double, double> Orders::sorted_ends(const Measure& measure) {
    const std::vector<Piece> pieces = pieces_of(sight_of(measure));
    start();
    for (const Piece& piece : pieces) sort_piece(measure, piece, false);
    const double worst = value(measure);
    for (const Piece& piece : pieces) sort_piece(measure, piece, true);
    return std::minmax(worst, value(measure));
}

std::vector<Collected> Orders::try_all(const std::vector<const Measure*>& measures,
                                       std::span<Piece> pieces) {
    std::vector<Collected> collected(measures.size());
    start();
    for_each_order(pieces, m_order, [&](double probability) {
        for (std::size_t i = 0; i < measures.size(); ++i)
            collected[i].add(value(*measures[i]), probability);
    });
    return collected;
}

/// Draws documents for the ranks of a piece, from the front.
void Orders::shuffle_piece(const Piece& piece, const RandomBelow& below) {
    const auto first = m_tied.grades.begin() + static_cast<std::ptrdiff_t>(piece.begin);
    m_shuffled.assign(first, first + static_cast<std::ptrdiff_t>(piece.size));
    for (std::size_t i = 0; i < piece.length; ++i) {
        std::swap(m_shuffled[i], m_shuffled[i + below(piece.size - i)]);
        m_order[piece.begin + i] = m_shuffled[i];
    }
}

std::vector<Collected> Orders::sample(const std::vector<const Measure*>& measures,
                                      std::span<const Piece> pieces, std::uint64_t draws,
                                      const RandomBelow& below) {
    std::vector<Collected> collected(measures.size());
    start();
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        for (const Piece& piece : pieces) shuffle_piece(piece, below);
        for (std::size_t i = 0; i < measures.size(); ++i) collected[i].add(value(*measures[i]), 1);
    }
    return collected;
}

bool has_theory(const Measure& measure, Spread wanted) {
    return wanted == Spread::tie_range ? measure.record->sorted_extremes : measure.record->additive;
}

/// The values of measures for which nothing but trying orders will do, and which see the same.
std::vector<SpreadValue> try_orders(Orders& orders, const std::vector<const Measure*>& measures,
                                    const Sight& sight, std::uint64_t most_cases,
                                    const std::function<RandomBelow()>& random) {
    std::vector<Piece> pieces = orders.pieces_of(sight);
    double cases = 1;
    for (const Piece& piece : pieces) cases *= count_sequences(piece.grades, piece.length);
    std::vector<SpreadValue> values;
    if (cases <= static_cast<double>(most_cases)) {
        for (const Collected& each : orders.try_all(measures, pieces))
            values.push_back(each.values());
        return values;
    }
    for (const Collected& each : orders.sample(measures, pieces, most_cases, random())) {
        SpreadValue value = each.values();
        const auto [low, high] = orders.sorted_ends(*measures[values.size()]);
        value.low = std::min(value.low, low);
        value.high = std::max(value.high, high);
        value.sampled = true;
        value.error = each.error();
        values.push_back(value);
    }
    return values;
}

}  // namespace

TieOrders::TieOrders(const std::vector<Measure>& measures, Spread wanted, RandomOfQuery random,
                     std::uint64_t most_cases)
    : m_measures(measures),
      m_wanted(wanted),
      m_random(std::move(random)),
      m_most_cases(most_cases) {}

void TieOrders::measure(const TiedRanking& ranking, const Topic& frame,
                        std::span<SpreadValue> values) const {
    Orders orders(ranking, frame);
    std::map<Sight, std::vector<std::size_t>> to_try;
    for (std::size_t column = 0; column < m_measures.size(); ++column) {
        const Measure& measure = m_measures[column];
        if (!can_spread(measure)) continue;
        SpreadValue& value = values[column] = {};
        if (ranking.open_length || !has_theory(measure, m_wanted)) {
            to_try[sight_of(measure)].push_back(column);
        } else if (m_wanted == Spread::tie_range) {
            std::tie(value.low, value.high) = orders.sorted_ends(measure);
        } else {
            value.expected = orders.mean_by_rank(measure);
        }
    }
    for (const auto& [sight, columns] : to_try) {
        std::vector<const Measure*> measures;
        for (const std::size_t column : columns) measures.push_back(&m_measures[column]);
        const std::vector<SpreadValue> tried =
            try_orders(orders, measures, sight, m_most_cases, [&] { return m_random(frame.qid); });
        for (std::size_t i = 0; i < columns.size(); ++i) values[columns[i]] = tried[i];
    }
}

}  // namespace rankline
