// SPDX-License-Identifier: MIT
#include <rankline/base/archive_encoder.hpp>

#include <archive.h>
#include <archive_entry.h>

#include <optional>
#include <utility>

#include <rankline/base/archive_writer.hpp>

namespace rankline {

namespace {

/// What lz4 makes of no bytes: magic; flags, block size and their checksum; end mark; checksum of
/// the content. (lz4_Frame_format.md of lz4 1.9.)
constexpr std::string_view empty_lz4_frame("\x04\x22\x4d\x18\x64\x40\xa7\0\0\0\0\x05\x5d\xcc\x02",
                                           15);

/// libarchive's view of a compressed text: a "raw" archive, whose one entry is nothing but its
/// content.
class ArchiveEncoder final : public Encoder {
public:
    ArchiveEncoder(std::string compression, Sink sink)
        : m_compression(std::move(compression)), m_sink(std::move(sink)) {
        // libarchive 3.6 crashes where it ends an LZ4 frame of nothing, given up or not.
        if (m_compression != "lz4") begin();
    }

    void write(std::string_view bytes) override {
        if (bytes.empty()) return;
        if (!m_writer) begin();
        m_writer->write(bytes);
    }

    void finish() override {
        if (!m_writer) return m_sink(empty_lz4_frame);
        m_writer->finish();
    }

private:
    void begin() {
        archive* const writer = m_writer.emplace(m_compression, m_sink).get();
        // What is not exactly ARCHIVE_OK would be done by a program that happens to be installed.
        m_writer->check(archive_write_add_filter_by_name(writer, m_compression.c_str()));
        m_writer->check(archive_write_set_format_raw(writer));
        // Equal content is to be equal bytes; a name it does not write anyway.
        if (m_compression == "gzip") {
            m_writer->check(archive_write_set_filter_option(writer, "gzip", "timestamp", nullptr));
        }
        constexpr int block = 1 << 16;
        m_writer->check(archive_write_set_bytes_per_block(writer, block));
        // Or the last block would be filled up with zeros, as on a tape.
        m_writer->check(archive_write_set_bytes_in_last_block(writer, 1));
        m_writer->open();
        m_writer->begin([](archive_entry* entry) { archive_entry_set_filetype(entry, AE_IFREG); });
    }

    const std::string m_compression;
    const Sink m_sink;
    std::optional<ArchiveWriter> m_writer;
};

}  // namespace

std::unique_ptr<Encoder> make_archive_encoder(std::string compression, Encoder::Sink sink) {
    return std::make_unique<ArchiveEncoder>(std::move(compression), std::move(sink));
}

}  // namespace rankline
