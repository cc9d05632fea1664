// SPDX-License-Identifier: MIT
#include <atomic>
#include <thread>
#include <vector>

#include <rankline/parallel/worker_loop.hpp>

namespace rankline {

unsigned available_threads() { return std::thread::hardware_concurrency(); }

void run_on_workers(std::size_t count, unsigned workers,
                    const std::function<void(std::size_t index, unsigned worker)>& task) {
    std::atomic<std::size_t> next{0};
    const auto work = [&](unsigned worker) {
        for (std::size_t index = next++; index < count; index = next++) task(index, worker);
    };
    std::vector<std::jthread> others;
    others.reserve(workers - 1);
    for (unsigned worker = 1; worker < workers; ++worker) others.emplace_back(work, worker);
    work(0);
}

}  // namespace rankline
