// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <rankline/check/profile.hpp>
#include <rankline/check/rule.hpp>

namespace rankline {

/// A rule as a check asks it: its place in check_rules(), and whether the profile has it at all.
struct RuleUse {
    std::size_t index = 0;
    bool on = false;
};

/// The rules as a profile has them.
class RuleSet {
public:
    explicit RuleSet(const CheckProfile& profile);

    /// Throws Error(usage) for an id that no rule has.
    [[nodiscard]] RuleUse use(std::string_view id) const;
    [[nodiscard]] Severity severity(std::size_t index) const { return m_severities[index]; }

private:
    std::vector<Severity> m_severities;
};

/// Where a rule is broken.
struct CheckHit {
    const char* at = nullptr;  ///< the byte of the checked text, nullptr for the file as a whole
    std::string text;
};

/// How often a rule is broken, and the first places: a heap with the last of them on top.
struct RuleTally {
    std::uint64_t count = 0;
    std::vector<CheckHit> hits;
};

/// Takes down where rules are broken, of each the first `cap` places of the file (0: all), in
/// whatever order they come: the lines of a query may stand all over it. One for each piece of
/// work; in the end they are folded in the order of these.
class CheckSink {
public:
    explicit CheckSink(std::uint64_t cap = 0);

    /// `text()` makes the message and is only called if it is kept.
    template <class Text>
    void add(RuleUse rule, const char* at, Text&& text) {
        if (!rule.on) return;
        RuleTally& tally = m_tallies[rule.index];
        ++tally.count;
        if (is_wanted(tally, at)) keep(tally, {at, text()});
    }

    /// Adds what stands behind. Leaves `later` empty.
    void append(CheckSink&& later);

    /// Puts the places of each rule in the order of the file.
    void sort();

    /// Of one rule, which then has none.
    [[nodiscard]] RuleTally take(std::size_t rule) { return std::exchange(m_tallies[rule], {}); }

private:
    [[nodiscard]] bool is_wanted(const RuleTally& tally, const char* at) const {
        return tally.hits.size() < m_cap || std::less<>()(at, tally.hits.front().at);
    }
    void keep(RuleTally& tally, CheckHit hit) const;

    std::uint64_t m_cap;
    std::vector<RuleTally> m_tallies;
};

}  // namespace rankline
