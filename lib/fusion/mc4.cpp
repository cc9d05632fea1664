// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

#include <rankline/fusion/majority.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

constexpr double tolerance = 1e-10;  ///< relative to each score
constexpr int most_sweeps = 1000;

/// Solves the balance of the chain for one document after the other, with the scores found so far
/// (Gauss and Seidel), the last by Borda first: score flows from the loser to the winner, so where
/// there are no cycles one sweep is all. Powers of the matrix, which have the same limit, take
/// hundreds.
class MajorityChain {
public:
    MajorityChain(Majority& majority, double teleport, Arena& arena)
        : m_teleport(teleport),
          m_documents(majority.ballots().documents()),
          m_beats(arena.take<std::uint64_t>(m_documents * majority.words())),
          m_weight(arena.take<double>(m_documents)),
          m_received(arena.take<double>(m_documents, 0.0)),
          m_scores(arena.take<double>(m_documents, 0.0)),
          m_sums(arena.take<Sums>(1)) {
        const std::span<std::uint64_t> beats = arena.take<std::uint64_t>(majority.words());
        const std::span<std::uint64_t> beaten = arena.take<std::uint64_t>(majority.words());
        for (std::size_t i = 0; i < m_documents; ++i) {
            majority.row(i, 1, beats, beaten);
            for (std::size_t word = 0; word < beats.size(); ++word)
                m_beats[word * m_documents + i] = beats[word];
            m_weight[i] =
                teleport * static_cast<double>(m_documents) + (1 - teleport) * count_bits(beaten);
        }
    }

    /// Returns the greatest relative change.
    double sweep() {
        double change = 0;
        for (std::size_t word = (m_documents + 63) / 64; word-- > 0;) {
            change = std::max(change, solve(word));
            pass_on(word);
        }
        return change;
    }

    [[nodiscard]] std::span<const double> scores() const { return m_scores; }

private:
    using Sums = std::array<std::array<double, 256>, 8>;

    [[nodiscard]] std::span<const std::uint64_t> column(std::size_t word) const {
        return m_beats.subspan(word * m_documents, m_documents);
    }

    /// The documents of a word.
    double solve(std::size_t word) {
        m_gain.fill(0);
        double change = 0;
        const std::size_t first = word * 64;
        for (std::size_t i = std::min(first + 64, m_documents); i-- > first;) {
            double received = m_received[i];
            for (std::uint64_t bits = column(word)[i]; bits != 0; bits &= bits - 1)
                received += m_gain[static_cast<std::size_t>(std::countr_zero(bits))];
            const double score = (m_teleport + (1 - m_teleport) * received) / m_weight[i];
            m_gain[i - first] = score - m_scores[i];
            m_scores[i] = score;
            change = std::max(change, std::abs(m_gain[i - first]) / score);
        }
        return change;
    }

    /// Adds what the documents of a word gained to all that beat them. The sums of each eight are
    /// made beforehand (the "four Russians"): a pair costs an eighth of an addition.
    void pass_on(std::size_t word) {
        Sums& sums = m_sums[0];
        for (std::size_t byte = 0; byte < sums.size(); ++byte) {
            sums[byte][0] = 0;
            for (unsigned bits = 1; bits < 256; ++bits) {
                const auto lowest = static_cast<std::size_t>(std::countr_zero(bits));
                sums[byte][bits] = sums[byte][bits & (bits - 1)] + m_gain[byte * 8 + lowest];
            }
        }
        const std::span<const std::uint64_t> beats = column(word);
        for (std::size_t i = 0; i < m_documents; ++i) {
            double received = 0;
            for (std::size_t byte = 0; byte < sums.size(); ++byte)
                received += sums[byte][beats[i] >> (8 * byte) & 255];
            m_received[i] += received;
        }
    }

    double m_teleport;
    std::size_t m_documents;
    std::span<std::uint64_t> m_beats;  ///< a word of each document's row, then the next word
    std::span<double> m_weight;        ///< of a document's score in its balance
    std::span<double> m_received;      ///< the scores of all that a document beats
    std::span<double> m_scores;
    std::span<Sums> m_sums;
    std::array<double, 64> m_gain{};
};

void fuse_mc4(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
              std::span<double> fused) {
    scratch.arena.restart();
    const Ballots ballots(pool, scratch.arena);
    Majority majority(ballots, scratch.arena);
    MajorityChain chain(majority, arguments.numbers[0], scratch.arena);
    for (int sweeps = 0; sweeps < most_sweeps && chain.sweep() > tolerance; ++sweeps) {
    }
    for (std::size_t i = 0; i < chain.scores().size(); ++i)
        fused[ballots.pool_index(i)] = chain.scores()[i];
}

}  // namespace

std::vector<FusionMethod> mc4() {
    return {
        {.name = "mc4",
         .summary = "where a walk to documents that win by majority spends its time",
         .definition =
             "A walk draws one of all documents; it goes there if a majority ranks that one above "
             "the present one, and else stays. With probability `teleport` it goes there in any "
             "case. The score is the part of the time that it spends at a document, to a relative "
             "change of 1e-10. A run votes with its weight; it ranks what it lacks below what it "
             "has, and does not vote between two that share a rank or that it lacks both. With "
             "2,000 documents a query takes some milliseconds.",
         .citation = "Dwork, Kumar, Naor and Sivakumar, Rank aggregation methods for the web, "
                     "WWW 2001",
         .differs = "In the paper only the lists that have both documents vote.",
         .reads = FusionReads::ranks,
         .weighted = true,
         .parameters = {{.name = "teleport",
                         .default_value = 0.15,
                         .minimum = 0.001,
                         .maximum = 1,
                         .meaning = "how often it goes regardless of the votes; tells documents "
                                    "apart that the walk would leave for good",
                         .grid = {0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5}}},
         .fuse = fuse_mc4}};
}

}  // namespace rankline
