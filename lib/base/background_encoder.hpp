// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include <rankline/base/encoder.hpp>

namespace rankline {

/// Compresses on a thread of its own what is written meanwhile. The sink is called by that thread.
class BackgroundEncoder {
public:
    BackgroundEncoder(Compression compression, Encoder::Sink sink);
    BackgroundEncoder(const BackgroundEncoder&) = delete;
    BackgroundEncoder& operator=(const BackgroundEncoder&) = delete;
    /// Without `finish` what was written may be lost.
    ~BackgroundEncoder();

    /// Takes a copy; waits while much is there that is not compressed yet. Rethrows what ended the
    /// encoding early.
    void write(std::string_view bytes);

    /// Waits until all has gone to the sink. Rethrows likewise.
    void finish();

private:
    enum class Wish { go_on, finish, give_up };

    void run(Encoder& encoder);
    bool take(std::string& piece);
    void end(Wish wish);

    const std::unique_ptr<Encoder> m_encoder;

    std::mutex m_mutex;  ///< guards what follows
    std::condition_variable m_changed;
    std::deque<std::string> m_pieces;
    std::size_t m_waiting = 0;  ///< bytes of the pieces
    Wish m_wish = Wish::go_on;
    std::exception_ptr m_failure;

    std::thread m_thread;  ///< last: it uses all of the above
};

}  // namespace rankline
