// SPDX-License-Identifier: MIT
#include <rankline/base/output.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <rankline/base/error.hpp>
#include <rankline/base/id_store.hpp>

using namespace rankline;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

fs::path make_folder() {
    std::string pattern = (fs::temp_directory_path() / "rankline-XXXXXX").string();
    return ::mkdtemp(pattern.data());
}

}  // namespace

TEST_CASE("output: a file appears when it is complete and not before") {
    const fs::path folder = make_folder();
    const fs::path target = folder / "out.txt";
    {
        Output output(target.string());
        output.write(std::string(200000, 'x'));
        CHECK_FALSE(fs::exists(target));
        output.commit();
    }
    CHECK(content(target) == std::string(200000, 'x'));
    fs::remove_all(folder);
}

TEST_CASE("output: a process that is killed while it works has left nothing beside the target") {
    const fs::path folder = make_folder();
    Output output((folder / "out.txt").string());
    output.write("a few bytes");
    CHECK(fs::is_empty(folder));
    output.commit();
    CHECK(content(folder / "out.txt") == "a few bytes");
    fs::remove_all(folder);
}

TEST_CASE("output: nothing at all is a file, too") {
    const fs::path folder = make_folder();
    Output(folder / "out.txt").commit();
    CHECK(fs::is_regular_file(folder / "out.txt"));
    CHECK(fs::is_empty(folder / "out.txt"));
    fs::remove_all(folder);
}

TEST_CASE("output: behind a link the file is replaced, not the link, and keeps its mode") {
    const fs::path folder = make_folder();
    std::ofstream(folder / "target") << "old";
    fs::permissions(folder / "target", fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("target", folder / "link");
    Output output(folder / "link");
    output.write("new");
    output.commit();
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(content(folder / "target") == "new");
    CHECK(fs::status(folder / "target").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    fs::remove_all(folder);
}

TEST_CASE("output: without commit the old file stays and nothing new is left") {
    const fs::path folder = make_folder();
    std::ofstream(folder / "out.txt") << "old";
    { Output(folder / "out.txt").write("new"); }
    CHECK(content(folder / "out.txt") == "old");
    CHECK(std::distance(fs::directory_iterator(folder), {}) == 1);
    fs::remove_all(folder);
}

TEST_CASE("output: a path that cannot be written is told at once, a full device when it is full") {
    CHECK_THROWS_WITH_AS(Output("/nonexistent/out.txt"), "cannot open: No such file or directory",
                         Error);
    CHECK_THROWS_WITH_AS(Output("/dev/null/out.txt"), "cannot open: Not a directory", Error);
    Output full("/dev/full");
    full.write("x");
    CHECK_THROWS_WITH_AS(full.commit(), "cannot write: No space left on device", Error);
}

TEST_CASE("ids: kept copies stay where they are") {
    IdStore store;
    const std::string_view first = store.keep("first");
    std::string long_id(3 << 20, 'x');
    const std::string_view large = store.keep(long_id);
    for (int i = 0; i < 100000; ++i) (void)store.keep("another id");
    CHECK(first == "first");
    CHECK(large == long_id);
}
