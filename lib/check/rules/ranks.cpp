// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <rankline/base/error.hpp>
#include <rankline/check/context.hpp>

namespace rankline {

namespace {

/// "007", "-01": what a program that keeps ranks as text tells from 7.
bool has_leading_zeros(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return text.size() > 1 && text.front() == '0';
}

class RankCheck final : public RowCheck {
public:
    RankCheck(const CheckContext& context, const RuleSet& rules)
        : m_profile(context.profile),
          m_integer(rules.use("rank-not-integer")),
          m_zeros(rules.use("rank-leading-zeros")),
          m_base(rules.use("rank-base")),
          m_duplicate(rules.use("rank-duplicate")),
          m_gap(rules.use("rank-gap")),
          m_deep(rules.use("rank-beyond-depth")),
          m_order(rules.use("lines-not-in-rank-order")) {}

    void lines(const RowBlock& block, CheckSink& sink) override {
        if (m_profile.ranks == RankRule::ignored) return;
        for (const CheckRow& row : block.rows) check_line(row, sink);
    }

    void query(const QueryRows& query, CheckSink& sink) override {
        if (m_profile.ranks != RankRule::counted) return;
        check_order(query, sink);
        const bool all = std::all_of(query.rows.begin(), query.rows.end(),
                                     [](const CheckRow& row) { return row.has_rank; });
        // Where the rank of a line is not known no gap can be told.
        if (all && query.complete) check_counting(query, sink);
    }

private:
    void check_line(const CheckRow& row, CheckSink& sink) const {
        const std::string_view text = row[Column::rank];
        if (text.empty()) return;
        if (!row.has_rank) [[unlikely]]
            sink.add(m_integer, text.data(),
                     [&] { return "a rank that is not an integer: " + quoted(text); });
        if (text.front() <= '0' && has_leading_zeros(text)) [[unlikely]]
            sink.add(m_zeros, text.data(),
                     [&] { return "a rank with zeros in front: " + quoted(text); });
        const auto deepest = static_cast<std::int64_t>(m_profile.depth.value_or(0));
        if (deepest > 0 && row.has_rank && row.rank > deepest) [[unlikely]]
            sink.add(m_deep, text.data(), [&] {
                return fmt::format("rank {} is beyond the depth of {}", row.rank, deepest);
            });
    }

    void check_order(const QueryRows& query, CheckSink& sink) const {
        for (std::size_t i = 1; i < query.rows.size(); ++i) {
            const CheckRow& before = query.rows[i - 1];
            const CheckRow& row = query.rows[i];
            if (!row.has_rank || !before.has_rank || row.rank >= before.rank) [[likely]]
                continue;
            sink.add(m_order, row.at(Column::rank), [&] {
                return fmt::format("rank {} of query {} stands behind rank {}", row.rank,
                                   quoted(query.qid), before.rank);
            });
        }
    }

    /// The ranks of a query are base, base + 1 ... each once. A base that is wrong is told as that
    /// and not again for every rank.
    void check_counting(const QueryRows& query, CheckSink& sink) {
        const auto lowest =
            std::min_element(query.rows.begin(), query.rows.end(),
                             [](const CheckRow& a, const CheckRow& b) { return a.rank < b.rank; });
        check_base(query, *lowest, sink);
        m_seen.assign(query.rows.size(), false);
        std::size_t distinct = 0;
        const CheckRow* beyond = nullptr;
        for (const CheckRow& row : query.rows) {
            const std::uint64_t place =
                static_cast<std::uint64_t>(row.rank) - static_cast<std::uint64_t>(lowest->rank);
            if (place >= m_seen.size()) {
                if (beyond == nullptr || row.rank < beyond->rank) beyond = &row;
            } else if (m_seen[place]) {
                tell_duplicate(query, row, sink);
            } else {
                m_seen[place] = true;
                ++distinct;
            }
        }
        check_gap(query, lowest->rank, distinct, beyond, sink);
    }

