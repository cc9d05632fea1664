// SPDX-License-Identifier: MIT
#include <rankline/parallel/parallel.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>

#include <rankline/parallel/worker_loop.hpp>

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
    return requested > 0 ? requested : std::max(1U, available_threads());
}

void for_each_index(std::size_t count, unsigned threads,
                    const std::function<void(std::size_t index, unsigned worker)>& body) {
    if (threads <= 1 || count <= 1) {
        for (std::size_t index = 0; index < count; ++index) body(index, 0);
        return;
    }
    FirstFailure failure;
    const auto workers = static_cast<unsigned>(std::min<std::size_t>(threads, count));
    run_on_workers(count, workers, [&](std::size_t index, unsigned worker) {
        if (failure.precedes(index)) return;
        try {
            body(index, worker);
        } catch (...) {
            failure.record(index);
        }
    });
    failure.rethrow();
}

}  // namespace rankline
