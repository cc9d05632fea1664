// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include <rankline/convert/listed_ids.hpp>
#include <rankline/convert/run_operation.hpp>

namespace rankline {

/// --keep-docs: leaves the documents that are listed for the query or for all queries.
[[nodiscard]] std::unique_ptr<RunOperation> keep_documents(const DocumentIds& list);

/// --drop-docs: leaves the other ones.
///
/// Of both it is a finding if the run has none of the listed documents. That it lacks some is
/// nothing to tell: a list of a collection's documents is longer than what a run retrieves.
[[nodiscard]] std::unique_ptr<RunOperation> drop_documents(const DocumentIds& list);

}  // namespace rankline
