// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <rankline/model/qrels.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// How many preferences there are and how many of them a ranking fulfils.
struct PreferenceTally {
    std::uint64_t fulfilled = 0;
    std::uint64_t possible = 0;
};

/// How many of the preferences of one judgment group a ranking fulfils. A preference "A before B"
/// exists between two documents of one sub-group with different grades, and by transitivity across
/// sub-groups. It is *retrieved* when the ranking has both documents, *implied* when it has one
/// (which counts as ranked first), *absent* when it has neither.
struct PreferenceGroup {
    PreferenceTally retrieved;
    PreferenceTally implied;
    std::uint64_t absent = 0;    ///< possible; none of them can be fulfilled
    std::uint64_t relevant = 0;  ///< documents with a grade above 0
    std::uint64_t relevant_retrieved = 0;
    std::uint64_t nonrelevant = 0;  ///< the others; grade 0 alone if there are sub-groups
    std::uint64_t nonrelevant_retrieved = 0;

    /// All preferences, and the retrieved ones, if there were as many nonrelevant documents as
    /// relevant ones: trec_eval's prefs_avgjg_Rnonrel and prefs_avgjg_Rnonrel_ret. Missing ones are
    /// supposed behind everything, surplus ones are left out from the end of the ranking; exactly
    /// how is told in the code.
    PreferenceTally balanced;
    PreferenceTally balanced_retrieved;
};

/// The preferences of one topic held against one ranking (trec_eval's form_prefs_counts).
struct PreferenceCounts {
    std::vector<PreferenceGroup> groups;  ///< by judgment group id ascending

    /// Sum over document pairs of the share of groups, among those that order the pair, whose
    /// preference is fulfilled: over pairs with both documents retrieved, and over these and the
    /// pairs with one retrieved. A pair with none has nothing fulfilled.
    double share_retrieved = 0;
    double share_occurring = 0;
    std::uint64_t pairs_retrieved = 0;  ///< pairs that some group orders, both retrieved
    std::uint64_t pairs_implied = 0;    ///< one retrieved
    std::uint64_t pairs_absent = 0;     ///< none retrieved
};

/// Counts the preferences in `lines` (of one topic, any order) that `ranked` (ranked, without
/// duplicates, cut to depth) fulfils. Takes time n log n for a single group without sub-groups and
/// otherwise n squared, n being the judged documents; memory n, plus n * n bits for each group
/// with sub-groups. Throws Error(input) when a group contradicts itself or would take more than a
/// gibibyte.
[[nodiscard]] PreferenceCounts count_preferences(std::span<const Judgment> lines,
                                                 std::span<const RunEntry> ranked);

}  // namespace rankline
