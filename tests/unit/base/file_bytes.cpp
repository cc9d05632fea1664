// SPDX-License-Identifier: MIT
#include <rankline/base/file_bytes.hpp>

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <rankline/base/error.hpp>

using namespace rankline;

namespace {

/// A folder of its own that goes with the test.
class Scratch {
public:
    Scratch() {
        std::string pattern = (std::filesystem::temp_directory_path() / "rankline-XXXXXX").string();
        m_path = ::mkdtemp(pattern.data());
    }
    ~Scratch() { std::filesystem::remove_all(m_path); }
    [[nodiscard]] std::string write(const std::string& name, std::string_view content) const {
        const std::string path = (m_path / name).string();
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
    /// Runs a compressor on a file and returns the path of what it made.
    [[nodiscard]] std::string run(const std::string& command, const std::string& result) const {
        REQUIRE(std::system(("cd '" + m_path.string() + "' && " + command).c_str()) == 0);
        return (m_path / result).string();
    }

private:
    std::filesystem::path m_path;
};

std::string lines(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "1 Q0 d" + std::to_string(i) + " 1 2.5 tag\n";
    return text;
}

}  // namespace

TEST_CASE("file: a plain file is mapped, with readable bytes behind its end at any size") {
    const Scratch scratch;
    for (const std::size_t size :
         {std::size_t{1}, std::size_t{4095}, std::size_t{4096}, std::size_t{8190}}) {
        const FileBytes file = FileBytes::open(scratch.write("plain", std::string(size, 'x')));
        CHECK(file.bytes() == std::string(size, 'x'));
        CHECK(file.compression() == "");
        // Would fault if nothing were mapped there.
        const volatile char* const behind =
            file.bytes().data() + size + FileBytes::readable_slack - 1;
        CHECK_NOTHROW((void)*behind);
    }
    CHECK(FileBytes::open(scratch.write("empty", "")).bytes().empty());
}

TEST_CASE("file: every compression is told by content, concatenated members included") {
    const Scratch scratch;
    const std::string text = lines(3000);
    (void)scratch.write("text", text);
    for (const std::string tool : {"gzip", "zstd", "xz", "bzip2", "lz4"}) {
        CAPTURE(tool);
        if (std::system(("command -v " + tool + " >/dev/null").c_str()) != 0) {
            MESSAGE("skipped, not installed: " << tool);
            continue;
        }
        const FileBytes once =
            FileBytes::open(scratch.run(tool + " -c < text > packed.txt", "packed.txt"));
        CHECK(once.bytes() == text);
        CHECK(once.compression() == tool);
        const FileBytes twice = FileBytes::open(
            scratch.run("(" + tool + " -c < text; " + tool + " -c < text) > two", "two"));
        CHECK(twice.bytes() == text + text);
        const std::string trailed =
            scratch.run("(" + tool + " -c < text; echo more) > trailed", "trailed");
        CHECK_THROWS_AS((void)FileBytes::open(trailed).bytes(), Error);
        if (tool == "gzip" || tool == "bzip2") {  // padding, as tapes have it; the others refuse it
            const std::string padded =
                scratch.run("(" + tool + " -c < text; head -c 512 /dev/zero) > padded", "padded");
            CHECK(FileBytes::open(padded).bytes() == text);
        }
        const std::string empty = scratch.run(": | " + tool + " -c > empty", "empty");
        CHECK(FileBytes::open(empty).bytes().empty());
        const std::string cut =
            scratch.run("head -c $(($(wc -c < packed.txt) / 2)) packed.txt > cut", "cut");
        CHECK_THROWS_AS((void)FileBytes::open(cut).bytes(), Error);
    }
}

TEST_CASE("file: a byte-order mark is not part of the text") {
    CHECK(FileBytes::from_memory("\xef\xbb\xbf"
                                 "1 0 d 1\n",
                                 "x")
              .bytes() == "1 0 d 1\n");
}

TEST_CASE("file: text that only begins like an archive is text") {
    CHECK(FileBytes::from_memory("BZh is a query id\n", "x").bytes() == "BZh is a query id\n");
}

TEST_CASE("file: what cannot be read is an error that names the file and the reason") {
    const Scratch scratch;
    try {
        (void)FileBytes::open("/nonexistent/a.run");
        FAIL("opened");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::io);
        CHECK(error.place().file == "/nonexistent/a.run");
        CHECK(std::string(error.what()) == "cannot read: No such file or directory");
    }
    CHECK_THROWS_WITH_AS((void)FileBytes::open("/"), "cannot read: Is a directory", Error);
}

TEST_CASE("file: SHA-256 is of the bytes as stored") {
    // FIPS 180-2, appendix B.1.
    CHECK(FileBytes::from_memory("abc", "x").sha256() ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(FileBytes::from_memory("\xef\xbb\xbf"
                                 "abc",
                                 "x")
              .sha256() != FileBytes::from_memory("abc", "x").sha256());
}
