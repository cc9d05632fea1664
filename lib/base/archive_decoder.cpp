// SPDX-License-Identifier: MIT
#include <rankline/base/archive_decoder.hpp>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <new>
#include <utility>

namespace rankline {

namespace {

/// libarchive's view of a compressed text: a "raw" archive with one entry, or an empty one. It
/// continues over concatenated members.
class ArchiveDecoder final : public Decoder {
public:
    ArchiveDecoder(std::string_view compressed, std::string compression, const std::string& name)
        : Decoder(compressed, std::move(compression), name), m_archive(archive_read_new()) {
        archive* const reader = m_archive.get();
        if (reader == nullptr) throw std::bad_alloc();
        // The one filter that was recognised: others might see their magic in the text.
        if (m_compression == "xz") archive_read_support_filter_xz(reader);
        if (m_compression == "bzip2") archive_read_support_filter_bzip2(reader);
        if (m_compression == "lz4") archive_read_support_filter_lz4(reader);
        archive_read_support_format_raw(reader);
        archive_read_support_format_empty(reader);
        open();
    }

    std::size_t read(char* out, std::size_t size) override {
        std::size_t done = 0;
        while (done < size && !m_ended) {
            const la_ssize_t count = archive_read_data(m_archive.get(), out + done, size - done);
            if (count < 0) fail_reading();
            done += static_cast<std::size_t>(count);
            m_ended = count == 0;
            if (m_ended) check_end();
        }
        return done;
    }

    [[nodiscard]] std::uint64_t consumed() const override {
        return static_cast<std::uint64_t>(
            std::max<la_int64_t>(0, archive_filter_bytes(m_archive.get(), -1)));
    }

private:
    struct Close {
        void operator()(archive* reader) const { archive_read_free(reader); }
    };

    void open() {
        archive* const reader = m_archive.get();
        if (archive_read_open_memory(reader, m_compressed.data(), m_compressed.size()) !=
            ARCHIVE_OK) {
            fail_reading();
        }
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(reader, &entry);
        if (status != ARCHIVE_OK && status != ARCHIVE_EOF) fail_reading();
        // It takes what is too short for the filter, or not quite like it, for plain text.
        if (archive_filter_name(reader, 0) != m_compression) fail_cut_short();
        m_ended = status == ARCHIVE_EOF;
        if (m_ended && m_compression == "lz4" && !ends_lz4_frame()) fail_cut_short();
        if (m_ended) check_end();
    }

    /// libarchive takes an LZ4 frame that is cut inside its first block for an empty one. An empty
    /// one ends with four zero bytes, and perhaps a checksum of four.
    [[nodiscard]] bool ends_lz4_frame() const {
        constexpr std::string_view end_mark("\0\0\0\0", 4);
        return m_compressed.ends_with(end_mark) ||
               (m_compressed.size() >= 8 &&
                m_compressed.substr(m_compressed.size() - 8, 4) == end_mark);
    }

    /// libarchive ends at the first bytes that are no member, as if there were none: a damaged
    /// second member would be lost without a word. Zeros may follow: padding of tapes and blocks.
    void check_end() const {
        const std::size_t end = std::min<std::size_t>(consumed(), m_compressed.size());
        if (m_compressed.find_first_not_of('\0', end) != std::string_view::npos) {
            fail_behind_end(end);
        }
    }

    [[noreturn]] void fail_reading() const {
        const char* const reason = archive_error_string(m_archive.get());
        fail("damaged or cut short: " + std::string(reason == nullptr ? m_compression : reason));
    }

    std::unique_ptr<archive, Close> m_archive;
    bool m_ended = false;
};

}  // namespace

std::unique_ptr<Decoder> make_archive_decoder(std::string_view compressed, std::string compression,
                                              const std::string& name) {
    return std::make_unique<ArchiveDecoder>(compressed, std::move(compression), name);
}

}  // namespace rankline
