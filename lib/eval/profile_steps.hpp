// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/eval/profile.hpp>

namespace rankline {

/// One thing that two programs do differently about a measure.
struct ProfileStep {
    std::string reason;    ///< "tie", "denominator", "gain", ...: one word or two
    std::string detail;    ///< what the second does: "ties by docid ascending"
    ProfileColumn column;  ///< the measure with this and all steps before
};

/// The way from `from` to `to`, one thing after the other. The last step is `to`, so that the
/// changes along the way add up to the difference. Empty if the two are the same.
[[nodiscard]] std::vector<ProfileStep> steps_between(const ProfileColumn& from,
                                                     const ProfileColumn& to);

}  // namespace rankline
