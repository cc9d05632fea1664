// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace rankline::cli {

/// A line per profile.
[[nodiscard]] std::string profile_list();

/// The record of a profile as prose. Throws Error(usage) with the nearest names.
[[nodiscard]] std::string explain_profile(const std::string& name);

}  // namespace rankline::cli
