// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace rankline {

/// The encryption of MS MARCO's submissions, so that their unpack.sh undoes it: eval/pack.sh of
/// microsoft/MSMARCO-Passage-Ranking-Submissions (09504c1) and of -Document- (c4e8d8b), which
/// differ in nothing but the public key.

/// What `openssl rand -base64 32` prints: 32 random bytes in base64 and a line end.
[[nodiscard]] std::string make_key_file();

/// Whether `text` is what make_key_file() and openssl make.
[[nodiscard]] bool is_key_file(std::string_view text) noexcept;

/// As `openssl rsautl -encrypt -pubin` does: RSA with the padding of PKCS #1 v1.5, for whoever
/// holds the other half of `public_key` (PEM). Throws Error(input), about the file `key_name`, for
/// what is not a public RSA key that is long enough.
[[nodiscard]] std::string encrypt_for_holder(std::string_view public_key,
                                             const std::string& key_name, std::string_view secret);

/// As `openssl enc -aes-256-cbc -salt -pbkdf2 -pass file:KEY` does: "Salted__", 8 bytes of salt,
/// and AES-256 in CBC mode with key and vector by PBKDF2 (HMAC-SHA-256, 10000 rounds) from the
/// first line of the key file. Another salt each time.
class Sealer {
public:
    Sealer(std::string_view key_file, std::function<void(std::string_view)> take);
    Sealer(const Sealer&) = delete;
    Sealer& operator=(const Sealer&) = delete;
    ~Sealer();

    void write(std::string_view bytes);
    /// The last block; nothing may be written after it.
    void finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace rankline
