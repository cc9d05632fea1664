// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <rankline/check/profile.hpp>

namespace rankline {

/// `tag` changed as little as makes it match the profile's pattern: other characters than letters,
/// digits, points, dashes and underscores become underscores, then underscores go, then the end is
/// cut. `tag` itself where nothing of that helps.
[[nodiscard]] std::string repaired_tag(std::string_view tag, const CheckProfile& profile);

}  // namespace rankline
