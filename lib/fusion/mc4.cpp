// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

#include <rankline/fusion/lone_documents.hpp>
#include <rankline/fusion/majority.hpp>
#include <rankline/fusion/method.hpp>
#include <rankline/fusion/subset_sums.hpp>

namespace rankline {

namespace {

/// Of the change, relative to each score, that one more sweep would make.
constexpr double tolerance = 2e-10;
constexpr int most_sweeps = 100000;

/// A score is `entered`, by chance, and `per_score` for each unit of the scores of all documents
/// that it beats.
struct Balance {
    double entered;
    double per_score;
};

/// The scores of the documents that one voter alone has. What such a document beats are all behind
/// some place of a ranking, so sums along the rankings do for all of them.
class LoneScores {
public:
    LoneScores(const LoneDocuments& documents, std::span<const Balance> balances,
               std::span<double> scores, Arena& arena)
        : m_documents(documents),
          m_balances(balances),
          m_scores(scores),
          m_shared_sums(arena.take<double>(documents.documents() + 1)),
          m_beaten(arena.take<std::span<Beaten>>(documents.voters())),
          m_lone_sums(arena.take<std::span<double>>(documents.voters())) {
        for (std::size_t voter = 0; voter < documents.voters(); ++voter) {
            list_beaten(voter, arena);
            m_lone_sums[voter] = arena.take<double>(documents.count_lone(voter) + 1, 0.0);
        }
    }

    /// Whether any beats a shared document; with equal votes none does.
    [[nodiscard]] bool beat_shared() const {
        return std::any_of(m_beaten.begin(), m_beaten.end(),
                           [](std::span<const Beaten> beaten) { return !beaten.empty(); });
    }

    /// Takes the scores of the shared documents as they are. Lone documents are in no cycle among
    /// themselves, and voters with more votes come later.
    void solve() {
        for (std::size_t voter = 0; voter < m_documents.voters(); ++voter) {
            sum_shared(voter);
            solve(voter);
        }
    }

    /// The scores of all lone documents that a shared one beats.
    [[nodiscard]] double beaten_by(std::size_t shared) const {
        const std::span<const LoneDocuments::Stand> stands = m_documents.stands(shared);
        double sum = 0;
        for (std::size_t voter = 0; voter < stands.size(); ++voter)
            sum += m_lone_sums[voter][stands[voter].beats_from];
        return sum;
    }

private:
    struct Beaten {
        std::uint32_t shared;
        std::uint32_t by;  ///< so many lone documents of the voter, the best
    };

    void list_beaten(std::size_t voter, Arena& arena) {
        const std::size_t shared = m_documents.shared().documents();
        const std::span<Beaten> beaten = arena.take<Beaten>(shared + 1);
        std::size_t count = 0;
        for (std::uint32_t i = 0; i < shared; ++i) {
            beaten[count] = {i, m_documents.stands(i)[voter].beaten_by};
            count += beaten[count].by != 0;
        }
        m_beaten[voter] = beaten.first(count);
    }

    void sum_shared(std::size_t voter) {
        std::fill(m_shared_sums.begin(), m_shared_sums.end(), 0.0);
        for (const Beaten& beaten : m_beaten[voter])
            m_shared_sums[beaten.by] += m_scores[beaten.shared];
    }

    void solve(std::size_t voter) {
        const Ballots& ballots = m_documents.shared();
        double received = 0;
        for (std::size_t other = 0; other < voter; ++other)
            received += ballots.votes(other) < ballots.votes(voter) ? m_lone_sums[other][0] : 0;
        const std::span<double> sums = m_lone_sums[voter];
        const std::span<const LoneDocuments::Level> levels = m_documents.levels(voter);
        for (std::size_t level = levels.size(); level-- > 0;) {
            const auto [first, last] = levels[level];
            received += m_shared_sums[last];
            for (std::size_t i = last; i-- > first;) {
                const std::size_t document = m_documents.first_lone(voter) + i;
                const auto [entered, per_score] = m_balances[document];
                // One waits for the other only in the sum: the rest goes ahead.
                m_scores[document] = entered + per_score * received + per_score * sums[last];
                sums[i] = sums[i + 1] + m_scores[document];
            }
        }
    }

