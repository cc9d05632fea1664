// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <rankline/eval/evaluator.hpp>

namespace rankline::property {

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). The distributions of <random> differ between
/// standard libraries; a failing seed must fail everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    [[nodiscard]] std::uint64_t next() noexcept;
    /// In [0, bound). The bias of the remainder is below 2^-50 for the bounds used here.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound) noexcept { return next() % bound; }

    template <typename T>
    void shuffle(std::vector<T>& items) noexcept {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
    }

private:
    std::uint64_t m_state;
};

struct JudgedLine {
    std::string qid;
    std::string docid;
    std::string group;
    double grade = 0;
    std::string stratum{};
};

struct RetrievedLine {
    std::string qid;
    std::string docid;
    double score = 0;
};

/// Judgments and a run, made to be nasty: tied scores, queries on one side only, negative grades,
/// topics without a relevant document, documents that nobody judged.
struct Collection {
    std::vector<JudgedLine> judged;
    std::vector<RetrievedLine> retrieved;
};

[[nodiscard]] Collection random_collection(std::uint64_t seed);

/// For JudgmentKind::graded and strata the lines of the first group alone, so that a document has
/// one grade.
[[nodiscard]] Qrels make_qrels(const Collection& collection, JudgmentKind kind);

/// Scores that keep what their views point into.
struct Evaluated {
    Qrels qrels;
    RunScores scores;
};

[[nodiscard]] Evaluated evaluate(const Collection& collection, const std::vector<Measure>& measures,
                                 const EvalOptions& options = {});

/// As `evaluate`, but the run goes through the TREC reader on `threads` threads.
[[nodiscard]] Evaluated evaluate_text(const Collection& collection,
                                      const std::vector<Measure>& measures, unsigned threads);

/// Whether all values are the same to the last bit (NaN equals NaN).
[[nodiscard]] bool same_values(const RunScores& a, const RunScores& b);

}  // namespace rankline::property
