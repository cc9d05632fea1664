// SPDX-License-Identifier: MIT
#include <rankline/eval/profile.hpp>

#include <algorithm>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/eval/measure_parameters.hpp>

namespace rankline {

namespace {

constexpr std::string_view at_k = "@k";

bool has_cutoff(const Measure& measure) {
    return measure.params.cutoff != Params::no_cutoff ||
           measure.record->cutoff == Cutoff::required_fraction;
}

/// Default parameters but for the cutoff and what the rule is about.
Params plain_params(const ProfileRule& rule, const Measure& asked) {
    Params plain = default_params(*asked.record);
    plain.cutoff = asked.params.cutoff;
    plain.fraction = asked.params.fraction;
    const auto& [name, value] = rule.where;
    if (!name.empty()) set_param(*asked.record, *find_param(*asked.record, name), value, plain);
    return plain;
}

/// Whether the parameters of the rule, besides the level, are those that were asked for.
bool is_plain(const ProfileRule& rule, const Measure& asked) {
    Params params = asked.params;
    params.level = 1;
    params.level_given = false;
    return canonical_name(*asked.record, params) ==
           canonical_name(*asked.record, plain_params(rule, asked));
}

bool fits(const ProfileRule& rule, const Measure& asked) {
    if (rule.record != asked.record->name) return false;
    if (!rule.where.first.empty() && !is_plain(rule, asked)) return false;
    return rule.cut == ProfileRule::Cut::either ||
           (rule.cut == ProfileRule::Cut::with) == has_cutoff(asked);
}

const ProfileRule* find_rule(const Profile& profile, const Measure& asked) {
    for (const ProfileRule& rule : profile.rules) {
        if (fits(rule, asked)) return &rule;
    }
    const bool otherwise = profile.knows_trec_eval && !asked.record->trec_names.empty();
    return otherwise ? &profile.otherwise : nullptr;
}

const MeasureRecord& record_named(const std::string& name, const MeasureRegistry& registry) {
    const auto found =
        std::find_if(registry.begin(), registry.end(),
                     [&](const MeasureRecord& record) { return record.name == name; });
    if (found == registry.end())
        throw Error(ErrorKind::internal, "a profile computes what is no measure: " + name);
    return *found;
}

/// "NDCG@k" at 10 is "NDCG@10".
std::string shown_name(const ProfileRule& rule, const Measure& asked) {
    const std::size_t place = rule.shown.find(at_k);
    if (place == rule.shown.npos) return rule.shown;
    const std::string cutoff = cutoff_text(*asked.record, asked.params);
    return rule.shown.substr(0, place) + (cutoff.empty() ? "" : "@" + cutoff);
}

[[noreturn]] void fail(const Profile& profile, const std::string& what) {
    std::string has;
    for (const std::string& name : measures_of(profile)) has += (has.empty() ? "" : ", ") + name;
    throw Error(ErrorKind::usage, profile.name + " " + what + "; it has " + has);
}

void check(const Profile& profile, const ProfileRule* rule, const Measure& asked) {
    if (rule == nullptr) fail(profile, "has no measure " + asked.name);
    if (!rule->any_parameters && !is_plain(*rule, asked))
        fail(profile, "has no parameters such as in " + asked.name);
    if (!rule->takes_level && asked.record->has_level && asked.params.level != 1)
        fail(profile, "has no relevance level, which is " + format_number(asked.params.level, -1) +
                          " in " + asked.name);
}

Params computed_params(const ProfileRule& rule, const MeasureRecord& record, const Measure& asked) {
    Params params = &record == asked.record ? asked.params : default_params(record);
    params.cutoff = asked.params.cutoff;
    params.level = asked.params.level;
    params.level_given = asked.params.level_given;
    for (const auto& [name, value] : rule.settings) {
        if (name == "rel")
            set_level(record, value, params);
        else
            set_param(record, *find_param(record, name), value, params);
    }
    return params;
}

}  // namespace

const Profile& find_profile(std::string_view name) {
    std::vector<std::string> names;
    for (const Profile& profile : profiles()) {
        if (profile.name == name) return profile;
        names.push_back(profile.name);
    }
    throw Error(ErrorKind::usage,
                "there is no profile " + quoted(name) + did_you_mean(name, names));
}

bool has_measure(const Profile& profile, const Measure& asked) {
    try {
        check(profile, find_rule(profile, asked), asked);
        return true;
    } catch (const Error&) {
        return false;
    }
}

ProfileColumn computed_under(const Profile& profile, const Measure& asked,
                             const MeasureRegistry& registry) {
    const ProfileRule* const rule = find_rule(profile, asked);
    check(profile, rule, asked);
    ProfileColumn column{asked, rule->protocol};
    if (!rule->computed_as.empty())
        column.measure.record = &record_named(rule->computed_as, registry);
    column.measure.params = computed_params(*rule, *column.measure.record, asked);
    if (!rule->shown.empty())
        column.measure.name = column.measure.trec_name = shown_name(*rule, asked);
    return column;
}

std::vector<std::string> measures_of(const Profile& profile) {
    std::vector<std::string> names;
    for (const ProfileRule& rule : profile.rules) {
        std::string name = rule.record;
        if (!rule.where.first.empty())
            name += '(' + rule.where.first + '=' + rule.where.second + ')';
        if (rule.cut == ProfileRule::Cut::with) name += at_k;
        if (rule.cut == ProfileRule::Cut::either) name += "[@k]";
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    if (profile.knows_trec_eval) names = {"all that trec_eval has"};
    return names;
}

}  // namespace rankline
