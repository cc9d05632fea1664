// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include <rankline/convert/run_operation.hpp>

namespace rankline {

/// --drop-own-query: leaves out a document whose id is that of the query, as BEIR's and MTEB's
/// `ignore_identical_ids` do: in ArguAna and Quora the queries are documents of the corpus.
[[nodiscard]] std::unique_ptr<RunOperation> drop_own_query();

}  // namespace rankline
