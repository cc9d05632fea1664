// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <rankline/model/judged_ids.hpp>
#include <rankline/model/preferences.hpp>
#include <rankline/model/qrels.hpp>
#include <rankline/model/run.hpp>
#include <rankline/model/topic.hpp>

namespace rankline {

/// What measures may see besides and costs a look at every document: made only if one reads it.
struct TopicExtras {
    bool ties = false;                    ///< Topic::ties
    std::optional<JudgedIds> judged_ids;  ///< Topic::judged_elsewhere, from these
};

/// Holds the rankings of one thread, one after the other, against the judgments. The memory is
/// reused from query to query.
class TopicView {
public:
    /// With `judged_only` documents without a grade are taken out and the others move up.
    TopicView(JudgmentKind kind, bool judged_only, TopicExtras extras = {})
        : m_kind(kind), m_judged_only(judged_only), m_extras(std::move(extras)) {}

    /// What measures may see of `ranked` (ranked, without duplicates, cut to depth). Views this
    /// object: good until the next call.
    [[nodiscard]] Topic judge(const QrelsTopic& judged, std::span<const RunEntry> ranked);
    /// The same for a query that nobody judged.
    [[nodiscard]] Topic unjudged(std::span<const RunEntry> ranked);

private:
    template <typename Take>
    std::uint64_t for_each_document(std::span<const RunEntry> ranked, const JudgedDocuments& judged,
                                    Take take) const;
    template <typename Take>
    std::uint64_t for_each_hit(std::span<const RunEntry> ranked, const JudgedDocuments& judged,
                               Take take) const;
    std::uint64_t find_hits(std::span<const RunEntry> ranked, const JudgedDocuments& judged,
                            std::vector<Hit>& hits) const;
    void judge_groups(const QrelsTopic& judged, std::span<const RunEntry> ranked);
    void judge_subtopics(const QrelsTopic& judged, std::span<const RunEntry> ranked);
    void judge_strata(const QrelsTopic& judged, std::span<const RunEntry> ranked);
    void add_extras(Topic& topic, std::span<const RunEntry> ranked, const JudgedDocuments& judged);
    void find_tie(std::uint64_t rank, bool as_before);

    JudgmentKind m_kind;
    bool m_judged_only;
    TopicExtras m_extras;
    std::vector<Hit> m_hits;
    std::vector<Hit> m_group_hits;
    std::vector<std::size_t> m_group_ends;
    std::vector<Topic> m_groups;
    PreferenceCounts m_preferences;
    std::vector<SubtopicHit> m_subtopic_hits;
    std::vector<std::uint32_t> m_hit_strata;
    std::vector<RankRange> m_ties;
    std::vector<std::uint64_t> m_judged_elsewhere;
};

}  // namespace rankline
