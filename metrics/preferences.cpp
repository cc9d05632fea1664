// SPDX-License-Identifier: MIT
#include <rankline/model/preferences.hpp>

#include <limits>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// The preferences that a measure counts: with both documents retrieved, with at least one, or all.
enum class Scope { retrieved, occurring, all };

template <Scope which>
PreferenceTally tally(const PreferenceGroup& group) {
    PreferenceTally tally = group.retrieved;
    if constexpr (which != Scope::retrieved) {
        tally.fulfilled += group.implied.fulfilled;
        tally.possible += group.implied.possible;
    }
    if constexpr (which == Scope::all) tally.possible += group.absent;
    return tally;
}

template <Scope which>
PreferenceTally total(const Topic& topic) {
    PreferenceTally total;
    for (const PreferenceGroup& group : topic.preferences->groups) {
        const PreferenceTally each = tally<which>(group);
        total.fulfilled += each.fulfilled;
        total.possible += each.possible;
    }
    return total;
}

double quotient(const PreferenceTally& tally) {
    return static_cast<double>(tally.fulfilled) / static_cast<double>(tally.possible);
}

template <Scope which>
double possible(const Topic& topic, const Params&) {
    return static_cast<double>(total<which>(topic).possible);
}

template <Scope which>
double fulfilled(const Topic& topic, const Params&) {
    return static_cast<double>(total<which>(topic).fulfilled);
}

template <Scope which>
double simple(const Topic& topic, const Params&) {
    const PreferenceTally tally = total<which>(topic);
    return tally.possible > 0 ? quotient(tally) : 0;
}

template <Scope which>
double pair(const Topic& topic, const Params&) {
    const PreferenceCounts& counts = *topic.preferences;
    std::uint64_t pairs = counts.pairs_retrieved;
    if (which != Scope::retrieved) pairs += counts.pairs_implied;
    if (which == Scope::all) pairs += counts.pairs_absent;
    if (pairs == 0) return 0;
    return (which == Scope::retrieved ? counts.share_retrieved : counts.share_occurring) /
           static_cast<double>(pairs);
}

template <Scope which>
double group_average(const Topic& topic, const Params&) {
    const std::vector<PreferenceGroup>& groups = topic.preferences->groups;
    double sum = 0;
    for (const PreferenceGroup& group : groups) {
        const PreferenceTally each = tally<which>(group);
        if (each.possible > 0) sum += quotient(each);
    }
    return sum > 0 ? sum / static_cast<double>(groups.size()) : 0;
}

// A group without any preference left makes trec_eval's sum 0/0, which it then prints as 0 for the
// whole query.
template <PreferenceTally PreferenceGroup::*member>
double balanced_average(const Topic& topic, const Params&) {
    const std::vector<PreferenceGroup>& groups = topic.preferences->groups;
    double sum = 0;
    for (const PreferenceGroup& group : groups) {
        const PreferenceTally& each = group.*member;
        if (each.possible == 0) return 0;
        sum += quotient(each);
    }
    return sum > 0 ? sum / static_cast<double>(groups.size()) : 0;
}

const std::string& scope_text(Scope scope) {
    static const std::string retrieved =
        "Only preferences between two retrieved documents count, as possible and as fulfilled.";
    static const std::string occurring =
        "A document that is not retrieved counts as ranked last; preferences between two such "
        "documents are passed over.";
    static const std::string all =
        "A document that is not retrieved counts as ranked last; a preference between two such "
        "documents is not fulfilled.";
    return scope == Scope::retrieved ? retrieved : scope == Scope::occurring ? occurring : all;
}

MeasureRecord preference_record(std::string name, std::string trec, int position, bool main) {
    std::vector<std::string> nicknames = {"all_prefs"};
    if (main) nicknames.emplace_back("prefs");
    MeasureRecord record;
    record.name = std::move(name);
    record.trec_names = {trec_name(std::move(trec), position, std::move(nicknames))};
    record.citation =
        "Buckley, trec_eval 9, National Institute of Standards and Technology, 2008; Carterette, "
        "Bennett, Chickering and Dumais, Here or There: Preference Judgments for Relevance, ECIR "
        "2008.";
    record.judgments = JudgmentKind::preferences;
    return record;
}

