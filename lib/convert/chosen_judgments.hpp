// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include <rankline/convert/run_operation.hpp>
#include <rankline/model/judgments.hpp>

namespace rankline {

/// What operations that choose among the queries and documents of a run leave of judgments. They
/// see the queries in byte order, and for the documents of a query its lines, with grades for
/// scores. A query goes with the last of its lines. Not for operations that make new ids.
[[nodiscard]] Judgments chosen_judgments(
    Judgments judgments, const std::vector<std::unique_ptr<RunOperation>>& operations);

}  // namespace rankline
