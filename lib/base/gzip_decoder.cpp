// SPDX-License-Identifier: MIT
#include <rankline/base/gzip_decoder.hpp>

#define ZLIB_CONST  // zlib's input is const only if asked
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace rankline {

namespace {

/// zlib counts in 32 bits what is given to it at once.
uInt clamped(std::size_t size) {
    return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

class GzipDecoder final : public Decoder {
public:
    GzipDecoder(std::string_view compressed, const std::string& name)
        : Decoder(compressed, "gzip", name) {
        constexpr int gzip_alone = 16;  // not zlib's own wrapping, nor bare deflate
        if (::inflateInit2(&m_stream, gzip_alone + MAX_WBITS) != Z_OK) throw std::bad_alloc();
    }
    GzipDecoder(const GzipDecoder&) = delete;
    GzipDecoder& operator=(const GzipDecoder&) = delete;
    ~GzipDecoder() override { ::inflateEnd(&m_stream); }

    std::size_t read(char* out, std::size_t size) override {
        std::size_t done = 0;
        while (done < size && (m_in_member || start_member())) {
            done += inflate_some(out + done, size - done);
        }
        return done;
    }

    [[nodiscard]] std::uint64_t consumed() const override { return m_consumed; }

private:
    /// False at the end of the input.
    bool start_member() {
        const std::string_view rest = m_compressed.substr(m_consumed);
        if (rest.find_first_not_of('\0') == std::string_view::npos) return false;
        if (!begins_gzip_member(rest)) fail_behind_end(m_consumed);
        ::inflateReset(&m_stream);
        m_in_member = true;
        return true;
    }

    std::size_t inflate_some(char* out, std::size_t size) {
        const std::string_view rest = m_compressed.substr(m_consumed);
        const uInt given = clamped(rest.size());
        const uInt room = clamped(size);
        m_stream.next_in = reinterpret_cast<const Bytef*>(rest.data());
        m_stream.avail_in = given;
        m_stream.next_out = reinterpret_cast<Bytef*>(out);
        m_stream.avail_out = room;
        const int status = ::inflate(&m_stream, Z_NO_FLUSH);
        m_consumed += given - m_stream.avail_in;
        m_in_member = status != Z_STREAM_END;
        if (m_in_member && status != Z_OK) fail_inflating(status);
        return room - m_stream.avail_out;
    }

    /// There was room, so a Z_BUF_ERROR is want of input.
    [[noreturn]] void fail_inflating(int status) const {
        if (status == Z_MEM_ERROR) throw std::bad_alloc();
        if (status == Z_BUF_ERROR) fail_cut_short();
        fail("damaged: " + std::string(m_stream.msg == nullptr ? m_compression : m_stream.msg));
    }

    z_stream m_stream{};
    std::size_t m_consumed = 0;
    bool m_in_member = false;
};

}  // namespace

bool begins_gzip_member(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

std::unique_ptr<Decoder> make_gzip_decoder(std::string_view compressed, const std::string& name) {
    return std::make_unique<GzipDecoder>(compressed, name);
}

}  // namespace rankline
