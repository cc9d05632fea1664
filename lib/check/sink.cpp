// SPDX-License-Identifier: MIT
#include <rankline/check/sink.hpp>

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace rankline {

RuleSet::RuleSet(const CheckProfile& profile) {
    for (const Rule& rule : check_rules()) m_severities.push_back(profile.severity_of(rule));
}

RuleUse RuleSet::use(std::string_view id) const {
    const std::size_t index = find_rule(id);
    return {index, m_severities[index] != Severity::off};
}

CheckSink::CheckSink(std::uint64_t cap)
    : m_cap(cap == 0 ? std::numeric_limits<std::uint64_t>::max() : cap),
      m_tallies(check_rules().size()) {}

void CheckSink::append(CheckSink&& later) {
    for (std::size_t i = 0; i < m_tallies.size(); ++i) {
        RuleTally& tally = m_tallies[i];
        tally.count += later.m_tallies[i].count;
        for (CheckHit& hit : later.m_tallies[i].hits) {
            if (tally.hits.size() < m_cap) tally.hits.push_back(std::move(hit));
        }
        later.m_tallies[i] = {};
    }
}

void CheckSink::sort() {
    for (RuleTally& tally : m_tallies) {
        std::stable_sort(
            tally.hits.begin(), tally.hits.end(),
            [](const CheckHit& a, const CheckHit& b) { return std::less<>()(a.at, b.at); });
    }
}

}  // namespace rankline
