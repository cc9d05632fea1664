// SPDX-License-Identifier: MIT
#include <rankline/base/archive_encoder.hpp>

#include <archive.h>
#include <archive_entry.h>

#include <exception>
#include <new>
#include <utility>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

/// What lz4 makes of no bytes: magic; flags, block size and their checksum; end mark; checksum of
/// the content. (lz4_Frame_format.md of lz4 1.9.)
constexpr std::string_view empty_lz4_frame("\x04\x22\x4d\x18\x64\x40\xa7\0\0\0\0\x05\x5d\xcc\x02",
                                           15);

/// libarchive's view of a compressed text: a "raw" archive, whose one entry is nothing but its
/// content.
class ArchiveEncoder : public Encoder {
public:
    ArchiveEncoder(std::string compression, Sink sink)
        : m_compression(std::move(compression)),
          m_sink(std::move(sink)),
          m_archive(archive_write_new()) {
        archive* const writer = m_archive.get();
        if (writer == nullptr) throw std::bad_alloc();
        // What is not exactly ARCHIVE_OK would be done by a program that happens to be installed.
        check(archive_write_add_filter_by_name(writer, m_compression.c_str()));
        check(archive_write_set_format_raw(writer));
        // Equal content is to be equal bytes; a name it does not write anyway.
        if (m_compression == "gzip") {
            check(archive_write_set_filter_option(writer, "gzip", "timestamp", nullptr));
        }
        constexpr int block = 1 << 16;
        check(archive_write_set_bytes_per_block(writer, block));
        // Or the last block would be filled up with zeros, as on a tape.
        check(archive_write_set_bytes_in_last_block(writer, 1));
        check(archive_write_open(writer, this, nullptr, take, nullptr));
        write_header();
    }

    void write(std::string_view bytes) override {
        m_empty = m_empty && bytes.empty();
        while (!bytes.empty()) {
            const la_ssize_t count =
                archive_write_data(m_archive.get(), bytes.data(), bytes.size());
            if (count <= 0) fail();
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    void finish() override {
        // libarchive 3.6 crashes where it ends an LZ4 frame of nothing.
        if (m_empty && m_compression == "lz4") return m_sink(empty_lz4_frame);
        check(archive_write_close(m_archive.get()));
    }

private:
    struct Close {
        void operator()(archive* writer) const {
            // Without this the end of the member would go to the sink, of a text that is not.
            archive_write_fail(writer);
            archive_write_free(writer);
        }
    };
    struct FreeEntry {
        void operator()(archive_entry* entry) const { archive_entry_free(entry); }
    };

    void write_header() {
        const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
        if (!entry) throw std::bad_alloc();
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        check(archive_write_header(m_archive.get(), entry.get()));
    }

    /// Called by libarchive, which no exception may pass through.
    static la_ssize_t take(archive* /*writer*/, void* self, const void* bytes, std::size_t size) {
        auto& encoder = *static_cast<ArchiveEncoder*>(self);
        try {
            encoder.m_sink({static_cast<const char*>(bytes), size});
        } catch (...) {
            encoder.m_failure = std::current_exception();
            return -1;
        }
        return static_cast<la_ssize_t>(size);
    }

    void check(int status) {
        if (status != ARCHIVE_OK) fail();
    }

    [[noreturn]] void fail() {
        if (m_failure) std::rethrow_exception(m_failure);
        const char* const reason = archive_error_string(m_archive.get());
        throw Error(ErrorKind::internal, "libarchive cannot write " + m_compression +
                                             (reason == nullptr ? "" : std::string(": ") + reason));
    }

    const std::string m_compression;
    const Sink m_sink;
    bool m_empty = true;
    std::exception_ptr m_failure;  ///< thrown by the sink
    std::unique_ptr<archive, Close> m_archive;
};

}  // namespace

std::unique_ptr<Encoder> make_archive_encoder(std::string compression, Encoder::Sink sink) {
    return std::make_unique<ArchiveEncoder>(std::move(compression), std::move(sink));
}

}  // namespace rankline
