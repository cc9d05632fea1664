// SPDX-License-Identifier: MIT
#include <rankline/bundle/file_digests.hpp>

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

class Digest {
public:
    explicit Digest(const EVP_MD* kind) : m_context(EVP_MD_CTX_new()) {
        check(m_context ? EVP_DigestInit_ex(m_context.get(), kind, nullptr) : 0);
    }

    void update(const std::string& bytes, std::size_t size) {
        check(EVP_DigestUpdate(m_context.get(), bytes.data(), size));
    }

    [[nodiscard]] std::string hex() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int size = 0;
        check(EVP_DigestFinal_ex(m_context.get(), digest.data(), &size));
        constexpr std::string_view digits = "0123456789abcdef";
        std::string text;
        for (unsigned int i = 0; i < size; ++i) {
            text += digits[digest[i] >> 4];
            text += digits[digest[i] & 15];
        }
        return text;
    }

private:
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };

    static void check(int status) {
        if (status != 1) throw Error(ErrorKind::internal, "libcrypto cannot compute a digest");
    }

    std::unique_ptr<EVP_MD_CTX, Free> m_context;
};

}  // namespace

FileDigests digest_file(const std::string& path) {
    Digest sha256(EVP_sha256());
    Digest md5(EVP_md5());
    FileDigests digests;
    std::ifstream file(path, std::ios::binary);
    std::string piece(std::size_t{1} << 20, '\0');
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto count = static_cast<std::size_t>(file.gcount());
        sha256.update(piece, count);
        md5.update(piece, count);
        digests.size += count;
    }
    if (!file.eof()) throw Error(ErrorKind::io, Place{path}, "cannot read");
    digests.sha256 = sha256.hex();
    digests.md5 = md5.hex();
    return digests;
}

}  // namespace rankline
