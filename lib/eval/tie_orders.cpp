// SPDX-License-Identifier: MIT
#include <rankline/eval/tie_orders.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

#include <rankline/eval/placed_topic.hpp>
#include <rankline/eval/tie_pieces.hpp>

namespace rankline {

namespace {

/// What a measure sees of a query.
struct Sight {
    std::uint64_t ranks = 0;       ///< from the first
    bool worthless_alike = false;  ///< grades up to 0 are as good as none

    bool operator<(const Sight& other) const {
        return std::tie(ranks, worthless_alike) < std::tie(other.ranks, other.worthless_alike);
    }
};

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

/// The orders of a query that measures of one sight can tell apart.
struct View {
    View(const TiedRanking& tied, const Sight& sight, const Topic& frame)
        : pieces(tie_pieces(tied, sight.ranks, sight.worthless_alike)),
          topic(tied, pieces, frame) {}

    std::vector<TiePiece> pieces;
    PlacedTopic topic;
    std::vector<Hit> placed;
};

/// One query and its orders.
class Orders {
public:
    Orders(const TiedRanking& tied, const Topic& frame) : m_tied(tied), m_frame(frame) {
        m_frame.retrieved = tied.shown;
    }

    [[nodiscard]] Sight sight_of(const Measure& measure) const;
    /// Good for the life of this object.
    [[nodiscard]] View& view_of(const Sight& sight) {
        return m_views.try_emplace(sight, m_tied, sight, m_frame).first->second;
    }
    [[nodiscard]] double mean_by_rank(const Measure& measure);
    [[nodiscard]] std::pair<double, double> sorted_ends(const Measure& measure);

private:
    [[nodiscard]] double alone(const Measure& measure, std::uint64_t rank, double grade) const;
    [[nodiscard]] double gained(const Measure& measure, const TiePiece& piece, std::size_t rank,
                                double nothing) const;
    [[nodiscard]] std::vector<GradeCount> by_worth(const Measure& measure,
                                                   const TiePiece& piece) const;
    [[nodiscard]] double sorted(const Measure& measure, bool best_first);

