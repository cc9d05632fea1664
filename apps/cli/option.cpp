// SPDX-License-Identifier: MIT
#include <rankline/cli/option.hpp>

namespace rankline::cli {

std::string spelled(const Option& option) {
    if (!option.name.empty()) return "--" + option.name;
    return std::string("-") + option.letters.front();
}

}  // namespace rankline::cli
