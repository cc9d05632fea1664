// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <rankline/check/checker.hpp>

namespace rankline::cli {

/// What a run is worth in the order of its scores and in that of its ranks.
struct OrderEffect {
    std::string measure;  ///< "nDCG@10"
    double by_score = 0;
    double by_rank = 0;
};

/// What checking a file came to.
struct CheckedFile {
    CheckProfile profile;
    CheckResult result;                     ///< of the repaired copy where one was made
    std::optional<CheckResult> original{};  ///< then: of the file it was made from
    std::vector<std::string> emptied{};     ///< then: queries of which it has no document left
    std::vector<OrderEffect> effects{};  ///< where the orders contradict each other and judgments
                                         ///< say what of it
};

/// What a submission has besides runs that are each as they should be: its metadata, say.
struct CheckedPart {
    std::string name;                     ///< "metadata"
    std::vector<std::string> errors{};    ///< "FILE: what"
    std::vector<std::string> warnings{};  ///< likewise
};

struct CheckReport {
    std::string tool;     ///< "ir-check"
    std::string version;  ///< "0.1.0"
    std::vector<CheckedFile> files;
    bool strict = false;               ///< warnings fail, too
    std::vector<CheckedPart> parts{};  ///< of a submission

    /// Whether a file is not as it should be.
    [[nodiscard]] bool fails(const CheckResult& result) const;
    [[nodiscard]] bool fails(const CheckedPart& part) const;
};

/// One way to report: a record in a file of its own.
struct CheckReportFormat {
    std::string name;
    std::string summary;
    std::string (*text)(const CheckReport& report) = nullptr;
};

/// text, json, junit.
[[nodiscard]] const std::vector<CheckReportFormat>& check_report_formats();

/// The formats, each in a file of its own.
[[nodiscard]] std::string check_report_as_text(const CheckReport& report);
[[nodiscard]] std::string check_report_as_json(const CheckReport& report);
[[nodiscard]] std::string check_report_as_junit(const CheckReport& report);

/// The errors as NIST's check scripts log them, which stop when there are more than 25.
[[nodiscard]] std::string nist_error_log(const CheckReport& report);

/// "run.txt:17:42", or as much of it as is known.
[[nodiscard]] std::string place_of(const CheckResult& result, const CheckFinding& finding);

/// Rules that the original breaks and the copy does not: what was repaired, or, where a rule has no
/// repair, went with what was.
[[nodiscard]] std::vector<const CheckedRule*> repaired_rules(const CheckedFile& file);

}  // namespace rankline::cli
