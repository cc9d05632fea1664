// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>

#include <rankline/convert/run_operation.hpp>
#include <rankline/convert/run_order.hpp>

namespace rankline {

/// -k: leaves the best `depth` documents of each query. Where the last of them and the first that
/// goes have the same score and scores rank them, which of them stays is a matter of the rule for
/// ties, and a finding.
[[nodiscard]] std::unique_ptr<RunOperation> top_k(std::uint64_t depth, RunOrder order);

}  // namespace rankline
