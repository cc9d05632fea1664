// SPDX-License-Identifier: MIT
#include <rankline/convert/run_operation.hpp>

namespace rankline {

void RunOperation::prepare(std::span<const std::string_view>) {}

bool RunOperation::keeps(std::string_view) const { return true; }

std::size_t RunOperation::apply(std::string_view, std::span<RunEntry> ranked, IdStore&) const {
    return ranked.size();
}

bool RunOperation::may_fail() const { return false; }

Findings RunOperation::findings() const { return {}; }

std::vector<std::string> RunOperation::account() const { return {}; }

}  // namespace rankline
