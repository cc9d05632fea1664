// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/check/checker.hpp>
#include <rankline/check/repair.hpp>

#include "expect.hpp"

namespace {

using namespace rankline;

CheckResult check(std::string_view text, const CheckContext& context) {
    const FileBytes file = FileBytes::from_memory(text, "input");
    static_cast<void>(file.bytes());
    return check_lines(file, context);
}

/// What a result promises: places within the file, no more findings than are counted.
void hold(const CheckResult& result, std::string_view text, const CheckContext& context) {
    for (const CheckedRule& broken : result.broken) {
        fuzz::expect(broken.count > 0 && broken.severity != Severity::off);
        fuzz::expect(broken.findings.size() == std::min(broken.count, context.cap));
        for (const CheckFinding& finding : broken.findings) {
            fuzz::expect(!finding.text.empty() && (finding.line == 0) == (finding.column == 0));
            fuzz::expect(finding.line <= text.size() + 1 || text.starts_with("\x1f\x8b"));
        }
    }
}

/// A copy has nothing that repair says it mends, for any bytes, and is its own copy. What was left
/// behind because it cannot be mended may have it still.
void repair(std::string_view text, const CheckContext& context) {
    const auto repaired = [&](std::string_view from) {
        std::string copy;
        repair_lines(FileBytes::from_memory(from, "input"), context, "",
                     [&](std::string_view piece) { copy += piece; });
        return copy;
    };
    const std::string copy = repaired(text);
    const CheckResult result = check(copy, context);
    hold(result, copy, context);
    if (result.count("column-count") + result.count("rank-not-integer") > 0) return;
    // Ids that are such behind a blank alone.
    if (copy.find('#') != std::string::npos || copy.starts_with(" \xef\xbb\xbf")) return;
    for (const char* rule :
         {"carriage-return", "no-final-newline", "mixed-separators", "blank-line", "leading-blanks",
          "trailing-blanks", "comment-line", "rank-base", "rank-gap", "rank-duplicate",
          "duplicate-document", "scattered-query", "too-many-documents", "several-tags"})
        fuzz::expect(result.count(rule) == 0);
    fuzz::expect(repaired(copy) == copy);
}

}  // namespace

// The first byte chooses the profile: "0" is the first of the list.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::vector<CheckProfile>& profiles = check_profiles();
    const CheckContext context{
        .profile = profiles[(data[0] + profiles.size() * '0' - '0') % profiles.size()], .cap = 3};
    fuzz::answer_or_error([&] {
        hold(check(text, context), text, context);
        repair(text, context);
    });
    return 0;
}