    void check_base(const QueryRows& query, const CheckRow& lowest, CheckSink& sink) const {
        const auto& base = m_profile.rank_base;
        const bool right = base ? lowest.rank == static_cast<std::int64_t>(*base)
                                : lowest.rank == 0 || lowest.rank == 1;
        if (right) return;
        sink.add(m_base, lowest.at(Column::rank), [&] {
            return fmt::format("the ranks of query {} begin at {}, not at {}", quoted(query.qid),
                               lowest.rank, base ? std::to_string(*base) : "0 or 1");
        });
    }

    void tell_duplicate(const QueryRows& query, const CheckRow& row, CheckSink& sink) const {
        sink.add(m_duplicate, row.at(Column::rank), [&] {
            return fmt::format("rank {} of query {} is there again", row.rank, quoted(query.qid));
        });
    }

    /// Once for a query: where the first missing rank should be.
    void check_gap(const QueryRows& query, std::int64_t lowest, std::size_t distinct,
                   const CheckRow* beyond, CheckSink& sink) const {
        const auto missing = std::find(m_seen.begin(), m_seen.end(), false);
        const auto place = static_cast<std::size_t>(missing - m_seen.begin());
        // Without a rank behind it the first that was not seen is the end of the list.
        if (place == distinct && beyond == nullptr) return;
        const std::int64_t rank = lowest + static_cast<std::int64_t>(place);
        const CheckRow* next = beyond;
        for (const CheckRow& row : query.rows) {
            if (row.rank > rank && (next == nullptr || row.rank < next->rank)) next = &row;
        }
        sink.add(
            m_gap, next == nullptr ? query.rows.back().line.data() : next->at(Column::rank),
            [&] { return fmt::format("rank {} of query {} is missing", rank, quoted(query.qid)); });
    }

    const CheckProfile& m_profile;
    RuleUse m_integer, m_zeros, m_base, m_duplicate, m_gap, m_deep, m_order;
    std::vector<bool> m_seen;
};

}  // namespace

std::vector<RuleFamily> ranks_rules() {
    const char* const ms_marco =
        "MS MARCO's and T2Ranking's scripts put documents into a list by their ranks: of two with "
        "one rank the later counts, rank 0 is the last place, and what is not filled is document "
        "0. trec_eval does not look at ranks.";
    RuleFamily family;
    family.rules = {
        {.id = "rank-not-integer",
         .summary = "a rank is not an integer",
         .definition = "Digits with an optional sign, of 64 bits.",
         .source = "NIST's check_*.pl and TIRA's format check want an integer.",
         .repair = "numbered anew"},
        {.id = "rank-leading-zeros",
         .severity = Severity::warning,
         .summary = "a rank has zeros in front",
         .definition = "007 for 7.",
         .source = "NIST's check_*.pl strip them; what keeps ranks as text tells 007 from 7.",
         .repair = "numbered anew"},
        {.id = "rank-base",
         .summary = "the ranks of a query begin elsewhere",
         .definition = "The lowest rank of a query is not the profile's first. Counted by queries.",
         .source = ms_marco,
         .repair = "numbered anew"},
        {.id = "rank-duplicate",
         .summary = "a query has a rank twice",
         .definition = "Each line but the first of those with one rank.",
         .source = ms_marco,
         .repair = "numbered anew"},
        {.id = "rank-gap",
         .summary = "a query lacks a rank",
         .definition = "Between the lowest and the highest rank of a query one is missing. Counted "
                       "by queries; the first missing rank is told.",
         .source = ms_marco,
         .repair = "numbered anew"},
        {.id = "rank-beyond-depth",
         .summary = "a rank is beyond the depth",
         .definition = "A rank above the profile's depth.",
         .source = "MS MARCO's passage script stops at a rank above 1000, T2Ranking's drops the "
                   "line in silence.",
         .repair = "cut to the depth and numbered anew"},
        {.id = "lines-not-in-rank-order",
         .severity = Severity::warning,
         .summary = "lines of a query are not in the order of their ranks",
         .definition = "A line with a lower rank than the line before it of the same query.",
         .source = "BEIR, ranx and what stops after some lines take the order of the file.",
         .repair = "put into order"}};
    family.make = [](const CheckContext& context, const RuleSet& rules,
                     const CheckRow*) -> std::unique_ptr<RowCheck> {
        return std::make_unique<RankCheck>(context, rules);
    };
    return {family};
}

}  // namespace rankline
