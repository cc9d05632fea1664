// SPDX-License-Identifier: MIT
#include <rankline/bundle/bundle_folder.hpp>

#include <doctest/doctest.h>

#include <rankline/base/error.hpp>
#include <rankline/base/output.hpp>

#include "../scratch.hpp"

using namespace rankline;
namespace fs = std::filesystem;

namespace {

void write(const std::string& path, const std::string& text) {
    Output output(path);
    output.write(text);
    output.commit();
}

std::ptrdiff_t entries(const Scratch& scratch) {
    return std::distance(fs::directory_iterator(scratch.path("")), {});
}

}  // namespace

TEST_CASE("bundle: a folder appears when it is complete and not before") {
    const Scratch scratch;
    {
        BundleFolder folder(scratch.path("bundle"), false);
        write(folder.path("a/b/c.txt"), "text");
        CHECK_FALSE(fs::exists(scratch.path("bundle")));
        folder.commit();
    }
    CHECK(scratch.read("bundle/a/b/c.txt") == "text");
    CHECK(entries(scratch) == 1);
    // As any folder that is made, not as the private one in which it was.
    fs::create_directory(scratch.path("other"));
    CHECK(fs::status(scratch.path("bundle")).permissions() ==
          fs::status(scratch.path("other")).permissions());
}

TEST_CASE("bundle: without a commit nothing is left, and nothing changed") {
    const Scratch scratch;
    fs::create_directory(scratch.path("bundle"));
    scratch.write("bundle/SHA256SUMS", "old");
    {
        BundleFolder folder(scratch.path("bundle/"), true);
        write(folder.path("SHA256SUMS"), "new");
    }
    CHECK(scratch.read("bundle/SHA256SUMS") == "old");
    CHECK(entries(scratch) == 1);
}

TEST_CASE("bundle: an empty folder is taken, and a bundle made before if told so") {
    const Scratch scratch;
    const std::string path = scratch.path("bundle");
    fs::create_directory(path);
    for (const std::string text : {"one", "two"}) {
        BundleFolder folder(path, true);
        write(folder.path("SHA256SUMS"), "0  only " + text + "\n0  " + text + "/deep\n");
        write(folder.path("MD5SUMS"), "");
        write(folder.path("only " + text), text);
        write(folder.path(text + "/deep"), text);
        folder.commit();
    }
    CHECK(scratch.read("bundle/two/deep") == "two");
    CHECK_FALSE(fs::exists(path + "/only one"));
    CHECK(entries(scratch) == 1);
    CHECK_THROWS_WITH_AS(BundleFolder(path, false),
                         "a folder that is not empty; --force replaces a bundle made before",
                         Error);
}

TEST_CASE("bundle: nothing but a bundle is ever replaced") {
    const Scratch scratch;
    fs::create_directory(scratch.path("thesis"));
    scratch.write("thesis/chapter", "");
    scratch.write("file", "");
    fs::create_directory_symlink("thesis", scratch.path("link"));
    CHECK_THROWS_WITH_AS(BundleFolder(scratch.path("thesis"), true),
                         "not replaced: a folder without SHA256SUMS is not a bundle made before",
                         Error);
    CHECK_THROWS_WITH_AS(BundleFolder(scratch.path("file"), true), "exists and is not a folder",
                         Error);
    CHECK_THROWS_WITH_AS(BundleFolder(scratch.path("link"), true),
                         "is a link: name the folder itself", Error);
    CHECK_THROWS_WITH_AS(BundleFolder::check_target(scratch.path("none/bundle"), false),
                         "cannot make a folder: No such file or directory", Error);
    CHECK_THROWS_WITH_AS(BundleFolder::check_target(scratch.path("file/bundle"), false),
                         "cannot make a folder: Not a directory", Error);
}

TEST_CASE("bundle: what a bundle does not list is never taken away with it") {
    const Scratch scratch;
    fs::create_directories(scratch.path("bundle/run/notes"));
    scratch.write("bundle/SHA256SUMS", "0  run/a\n");
    scratch.write("bundle/run/a", "");
    BundleFolder folder(scratch.path("bundle"), true);
    fs::create_symlink("nowhere", scratch.path("bundle/link"));
    CHECK_THROWS_WITH_AS(folder.commit(),
                         "not replaced: holds \"link\", which its SHA256SUMS does not list: move "
                         "away what is to be kept",
                         Error);
    scratch.write("bundle/run/notes/b", "precious");
    CHECK_THROWS_WITH_AS(BundleFolder(scratch.path("bundle"), true),
                         "not replaced: holds \"link\" and 1 more, which its SHA256SUMS does not "
                         "list: move away what is to be kept",
                         Error);
    CHECK(scratch.read("bundle/run/notes/b") == "precious");
}

TEST_CASE("bundle: what is private is so to the owner alone") {
    const Scratch scratch;
    BundleFolder folder(scratch.path("bundle"), false);
    write(folder.path("private/key.bin"), "secret");
    folder.make_private("private/key.bin");
    folder.commit();
    CHECK(scratch.output_of("stat -c '%a %n' bundle/private bundle/private/key.bin") ==
          "700 bundle/private\n600 bundle/private/key.bin\n");
}
