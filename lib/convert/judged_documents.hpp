// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include <rankline/convert/run_operation.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline {

/// --judged: leaves the documents that have a grade of `minimum` or more for the query. Of a query
/// without judgments none are left. A minimum of 0 is what ir-eval -J looks at, since negative
/// grades tell of documents that were in the pool but not judged.
[[nodiscard]] std::unique_ptr<RunOperation> judged_documents(Qrels qrels, double minimum);

/// --unjudged: leaves the other ones.
[[nodiscard]] std::unique_ptr<RunOperation> unjudged_documents(Qrels qrels, double minimum);

}  // namespace rankline
