// SPDX-License-Identifier: MIT
#include <rankline/base/hash.hpp>
#include <rankline/datasets/text_index.hpp>

#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

/// `gzip -n` of "\xef\xbb\xbf" "1\ta\n2\tb\n3\tc" (made by Python's gzip.compress(..., mtime=0)).
const std::string gzipped = std::string(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x7b\xbf\x7b\xbf\x21\x67\x22\x97\x11\x67"
    "\x12\x97\x31\x67\x32\x00\x55\xdb\xe0\xb6\x0e\x00\x00\x00",
    34);

std::string text_of(const TextIndex& index, std::string_view id,
                    InvalidUtf8 invalid = InvalidUtf8::error) {
    TextScratch scratch;
    TextRecord record;
    if (!index.read(id, hash_id(id), invalid, scratch, record)) return "none";
    return std::string(record.fields.back().text);
}

void want(TextIndex& index, std::initializer_list<const char*> ids) {
    for (const char* id : ids) index.want(id, hash_id(id));
}

}  // namespace

TEST_CASE("text index: finds what is wanted and tells what is missing") {
    const TextFile file = TextFile::from_memory("10\ta\n2\tb\n\n3\tc\n", "texts");
    TextIndex index(file);
    want(index, {"3", "9", "10", "3", "77"});
    index.find(2);
    CHECK(index.wanted() == 4);
    CHECK(index.repeated() == 0);
    CHECK(index.missing() == std::vector<std::string_view>{"77", "9"});
    CHECK(text_of(index, "10") == "a");
    CHECK(text_of(index, "3") == "c");
    CHECK(text_of(index, "9") == "none");
    CHECK(text_of(index, "2") == "none");
    CHECK(index.has("10", hash_id("10")));
    CHECK(!index.has("9", hash_id("9")));
    CHECK(!index.has("2", hash_id("2")));
}

TEST_CASE("text index: many ids, of which each is found where it stands") {
    std::string content;
    for (int i = 0; i < 200000; ++i)
        content += "d" + std::to_string(i) + "\ttext " + std::to_string(i) + "\n";
    const TextFile file = TextFile::from_memory(content, "texts");
    TextIndex index(file);
    for (int i = 0; i < 200000; i += 3) {
        const std::string id = "d" + std::to_string(i);
        index.want(id, hash_id(id));
    }
    index.find(4);
    CHECK(index.missing().empty());
    for (int i = 0; i < 200000; ++i) {
        const std::string number = std::to_string(i);
        REQUIRE(text_of(index, "d" + number) == (i % 3 == 0 ? "text " + number : "none"));
    }
}

TEST_CASE("text index: of an id that stands there twice the first line counts") {
    const TextFile file = TextFile::from_memory("1\ta\n2\tb\n1\tc\n2\td\n1\te\n", "texts");
    TextIndex index(file);
    want(index, {"1"});
    index.find(1);
    CHECK(text_of(index, "1") == "a");
    CHECK(index.repeated() == 2);
}

TEST_CASE("text index: a compressed corpus is passed over, and the wanted lines are kept") {
    const TemporaryFile stored(gzipped, "texts.tsv.gz");
    const TextFile file = TextFile::open(stored.path());
    CHECK(!file.stays());
    TextIndex index(file);
    want(index, {"1", "3", "4"});
    index.find(2);
    CHECK(index.missing() == std::vector<std::string_view>{"4"});
    CHECK(text_of(index, "1") == "a");
    CHECK(text_of(index, "3") == "c");
    std::string copied;
    const std::vector<std::uint64_t> offsets = {0, 8};
    file.copy_lines(offsets, [&](std::string_view line) { copied += line; });
    CHECK(copied == "1\ta\n3\tc");
}

TEST_CASE("text index: bytes that are not UTF-8 are an error or replaced, where they are wanted") {
    const TextFile file = TextFile::from_memory("1\ta\n2\tx\xffy\xc3\n3\tc\n", "texts");
    TextIndex index(file);
    want(index, {"2", "3"});
    index.find(1);
    CHECK(text_of(index, "3") == "c");
    CHECK(text_of(index, "2", InvalidUtf8::replace) == "x\xef\xbf\xbdy\xef\xbf\xbd");
    try {
        static_cast<void>(text_of(index, "2"));
        CHECK(false);
    } catch (const Error& error) {
        CHECK(to_string(error.place()) == "texts:2:4");
        CHECK(std::string(error.what()) ==
              "the text is not UTF-8 here: \"\\xffy\\xc3\"; --invalid-utf8 replace writes U+FFFD");
    }
}