    const LoneDocuments& m_documents;
    std::span<const Balance> m_balances;
    std::span<double> m_scores;
    std::span<double> m_shared_sums;  ///< by the number of a voter's lone documents that beat them
    std::span<std::span<Beaten>> m_beaten;     ///< by voter
    std::span<std::span<double>> m_lone_sums;  ///< by voter: from each lone document to the last
};

/// Solves the balance of the chain for one document after the other, with the scores found so far
/// (Gauss and Seidel): first the documents that one voter alone has, then the shared ones, the last
/// by Borda first. Score flows from the loser to the winner, so where there are no cycles one sweep
/// is all. Powers of the matrix, which have the same limit, take hundreds.
class MajorityChain {
public:
    MajorityChain(const LoneDocuments& documents, double teleport, Arena& arena)
        : m_shared(documents.shared().documents()),
          m_balances(arena.take<Balance>(documents.documents())),
          m_received(arena.take<double>(m_shared, 0.0)),
          m_scores(arena.take<double>(documents.documents(), 0.0)),
          m_last_received(arena.take<double>(m_shared)),
          m_last_scores(arena.take<double>(m_shared)),
          m_gains(arena.take<SubsetSums>((m_shared + 63) / 64, SubsetSums())),
          m_lone(documents, m_balances, m_scores, arena) {
        const LoneDocuments::Duels duels = documents.duels(arena);
        Majority majority(documents.shared(), arena);
        m_beats = arena.take<std::uint64_t>(m_shared * majority.words());
        const std::span<std::uint64_t> beats = arena.take<std::uint64_t>(majority.words());
        const std::span<std::uint64_t> beaten = arena.take<std::uint64_t>(majority.words());
        for (std::size_t i = 0; i < m_shared; ++i) {
            majority.row(i, 1, beats, beaten);
            for (std::size_t word = 0; word < beats.size(); ++word)
                m_beats[word * m_shared + i] = beats[word];
            duels.lost[i] += count_bits(beaten);
        }
        for (std::size_t i = 0; i < m_balances.size(); ++i) {
            const double left = teleport * static_cast<double>(documents.documents()) +
                                (1 - teleport) * duels.lost[i];
            m_balances[i] = {teleport / left, (1 - teleport) / left};
        }
        m_lone.solve();
    }
    MajorityChain(const MajorityChain&) = delete;
    MajorityChain& operator=(const MajorityChain&) = delete;

    /// What a sweep changed in the scores of shared documents, which the lone ones follow.
    struct Change {
        double greatest = 0;  ///< relative to the score
        double total = 0;  ///< of the absolute changes: the next sweep's is about this times a rate
    };

    /// `pass_back` must come before the next sweep.
    Change sweep() {
        Change change;
        for (std::size_t word = m_gains.size(); word-- > 0;) {
            solve(word, change);
            m_gains[word].add_to(m_received.first(word * 64), column(word));
        }
        if (m_lone.beat_shared()) m_lone.solve();
        return change;
    }

    /// Tells what documents gained in the sweep to those that had been solved before them, which
    /// after the last sweep is not worth the time.
    void pass_back() {
        for (std::size_t word = 0; word < m_gains.size(); ++word)
            m_gains[word].add_to(m_received.subspan(word * 64), column(word).subspan(word * 64));
    }

    /// Keeps the scores for `extrapolate`.
    void remember() {
        std::copy_n(m_scores.begin(), m_shared, m_last_scores.begin());
        std::copy(m_received.begin(), m_received.end(), m_last_received.begin());
    }

    /// Goes where further sweeps would lead if each changed the scores as they have changed since
    /// `remember`, times `rate`.
    void extrapolate(double rate) {
        const double steps = rate / (1 - rate);
        for (std::size_t i = 0; i < m_shared; ++i) {
            m_scores[i] += steps * (m_scores[i] - m_last_scores[i]);
            m_received[i] += steps * (m_received[i] - m_last_received[i]);
        }
        if (m_lone.beat_shared()) m_lone.solve();
    }

    [[nodiscard]] std::span<const double> scores() const { return m_scores; }

private:
    [[nodiscard]] std::span<const std::uint64_t> column(std::size_t word) const {
        return m_beats.subspan(word * m_shared, m_shared);
    }

