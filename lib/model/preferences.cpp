// SPDX-License-Identifier: MIT
#include <rankline/model/preferences.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

#include <rankline/base/error.hpp>
#include <rankline/model/preference_group.hpp>

namespace rankline {

namespace {

/// A line of the judgments with the place of its document among all judged documents of the topic:
/// the retrieved ones as ranked, then the others by docid. trec_eval gives places the same way, and
/// by them decides what counts as ranked first.
struct PlacedJudgment {
    Judgment judgment;
    std::uint32_t place = 0;
};

struct PlacedTopic {
    std::vector<PlacedJudgment> lines;  ///< by group, sub-group, grade descending, place
    std::uint32_t documents = 0;
    std::uint32_t retrieved = 0;
};

PlacedTopic place_judgments(std::span<const Judgment> lines, std::span<const RunEntry> ranked) {
    constexpr std::uint32_t not_placed = std::numeric_limits<std::uint32_t>::max();
    std::unordered_map<std::string_view, std::uint32_t> places;
    places.reserve(lines.size());
    for (const Judgment& line : lines) places.emplace(line.docid, not_placed);
    PlacedTopic topic;
    for (const RunEntry& entry : ranked) {
        const auto found = places.find(entry.docid());
        if (found != places.end()) found->second = topic.retrieved++;
    }
    std::vector<std::string_view> others;
    for (const auto& [docid, place] : places) {
        if (place == not_placed) others.push_back(docid);
    }
    std::sort(others.begin(), others.end());
    topic.documents = topic.retrieved;
    for (const std::string_view docid : others) places[docid] = topic.documents++;

    topic.lines.reserve(lines.size());
    for (const Judgment& line : lines) topic.lines.push_back({line, places[line.docid]});
    std::sort(topic.lines.begin(), topic.lines.end(),
              [](const PlacedJudgment& a, const PlacedJudgment& b) {
                  if (a.judgment.group != b.judgment.group) {
                      return a.judgment.group < b.judgment.group;
                  }
                  if (a.judgment.subgroup != b.judgment.subgroup) {
                      return a.judgment.subgroup < b.judgment.subgroup;
                  }
                  if (a.judgment.grade != b.judgment.grade) {
                      return a.judgment.grade > b.judgment.grade;
                  }
                  return a.place < b.place;
              });
    return topic;
}

/// Cuts the lines of a topic into its groups.
std::vector<OrderedGroup> order_groups(const PlacedTopic& topic) {
    std::vector<OrderedGroup> groups;
    std::uint64_t bytes = 0;
    for (auto begin = topic.lines.begin(); begin != topic.lines.end();) {
        const auto end = std::find_if(begin, topic.lines.end(), [&](const PlacedJudgment& line) {
            return line.judgment.group != begin->judgment.group;
        });
        OrderedGroupBuilder builder(begin->judgment.group, topic.retrieved);
        for (; begin != end; ++begin) builder.add(begin->judgment, begin->place);
        groups.push_back(builder.build(bytes));
    }
    return groups;
}

/// The documents of a group that stand at one place, found again from the place.
struct Member {
    const OrderedGroup* group = nullptr;
    std::size_t index = 0;
};

/// Adds up how groups share the preferences between pairs of documents. Works row by row of the
/// matrix of pairs, so that memory stays proportional to the documents where trec_eval keeps the
/// whole matrix.
class PairShares {
public:
    PairShares(const PlacedTopic& topic, const std::vector<OrderedGroup>& groups)
        : m_members(topic.documents), m_for(topic.documents, 0), m_against(topic.documents, 0) {
        for (const OrderedGroup& group : groups) {
            for (std::size_t index = 0; index < group.places.size(); ++index) {
                m_members[group.places[index]].push_back({&group, index});
            }
        }
    }

    /// Adds the pairs of the document at `first` with those at `begin` up to `end`, all behind it,
    /// to `share` one by one, and returns how many there are.
    std::uint64_t add_row(std::uint32_t first, std::uint32_t begin, std::uint32_t end,
                          double& share) {
        for (const Member& member : m_members[first]) count_row(member, begin, end);
        std::uint64_t pairs = 0;
        for (std::uint32_t second = begin; second < end; ++second) {
            const std::uint64_t both = m_for[second] + m_against[second];
            if (both == 0) continue;
            ++pairs;
            share += static_cast<double>(m_for[second]) / static_cast<double>(both);
            m_for[second] = 0;
            m_against[second] = 0;
        }
        return pairs;
    }

private:
    void count_row(const Member& member, std::uint32_t begin, std::uint32_t end) {
        const OrderedGroup& group = *member.group;
        auto index = static_cast<std::size_t>(
            std::lower_bound(group.places.begin(), group.places.end(), begin) -
            group.places.begin());
        for (; index < group.places.size() && group.places[index] < end; ++index) {
            m_for[group.places[index]] += group.before(member.index, index) ? 1 : 0;
            m_against[group.places[index]] += group.before(index, member.index) ? 1 : 0;
        }
    }

    std::vector<std::vector<Member>> m_members;  ///< by place
    std::vector<std::uint64_t> m_for;            ///< by place of the second document of a pair
    std::vector<std::uint64_t> m_against;
};

void share_pairs(const PlacedTopic& topic, const std::vector<OrderedGroup>& groups,
                 PreferenceCounts& counts) {
    PairShares shares(topic, groups);
    const std::uint32_t retrieved = topic.retrieved;
    for (std::uint32_t first = 0; first < retrieved; ++first) {
        counts.pairs_retrieved +=
            shares.add_row(first, first + 1, retrieved, counts.share_retrieved);
    }
    // Going on from the sum so far, not adding two sums, is how trec_eval rounds.
    counts.share_occurring = counts.share_retrieved;
    for (std::uint32_t first = 0; first < retrieved; ++first) {
        counts.pairs_implied +=
            shares.add_row(first, retrieved, topic.documents, counts.share_occurring);
    }
    double unfulfilled = 0;
    for (std::uint32_t first = retrieved; first < topic.documents; ++first) {
        counts.pairs_absent += shares.add_row(first, first + 1, topic.documents, unfulfilled);
    }
}

/// With one group no pair is shared: each preference is a pair of its own.
void take_pairs(const PreferenceGroup& group, PreferenceCounts& counts) {
    counts.share_retrieved = static_cast<double>(group.retrieved.fulfilled);
    counts.share_occurring =
        static_cast<double>(group.retrieved.fulfilled + group.implied.fulfilled);
    counts.pairs_retrieved = group.retrieved.possible;
    counts.pairs_implied = group.implied.possible;
    counts.pairs_absent = group.absent;
}

}  // namespace

PreferenceCounts count_preferences(std::span<const Judgment> lines,
                                   std::span<const RunEntry> ranked) {
    const PlacedTopic topic = place_judgments(lines, ranked);
    const std::vector<OrderedGroup> groups = order_groups(topic);
    PreferenceCounts counts;
    for (const OrderedGroup& group : groups) counts.groups.push_back(count_group(group));
    if (groups.size() == 1) {
        take_pairs(counts.groups.front(), counts);
    } else {
        share_pairs(topic, groups, counts);
    }
    return counts;
}

}  // namespace rankline
