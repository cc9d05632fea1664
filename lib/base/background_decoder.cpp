// SPDX-License-Identifier: MIT
#include <rankline/base/background_decoder.hpp>

#include <algorithm>
#include <memory>
#include <utility>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

/// A file that holds itself compressed could be decompressed for ever.
constexpr int most_levels = 8;
/// Small enough that who waits for the beginning does not wait long, large enough that handing
/// over is nothing.
constexpr std::size_t piece = std::size_t{1} << 20;

}  // namespace

BackgroundDecoder::BackgroundDecoder(std::string_view stored, std::string name,
                                     FileBytes::Progress progress)
    : m_stored(stored), m_name(std::move(name)), m_progress(std::move(progress)) {
    m_thread = std::thread([this] { run(); });
}

BackgroundDecoder::~BackgroundDecoder() {
    m_cancelled = true;
    m_thread.join();
}

FileBytes::Available BackgroundDecoder::wait(std::size_t wanted) {
    std::unique_lock lock(m_mutex);
    while (!m_done && m_available.size() < wanted) {
        if (!prepare_pages(lock)) m_changed.wait(lock);
        if (m_progress) m_progress(m_consumed, m_stored.size());
    }
    if (m_failure && m_available.size() < wanted) std::rethrow_exception(m_failure);
    return {m_available, m_done && !m_failure};
}

/// Who waits has the time to spare the decoder its page faults. False if there is nothing to do.
bool BackgroundDecoder::prepare_pages(std::unique_lock<std::mutex>& lock) {
    const std::size_t size = m_available.size();
    // The piece behind what is there is being written already.
    const std::size_t from = std::max(m_prepared, size + piece);
    // Not farther than there is text: a small file is to take little more memory than it needs.
    const std::size_t limit = size + std::min(size, 8 * piece);
    if (from + piece > limit) return false;
    m_prepared = from + piece;
    lock.unlock();
    m_region.prepare(from, piece);
    lock.lock();
    return true;
}

void BackgroundDecoder::run() {
    std::exception_ptr failure;
    try {
        decode_until_plain();
    } catch (...) {
        failure = std::current_exception();
    }
    const std::scoped_lock lock(m_mutex);
    m_failure = failure;
    m_done = true;
    m_changed.notify_all();
}

void BackgroundDecoder::decode_until_plain() {
    std::string_view compressed = m_stored;
    Region between;  // what `compressed` is, from the second level on
    for (int level = 1; level <= most_levels; ++level) {
        const std::unique_ptr<Decoder> decoder = make_decoder(compressed, m_name);
        reserve_for(compressed.size());
        bool more = decode_piece(*decoder);
        const bool plain = compression_of(m_region.bytes()).empty();
        while (more) {
            if (plain && !m_moves) deliver(level == 1 ? decoder->consumed() : m_stored.size());
            more = decode_piece(*decoder);
        }
        if (plain) {
            deliver(m_stored.size());
            return;
        }
        between = std::move(m_region);
        m_region = Region();
        compressed = between.bytes();
    }
    throw Error(ErrorKind::input, Place{m_name},
                "compressed more than " + std::to_string(most_levels) + " times over");
}

/// False if this was the last.
bool BackgroundDecoder::decode_piece(Decoder& decoder) {
    if (m_cancelled) return false;
    const std::size_t count = decoder.read(m_region.grow(piece), piece);
    m_region.add(count);
    return count == piece;
}

void BackgroundDecoder::deliver(std::uint64_t consumed) {
    const std::scoped_lock lock(m_mutex);
    m_available = m_region.bytes();
    m_consumed = consumed;
    m_changed.notify_all();
}

void BackgroundDecoder::reserve_for(std::size_t compressed_size) {
    // Deflate, the format with a limit, packs at most 1032 bytes into one.
    constexpr std::size_t ratio = 1100;
    constexpr std::size_t least = std::size_t{1} << 28;
    constexpr std::size_t most = std::size_t{1} << 40;
    const std::size_t wanted = std::min(compressed_size, most / ratio) * ratio;
    m_moves = !m_region.reserve(std::clamp(wanted, least, most));
}

}  // namespace rankline
