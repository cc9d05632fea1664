// SPDX-License-Identifier: MIT
#include <rankline/base/zstd_decoder.hpp>

#include <zstd.h>
#include <zstd_errors.h>

#include <new>

namespace rankline {

namespace {

class ZstdDecoder final : public Decoder {
public:
    ZstdDecoder(std::string_view compressed, const std::string& name)
        : Decoder(compressed, "zstd", name),
          m_context(ZSTD_createDCtx()),
          m_input{compressed.data(), compressed.size(), 0} {
        if (!m_context) throw std::bad_alloc();
    }

    std::size_t read(char* out, std::size_t size) override {
        ZSTD_outBuffer output{out, size, 0};
        while (output.pos < size && (m_in_frame || start_frame())) {
            const std::size_t status = ZSTD_decompressStream(m_context.get(), &output, &m_input);
            if (ZSTD_isError(status) != 0) fail_decompressing(status);
            m_in_frame = status != 0;
            if (m_in_frame && output.pos < size && m_input.pos == m_input.size) fail_cut_short();
        }
        return output.pos;
    }

    [[nodiscard]] std::uint64_t consumed() const override { return m_input.pos; }

private:
    struct Free {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };

    /// False at the end of the input.
    bool start_frame() {
        const std::string_view rest = m_compressed.substr(m_input.pos);
        if (rest.empty()) return false;
        if (!begins_zstd_frame(rest)) fail_behind_end(m_input.pos);
        m_in_frame = true;
        return true;
    }

    [[noreturn]] void fail_decompressing(std::size_t status) const {
        const ZSTD_ErrorCode code = ZSTD_getErrorCode(status);
        if (code == ZSTD_error_memory_allocation) throw std::bad_alloc();
        if (code == ZSTD_error_frameParameter_windowTooLarge) {
            fail("one whose window is above 128 MiB: decompress it with zstd -d --long=31");
        }
        fail(std::string("damaged: ") + ZSTD_getErrorName(status));
    }

    std::unique_ptr<ZSTD_DCtx, Free> m_context;
    ZSTD_inBuffer m_input;
    bool m_in_frame = false;
};

}  // namespace

bool begins_zstd_frame(std::string_view bytes) {
    // Skippable: 0x184D2A50 to 0x184D2A5F.
    const bool skippable =
        bytes.size() >= 4 && (bytes[0] & 0xf0) == 0x50 && bytes.substr(1, 3) == "\x2a\x4d\x18";
    return skippable || bytes.starts_with("\x28\xb5\x2f\xfd");
}

std::unique_ptr<Decoder> make_zstd_decoder(std::string_view compressed, const std::string& name) {
    return std::make_unique<ZstdDecoder>(compressed, name);
}

}  // namespace rankline
