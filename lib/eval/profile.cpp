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

/// "P(relative=true)": what a rule is about, but for the cutoff.
std::string record_of(const ProfileRule& rule) {
    std::string name = rule.record;
    const auto& [parameter, value] = rule.where;
    if (!parameter.empty())
        name.append("(").append(parameter).append("=").append(value).append(")");
    return name;
}

bool has_cutoff(const Measure& measure) {
    return measure.params.cutoff != Params::no_cutoff ||
           measure.record->cutoff == Cutoff::required_fraction;
}

void set_all(const MeasureRecord& record,
             const std::vector<std::pair<std::string, std::string>>& settings, Params& params) {
    for (const auto& [name, value] : settings) {
        if (name != "rel") set_param(record, *find_param(record, name), value, params);
    }
}

/// Whether the parameters that were asked for, besides the level, are defaults but for `settings`.
bool has_only(const Measure& asked,
              const std::vector<std::pair<std::string, std::string>>& settings) {
    const MeasureRecord& record = *asked.record;
    Params plain = default_params(record);
    plain.cutoff = asked.params.cutoff;
    plain.fraction = asked.params.fraction;
    set_all(record, settings, plain);
    Params params = asked.params;
    params.level = plain.level;
    params.level_given = plain.level_given;
    return canonical_name(record, params) == canonical_name(record, plain);
}

bool fits(const ProfileRule& rule, const Measure& asked) {
    if (rule.record != asked.record->name) return false;
    if (!rule.where.first.empty() && !has_only(asked, {rule.where})) return false;
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

/// "NDCG@k" at 10 is "NDCG@10", and "MRR @k" with a level of its own "MRR(rel=2) @10".
std::string shown_name(const ProfileRule& rule, const Measure& asked) {
    std::string name = rule.shown.substr(0, rule.shown.find(at_k));
    if (rule.takes_level && asked.params.level_given) {
        const std::size_t end = name.find_last_not_of(' ') + 1;
        name.insert(end, "(rel=" + format_number(asked.params.level, -1) + ")");
    }
    const std::string cutoff = cutoff_text(*asked.record, asked.params);
    return name + (cutoff.empty() ? "" : "@" + cutoff);
}

/// Of the settings of a rule that of the level; 1 if there is none.
double settled_level(const ProfileRule& rule) {
    for (const auto& [name, value] : rule.settings) {
        if (name == "rel") return parse_double(value).value();
    }
    return 1;
}

/// Why the profile does not have the measure; "" if it does.
std::string objection(const ProfileRule* rule, const Measure& asked) {
    if (rule == nullptr) return "has no measure " + asked.name;
    if (!rule->any_parameters && rule->where.first.empty() && !has_only(asked, {}) &&
        (!rule->computed_as.empty() || !has_only(asked, rule->settings)))
        return "has no parameters such as in " + asked.name;
    const Params& params = asked.params;
    const bool other =
        params.level_given ? params.level != settled_level(*rule) : params.level != 1;
    if (!rule->takes_level && asked.record->has_level && other)
        return "has no relevance level, which is " + format_number(params.level, -1) + " in " +
               asked.name;
    return "";
}

Params computed_params(const ProfileRule& rule, const MeasureRecord& record, const Measure& asked) {
    Params params = &record == asked.record ? asked.params : default_params(record);
    params.cutoff = asked.params.cutoff;
    params.level = asked.params.level;
    params.level_given = asked.params.level_given;
    set_all(record, rule.settings, params);
    const bool said = params.level_given || params.level != 1;
    for (const auto& [name, value] : rule.settings) {
        if (name == "rel" && !(rule.takes_level && said)) set_level(record, value, params);
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
    throw Error(ErrorKind::usage, "there is no profile " + quoted(name) +
                                      did_you_mean(name, names) + " (known: " + joined(names) +
                                      ")");
}

bool reads_ranks(const std::vector<ProfileColumn>& columns) noexcept {
    return std::any_of(columns.begin(), columns.end(),
                       [](const ProfileColumn& column) { return column.protocol.reads_ranks(); });
}

bool has_measure(const Profile& profile, const Measure& asked) {
    return objection(find_rule(profile, asked), asked).empty();
}

ProfileColumn computed_under(const Profile& profile, const Measure& asked,
                             const MeasureRegistry& registry) {
    const ProfileRule* const rule = find_rule(profile, asked);
    if (const std::string what = objection(rule, asked); !what.empty()) {
        std::string has;
        for (const std::string& name : measures_of(profile))
            has += (has.empty() ? "" : ", ") + name;
        throw Error(ErrorKind::usage, profile.name + " " + what + "; it has " + has);
    }
    ProfileColumn column{asked, rule->protocol};
    if (!rule->computed_as.empty())
        column.measure.record = &record_named(rule->computed_as, registry);
    column.measure.params = computed_params(*rule, *column.measure.record, asked);
    if (!rule->shown.empty()) column.measure.name = shown_name(*rule, asked);
    if (!profile.knows_trec_eval) column.measure.trec_name = column.measure.name;
    return column;
}

std::string asked_of(const Profile& profile, const std::string& name) {
    const std::size_t at = name.find('@');
    const std::string measure = lower_case(name.substr(0, at));
    for (const ProfileRule& rule : profile.rules) {
        const std::string_view shown = rule.shown;
        if (shown.empty() || lower_case(trimmed(shown.substr(0, shown.find(at_k)))) != measure)
            continue;
        std::string asked = record_of(rule);
        if (at != name.npos) asked += name.substr(at);
        return asked;
    }
    return name;
}

std::vector<std::string> measures_of(const Profile& profile) {
    std::vector<std::string> names;
    for (const ProfileRule& rule : profile.rules) {
        std::string name = record_of(rule);
        if (rule.cut == ProfileRule::Cut::with) name += at_k;
        if (rule.cut == ProfileRule::Cut::either) name += "[@k]";
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    if (profile.knows_trec_eval) names = {"all that trec_eval has"};
    return names;
}

}  // namespace rankline