MeasureRecord count(std::string name, std::string trec, int position, const std::string& what,
                    double (*compute)(const Topic&, const Params&)) {
    MeasureRecord record = preference_record(std::move(name), std::move(trec), position, true);
    record.summary = what;
    record.definition =
        "A preference is a pair of documents of which a judgment group puts one before the other: "
        "by different grades in one sub-group or, if it has several, by transitivity. The same "
        "pair counts once for each group. Ties of the run are broken by docid ascending, which is "
        "trec_eval's rule for preferences.";
    record.undefined = "Always defined.";
    record.aggregation = Aggregation::sum;
    record.counts = true;
    record.maximum = std::numeric_limits<double>::infinity();
    record.compute = compute;
    return record;
}

MeasureRecord ratio(std::string name, std::string trec, int position, Scope scope,
                    const std::string& what, double (*compute)(const Topic&, const Params&)) {
    // Those over all preferences are trec_eval's main ones.
    MeasureRecord record =
        preference_record(std::move(name), std::move(trec), position, scope == Scope::all);
    record.summary = what + (scope == Scope::retrieved   ? " (retrieved documents only)"
                             : scope == Scope::occurring ? " (with a retrieved document)"
                                                         : "");
    record.definition = what + ". " + scope_text(scope);
    record.undefined = "0 when there is no such preference.";
    record.compute = compute;
    return record;
}

MeasureRecord balanced(std::string name, std::string trec, int position, Scope scope,
                       double (*compute)(const Topic&, const Params&)) {
    MeasureRecord record = ratio(std::move(name), std::move(trec), position, scope,
                                 "share of preferences fulfilled, with as many nonrelevant as "
                                 "relevant documents, averaged over judgment groups",
                                 compute);
    record.trec_names.front().nicknames = {"all_prefs"};
    record.definition +=
        " In each group of R relevant (grade above 0) and N nonrelevant (grade 0) documents, R - N "
        "nonrelevant ones are supposed behind everything if N < R, and only the first R in the "
        "order of the ranking are kept if N > R. With two grades it is akin to bpref. What exactly "
        "is kept, and that a group without sub-groups also holds its nonrelevant documents against "
        "the kept ones of them, follows trec_eval's code, not its description.";
    record.undefined = "0 for the whole query when a group has no such preference.";
    return record;
}

constexpr char simple_text[] = "preferences fulfilled divided by preferences possible";
constexpr char pair_text[] =
    "mean over document pairs of the share of judgment groups that agree with the ranking";
constexpr char group_text[] = "share of preferences fulfilled, averaged over judgment groups";

}  // namespace

std::vector<MeasureRecord> preferences_measures() {
    using enum Scope;
    return {
        count("PrefsNumPrefsPoss", "prefs_num_prefs_poss", 36, "preferences there are",
              possible<all>),
        count("PrefsNumPrefsFul", "prefs_num_prefs_ful", 37,
              "preferences fulfilled, a document not retrieved counting as ranked last",
              fulfilled<occurring>),
        count("PrefsNumPrefsFulRet", "prefs_num_prefs_ful_ret", 38,
              "preferences fulfilled between two retrieved documents", fulfilled<retrieved>),
        ratio("PrefsSimp", "prefs_simp", 39, all, simple_text, simple<all>),
        ratio("PrefsPair", "prefs_pair", 40, all, pair_text, pair<all>),
        ratio("PrefsAvgJG", "prefs_avgjg", 41, all, group_text, group_average<all>),
        balanced("PrefsAvgJGRnonrel", "prefs_avgjg_Rnonrel", 42, all,
                 balanced_average<&PreferenceGroup::balanced>),
        ratio("PrefsSimpRet", "prefs_simp_ret", 43, retrieved, simple_text, simple<retrieved>),
        ratio("PrefsPairRet", "prefs_pair_ret", 44, retrieved, pair_text, pair<retrieved>),
        ratio("PrefsAvgJGRet", "prefs_avgjg_ret", 45, retrieved, group_text,
              group_average<retrieved>),
        balanced("PrefsAvgJGRnonrelRet", "prefs_avgjg_Rnonrel_ret", 46, retrieved,
                 balanced_average<&PreferenceGroup::balanced_retrieved>),
        ratio("PrefsSimpImp", "prefs_simp_imp", 47, occurring, simple_text, simple<occurring>),
        ratio("PrefsPairImp", "prefs_pair_imp", 48, occurring, pair_text, pair<occurring>),
        ratio("PrefsAvgJGImp", "prefs_avgjg_imp", 49, occurring, group_text,
              group_average<occurring>),
    };
}

}  // namespace rankline
