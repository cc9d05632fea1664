// SPDX-License-Identifier: MIT
#include <rankline/base/decoder.hpp>

#include <utility>

#include <rankline/base/archive_decoder.hpp>
#include <rankline/base/error.hpp>
#include <rankline/base/gzip_decoder.hpp>
#include <rankline/base/zstd_decoder.hpp>

namespace rankline {

namespace {

using namespace std::string_view_literals;

/// Behind "BZh" and the block size the magic of a block or of the end, each 48 bits: "BZh1" alone
/// might be text.
bool is_bzip2(std::string_view bytes) {
    return bytes.size() > 4 && bytes.starts_with("BZh") && bytes[3] >= '1' && bytes[3] <= '9' &&
           (bytes.substr(4).starts_with("\x31\x41\x59\x26\x53\x59") ||
            bytes.substr(4).starts_with("\x17\x72\x45\x38\x50\x90"));
}

}  // namespace

std::string_view compression_of(std::string_view bytes) {
    if (begins_gzip_member(bytes)) return "gzip";
    if (bytes.starts_with("\xfd\x37zXZ\0"sv)) return "xz";
    if (is_bzip2(bytes)) return "bzip2";
    if (bytes.starts_with("\x04\x22\x4d\x18"sv)) return "lz4";
    if (begins_zstd_frame(bytes)) return "zstd";
    return "";
}

std::unique_ptr<Decoder> make_decoder(std::string_view compressed, const std::string& name) {
    const std::string_view compression = compression_of(compressed);
    if (compression == "gzip") return make_gzip_decoder(compressed, name);
    if (compression == "zstd") return make_zstd_decoder(compressed, name);
    return make_archive_decoder(compressed, std::string(compression), name);
}

Decoder::Decoder(std::string_view compressed, std::string compression, std::string name)
    : m_compressed(compressed), m_compression(std::move(compression)), m_name(std::move(name)) {}

void Decoder::fail(const std::string& message) const {
    throw Error(ErrorKind::input, Place{m_name}, "compressed file is " + message);
}

void Decoder::fail_cut_short() const {
    fail("cut short: the " + m_compression + " data is not complete");
}

void Decoder::fail_behind_end(std::size_t offset) const {
    fail("damaged: from byte " + std::to_string(offset + 1) + " on it is not " + m_compression);
}

}  // namespace rankline
