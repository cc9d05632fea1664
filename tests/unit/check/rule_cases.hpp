// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rankline::test {

/// What a text is checked against, each a text itself; "" for none.
struct CheckSetup {
    std::string profile = "trec";
    std::string own{};  ///< lines of TOML that change the profile
    std::string qrels{};
    std::string topics{};
    std::string docids{};
    std::string excluded{};
};

/// A text that breaks a rule and one that does not, though it is near it.
struct RuleCase {
    std::string rule;
    std::string bad;
    std::uint64_t count = 1;  ///< how often it is broken
    std::uint64_t line = 0;   ///< where it is first; 0 for the file as a whole
    std::uint64_t column = 0;
    std::string good;
    CheckSetup setup{};
    std::vector<std::string> also{};       ///< what else the bad text breaks
    std::vector<std::string> good_also{};  ///< what the good one does
    bool beyond_repair = false;            ///< nothing of the bad text can be repaired
};

/// At least one for each rule that check_lines asks.
[[nodiscard]] const std::vector<RuleCase>& rule_cases();

}  // namespace rankline::test
