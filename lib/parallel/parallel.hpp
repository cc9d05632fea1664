// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

namespace rankline {

/// Threads meant by `-j`: 0 is as many as the process may run on, anything else itself.
[[nodiscard]] unsigned thread_count(unsigned requested);

/// Calls `body(index, worker)` once for each index in [0, count), on up to `threads` threads.
/// `worker` is below `threads` and no two calls at the same time share it, so it can pick a
/// scratch buffer. Calls come in no particular order: write to a slot per index and fold the
/// slots serially afterwards, and the outcome does not depend on `threads`.
/// An exception of a body ends the loop and is rethrown; of several, that of the lowest index,
/// whatever the number of threads.
void for_each_index(std::size_t count, unsigned threads,
                    const std::function<void(std::size_t index, unsigned worker)>& body);

}  // namespace rankline
