// SPDX-License-Identifier: MIT
#include <rankline/parallel/parallel.hpp>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>

namespace rankline {

namespace {

/// Remembers the exception of the lowest index, so that which error a user is told does not depend
/// on which thread was faster.
class FirstFailure {
public:
    /// Whether `index` lies behind a failure, so that its outcome can no longer matter.
    [[nodiscard]] bool precedes(std::size_t index) const noexcept {
        return m_index.load(std::memory_order_relaxed) < index;
    }
    void record(std::size_t index) {
        const std::scoped_lock lock(m_mutex);
        if (index >= m_index.load(std::memory_order_relaxed)) return;
        m_index.store(index, std::memory_order_relaxed);
        m_exception = std::current_exception();
    }
    void rethrow() const {
        if (m_exception) std::rethrow_exception(m_exception);
    }

private:
    std::atomic<std::size_t> m_index{std::numeric_limits<std::size_t>::max()};
    std::mutex m_mutex;
    std::exception_ptr m_exception;
};

}  // namespace

unsigned thread_count(unsigned requested) {
    if (requested > 0) return requested;
    return static_cast<unsigned>(std::max(1, tbb::info::default_concurrency()));
}

void for_each_index(std::size_t count, unsigned threads,
                    const std::function<void(std::size_t index, unsigned worker)>& body) {
    if (threads <= 1 || count <= 1) {
        for (std::size_t index = 0; index < count; ++index) body(index, 0);
        return;
    }
    FirstFailure failure;
    const auto attempt = [&](std::size_t index) {
        if (failure.precedes(index)) return;
        try {
            body(index, static_cast<unsigned>(tbb::this_task_arena::current_thread_index()));
        } catch (...) {
            failure.record(index);
        }
    };
    const auto workers = std::min<std::size_t>(threads, count);
    // Without this TBB writes a warning to stderr when asked for more threads than there are cores.
    const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, workers);
    tbb::task_arena arena(static_cast<int>(workers));
    arena.execute([&] {
        // Grain 1: an index stands for thousands of lines, and they are uneven.
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, count, 1),
            [&](const tbb::blocked_range<std::size_t>& range) {
                for (std::size_t index = range.begin(); index < range.end(); ++index) attempt(index);
            },
            tbb::simple_partitioner{});
    });
    failure.rethrow();
}

}  // namespace rankline
