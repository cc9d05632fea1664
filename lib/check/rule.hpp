// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rankline {

/// How bad it is that a rule is broken. Errors make a check fail, warnings only under --strict.
enum class Severity { off, warning, error };

/// "off", "warning" or "error".
[[nodiscard]] std::string_view to_string(Severity severity) noexcept;

/// What a file is checked as.
enum class CheckedKind { run, qrels };

/// One thing that a file must not have: a record.
struct Rule {
    std::string id;  ///< "duplicate-document": what scripts and profiles name it by
    Severity severity = Severity::error;  ///< where a profile says nothing else
    std::string summary;                  ///< one line: what is wrong
    std::string definition;               ///< when exactly, and what is counted as one
    std::string source;                   ///< whose rule it is, or whose program trips over it
    std::string repair{};                 ///< what --fix does about it; "" where it can do nothing
    bool runs = true;                     ///< asked of runs
    bool qrels = false;                   ///< asked of qrels
};

struct CheckContext;
class RuleSet;
struct CheckRow;
class RowCheck;
class CheckSink;
struct FileFacts;

/// The rules that look at the same thing, and what finds where they are broken.
struct RuleFamily {
    std::vector<Rule> rules;
    /// Makes what looks at lines and queries; null where only whole files are looked at. One for
    /// each thread. `first` is the first line of data, which others are compared with, or null.
    std::unique_ptr<RowCheck> (*make)(const CheckContext& context, const RuleSet& rules,
                                      const CheckRow* first) = nullptr;
    /// Looks at the file as a whole, last; may be null.
    void (*file)(const FileFacts& facts, const CheckContext& context, const RuleSet& rules,
                 CheckSink& sink) = nullptr;
};

/// All families, generated from the list in lib/check/CMakeLists.txt.
[[nodiscard]] const std::vector<RuleFamily>& rule_families();

/// The rules of all families in that order. What names a rule by a number means its place in here.
[[nodiscard]] const std::vector<Rule>& check_rules();

/// The place of the rule in check_rules(). Throws Error(usage) with the nearest names.
[[nodiscard]] std::size_t find_rule(std::string_view id);

}  // namespace rankline
