// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <rankline/base/text.hpp>
#include <rankline/cli/check_report.hpp>

namespace rankline::cli {

namespace {

/// Whether XML 1.0 has no place for the character, not even as a reference: control characters but
/// for tab and line ends, U+FFFE and U+FFFF (production 2, Char).
bool is_illegal(std::string_view character) {
    if (character.size() == 1) {
        const auto byte = static_cast<unsigned char>(character.front());
        return byte < ' ' && byte != '\t' && byte != '\n' && byte != '\r';
    }
    return character == "\xef\xbf\xbe" || character == "\xef\xbf\xbf";
}

std::string_view reference(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\t':
            return "&#9;";
        case '\r':
            return "&#13;";
        default:
            return {};
    }
}

/// Text of an element or an attribute; what cannot be shown is U+FFFD.
std::string xml(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
        if (length == 0 || is_illegal(character)) {
            out += "\xef\xbf\xbd";
        } else if (const std::string_view escape = reference(character.front()); !escape.empty()) {
            out += escape;
        } else {
            out += character;
        }
        text.remove_prefix(character.size());
    }
    return out;
}

const CheckedRule* find_broken(const CheckResult& result, std::size_t rule) {
    for (const CheckedRule& broken : result.broken) {
        if (broken.rule == rule) return &broken;
    }
    return nullptr;
}

std::string findings_of(const CheckResult& result, const CheckedRule& broken) {
    std::string text;
    for (const CheckFinding& finding : broken.findings)
        text += place_of(result, finding) + ": " + finding.text + "\n";
    return text;
}

/// A rule that was asked: a test case, which a warning does not fail.
std::string test_case(const CheckReport& report, const CheckedFile& file, std::size_t rule) {
    const Rule& record = check_rules()[rule];
    const CheckedRule* broken = find_broken(file.result, rule);
    const std::string head = fmt::format("    <testcase classname=\"{}\" name=\"{}\"",
                                         xml(file.profile.name), xml(record.id));
    if (broken == nullptr) return head + "/>\n";
    const std::string details = xml(findings_of(file.result, *broken));
    const bool fails = broken->severity == Severity::error || report.strict;
    if (!fails) {
        return fmt::format(
            "{}>\n      <system-out>warning: {} ({})\n{}</system-out>\n"
            "    </testcase>\n",
            head, xml(record.summary), broken->count, details);
    }
    return fmt::format(
        "{}>\n      <failure type=\"{}\" message=\"{} ({})\">{}</failure>\n"
        "    </testcase>\n",
        head, to_string(broken->severity), xml(record.summary), broken->count, details);
}

std::string test_suite(const CheckReport& report, const CheckedFile& file) {
    std::string cases;
    std::uint64_t tests = 0;
    std::uint64_t failures = 0;
    for (std::size_t rule = 0; rule < check_rules().size(); ++rule) {
        if (file.profile.severity_of(check_rules()[rule]) == Severity::off) continue;
        ++tests;
        const CheckedRule* broken = find_broken(file.result, rule);
        if (broken != nullptr && (broken->severity == Severity::error || report.strict)) ++failures;
        cases += test_case(report, file, rule);
    }
    return fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
                       xml(file.result.file), tests, failures) +
           cases + "  </testsuite>\n";
}

std::string part_case(const CheckReport& report, const CheckedPart& part) {
    const std::string head =
        fmt::format("    <testcase classname=\"submission\" name=\"{}\"", xml(part.name));
    std::string details;
    for (const std::string& text : part.errors) details += "error: " + text + "\n";
    for (const std::string& text : part.warnings) details += "warning: " + text + "\n";
    if (details.empty()) return head + "/>\n";
    if (!report.fails(part))
        return fmt::format("{}>\n      <system-out>{}</system-out>\n    </testcase>\n", head,
                           xml(details));
    return fmt::format(
        "{}>\n      <failure type=\"{}\" message=\"{} ({})\">{}</failure>\n    </testcase>\n", head,
        part.errors.empty() ? "warning" : "error", xml(part.name),
        part.errors.size() + part.warnings.size(), xml(details));
}

std::string parts_suite(const CheckReport& report) {
    std::string cases;
    for (const CheckedPart& part : report.parts) cases += part_case(report, part);
    const auto failures = std::count_if(report.parts.begin(), report.parts.end(),
                                        [&](const auto& part) { return report.fails(part); });
    return fmt::format(
               "  <testsuite name=\"submission\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
               report.parts.size(), failures) +
           cases + "  </testsuite>\n";
}

}  // namespace

std::string check_report_as_junit(const CheckReport& report) {
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"" +
                       xml(report.tool) + "\">\n";
    for (const CheckedFile& file : report.files) text += test_suite(report, file);
    if (!report.parts.empty()) text += parts_suite(report);
    return text + "</testsuites>\n";
}

}  // namespace rankline::cli
