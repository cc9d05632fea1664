// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/convert/listed_ids.hpp>
#include <rankline/convert/query_selection.hpp>

namespace rankline {

/// --keep-queries: leaves the queries that are listed.
[[nodiscard]] QueryStep keep_queries(QueryIds list);

/// --drop-queries: leaves the other ones.
///
/// Of both it is a finding if a listed query is not there.
[[nodiscard]] QueryStep drop_queries(QueryIds list);

}  // namespace rankline
