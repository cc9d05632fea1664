// SPDX-License-Identifier: MIT
#include <rankline/bundle/seal.hpp>

#include <doctest/doctest.h>

#include <string>

#include <rankline/base/error.hpp>

#include "../scratch.hpp"

using namespace rankline;

namespace {

std::string sealed(const std::string& key, std::string_view text, std::size_t piece) {
    std::string out;
    Sealer sealer(key, [&out](std::string_view bytes) { out += bytes; });
    for (std::size_t at = 0; at < text.size(); at += piece) sealer.write(text.substr(at, piece));
    sealer.finish();
    return out;
}

}  // namespace

TEST_CASE("seal: what was sealed, the organisers' unpack.sh opens") {
    const Scratch scratch;
    // As the leaderboards make theirs: RSA of 2048 bits.
    REQUIRE(
        scratch.run("openssl genrsa -out private.pem 2048 2> /dev/null && "
                    "openssl rsa -in private.pem -pubout -out public.pem 2> /dev/null"));
    const std::string key = make_key_file();
    // 32 bytes are 43 characters, a "=" and a line end.
    CHECK(key.size() == 45);
    CHECK(key.substr(43) == "=\n");
    CHECK(make_key_file() != key);
    CHECK(is_key_file(key));
    CHECK(is_key_file(scratch.output_of("openssl rand -base64 32")));
    CHECK_FALSE(is_key_file(key.substr(0, 44)));
    CHECK_FALSE(is_key_file("-" + key.substr(1)));
    const std::string locked = encrypt_for_holder(scratch.read("public.pem"), "public.pem", key);
    CHECK(locked.size() == 256);
    scratch.write("key.bin.enc", locked);

    std::string text;
    for (int i = 0; i < 400000; ++i) text += "q" + std::to_string(i) + "\n";
    for (const std::string& content : {text, std::string(), std::string("exactly 16 bytes")}) {
        scratch.write("content.enc", sealed(key, content, 3000000));
        // The commands of eval/unpack.sh.
        REQUIRE(
            scratch.run("openssl rsautl -decrypt -inkey private.pem -in key.bin.enc "
                        "-out key.bin 2> /dev/null"));
        REQUIRE(
            scratch.run("openssl enc -d -aes-256-cbc -in content.enc -out content "
                        "-pass file:key.bin -pbkdf2"));
        CHECK(scratch.read("key.bin") == key);
        CHECK((scratch.read("content") == content));
    }
    CHECK(sealed(key, "x", 1) != sealed(key, "x", 1));  // another salt
}

TEST_CASE("seal: what is no public RSA key is told so") {
    const Scratch scratch;
    REQUIRE(
        scratch.run("openssl genrsa -out private.pem 1024 2> /dev/null && "
                    "openssl ecparam -name prime256v1 -genkey -noout -out curve.pem && "
                    "openssl ec -in curve.pem -pubout -out elliptic.pem 2> /dev/null && "
                    "openssl genrsa 512 2> /dev/null | "
                    "openssl rsa -pubout -out short.pem 2> /dev/null"));
    const auto encrypt = [&](const std::string& name) {
        return encrypt_for_holder(scratch.read(name), name, std::string(60, 'x'));
    };
    CHECK_THROWS_WITH_AS(encrypt("private.pem"),
                         "a private key: what is wanted is the public key of the leaderboard",
                         Error);
    const std::string not_rsa = "not a public RSA key in PEM (\"-----BEGIN PUBLIC KEY-----\")";
    CHECK_THROWS_WITH_AS(encrypt("elliptic.pem"), not_rsa.c_str(), Error);
    CHECK_THROWS_WITH_AS(encrypt("no such file"), not_rsa.c_str(), Error);
    CHECK_THROWS_WITH_AS(encrypt("short.pem"), "this RSA key is too short", Error);
}