    const TiedRanking& m_tied;
    Topic m_frame;
    std::map<Sight, View> m_views;
};

/// Where the length is open the rank of a document is not what a measure sees, so that all is kept.
Sight Orders::sight_of(const Measure& measure) const {
    if (m_tied.open_length) return {m_tied.shown, false};
    const std::size_t end = m_tied.groups.empty() ? 0 : m_tied.groups.back().end;
    const std::size_t seen = std::min(m_tied.shown, end);
    return {std::min<std::uint64_t>(measure.params.cutoff, seen), ignores_worthless(measure)};
}

/// What the query is worth if no document is judged but one of `grade` at `rank`.
double Orders::alone(const Measure& measure, std::uint64_t rank, double grade) const {
    const Hit hit{rank, grade};
    Topic topic = m_frame;
    topic.hits = {&hit, grade == not_judged ? std::size_t{0} : std::size_t{1}};
    return measure.record->compute(topic, measure.params);
}

/// What the documents that compete for `rank` add there in the mean.
double Orders::gained(const Measure& measure, const TiePiece& piece, std::size_t rank,
                      double nothing) const {
    double sum = 0;
    const auto add = [&](const GradeCount& each) {
        if (each.grade == not_judged) return;
        sum += static_cast<double>(each.count) * (alone(measure, rank, each.grade) - nothing);
    };
    add(piece.common);
    for (const GradeCount& each : piece.others) add(each);
    return sum / static_cast<double>(piece.size);
}

/// The expectation of an additive measure: what stays as it is, and the mean at each open rank.
double Orders::mean_by_rank(const Measure& measure) {
    View& view = view_of(sight_of(measure));
    view.placed.clear();
    double sum = 0;
    const double nothing = alone(measure, 0, not_judged);
    for (const TiePiece& piece : view.pieces) {
        for (std::size_t rank = piece.begin; rank < piece.begin + piece.length; ++rank) {
            view.placed.push_back({rank, not_judged});
            sum += gained(measure, piece, rank, nothing);
        }
    }
    return sum + measure.record->compute(view.topic.of(view.placed), measure.params);
}

/// The grades of a piece, the worst first, as of MeasureRecord::sorted_extremes.
std::vector<GradeCount> Orders::by_worth(const Measure& measure, const TiePiece& piece) const {
    std::vector<std::tuple<double, double, std::uint64_t>> sorted;
    const auto add = [&](const GradeCount& each) {
        sorted.emplace_back(alone(measure, piece.begin, each.grade), each.grade, each.count);
    };
    add(piece.common);
    for (const GradeCount& each : piece.others) add(each);
    std::sort(sorted.begin(), sorted.end());
    std::vector<GradeCount> grades;
    grades.reserve(sorted.size());
    for (const auto& [worth, grade, count] : sorted) grades.push_back({grade, count});
    return grades;
}

/// The value with the best documents of each piece first, or the worst.
double Orders::sorted(const Measure& measure, bool best_first) {
    View& view = view_of(sight_of(measure));
    view.placed.clear();
    for (const TiePiece& piece : view.pieces) {
        std::vector<GradeCount> grades = by_worth(measure, piece);
        if (best_first) std::reverse(grades.begin(), grades.end());
        std::size_t rank = piece.begin;
        const std::size_t end = piece.begin + piece.length;
        for (const GradeCount& each : grades) {
            for (std::uint64_t left = each.count; left > 0 && rank < end; --left)
                view.placed.push_back({rank++, each.grade});
        }
    }
    return measure.record->compute(view.topic.of(view.placed), measure.params);
}

/// The values of the two sorted orders, the lower first.
std::pair<double, double> Orders::sorted_ends(const Measure& measure) {
    return std::minmax({sorted(measure, false), sorted(measure, true)});
}

using MeasureList = std::vector<const Measure*>;

/// The values of `measures` for what is placed in a view, each with the weight of this order.
void collect(View& view, const MeasureList& measures, double weight,
             std::vector<Collected>& collected) {
    const Topic& topic = view.topic.of(view.placed);
    for (std::size_t i = 0; i < measures.size(); ++i)
        collected[i].add(measures[i]->record->compute(topic, measures[i]->params), weight);
}

std::vector<Collected> try_all(View& view, const MeasureList& measures) {
    std::vector<Collected> collected(measures.size());
    view.placed.clear();
    for_each_order(view.pieces, view.placed, [&](double probability) {
        collect(view, measures, probability, collected);
        return true;
    });
    return collected;
}

std::vector<Collected> sample(View& view, const MeasureList& measures, std::uint64_t draws,
                              const RandomBelow& below) {
    std::vector<Collected> collected(measures.size());
    std::vector<PieceShuffler> shufflers(view.pieces.begin(), view.pieces.end());
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        view.placed.clear();
        for (PieceShuffler& shuffler : shufflers) shuffler.draw(below, view.placed);
        collect(view, measures, 1, collected);
    }
    return collected;
}

bool has_theory(const Measure& measure, Spread wanted) {
    return wanted == Spread::tie_range ? measure.record->sorted_extremes : measure.record->additive;
}

/// The values of measures for which nothing but trying orders will do, and which see the same.
std::vector<SpreadValue> try_orders(Orders& orders, const MeasureList& measures, const Sight& sight,
                                    std::uint64_t most_cases,
                                    const std::function<RandomBelow()>& random) {
    View& view = orders.view_of(sight);
    std::vector<SpreadValue> values;
    if (has_few_orders(view.pieces, most_cases)) {
        for (const Collected& each : try_all(view, measures)) values.push_back(each.values());
        return values;
    }
    for (const Collected& each : sample(view, measures, most_cases, random())) {
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
            to_try[orders.sight_of(measure)].push_back(column);
        } else if (m_wanted == Spread::tie_range) {
            std::tie(value.low, value.high) = orders.sorted_ends(measure);
        } else {
            value.expected = orders.mean_by_rank(measure);
        }
    }
    for (const auto& [sight, columns] : to_try) {
        MeasureList measures;
        for (const std::size_t column : columns) measures.push_back(&m_measures[column]);
        const std::vector<SpreadValue> tried =
            try_orders(orders, measures, sight, m_most_cases, [&] { return m_random(frame.qid); });
        for (std::size_t i = 0; i < columns.size(); ++i) values[columns[i]] = tried[i];
    }
}

}  // namespace rankline
