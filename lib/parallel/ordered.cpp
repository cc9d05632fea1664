// SPDX-License-Identifier: MIT
#include <rankline/parallel/ordered.hpp>

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <limits>
#include <mutex>
#include <vector>

#include <rankline/parallel/worker_loop.hpp>

namespace rankline {

namespace {

class OrderedLoop {
public:
    OrderedLoop(std::size_t count, unsigned workers,
                const std::function<void(std::size_t, unsigned, std::string&)>& make,
                const std::function<void(const std::string&)>& take)
        : m_count(count), m_make(make), m_take(take), m_slots(texts_per_worker * workers) {}

    /// One worker's share: until there are no more indexes, or one has failed.
    void work(unsigned worker) {
        std::unique_lock lock(m_mutex);
        while (true) {
            // Texts that wait for an earlier one take memory: their makers wait, too.
            m_moved.wait(lock, [this] { return m_next < m_taken + m_slots.size() || stopped(); });
            if (stopped()) return;
            const std::size_t index = m_next++;
            Slot& slot = slot_of(index);
            lock.unlock();
            slot.text.clear();
            const bool made = guarded(index, [&] { m_make(index, worker, slot.text); });
            lock.lock();
            slot.made = made;
            hand_on(lock);
        }
    }

    void rethrow() const {
        if (m_failure) std::rethrow_exception(m_failure);
    }

private:
    static constexpr std::size_t texts_per_worker = 8;

    struct Slot {
        std::string text;
        bool made = false;
    };

    [[nodiscard]] Slot& slot_of(std::size_t index) { return m_slots[index % m_slots.size()]; }
    [[nodiscard]] bool stopped() const { return m_next >= std::min(m_count, m_failed); }

    /// Takes all texts that are next in order, unless another worker is about to.
    void hand_on(std::unique_lock<std::mutex>& lock) {
        if (m_taking) return;
        m_taking = true;
        while (m_taken < std::min(m_count, m_failed) && slot_of(m_taken).made) {
            const std::size_t index = m_taken;
            Slot& slot = slot_of(index);
            lock.unlock();
            const bool taken = guarded(index, [&] { m_take(slot.text); });
            lock.lock();
            slot.made = false;
            if (taken) m_taken = index + 1;
            m_moved.notify_all();
        }
        m_taking = false;
        m_moved.notify_all();
    }

    /// False if `act` threw, which is remembered for the lowest index.
    template <class Act>
    bool guarded(std::size_t index, Act act) {
        try {
            act();
            return true;
        } catch (...) {
            const std::scoped_lock lock(m_mutex);
            if (index < m_failed) {
                m_failed = index;
                m_failure = std::current_exception();
            }
            return false;
        }
    }

    const std::size_t m_count;
    const std::function<void(std::size_t, unsigned, std::string&)>& m_make;
    const std::function<void(const std::string&)>& m_take;
    std::vector<Slot> m_slots;

    std::mutex m_mutex;  ///< guards what follows, and which slots are made
    std::condition_variable m_moved;
    std::size_t m_next = 0;   ///< to be made
    std::size_t m_taken = 0;  ///< so many were taken
    bool m_taking = false;
    std::size_t m_failed = std::numeric_limits<std::size_t>::max();
    std::exception_ptr m_failure;
};

}  // namespace

void for_each_in_order(std::size_t count, unsigned threads,
                       const std::function<void(std::size_t, unsigned, std::string&)>& make,
                       const std::function<void(const std::string&)>& take) {
    const auto workers =
        static_cast<unsigned>(std::clamp<std::size_t>(count, 1, std::max(1U, threads)));
    OrderedLoop loop(count, workers, make, take);
    if (workers == 1) {
        loop.work(0);
    } else {
        run_on_workers(workers, workers,
                       [&loop](std::size_t, unsigned worker) { loop.work(worker); });
    }
    loop.rethrow();
}

}  // namespace rankline
