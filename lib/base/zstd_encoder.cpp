// SPDX-License-Identifier: MIT
#include <rankline/base/zstd_encoder.hpp>

#include <zstd.h>

#include <new>
#include <utility>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

class ZstdEncoder final : public Encoder {
public:
    explicit ZstdEncoder(Sink sink)
        : m_sink(std::move(sink)),
          m_context(ZSTD_createCCtx()),
          m_room(ZSTD_CStreamOutSize(), '\0') {
        if (!m_context) throw std::bad_alloc();
        check(ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_checksumFlag, 1));
    }

    void write(std::string_view bytes) override {
        ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
        while (input.pos < input.size) compress(input, ZSTD_e_continue);
    }

    void finish() override {
        ZSTD_inBuffer nothing{nullptr, 0, 0};
        while (compress(nothing, ZSTD_e_end) != 0) {
        }
    }

private:
    struct Free {
        void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    };

    /// What is left inside libzstd, at the least.
    std::size_t compress(ZSTD_inBuffer& input, ZSTD_EndDirective directive) {
        ZSTD_outBuffer output{m_room.data(), m_room.size(), 0};
        const std::size_t left = ZSTD_compressStream2(m_context.get(), &output, &input, directive);
        check(left);
        if (output.pos > 0) m_sink({m_room.data(), output.pos});
        return left;
    }

    static void check(std::size_t status) {
        if (ZSTD_isError(status) == 0) return;
        throw Error(ErrorKind::internal,
                    std::string("libzstd cannot compress: ") + ZSTD_getErrorName(status));
    }

    const Sink m_sink;
    std::unique_ptr<ZSTD_CCtx, Free> m_context;
    std::string m_room;
};

}  // namespace

std::unique_ptr<Encoder> make_zstd_encoder(Encoder::Sink sink) {
    return std::make_unique<ZstdEncoder>(std::move(sink));
}

}  // namespace rankline
