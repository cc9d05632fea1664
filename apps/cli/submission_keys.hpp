// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/cli/problems.hpp>

namespace rankline::cli {

/// What a bundle is encrypted with. Nobody can make a key again, and a leaderboard that has what
/// was encrypted with it takes changes with the same key only.

/// Where a bundle keeps the key of a submission, "private/submissions/ID.key.bin".
[[nodiscard]] std::string key_path(const std::string& id);

/// The key of the submission in the bundle that was made before, "" if there is none. Throws
/// Error(input) for a file that is none, and Error(io).
[[nodiscard]] std::string key_made_before(const std::string& bundle, const std::string& id);

/// Tells the keys that are lost when the bundle is replaced: all but `kept`, a path within it.
void refuse_lost_keys(const std::string& bundle, const std::string& kept, Problems& problems);

}  // namespace rankline::cli
