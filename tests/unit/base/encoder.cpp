// SPDX-License-Identifier: MIT
#include <rankline/base/encoder.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>
#include <rankline/base/output.hpp>

using namespace rankline;
namespace fs = std::filesystem;

namespace {

struct Known {
    Compression compression;
    std::string tool;  ///< undoes it, by Debian's package; also what FileBytes calls it
    std::string ending;
};

const std::vector<Known>& all_known() {
    static const std::vector<Known> all{{Compression::gzip, "gzip", ".gz"},
                                        {Compression::zstd, "zstd", ".zst"},
                                        {Compression::xz, "xz", ".xz"},
                                        {Compression::bzip2, "bzip2", ".bz2"},
                                        {Compression::lz4, "lz4", ".lz4"}};
    return all;
}

class Folder {
public:
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "rankline-XXXXXX").string();
        m_path = ::mkdtemp(pattern.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(m_path); }
    [[nodiscard]] std::string path(const std::string& name) const { return m_path / name; }
    [[nodiscard]] bool empty() const { return fs::is_empty(m_path); }

private:
    fs::path m_path;
};

std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A run of several of the pieces in which things are handed over.
std::string long_run() {
    std::string text;
    for (int i = 0; i < 50000; ++i) {
        text += "q" + std::to_string(i / 1000) + " Q0 d" + std::to_string(i * 7919 % 100003) + " " +
                std::to_string(i % 1000 + 1) + " 2.5 tag\n";
    }
    return text;
}

void write(const std::string& path, std::string_view text, std::size_t piece,
           Compression compression = Compression::by_name) {
    Output output(path, compression);
    for (std::size_t at = 0; at < text.size(); at += piece) output.write(text.substr(at, piece));
    output.commit();
}

}  // namespace

TEST_CASE("compression: the ending of the name tells") {
    CHECK(compression_by_name("a.run.gz") == Compression::gzip);
    CHECK(compression_by_name("folder.gz/a.run") == Compression::none);
    CHECK(compression_by_name("-") == Compression::none);
    CHECK(compression_by_name("") == Compression::none);
    for (const Known& known : all_known()) {
        CHECK(compression_by_name("a" + known.ending) == known.compression);
    }
}

TEST_CASE("output: what is compressed is undone by the tool of that name and by FileBytes") {
    const Folder folder;
    for (const std::string& text : {std::string(), std::string("x"), long_run()}) {
        write(folder.path("plain"), text, text.size() + 1);
        for (const Known& known : all_known()) {
            CAPTURE(known.tool);
            CAPTURE(text.size());
            const std::string path = folder.path("a" + known.ending);
            write(path, text, 1000);
            const FileBytes file = FileBytes::open(path);
            CHECK(file.compression() == known.tool);
            CHECK((file.bytes() == text));
            const std::string check =
                known.tool + " -dc < '" + path + "' | cmp -s - '" + folder.path("plain") + "'";
            CHECK(std::system(check.c_str()) == 0);
        }
    }
}

TEST_CASE("output: equal content is equal compressed bytes, however it is written and called") {
    const Folder folder;
    const std::string text = long_run();
    for (const Known& known : all_known()) {
        CAPTURE(known.tool);
        write(folder.path("one" + known.ending), text, 777);
        write(folder.path("another name"), text, 3000000, known.compression);
        CHECK((content(folder.path("another name")) == content(folder.path("one" + known.ending))));
        CHECK((compressed(text, known.compression) == content(folder.path("another name"))));
    }
}

TEST_CASE("output: in gzip there is neither a time nor a name") {
    // RFC 1952: magic, deflate, no flags, time 0 in four bytes, then extra flags and the system.
    const std::string bytes = compressed("x", Compression::gzip);
    CHECK(bytes.substr(0, 8) == std::string("\x1f\x8b\x08\0\0\0\0\0", 8));
}

TEST_CASE("output: a name can be overruled") {
    const Folder folder;
    write(folder.path("a.gz"), "text", 4, Compression::none);
    CHECK(content(folder.path("a.gz")) == "text");
}

TEST_CASE("output: compressed twice over is read as what it was") {
    const std::string frame = compressed("a run", Compression::lz4);
    const FileBytes file = FileBytes::from_memory(compressed(frame, Compression::lz4), "a.lz4");
    CHECK(file.bytes() == "a run");
    CHECK(compressed("as it is", Compression::none) == "as it is");
}

TEST_CASE("output: compressed, too, nothing is left without a commit") {
    const Folder folder;
    for (const Known& known : all_known()) {
        {
            Output output(folder.path("a" + known.ending));
            output.write(long_run());
            const Output nothing(folder.path("b" + known.ending));
        }
        CHECK(folder.empty());
    }
}

TEST_CASE("output: compressed, too, a full device is an error, at the latest at the end") {
    for (const Known& known : all_known()) {
        CAPTURE(known.tool);
        Output full("/dev/full", known.compression);
        full.write("x");
        CHECK_THROWS_WITH_AS(full.commit(), "cannot write: No space left on device", Error);

        Output soon("/dev/full", known.compression);
        const std::string text = long_run();
        const auto fill = [&] {
            for (int i = 0; i < 8; ++i) soon.write(text);
            soon.commit();
        };
        CHECK_THROWS_WITH_AS(fill(), "cannot write: No space left on device", Error);
    }
}
