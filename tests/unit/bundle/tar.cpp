// SPDX-License-Identifier: MIT
#include <rankline/bundle/tar.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

#include <rankline/base/error.hpp>
#include <rankline/bundle/file_digests.hpp>
#include <rankline/bundle/manifest.hpp>

#include "../scratch.hpp"

using namespace rankline;

namespace {

std::string tar(const std::vector<TarMember>& members) {
    std::string out;
    write_tar("id", members, [&out](std::string_view bytes) { out += bytes; });
    return out;
}

}  // namespace

TEST_CASE("tar: GNU tar unpacks it, in order and without a trace of who made it when") {
    const Scratch scratch;
    const std::string large(3000000, 'x');
    const std::vector<TarMember> members{{"id/dev.txt", scratch.write("a", "dev")},
                                         {"id/eval.txt", scratch.write("b", large)},
                                         {"id/empty", scratch.write("c", "")}};
    scratch.write("x.tar", tar(members));
    CHECK(scratch.output_of("tar --utc --numeric-owner -tvf x.tar | tr -s ' '") ==
          "drwxr-xr-x 0/0 0 1970-01-01 00:00 id/\n"
          "-rw-r--r-- 0/0 3 1970-01-01 00:00 id/dev.txt\n"
          "-rw-r--r-- 0/0 3000000 1970-01-01 00:00 id/eval.txt\n"
          "-rw-r--r-- 0/0 0 1970-01-01 00:00 id/empty\n");
    REQUIRE(scratch.run("tar -xf x.tar && chmod -R u+rwx id && touch a b c"));
    CHECK(scratch.read("id/dev.txt") == "dev");
    CHECK((scratch.read("id/eval.txt") == large));
    CHECK((tar(members) == scratch.read("x.tar")));  // the files are newer, the bytes the same
}

TEST_CASE("tar: a name that ustar cannot hold gets through") {
    const Scratch scratch;
    const std::string name = "id/" + std::string(300, 'n');
    scratch.write("x.tar", tar({{name, scratch.write("a", "text")}}));
    CHECK(scratch.output_of("tar -xOf x.tar " + name) == "text");
}

TEST_CASE("tar: a file that is not there and a sink that fails are told") {
    const Scratch scratch;
    CHECK_THROWS_WITH_AS(tar({{"id/a", scratch.path("a")}}), "cannot read", Error);
    CHECK_THROWS_WITH_AS(write_tar("id", {{"id/a", scratch.write("a", std::string(100000, 'x'))}},
                                   [](std::string_view) { throw std::runtime_error("full"); }),
                         "full", std::runtime_error);
}

TEST_CASE("digests: those of the empty text and of \"abc\", from RFC 1321 and FIPS 180-2") {
    const Scratch scratch;
    const FileDigests empty = digest_file(scratch.write("empty", ""));
    CHECK(empty.size == 0);
    CHECK(empty.md5 == "d41d8cd98f00b204e9800998ecf8427e");
    CHECK(empty.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const FileDigests abc = digest_file(scratch.write("abc", "abc"));
    CHECK(abc.size == 3);
    CHECK(abc.md5 == "900150983cd24fb0d6963f7d28e17f72");
    CHECK(abc.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK_THROWS_AS(digest_file(scratch.path("none")), Error);
}

TEST_CASE("digests: coreutils check the manifest, and find a byte that changed") {
    const Scratch scratch;
    const std::string large(3000000, 'x');
    const Manifest manifest{{"a b", digest_file(scratch.write("a b", "x"))},
                            {"c", digest_file(scratch.write("c", large))}};
    scratch.write("SHA256SUMS", sha256_sums(manifest));
    scratch.write("MD5SUMS", md5_sums(manifest));
    CHECK(scratch.run(
        "sha256sum --strict --quiet -c SHA256SUMS && md5sum --strict --quiet -c MD5SUMS"));
    scratch.write("c", large.substr(1) + "y");
    CHECK_FALSE(scratch.run("sha256sum --status -c SHA256SUMS"));
    CHECK_FALSE(scratch.run("md5sum --status -c MD5SUMS"));
}
