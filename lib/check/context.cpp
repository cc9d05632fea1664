// SPDX-License-Identifier: MIT
#include <rankline/check/context.hpp>

namespace rankline {

void RowCheck::lines(const RowBlock&, CheckSink&) {}
void RowCheck::query(const QueryRows&, CheckSink&) {}

}  // namespace rankline
