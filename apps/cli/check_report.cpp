// SPDX-License-Identifier: MIT
#include <rankline/cli/check_report.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace rankline::cli {

bool CheckReport::fails(const CheckResult& result) const {
    return result.count(Severity::error) > 0 || (strict && result.count(Severity::warning) > 0);
}

bool CheckReport::fails(const CheckedPart& part) const {
    return !part.errors.empty() || (strict && !part.warnings.empty());
}

const std::vector<CheckReportFormat>& check_report_formats() {
    static const std::vector<CheckReportFormat> formats = {
        {"text", "a line for each finding, as compilers write them", check_report_as_text},
        {"json", "all that is known, for programs", check_report_as_json},
        {"junit", "XML for continuous integration: a test case for each rule",
         check_report_as_junit}};
    return formats;
}

std::string place_of(const CheckResult& result, const CheckFinding& finding) {
    return to_string(Place{result.file, finding.line, finding.column});
}

std::vector<const CheckedRule*> repaired_rules(const CheckedFile& file) {
    std::vector<const CheckedRule*> repaired;
    if (!file.original) return repaired;
    for (const CheckedRule& before : file.original->broken) {
        const bool still =
            std::any_of(file.result.broken.begin(), file.result.broken.end(),
                        [&](const CheckedRule& after) { return after.rule == before.rule; });
        if (!still) repaired.push_back(&before);
    }
    return repaired;
}

std::string nist_error_log(const CheckReport& report) {
    // MAX_ERRORS of check_*.pl, which write one more and stop.
    constexpr std::uint64_t most = 25;
    std::string log;
    for (const CheckedFile& file : report.files) {
        const CheckResult& result = file.result;
        std::uint64_t logged = 0;
        for (const CheckedRule& broken : result.broken) {
            if (broken.severity != Severity::error) continue;
            for (const CheckFinding& finding : broken.findings) {
                if (logged++ > most) break;
                log += fmt::format("{} of {}: Error on line {} --- {}\n", report.tool, result.file,
                                   finding.line, finding.text);
            }
        }
        if (result.count(Severity::error) > most)
            log += report.tool + " of " + result.file + ": Quit. Too many errors!\n";
        else
            log += "Finished processing " + result.file + "\n";
    }
    return log;
}

}  // namespace rankline::cli