    /// The documents of a word.
    void solve(std::size_t word, Change& change) {
        for (std::size_t byte = 8; byte-- > 0;) {
            std::array<double, 8> gains{};
            const std::size_t first = word * 64 + byte * 8;
            for (std::size_t i = std::min(first + 8, m_shared); i-- > first;) {
                const double last_score = m_scores[i];
                const auto [entered, per_score] = m_balances[i];
                m_scores[i] = entered + per_score * received(word, byte, i, gains);
                gains[i - first] = m_scores[i] - last_score;
                const double gain = std::abs(gains[i - first]);
                change.total += gain;
                // Extrapolated too far, a score may be below 0 for a while.
                const double score = std::abs(m_scores[i]);
                if (gain > change.greatest * score) change.greatest = gain / score;
            }
            m_gains[word].set(byte, gains);
        }
    }

    /// With the gains of the documents of the word that have been solved.
    [[nodiscard]] double received(std::size_t word, std::size_t byte, std::size_t document,
                                  const std::array<double, 8>& gains) const {
        const std::uint64_t beats = column(word)[document];
        double sum = m_received[document] + m_lone.beaten_by(document);
        for (std::size_t solved = 7; solved > byte; --solved)
            sum += m_gains[word].of_byte(solved, beats >> (8 * solved));
        for (std::size_t i = 8; --i > document % 8;)
            sum += (beats >> (8 * byte + i) & 1) != 0 ? gains[i] : 0;
        return sum;
    }

    std::size_t m_shared;
    std::span<std::uint64_t> m_beats;  ///< a word of each shared document's row, then the next word
    std::span<Balance> m_balances;
    std::span<double> m_received;  ///< the scores of all shared ones that a shared one beats
    std::span<double> m_scores;
    std::span<double> m_last_received;  ///< when told to remember
    std::span<double> m_last_scores;
    std::span<SubsetSums> m_gains;  ///< per word, of its documents in the last sweep
    LoneScores m_lone;
};

/// What all further sweeps would change at most, relative to a score, if each shrinks what the last
/// changed by `rate`.
double left_to_change(const MajorityChain::Change& change, double rate) {
    return rate < 1 ? change.greatest * rate / (1 - rate) : change.greatest;
}

/// Each sweep shrinks the changes by about the same factor. So what is left can be foreseen, and so
/// can, roughly, where the scores are going. A factor near 1 takes a guess far: only if the pair of
/// sweeps before had that factor too, and no such guess has made the changes greater.
void run(MajorityChain& chain) {
    double rate = 1;
    double guessed_from = std::numeric_limits<double>::infinity();
    bool guesses_far = true;
    for (int sweeps = 0; sweeps < most_sweeps; sweeps += 2) {
        const MajorityChain::Change before = chain.sweep();
        if (left_to_change(before, rate) <= tolerance) return;
        guesses_far = guesses_far && before.total < guessed_from;
        guessed_from = std::numeric_limits<double>::infinity();
        chain.pass_back();
        chain.remember();
        const MajorityChain::Change change = chain.sweep();
        const double last_rate = std::exchange(rate, change.total / before.total);
        if (left_to_change(change, rate) <= tolerance) return;
        chain.pass_back();
        const bool is_near = rate < 0.5 && change.greatest < 0.1;
        const bool is_steady = std::abs(rate - last_rate) < 0.1 * (1 - rate);
        if (!is_near && !(is_steady && guesses_far)) continue;
        chain.extrapolate(rate);
        if (!is_near) guessed_from = change.total;
    }
}

void fuse_mc4(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
              std::span<double> fused) {
    scratch.arena.restart();
    const LoneDocuments documents(Ballots(pool, scratch.arena), scratch.arena);
    MajorityChain chain(documents, arguments.numbers[0], scratch.arena);
    run(chain);
    for (std::size_t i = 0; i < chain.scores().size(); ++i)
        fused[documents.pool_index(i)] = chain.scores()[i];
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
             "error of some 2e-10, with a teleport near 0.001 of 1e-7. A run votes with its "
             "weight; it ranks what it lacks below what "
             "it has, and does not vote between two that share a rank or that it lacks both.",
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
