// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include <rankline/base/decoder.hpp>
#include <rankline/base/file_bytes.hpp>
#include <rankline/base/region.hpp>

namespace rankline {

/// Decompresses on a thread of its own, so that what is there already can be read meanwhile; what
/// is compressed several times over until it is plain.
class BackgroundDecoder {
public:
    /// `stored` must outlive this object.
    BackgroundDecoder(std::string_view stored, std::string name, FileBytes::Progress progress);
    BackgroundDecoder(const BackgroundDecoder&) = delete;
    BackgroundDecoder& operator=(const BackgroundDecoder&) = delete;
    ~BackgroundDecoder();

    /// Waits until there are `wanted` bytes or all. Rethrows what ended the decoding early, if that
    /// is why there are fewer.
    FileBytes::Available wait(std::size_t wanted);

private:
    void run();
    void decode_until_plain();
    bool decode_piece(Decoder& decoder);
    bool prepare_pages(std::unique_lock<std::mutex>& lock);
    void deliver(std::uint64_t consumed);
    void reserve_for(std::size_t compressed_size);

    const std::string_view m_stored;
    const std::string m_name;
    const FileBytes::Progress m_progress;
    std::atomic<bool> m_cancelled{false};
    Region m_region;       ///< of the thread; who waits may only prepare it
    bool m_moves = false;  ///< the region does, as it grows

    std::mutex m_mutex;  ///< guards what follows
    std::condition_variable m_changed;
    std::string_view m_available;
    std::uint64_t m_consumed = 0;
    std::size_t m_prepared = 0;  ///< bytes of the region whose pages are ready or being made so
    bool m_done = false;
    std::exception_ptr m_failure;

    std::thread m_thread;  ///< last: it uses all of the above
};

}  // namespace rankline
