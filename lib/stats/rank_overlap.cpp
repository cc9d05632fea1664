// SPDX-License-Identifier: MIT
#include <rankline/stats/rank_overlap.hpp>

#include <tsl/robin_map.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include <rankline/base/error.hpp>
#include <rankline/base/id_hash.hpp>

namespace rankline {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

using Numbers = tsl::robin_map<std::string_view, std::uint32_t, IdHash>;

/// Equal ids get equal numbers, in the order in which they turn up.
std::vector<std::uint32_t> numbered(std::span<const std::string_view> ids, Numbers& numbers) {
    std::vector<std::uint32_t> ranking;
    ranking.reserve(ids.size());
    for (const std::string_view id : ids) {
        const auto next = static_cast<std::uint32_t>(numbers.size());
        ranking.push_back(numbers.try_emplace(id, next).first->second);
    }
    return ranking;
}

/// Which rankings have had a document so far.
class Seen {
public:
    explicit Seen(std::size_t documents) : m_by(documents) {}

    /// Notes that ranking 0 or 1 has the document; true if the other had it before.
    bool add(std::uint32_t document, std::size_t rank, unsigned ranking) {
        const unsigned bit = 1U << ranking;
        if ((m_by[document] & bit) != 0) {
            throw Error(ErrorKind::usage, "a ranking to compare has the document of rank " +
                                              std::to_string(rank) + " twice");
        }
        m_by[document] = static_cast<std::uint8_t>(m_by[document] | bit);
        return m_by[document] == 3;
    }

private:
    std::vector<std::uint8_t> m_by;
};

/// The probabilities (1 - p) p^(d - 1) with which a reader's last depth is d = 1, 2, and so on.
class StoppingDepths {
public:
    explicit StoppingDepths(double p) : m_p(p) {}

    /// The probability of the next depth.
    double next() {
        const double probability = (1 - m_p) * m_beyond;
        m_beyond *= m_p;
        return probability;
    }
    /// The probability of all depths that were not asked for yet.
    [[nodiscard]] double beyond() const { return m_beyond; }

private:
    double m_p;
    double m_beyond = 1;
};

/// What a document that both share is worth below `depth`: the sum of (1 - p) p^(d - 1) / d over
/// all d > depth. Over all d > 0 that series is a logarithm.
double worth_below(std::size_t depth, double p) {
    double rest = -std::log1p(-p) * (1 - p) / p;
    StoppingDepths stops(p);
    for (std::size_t d = 1; d <= depth; ++d) rest -= stops.next() / static_cast<double>(d);
    // The difference of two near numbers: keep the rounding error within what is possible.
    return std::clamp(rest, 0.0, stops.beyond() / static_cast<double>(depth + 1));
}

double rbo_minimum(const SharedDocuments& shared, double p) {
    double sum = 0;
    StoppingDepths stops(p);
    for (std::size_t d = 1; d <= shared.longer(); ++d)
        sum += stops.next() * static_cast<double>(shared.count(d)) / static_cast<double>(d);
    const auto total = static_cast<double>(shared.count(shared.longer()));
    return std::min(1.0, sum + total * worth_below(shared.longer(), p));
}

/// The best case less the worst. In the best case each further document of the shorter ranking, and
/// below the end of the longer one each of both, is one that the other ranking had alone, until at
/// `complete` both consist of the same documents. From there on they agree in full.
double rbo_residual(const SharedDocuments& shared, double p) {
    const std::size_t total = shared.count(shared.longer());
    const std::size_t complete = shared.longer() + shared.shorter - total;
    double sum = 0;
    StoppingDepths stops(p);
    for (std::size_t d = 1; d <= complete; ++d) {
        const double probability = stops.next();
        std::size_t gained = 0;
        if (d > shared.shorter) gained += d - shared.shorter;
        if (d > shared.longer()) gained += d - shared.longer();
        sum += probability * static_cast<double>(gained) / static_cast<double>(d);
    }
    return std::min(1.0,
                    sum + stops.beyond() - static_cast<double>(total) * worth_below(complete, p));
}

/// Divided by what full agreement comes to, rounded alike: equal rankings get 1 to the bit.
double rbo_extrapolated(const SharedDocuments& shared, double p) {
    if (shared.longer() == 0) return undefined;
    const auto shorter = static_cast<double>(shared.shorter);
    const double rate =
        shared.shorter == 0 ? 0 : static_cast<double>(shared.count(shared.shorter)) / shorter;
    double sum = 0;
    double full = 0;
    double agreement = 0;
    StoppingDepths stops(p);
    for (std::size_t depth = 1; depth <= shared.longer(); ++depth) {
        const auto d = static_cast<double>(depth);
        const double unseen = std::max(0.0, d - shorter);
        agreement = (static_cast<double>(shared.count(depth)) + rate * unseen) / d;
        const double probability = stops.next();
        sum += probability * agreement;
        full += probability;
    }
    return (sum + stops.beyond() * agreement) / (full + stops.beyond());
}

}  // namespace

std::size_t SharedDocuments::count(std::size_t depth) const noexcept {
    const std::size_t within_ends = std::min(depth, longer());
    return within_ends == 0 ? 0 : within[within_ends - 1];
}

SharedDocuments shared_documents(std::span<const std::uint32_t> first,
                                 std::span<const std::uint32_t> second, std::size_t documents) {
    SharedDocuments result{
        .within = std::vector<std::uint32_t>(std::max(first.size(), second.size())),
        .shorter = std::min(first.size(), second.size())};
    Seen seen(documents);
    std::uint32_t shared = 0;
    for (std::size_t i = 0; i < result.longer(); ++i) {
        if (i < first.size() && seen.add(first[i], i + 1, 0)) ++shared;
        if (i < second.size() && seen.add(second[i], i + 1, 1)) ++shared;
        result.within[i] = shared;
    }
    return result;
}

SharedDocuments shared_documents(std::span<const std::string_view> first,
                                 std::span<const std::string_view> second) {
    Numbers numbers(first.size() + second.size());
    const std::vector<std::uint32_t> numbered_first = numbered(first, numbers);
    const std::vector<std::uint32_t> numbered_second = numbered(second, numbers);
    return shared_documents(numbered_first, numbered_second, numbers.size());
}

double overlap_at(const SharedDocuments& shared, std::size_t depth) {
    const std::size_t reached = std::min(depth, shared.longer());
    if (reached == 0) return undefined;
    return static_cast<double>(shared.count(reached)) / static_cast<double>(reached);
}

double average_overlap(const SharedDocuments& shared, std::size_t depth) {
    const std::size_t reached = std::min(depth, shared.longer());
    double sum = 0;
    for (std::size_t d = 1; d <= reached; ++d) sum += overlap_at(shared, d);
    return reached == 0 ? undefined : sum / static_cast<double>(reached);
}

RankBiasedOverlap rank_biased_overlap(const SharedDocuments& shared, double p) {
    if (!(p > 0 && p < 1)) throw Error(ErrorKind::usage, "the p of RBO is between 0 and 1");
    return {.minimum = rbo_minimum(shared, p),
            .residual = rbo_residual(shared, p),
            .extrapolated = rbo_extrapolated(shared, p)};
}

}  // namespace rankline
