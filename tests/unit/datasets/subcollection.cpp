// SPDX-License-Identifier: MIT
#include <map>
#include <set>

#include <rankline/base/hash.hpp>
#include <rankline/datasets/id_lists.hpp>
#include <rankline/datasets/subcollection.hpp>

#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

/// As T2Ranking has it, `lines` texts and a header.
std::string corpus_of(std::size_t lines) {
    std::string content = "pid\tpassage\r\n";
    for (std::size_t i = 0; i < lines; ++i)
        content += std::to_string(i) + "\ttext " + std::to_string(i) + "\r\n";
    return content;
}

struct Part {
    std::string content;
    std::uint64_t drawn = 0;
    std::uint64_t repeated = 0;
};

Part part_of(const std::string& content, std::uint64_t size, const std::vector<std::string>& wanted,
             unsigned threads = 1) {
    const TextFile corpus = TextFile::from_memory(content, "corpus");
    Subcollection part(corpus, size, 42);
    for (const std::string& id : wanted) part.wanted().want(id, hash_id(id));
    part.draw(threads);
    Part made{{}, part.drawn(), part.repeated()};
    part.write([&](std::string_view bytes) { made.content += bytes; });
    return made;
}

std::vector<std::string> ids_of(const std::string& content) {
    std::vector<std::string> ids;
    const TextFile file = TextFile::from_memory(content, "part");
    TextScratch scratch;
    file.for_each_line(1, [&](std::string_view line, std::uint64_t, unsigned) {
        ids.emplace_back(file.format().id(line, scratch));
    });
    return ids;
}

}  // namespace

TEST_CASE("sub-collection: all that is wanted, others up to the size, lines as they are") {
    const std::string content = corpus_of(200000);
    const Part part = part_of(content, 1000, {"3", "199999", "77", "none"});
    CHECK(part.drawn == 997);
    CHECK(part.content.starts_with("pid\tpassage\r\n"));
    const std::vector<std::string> ids = ids_of(part.content);
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == 1000);
    for (const char* id : {"3", "77", "199999"})
        CHECK(std::find(ids.begin(), ids.end(), id) != ids.end());
    // In the order of the corpus, which is that of the numbers, and each line whole.
    std::string expected = "pid\tpassage\r\n";
    int before = -1;
    for (const std::string& id : ids) {
        CHECK(std::stoi(id) > std::exchange(before, std::stoi(id)));
        expected.append(id).append("\ttext ").append(id).append("\r\n");
    }
    CHECK(part.content == expected);
    CHECK(part_of(content, 1000, {"3", "199999", "77", "none"}, 4).content == part.content);
}

TEST_CASE("sub-collection: what is wanted more is drawn less, of the same others") {
    const std::string content = corpus_of(5000);
    const std::vector<std::string> none = ids_of(part_of(content, 100, {}).content);
    const std::vector<std::string> some = ids_of(part_of(content, 100, {"0", "1"}).content);
    std::set<std::string> all(none.begin(), none.end());
    all.insert({"0", "1"});
    CHECK(some.size() == 100);
    for (const std::string& id : some) CHECK(all.contains(id));
}

TEST_CASE("sub-collection: a corpus that is smaller stays, but for ids that repeat") {
    CHECK(part_of("1\ta\n2\tb\n3\tc", 10, {"2"}).content == "1\ta\n2\tb\n3\tc");
    const Part part = part_of("1\ta\n2\tb\n1\tc\n2\td\n3\te\n1\tf\n", 10, {"2"});
    CHECK(part.content == "1\ta\n2\tb\n3\te\n");
    CHECK(part.repeated == 2);
}

TEST_CASE("sub-collection: lines whose id repeats take no place from others") {
    const std::string content = corpus_of(1000);
    const std::string twice = content + content.substr(content.find('\n') + 1);
    for (const std::uint64_t size : {10, 300, 1000}) {
        const Part part = part_of(twice, size, {"3", "999"}, 3);
        CHECK(part.content == part_of(content, size, {"3", "999"}).content);
        CHECK(part.repeated == size - 2);
    }
}

TEST_CASE("sub-collection: more that is wanted than may be there is an error") {
    CHECK(error_of([] {
              part_of(corpus_of(10), 2, {"1", "2", "3"});
          }) ==
          "input 0:0 3 texts have to be in a sub-collection of 2: a larger one, or fewer queries?");
    CHECK(part_of(corpus_of(10), 3, {"1", "2", "3"}).drawn == 0);
}

TEST_CASE("sub-collection: its ids are read as a list of documents") {
    const TemporaryFile stored(
        "{\"_id\": \"a\\u0062\", \"text\": \"\"}\n\n{\"_id\": 7, \"text\": \"\"}\n",
        "corpus.jsonl");
    const DocumentIds ids = read_corpus_ids(stored.path());
    CHECK(ids.for_all == std::vector<std::string_view>{"ab", "7"});
    CHECK(ids.by_query.empty());
    const TemporaryFile header("pid\tpassage\n", "corpus.tsv");
    CHECK(error_of([&] {
              static_cast<void>(read_corpus_ids(header.path()));
          }).ends_with("no texts: there is only a header"));
}
