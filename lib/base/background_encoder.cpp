// SPDX-License-Identifier: MIT
#include <rankline/base/background_encoder.hpp>

#include <utility>

namespace rankline {

namespace {

/// Bytes that may wait to be compressed: enough that neither side waits for the other for long.
constexpr std::size_t most_waiting = std::size_t{1} << 22;

}  // namespace

BackgroundEncoder::BackgroundEncoder(Compression compression, Encoder::Sink sink)
    : m_encoder(make_encoder(compression, std::move(sink))) {
    m_thread = std::thread([this] { run(*m_encoder); });
}

BackgroundEncoder::~BackgroundEncoder() { end(Wish::give_up); }

void BackgroundEncoder::write(std::string_view bytes) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_failure || m_waiting < most_waiting; });
    if (m_failure) std::rethrow_exception(m_failure);
    m_pieces.emplace_back(bytes);
    m_waiting += bytes.size();
    m_changed.notify_all();
}

void BackgroundEncoder::finish() {
    end(Wish::finish);
    if (m_failure) std::rethrow_exception(m_failure);
}

void BackgroundEncoder::end(Wish wish) {
    if (!m_thread.joinable()) return;
    {
        const std::scoped_lock lock(m_mutex);
        m_wish = wish;
        m_changed.notify_all();
    }
    m_thread.join();
}

void BackgroundEncoder::run(Encoder& encoder) {
    try {
        std::string piece;
        while (take(piece)) encoder.write(piece);
        if (m_wish == Wish::finish) encoder.finish();
    } catch (...) {
        const std::scoped_lock lock(m_mutex);
        m_failure = std::current_exception();
        m_changed.notify_all();
    }
}

/// False if there will be none, or none is wanted.
bool BackgroundEncoder::take(std::string& piece) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_wish != Wish::go_on || !m_pieces.empty(); });
    if (m_wish == Wish::give_up || m_pieces.empty()) return false;
    piece = std::move(m_pieces.front());
    m_pieces.pop_front();
    m_waiting -= piece.size();
    m_changed.notify_all();
    return true;
}

}  // namespace rankline
