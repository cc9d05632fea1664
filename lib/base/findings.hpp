// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <rankline/base/error.hpp>

namespace rankline {

/// Something an evaluation can carry on from but a careful reader wants to know: counted, told
/// once per kind with the first place, an error under --strict.
struct Finding {
    std::string kind;         ///< stable identifier, "ties-at-cutoff": what a script greps for
    std::string message;      ///< one sentence without the count and the place
    std::uint64_t count = 0;  ///< how many times it was seen
    Place first;              ///< where it was seen first, if a place makes sense
};

/// Findings in the order they were added; adding a kind again adds to its count.
class Findings {
public:
    /// Counts zero times: nothing is added.
    void add(Finding finding);
    [[nodiscard]] const std::vector<Finding>& all() const noexcept { return m_findings; }
    [[nodiscard]] bool empty() const noexcept { return m_findings.empty(); }

private:
    std::vector<Finding> m_findings;
};

/// "a.run:17: tied scores straddle a cutoff (312 times)".
[[nodiscard]] std::string to_string(const Finding& finding);

}  // namespace rankline
