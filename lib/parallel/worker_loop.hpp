// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

namespace rankline {

/// Threads that this process may run on at once; 0 if that cannot be told.
[[nodiscard]] unsigned available_threads();

/// Calls `task(index, worker)` for each index in [0, count), on `workers` threads, and returns when
/// all are done. `task` must not throw. Implemented twice, see CMakeLists.txt.
void run_on_workers(std::size_t count, unsigned workers,
                    const std::function<void(std::size_t index, unsigned worker)>& task);

}  // namespace rankline
