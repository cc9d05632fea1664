// SPDX-License-Identifier: MIT
#include <rankline/check/rule.hpp>

#include <algorithm>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

std::string_view to_string(Severity severity) noexcept {
    switch (severity) {
        case Severity::off:
            return "off";
        case Severity::warning:
            return "warning";
        case Severity::error:
            break;
    }
    return "error";
}

const std::vector<Rule>& check_rules() {
    static const std::vector<Rule> rules = [] {
        std::vector<Rule> all;
        for (const RuleFamily& family : rule_families())
            all.insert(all.end(), family.rules.begin(), family.rules.end());
        return all;
    }();
    return rules;
}

std::size_t find_rule(std::string_view id) {
    const std::vector<Rule>& rules = check_rules();
    const auto found =
        std::find_if(rules.begin(), rules.end(), [id](const Rule& rule) { return rule.id == id; });
    if (found != rules.end()) return static_cast<std::size_t>(found - rules.begin());
    std::vector<std::string> ids;
    ids.reserve(rules.size());
    for (const Rule& rule : rules) ids.push_back(rule.id);
    throw Error(ErrorKind::usage, "no rule is called " + quoted(id) + did_you_mean(id, ids));
}

}  // namespace rankline
