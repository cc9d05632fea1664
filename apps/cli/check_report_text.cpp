// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <rankline/base/number.hpp>
#include <rankline/cli/check_report.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

std::string counted(std::uint64_t count, const std::string& noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string queries(std::uint64_t count) {
    return fmt::format("{} quer{}", count, count == 1 ? "y" : "ies");
}

/// "run.txt:17:42: error: message [rule]", and a line for those that are not told.
void append_rule(const CheckResult& result, const CheckedRule& broken, std::string& text) {
    const std::string& id = check_rules()[broken.rule].id;
    for (const CheckFinding& finding : broken.findings) {
        text += fmt::format("{}: {}: {} [{}]\n", place_of(result, finding),
                            to_string(broken.severity), finding.text, id);
    }
    const std::uint64_t untold = broken.count - broken.findings.size();
    if (untold == 0) return;
    text += fmt::format("{}: {}: and {} more, {} in all [{}]\n", result.file,
                        to_string(broken.severity), untold, broken.count, id);
}

void append_effects(const CheckedFile& file, std::string& text) {
    for (const OrderEffect& effect : file.effects) {
        text += fmt::format(
            "{}: note: {} is {} in the order of the scores, {} in that of the "
            "ranks\n",
            file.result.file, effect.measure, format_number(effect.by_score, 4),
            format_number(effect.by_rank, 4));
    }
}

/// What was there before and is not any more, with the places where it was.
void append_repairs(const CheckedFile& file, std::string& text) {
    if (!file.original) return;
    for (const CheckedRule* repaired : repaired_rules(file)) {
        const Rule& rule = check_rules()[repaired->rule];
        const char* const what = rule.repair.empty() ? "gone" : "fixed";
        for (const CheckFinding& finding : repaired->findings) {
            text += fmt::format("{}: {}: {} [{}]\n", place_of(*file.original, finding), what,
                                finding.text, rule.id);
        }
        text += fmt::format("{}: {}: {} of {}{}\n", file.original->file, what,
                            counted(repaired->count, "finding"), rule.id,
                            rule.repair.empty() ? ", with what was repaired" : ": " + rule.repair);
    }
    if (file.emptied.empty()) return;
    text += fmt::format("{}: gone: {}, of which no document is left: {}\n", file.original->file,
                        queries(file.emptied.size()),
                        first_ids({file.emptied.begin(), file.emptied.end()}));
}

void append_totals(const CheckResult& result, std::string& text) {
    Rows rows;
    for (const CheckedRule& broken : result.broken) {
        rows.push_back({"  " + std::to_string(broken.count),
                        std::string(to_string(broken.severity)), check_rules()[broken.rule].id});
    }
    text += aligned(rows);
}

void append_summary(const CheckedFile& file, std::string& text) {
    const CheckResult& result = file.result;
    const std::uint64_t errors = result.count(Severity::error);
    const std::uint64_t warnings = result.count(Severity::warning);
    const char* const noun = file.profile.kind == CheckedKind::run ? "document" : "judgment";
    text += fmt::format(
        "{}: {} ({}, {}; profile {})\n", result.file,
        errors + warnings == 0 ? "clean"
                               : counted(errors, "error") + ", " + counted(warnings, "warning"),
        counted(result.documents, noun), queries(result.queries), file.profile.name);
    append_totals(result, text);
}

}  // namespace

std::string check_report_as_text(const CheckReport& report) {
    std::string text;
    for (const CheckedFile& file : report.files) {
        append_repairs(file, text);
        for (const CheckedRule& broken : file.result.broken) append_rule(file.result, broken, text);
        append_effects(file, text);
        append_summary(file, text);
    }
    return text;
}

}  // namespace rankline::cli
