// SPDX-License-Identifier: MIT
#include <rankline/bundle/seal.hpp>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

[[noreturn]] void fail(const std::string& what) {
    throw Error(ErrorKind::internal, "libcrypto cannot " + what);
}

void check(int status, const std::string& what) {
    if (status != 1) fail(what);
}

template <auto free>
struct Free {
    template <class Object>
    void operator()(Object* object) const {
        free(object);
    }
};

using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Free<EVP_CIPHER_CTX_free>>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Key read_public_key(std::string_view pem, const std::string& name) {
    if (pem.find("PRIVATE KEY-----") != std::string_view::npos) {
        throw Error(ErrorKind::input, Place{name},
                    "a private key: what is wanted is the public key of the leaderboard");
    }
    const std::size_t size = std::min<std::size_t>(pem.size(), std::numeric_limits<int>::max());
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(size)));
    Key key(bio ? PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA) {
        throw Error(ErrorKind::input, Place{name},
                    "not a public RSA key in PEM (\"-----BEGIN PUBLIC KEY-----\")");
    }
    return key;
}

}  // namespace

std::string make_key_file() {
    std::array<unsigned char, 32> secret{};
    check(RAND_bytes(secret.data(), static_cast<int>(secret.size())), "make random bytes");
    std::array<unsigned char, 45> text{};  // four for three, and the zero that it appends
    const int size = EVP_EncodeBlock(text.data(), secret.data(), static_cast<int>(secret.size()));
    return std::string(reinterpret_cast<const char*>(text.data()), static_cast<std::size_t>(size)) +
           "\n";
}

bool is_key_file(std::string_view text) noexcept {
    const auto is_base64 = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '+' || c == '/';
    };
    return text.size() == 45 && text.ends_with("=\n") &&
           std::all_of(text.begin(), text.end() - 2, is_base64);
}

std::string encrypt_for_holder(std::string_view public_key, const std::string& key_name,
                               std::string_view secret) {
    const Key key = read_public_key(public_key, key_name);
    // Of the padding there are at least eleven bytes.
    if (static_cast<std::size_t>(EVP_PKEY_get_size(key.get())) < secret.size() + 11) {
        throw Error(ErrorKind::input, Place{key_name}, "this RSA key is too short");
    }
    const KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
    const std::string what = "encrypt by RSA";
    if (!context) fail(what);
    check(EVP_PKEY_encrypt_init(context.get()), what);
    check(EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING), what);
    std::string out(static_cast<std::size_t>(EVP_PKEY_get_size(key.get())), '\0');
    std::size_t size = out.size();
    check(EVP_PKEY_encrypt(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                           bytes_of(secret), secret.size()),
          what);
    out.resize(size);
    return out;
}

struct Sealer::State {
    std::function<void(std::string_view)> take;
    CipherContext context;
    std::string room;

    void update(std::string_view bytes) {
        room.resize(bytes.size() + EVP_MAX_BLOCK_LENGTH);
        int size = 0;
        check(EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char*>(room.data()), &size,
                                bytes_of(bytes), static_cast<int>(bytes.size())),
              "encrypt by AES");
        take({room.data(), static_cast<std::size_t>(size)});
    }
};

Sealer::Sealer(std::string_view key_file, std::function<void(std::string_view)> take)
    : m_state(std::make_unique<State>()) {
    m_state->take = std::move(take);
    m_state->context.reset(EVP_CIPHER_CTX_new());
    const std::string_view passphrase = key_file.substr(0, key_file.find('\n'));

    std::array<unsigned char, 8> salt{};
    check(RAND_bytes(salt.data(), static_cast<int>(salt.size())), "make random bytes");
    constexpr int rounds = 10000;  // what `openssl enc -pbkdf2` takes unless told
    std::array<unsigned char, 32 + 16> key_and_vector{};
    check(PKCS5_PBKDF2_HMAC(passphrase.data(), static_cast<int>(passphrase.size()), salt.data(),
                            static_cast<int>(salt.size()), rounds, EVP_sha256(),
                            static_cast<int>(key_and_vector.size()), key_and_vector.data()),
          "derive a key");
    check(EVP_EncryptInit_ex(m_state->context.get(), EVP_aes_256_cbc(), nullptr,
                             key_and_vector.data(), key_and_vector.data() + 32),
          "encrypt by AES");
    m_state->take("Salted__");
    m_state->take({reinterpret_cast<const char*>(salt.data()), salt.size()});
}

Sealer::~Sealer() = default;

void Sealer::write(std::string_view bytes) {
    // libcrypto counts in int.
    constexpr std::size_t piece = std::size_t{1} << 20;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        m_state->update(bytes.substr(at, piece));
    }
}

void Sealer::finish() {
    std::array<unsigned char, EVP_MAX_BLOCK_LENGTH> last{};
    int size = 0;
    check(EVP_EncryptFinal_ex(m_state->context.get(), last.data(), &size), "encrypt by AES");
    m_state->take({reinterpret_cast<const char*>(last.data()), static_cast<std::size_t>(size)});
}

}  // namespace rankline
