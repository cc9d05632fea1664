// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include <rankline/base/error.hpp>
#include <rankline/check/context.hpp>
#include <rankline/check/score_text.hpp>

namespace rankline {

namespace {

/// Documents by_score[begin, end) with one score.
struct Tie {
    std::size_t begin = 0;
    std::size_t end = 0;
};

class TieCheck final : public RowCheck {
public:
    TieCheck(const CheckContext& context, const RuleSet& rules)
        : m_profile(context.profile),
          m_tied(rules.use("tied-scores")),
          m_cutoff(rules.use("ties-at-cutoff")),
          m_float(rules.use("float-ties")),
          m_printed(rules.use("printing-ties")) {}

    void query(const QueryRows& query, CheckSink& sink) override {
        if (m_profile.order == CheckOrder::rank) return;
        const std::size_t count = query.by_score.size();
        for (std::size_t begin = 0; begin < count;) {
            std::size_t end = begin + 1;
            while (end < count && score(query, end) == score(query, begin)) ++end;
            if (end - begin > 1) tell_tie(query, {begin, end}, sink);
            if (end < count) compare_floats(query, end, sink);
            begin = end;
        }
    }

private:
    static const CheckRow& row(const QueryRows& query, std::size_t place) {
        return query.rows[query.by_score[place]];
    }
    static double score(const QueryRows& query, std::size_t place) {
        return row(query, place).score;
    }

    void tell_tie(const QueryRows& query, Tie tie, CheckSink& sink) const {
        const CheckRow& second = row(query, tie.begin + 1);
        const char* const at = second.at(Column::score);
        sink.add(m_tied, at, [&] {
            return fmt::format("{} documents of query {} have the score {}", tie.end - tie.begin,
                               quoted(query.qid), shown_score(second));
        });
        for (const std::uint64_t cutoff : m_profile.cutoffs) {
            if (cutoff <= tie.begin || cutoff >= tie.end) continue;
            sink.add(m_cutoff, at, [&] {
                return fmt::format(
                    "the documents of query {} with the score {} are at places {} to {}: which of "
                    "them are among the first {} is up to the tie rule",
                    quoted(query.qid), shown_score(second), tie.begin + 1, tie.end, cutoff);
            });
        }
        if (m_printed.on && is_printed(query, tie)) tell_printed(query, tie, sink);
    }

    /// Whether the scores around a tie are so close that the digits that were printed decide: next
    /// to it stands another score that differs by a few units of its last digit alone. One that is
    /// printed with more digits shows that the tie is not short of them: 0.0125 before
    /// 0.012345679012345678 is an exact score.
    static bool is_printed(const QueryRows& query, Tie tie) {
        constexpr double few = 5;
        const CheckRow& tied = row(query, tie.begin);
        const int places = decimal_places(tied[Column::score]);
        if (places <= 0) return false;
        const double near = few * std::pow(10.0, -places);
        const auto is_near = [&](std::size_t place) {
            return std::fabs(score(query, place) - tied.score) <= near &&
                   decimal_places(row(query, place)[Column::score]) <= places;
        };
        return (tie.begin > 0 && is_near(tie.begin - 1)) ||
               (tie.end < query.by_score.size() && is_near(tie.end));
    }

    void tell_printed(const QueryRows& query, Tie tie, CheckSink& sink) const {
        const CheckRow& second = row(query, tie.begin + 1);
        sink.add(m_printed, second.at(Column::score), [&] {
            return fmt::format(
                "{} documents of query {} are tied at {}, and the next score is a few units of "
                "the last digit away: more digits would probably tell them apart",
                tie.end - tie.begin, quoted(query.qid), shown_score(second));
        });
    }

    /// The scores before and at `place` differ.
    void compare_floats(const QueryRows& query, std::size_t place, CheckSink& sink) const {
        const CheckRow& above = row(query, place - 1);
        const CheckRow& below = row(query, place);
        if (static_cast<float>(above.score) != static_cast<float>(below.score)) [[likely]]
            return;
        sink.add(m_float, below.at(Column::score), [&] {
            return fmt::format("the scores {} and {} of query {} are one 32-bit float",
                               shown_score(above), shown_score(below), quoted(query.qid));
        });
    }

    const CheckProfile& m_profile;
    RuleUse m_tied, m_cutoff, m_float, m_printed;
};

}  // namespace

std::vector<RuleFamily> ties_rules() {
    RuleFamily family;
    family.rules = {
        {.id = "tied-scores",
         .severity = Severity::warning,
         .summary = "documents of a query have the same score",
         .definition = "Counted by groups of equal scores, compared as doubles. Not asked where "
                       "the rank column orders a run, nor are the others of its kind.",
         .source = "trec_eval orders ties by document id descending, Lucene ascending, ranx and "
                   "BEIR as they come, MS MARCO by rank: the same run has several values."},
        {.id = "ties-at-cutoff",
         .severity = Severity::warning,
         .summary = "a tie straddles a cutoff",
         .definition = "Of documents with one score some are among the first k and some are not, "
                       "for a cutoff k of the profile or of -k. Counted by groups and cutoffs.",
         .source = "As for tied-scores; these change measures that are cut at k."},
        {.id = "float-ties",
         .severity = Severity::warning,
         .summary = "scores that differ as doubles are equal as 32-bit floats",
         .definition = "Two neighbours in the order of the scores.",
         .source = "trec_eval 9 and pytrec_eval keep scores as floats, trec_eval 10 as doubles: "
                   "20.00000012 and 20.00000011 are in an order for one and tied for the other."},
        {.id = "printing-ties",
         .severity = Severity::warning,
         .summary = "a tie that printing with few digits seems to have made",
         .definition = "Documents are tied, and the next score above or below is at most five "
                       "units of the last printed digit away and printed with no more digits. Only "
                       "scores with digits behind the point are looked at.",
         .source = "Six digits make 181,246 scores of 199,224 that differ as floats between 0 "
                   "and 1; reciprocal rank fusion printed with %.6f first collides at rank 963."}};
    family.make = [](const CheckContext& context, const RuleSet& rules,
                     const CheckRow*) -> std::unique_ptr<RowCheck> {
        return std::make_unique<TieCheck>(context, rules);
    };
    return {family};
}

}  // namespace rankline
