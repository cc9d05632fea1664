// SPDX-License-Identifier: MIT
#include <rankline/base/can_be_made.hpp>

#include <unistd.h>

namespace rankline {

bool can_be_made(const std::string& path) {
    // With the slash behind it, a folder that is a file is told as such.
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    return ::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) == 0;
}

}  // namespace rankline
