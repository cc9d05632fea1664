// SPDX-License-Identifier: MIT
#include <rankline/cli/check_catalog.hpp>

#include <algorithm>

#include <rankline/check/profile.hpp>
#include <rankline/check/profile_file.hpp>
#include <rankline/check/rule.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

std::string asked_of(const Rule& rule) {
    if (rule.runs && rule.qrels) return "runs and qrels";
    return rule.runs ? "runs" : "qrels";
}

/// Profiles that are not content with the rule's own severity.
std::string exceptions(const Rule& rule) {
    std::vector<std::string> names;
    for (const CheckProfile& profile : check_profiles()) {
        const bool asked = profile.kind == CheckedKind::run ? rule.runs : rule.qrels;
        const Severity severity = profile.severity_of(rule);
        if (asked && severity != rule.severity)
            names.push_back(profile.name + ": " + std::string(to_string(severity)));
    }
    return joined(names);
}

}  // namespace

std::string rule_list() {
    Rows rows = {{"rule", "severity", "of", "meaning"}};
    for (const Rule& rule : check_rules())
        rows.push_back(
            {rule.id, std::string(to_string(rule.severity)), asked_of(rule), rule.summary});
    return aligned(rows);
}

std::string explain_rule(const std::string& id) {
    const Rule& rule = check_rules()[find_rule(id)];
    return rule.id + " - " + rule.summary + "\n" +
           part("Severity", std::string(to_string(rule.severity)) + ", of " + asked_of(rule)) +
           part("Otherwise", exceptions(rule)) + part("Definition", rule.definition) +
           part("Source", rule.source) + part("Repair", rule.repair.empty() ? "none" : rule.repair);
}

std::string check_profile_list() {
    Rows rows = {{"profile", "of", "meaning"}};
    for (const CheckProfile& profile : check_profiles())
        rows.push_back(
            {profile.name, profile.kind == CheckedKind::run ? "runs" : "qrels", profile.summary});
    return aligned(rows);
}

std::string explain_check_profile(const std::string& name) {
    const CheckProfile& profile = find_check_profile(name);
    return profile.name + " - " + profile.summary + "\n" + part("Definition", profile.definition) +
           part("Source", profile.source) + "\nAs a file:\n\n" + profile_toml(profile);
}

}  // namespace rankline::cli
