// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace rankline {

/// Whether a file or a folder called `path`, without a slash at its end, can be made in the folder
/// it would be in; errno says why not. Asked instead of making it, since what is there from the
/// start is left behind by whoever kills the process.
[[nodiscard]] bool can_be_made(const std::string& path);

}  // namespace rankline
