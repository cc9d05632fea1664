// SPDX-License-Identifier: MIT
#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <rankline/parallel/worker_loop.hpp>

namespace rankline {

unsigned available_threads() { return static_cast<unsigned>(tbb::info::default_concurrency()); }

void run_on_workers(std::size_t count, unsigned workers,
                    const std::function<void(std::size_t index, unsigned worker)>& task) {
    // Without this TBB writes a warning to stderr when asked for more threads than there are cores.
    const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, workers);
    tbb::task_arena arena(static_cast<int>(workers));
    arena.execute([&] {
        // Grain 1: an index stands for thousands of lines, and they are uneven.
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, count, 1),
            [&](const tbb::blocked_range<std::size_t>& range) {
                const int worker = tbb::this_task_arena::current_thread_index();
                for (std::size_t index = range.begin(); index < range.end(); ++index) {
                    task(index, static_cast<unsigned>(worker));
                }
            },
            tbb::simple_partitioner{});
    });
}

}  // namespace rankline
