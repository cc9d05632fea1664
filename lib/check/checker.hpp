// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>
#include <rankline/base/findings.hpp>
#include <rankline/check/context.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// Where a rule is broken, as it is told.
struct CheckFinding {
    std::uint64_t line = 0;    ///< from 1; 0 for the file as a whole
    std::uint64_t column = 0;  ///< in bytes, from 1
    std::string text;          ///< a clause without the place
};

/// A rule that is broken.
struct CheckedRule {
    std::size_t rule = 0;  ///< place in check_rules()
    Severity severity = Severity::error;
    std::uint64_t count = 0;
    std::vector<CheckFinding> findings;  ///< the first ones, by place
};

/// What checking a file found.
struct CheckResult {
    std::string file;
    std::vector<CheckedRule> broken;  ///< errors first, then warnings; each in order of the rules
    std::uint64_t documents = 0;
    std::uint64_t queries = 0;

    /// Findings of that severity, over all rules.
    [[nodiscard]] std::uint64_t count(Severity severity) const noexcept;
    /// Of one rule.
    [[nodiscard]] std::uint64_t count(std::string_view rule) const;
};

/// The result for a file of which nothing can be checked, since reading it failed with `error`: it
/// breaks `rule`, "damaged-archive", "unreadable-json" or "wrong-json".
[[nodiscard]] CheckResult unreadable_file(const std::string& name, std::string_view rule,
                                          const Error& error, const CheckProfile& profile);

/// Adds what a reader noticed, with the one place that is known of it: it breaks `rule`, which the
/// result must not have yet.
void add_finding(CheckResult& result, std::string_view rule, const Finding& finding,
                 const CheckProfile& profile);

/// Checks a file of lines. Any bytes are legal. What is found does not depend on the number of
/// threads. Throws Error(input) where `file` does, for a damaged archive.
[[nodiscard]] CheckResult check_lines(const FileBytes& file, const CheckContext& context);

/// Checks a run that has no lines of columns, as some reader hands it on, from one thread: what of
/// the rules is about queries, documents and scores.
class DocumentChecker final : public RunVisitor {
public:
    DocumentChecker(const FileBytes& file, const CheckContext& context);
    ~DocumentChecker() override;

    void visit(RunSlice slice, unsigned worker) override;
    [[nodiscard]] CheckResult finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace rankline
