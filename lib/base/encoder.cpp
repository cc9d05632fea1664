// SPDX-License-Identifier: MIT
#include <rankline/base/encoder.hpp>

#include <utility>

#include <rankline/base/archive_encoder.hpp>
#include <rankline/base/error.hpp>
#include <rankline/base/zstd_encoder.hpp>

namespace rankline {

std::unique_ptr<Encoder> make_encoder(Compression compression, Encoder::Sink sink) {
    switch (compression) {
        case Compression::gzip:
            return make_archive_encoder("gzip", std::move(sink));
        case Compression::xz:
            return make_archive_encoder("xz", std::move(sink));
        case Compression::bzip2:
            return make_archive_encoder("bzip2", std::move(sink));
        case Compression::lz4:
            return make_archive_encoder("lz4", std::move(sink));
        case Compression::zstd:
            return make_zstd_encoder(std::move(sink));
        case Compression::by_name:
        case Compression::none:
            break;
    }
    throw Error(ErrorKind::internal, "there is no encoder for what is not compressed");
}

std::string compressed(std::string_view bytes, Compression compression) {
    if (compression == Compression::none) return std::string(bytes);
    std::string out;
    const std::unique_ptr<Encoder> encoder =
        make_encoder(compression, [&out](std::string_view piece) { out.append(piece); });
    encoder->write(bytes);
    encoder->finish();
    return out;
}

}  // namespace rankline
