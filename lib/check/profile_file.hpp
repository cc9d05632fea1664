// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/base/file_bytes.hpp>
#include <rankline/check/profile.hpp>

namespace rankline {

/// A profile of a user's own, from a file of settings (settings.hpp). Its keys are those that
/// profile_toml writes, and `base`, the name of the profile that it begins with; without one that
/// is nothing but kind = "run". Throws Error(input) with the place: for a key that there is not,
/// with the nearest, for a value that is none of its kind, and for what contradicts itself.
[[nodiscard]] CheckProfile read_profile(const FileBytes& file);

/// The profile in TOML, complete, as read_profile reads it.
[[nodiscard]] std::string profile_toml(const CheckProfile& profile);

}  // namespace rankline
