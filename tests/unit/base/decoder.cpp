// SPDX-License-Identifier: MIT
#include <rankline/base/decoder.hpp>

#include <doctest/doctest.h>
#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>

using namespace rankline;

namespace {

constexpr std::string_view two_lines = "1 Q0 d1 1 2.5 tag\n1 Q0 d2 2 2.25 tag\n";

std::string gzipped(std::string_view plain) {
    z_stream stream{};
    REQUIRE(::deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string packed(::deflateBound(&stream, plain.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    REQUIRE(::deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    ::deflateEnd(&stream);
    return packed;
}

std::string zstandard(std::string_view plain) {
    std::string packed(ZSTD_compressBound(plain.size()), '\0');
    ZSTD_CCtx* const context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    packed.resize(
        ZSTD_compress2(context, packed.data(), packed.size(), plain.data(), plain.size()));
    ZSTD_freeCCtx(context);
    return packed;
}

const std::string skippable("\x5a\x2a\x4d\x18\x03\0\0\0abc", 11);

std::string decoded(std::string_view stored) {
    return std::string(FileBytes::from_memory(stored, "a.run").bytes());
}

/// What the error says, or "" if there is none.
std::string error_of(std::string_view stored) {
    try {
        (void)decoded(stored);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::input);
        CHECK(error.place().file == "a.run");
        return error.what();
    }
    return "";
}

/// `stored` with a bit of one byte turned, counted from the end.
std::string with_damage(std::string stored, std::size_t from_end) {
    stored[stored.size() - from_end] ^= 1;
    return stored;
}

}  // namespace

TEST_CASE("decoder: a wrong CRC or length of gzip is an error, of any member") {
    const std::string packed = gzipped(two_lines);
    const std::string crc = "compressed file is damaged: incorrect data check";
    const std::string length = "compressed file is damaged: incorrect length check";
    for (const std::size_t byte : {8, 7, 6, 5}) CHECK(error_of(with_damage(packed, byte)) == crc);
    for (const std::size_t byte : {4, 3, 2, 1})
        CHECK(error_of(with_damage(packed, byte)) == length);
    CHECK(error_of(packed + with_damage(packed, 8)) == crc);
    CHECK(error_of(with_damage(packed, 1) + packed) == length);
    CHECK(error_of(packed) == "");
}

TEST_CASE("decoder: a wrong checksum of zstd is an error, of any frame") {
    const std::string packed = zstandard(two_lines);
    const std::string checksum = "compressed file is damaged: Restored data doesn't match checksum";
    for (const std::size_t byte : {4, 3, 2, 1})
        CHECK(error_of(with_damage(packed, byte)) == checksum);
    CHECK(error_of(packed + with_damage(packed, 1)) == checksum);
    CHECK(error_of(packed) == "");
}

TEST_CASE("decoder: what is cut short at any byte is an error") {
    for (const std::string& packed :
         {gzipped(two_lines), gzipped(""), zstandard(two_lines), zstandard("")}) {
        const std::string name(compression_of(packed));
        const std::string cut =
            "compressed file is cut short: the " + name + " data is not complete";
        const std::size_t magic = name == "gzip" ? 2 : 4;  // less is not told from text
        for (std::size_t size = magic; size < packed.size(); ++size) {
            CAPTURE(size);
            CHECK(error_of(packed.substr(0, size)) == cut);
            CHECK(error_of(packed + packed.substr(0, size)) == cut);
        }
        CHECK(error_of(packed + packed.substr(0, 1)) == "compressed file is damaged: from byte " +
                                                            std::to_string(packed.size() + 1) +
                                                            " on it is not " + name);
    }
}

TEST_CASE("decoder: members and frames follow each other, empty ones too") {
    const std::string twice = std::string(two_lines) + std::string(two_lines);
    const std::string member = gzipped(two_lines);
    CHECK(decoded(gzipped("") + member + gzipped("") + member + gzipped("")) == twice);
    const std::string frame = zstandard(two_lines);
    CHECK(decoded(zstandard("") + frame + zstandard("") + frame + zstandard("")) == twice);
    CHECK(decoded(skippable + frame + skippable + skippable + frame + skippable) == twice);
    CHECK(decoded(skippable) == "");
    CHECK(error_of(frame + skippable.substr(0, 10)).find("cut short") != std::string::npos);
}

TEST_CASE("decoder: zeros may follow gzip, anything else is an error with its place") {
    const std::string packed = gzipped(two_lines);
    CHECK(decoded(packed + std::string(513, '\0')) == two_lines);
    const std::string wrong = "compressed file is damaged: from byte " +
                              std::to_string(packed.size() + 1) + " on it is not gzip";
    CHECK(error_of(packed + "more") == wrong);
    CHECK(error_of(packed + std::string(3, '\0') + packed) == wrong);
    const std::string frame = zstandard(two_lines);
    const std::string no_frame = "compressed file is damaged: from byte " +
                                 std::to_string(frame.size() + 1) + " on it is not zstd";
    CHECK(error_of(frame + "more") == no_frame);
    CHECK(error_of(frame + std::string(8, '\0')) == no_frame);
}

TEST_CASE("decoder: what is compressed twice is text, by any two") {
    CHECK(decoded(gzipped(gzipped(two_lines))) == two_lines);
    CHECK(decoded(zstandard(gzipped(two_lines))) == two_lines);
    const FileBytes file = FileBytes::from_memory(gzipped(zstandard(two_lines)), "a.run");
    CHECK(file.bytes() == two_lines);
    CHECK(file.compression() == "gzip");
    CHECK(error_of(gzipped(with_damage(gzipped(two_lines), 1))).find("length") !=
          std::string::npos);
    CHECK(error_of(with_damage(gzipped(gzipped(two_lines)), 1)).find("length") !=
          std::string::npos);
}

TEST_CASE("decoder: eight times over is read, nine times is an error") {
    std::string packed(two_lines);
    for (int level = 0; level < 8; ++level) packed = gzipped(packed);
    CHECK(decoded(packed) == two_lines);
    CHECK(error_of(gzipped(packed)) == "compressed more than 8 times over");
}

TEST_CASE(
    "decoder: a text of several pieces, a whole number of them too, comes out as it went in") {
    std::string plain;
    while (plain.size() < (std::size_t{3} << 20)) plain += std::to_string(plain.size()) + "\n";
    for (const std::size_t size : {plain.size(), std::size_t{2} << 20, std::size_t{1} << 20}) {
        plain.resize(size);
        CHECK(decoded(gzipped(plain)) == plain);
        CHECK(decoded(zstandard(plain)) == plain);
        CHECK(error_of(with_damage(gzipped(plain), 8)).find("data check") != std::string::npos);
    }
}

TEST_CASE("decoder: how the pieces are cut does not matter") {
    for (const std::string& packed :
         {gzipped(two_lines) + gzipped(two_lines), zstandard(two_lines) + skippable}) {
        const std::string whole = decoded(packed);
        for (std::size_t piece = 1; piece <= whole.size() + 1; ++piece) {
            const auto decoder = make_decoder(packed, "a.run");
            std::string out;
            std::string part(piece, '\0');
            while (const std::size_t count = decoder->read(part.data(), piece)) {
                out += part.substr(0, count);
            }
            CHECK(out == whole);
            CHECK(decoder->consumed() == packed.size());
        }
    }
}
