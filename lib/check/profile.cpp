// SPDX-License-Identifier: MIT
#include <rankline/check/profile.hpp>

#include <algorithm>
#include <array>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

std::string_view to_string(Column column) noexcept {
    static constexpr std::array<std::string_view, column_kinds> names = {
        "qid", "iter", "docid", "rank", "score", "tag", "grade"};
    return names[static_cast<std::size_t>(column)];
}

std::size_t CheckProfile::place_of(Column column) const noexcept {
    return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) -
                                    columns.begin());
}

bool CheckProfile::has(Column column) const noexcept { return place_of(column) < columns.size(); }

Severity CheckProfile::severity_of(const Rule& rule) const {
    if (!(kind == CheckedKind::run ? rule.runs : rule.qrels)) return Severity::off;
    // The last mention counts, so that a profile can be based on another.
    const auto found = std::find_if(severities.rbegin(), severities.rend(),
                                    [&](const auto& each) { return each.first == rule.id; });
    return found == severities.rend() ? rule.severity : found->second;
}

const CheckProfile& find_check_profile(std::string_view name) {
    std::vector<std::string> names;
    for (const CheckProfile& profile : check_profiles()) {
        if (profile.name == name) return profile;
        names.push_back(profile.name);
    }
    throw Error(ErrorKind::usage, "no profile is called " + quoted(name) +
                                      did_you_mean(name, names) + " (known: " + joined(names) +
                                      ")");
}

}  // namespace rankline
