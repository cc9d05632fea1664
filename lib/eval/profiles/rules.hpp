// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>

#include <rankline/eval/profile.hpp>

namespace rankline {

/// The same rule for several measures that keep their names and meanings.
inline void add_rules(std::vector<ProfileRule>& rules, std::initializer_list<const char*> records,
                      const ProfileRule& rule) {
    for (const char* const record : records) {
        rules.push_back(rule);
        rules.back().record = record;
    }
}

}  // namespace rankline
