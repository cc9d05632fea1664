// SPDX-License-Identifier: MIT
#include <rankline/check/checker_result.hpp>

#include <algorithm>
#include <functional>
#include <utility>

namespace rankline {

namespace {

/// An id that was unescaped stands elsewhere than in the text, which then has no place for it.
bool is_inside(const char* at, std::string_view text) {
    return at != nullptr && !std::less<>()(at, text.data()) &&
           !std::less<>()(text.data() + text.size(), at);
}

CheckFinding finding_of(CheckHit& hit, const FileFacts& facts, const TextPieces& pieces) {
    CheckFinding finding;
    finding.text = std::move(hit.text);
    if (!is_inside(hit.at, facts.text)) return finding;
    const TextPieces::LineColumn place = pieces.place_of(hit.at);
    finding.line = place.line;
    finding.column = place.column;
    return finding;
}

}  // namespace

CheckResult make_result(const FileFacts& facts, CheckSink sink, const RuleSet& rules,
                        const TextPieces& pieces) {
    CheckResult result;
    result.file = facts.name;
    result.documents = facts.documents;
    result.queries = facts.queries.size();
    sink.sort();
    for (const Severity severity : {Severity::error, Severity::warning}) {
        for (std::size_t rule = 0; rule < check_rules().size(); ++rule) {
            if (rules.severity(rule) != severity) continue;
            RuleTally tally = sink.take(rule);
            if (tally.count == 0) continue;
            CheckedRule broken{rule, severity, tally.count, {}};
            for (CheckHit& hit : tally.hits)
                broken.findings.push_back(finding_of(hit, facts, pieces));
            result.broken.push_back(std::move(broken));
        }
    }
    return result;
}

std::uint64_t CheckResult::count(Severity severity) const noexcept {
    std::uint64_t count = 0;
    for (const CheckedRule& each : broken) count += each.severity == severity ? each.count : 0;
    return count;
}

std::uint64_t CheckResult::count(std::string_view rule) const {
    const std::size_t index = find_rule(rule);
    for (const CheckedRule& each : broken) {
        if (each.rule == index) return each.count;
    }
    return 0;
}

}  // namespace rankline
