// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/convert/run_operation.hpp>

namespace rankline {

/// One way to choose queries. Each chooses among those that the one before has left, so they are
/// steps of one operation: `RunOperation::prepare` tells an operation of all queries of the run.
struct QueryStep {
    std::string option;  ///< what messages call it: "--keep-queries"
    /// The queries that stay of `qids`, in the same order. Adds what there is to tell. Throws
    /// Error(usage) if it cannot be done with so few.
    std::function<std::vector<std::string_view>(const std::vector<std::string_view>& qids,
                                                Findings& findings)>
        choose;
};

/// Leaves the queries that all steps, one after the other, have left.
[[nodiscard]] std::unique_ptr<RunOperation> select_queries(std::vector<QueryStep> steps);

}  // namespace rankline
