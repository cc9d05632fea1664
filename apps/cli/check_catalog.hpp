// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace rankline::cli {

/// The rules, a line each: id, severity, summary.
[[nodiscard]] std::string rule_list();

/// All of a rule's record, and what the profiles make of it. Throws Error(usage).
[[nodiscard]] std::string explain_rule(const std::string& id);

/// The profiles of ir-check, a line each.
[[nodiscard]] std::string check_profile_list();

/// All of a profile's record. Throws Error(usage).
[[nodiscard]] std::string explain_check_profile(const std::string& name);

}  // namespace rankline::cli
