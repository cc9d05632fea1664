// SPDX-License-Identifier: MIT
#include <rankline/cli/option.hpp>

#include <utility>

namespace rankline::cli {

std::vector<Option> concatenated(std::vector<std::vector<Option>> lists) {
    std::vector<Option> all;
    for (std::vector<Option>& list : lists) {
        for (Option& option : list) all.push_back(std::move(option));
    }
    return all;
}

std::string spelled(const Option& option) {
    if (!option.name.empty()) return "--" + option.name;
    return std::string("-") + option.letters.front();
}

}  // namespace rankline::cli
