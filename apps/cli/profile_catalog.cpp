// SPDX-License-Identifier: MIT
#include <rankline/cli/profile_catalog.hpp>

#include <algorithm>

#include <rankline/cli/text_layout.hpp>
#include <rankline/eval/profile.hpp>

namespace rankline::cli {

std::string profile_list() {
    std::size_t width = 0;
    for (const Profile& profile : profiles()) width = std::max(width, profile.name.size());
    std::string text;
    for (const Profile& profile : profiles())
        text += padded(profile.name, width + 2) + profile.summary + "\n";
    return text;
}

std::string explain_profile(const std::string& name) {
    const Profile& profile = find_profile(name);
    return profile.name + " - " + profile.summary + "\n" + part("Definition", profile.definition) +
           part("Measures", joined(measures_of(profile))) +
           part("Without -m", joined(profile.defaults)) + part("Differs", profile.differs) +
           part("Source", profile.source);
}

}  // namespace rankline::cli
