// SPDX-License-Identifier: MIT
#include <rankline/datasets/id_lists.hpp>

#include <doctest/doctest.h>

#include <rankline/base/hash.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "../complaint.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

/// A file that is gone when the object is. Messages call it by its path, which is taken out.
class WrittenFile {
public:
    explicit WrittenFile(const std::string& content)
        : m_path(std::filesystem::temp_directory_path() /
                 ("rankline-id-list-" + std::to_string(std::random_device()()))) {
        std::ofstream(m_path, std::ios::binary) << content;
    }
    WrittenFile(const WrittenFile&) = delete;
    WrittenFile& operator=(const WrittenFile&) = delete;
    ~WrittenFile() { std::filesystem::remove(m_path); }
    [[nodiscard]] std::string path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

using Ids = std::vector<std::string>;

Ids queries_in(const std::string& content) {
    const QueryIds list = read_query_ids(WrittenFile(content).path());
    return {list.qids.begin(), list.qids.end()};
}

/// "docid" for those of all queries, then "qid/docid" each.
Ids documents_in(const std::string& content) {
    const DocumentIds list = read_document_ids(WrittenFile(content).path());
    Ids documents;
    for (const std::string_view docid : list.for_all) documents.emplace_back(docid);
    for (const auto& [qid, docid] : list.by_query)
        documents.push_back(std::string(qid) + "/" + std::string(docid));
    return documents;
}

/// The canonical id of each of `docids`, "-" for one of no class.
Ids canonical_in(const std::string& content, const Ids& docids) {
    const EquivalenceClasses classes = read_equivalents(WrittenFile(content).path());
    Ids canonical;
    for (const std::string& docid : docids) {
        const auto* its = classes.find(docid, hash_id(docid));
        canonical.emplace_back(its == nullptr ? "-" : its->canonical);
    }
    return canonical;
}

template <class Read>
std::string complaint_about(const std::string& content, Read read) {
    return complaint_of(ErrorKind::input, [&] { static_cast<void>(read(content)); });
}

}  // namespace

TEST_CASE("query ids: a list") {
    CHECK(queries_in("301\n302\n") == Ids{"301", "302"});
    CHECK(queries_in("# mine\r\n301\r\n\r\n  302  \r\n301") == Ids{"301", "302", "301"});
    CHECK(queries_in("qid\n301\n") == Ids{"301"});
    CHECK(queries_in("301\nqid\n") == Ids{"301", "qid"});
}

TEST_CASE("query ids: queries, qrels and runs of columns") {
    CHECK(queries_in("1048585\twhat is a \"dog\"\n2\tcats, dogs\n") == Ids{"1048585", "2"});
    CHECK(queries_in("query-id\ttext\nplain 1\tx y\n") == Ids{"plain 1"});
    CHECK(queries_in("301 0 FBIS3-1 1\n301 0 FBIS3-2 0\n302\t0\tx\t1\n") ==
          Ids{"301", "301", "302"});
    CHECK(queries_in("q1 Q0 d9 1 2.5 tag\n") == Ids{"q1"});
    CHECK(queries_in("query-id\tcorpus-id\tscore\n1\t31715818\t1\n") == Ids{"1"});
    CHECK(queries_in("docid,qid,score\nd1,\"a \"\"b\"\"\",1\nd2,c,1\n") == Ids{"a \"b\"", "c"});
    CHECK(complaint_about("docid,qid\nd1\n", queries_in) == "no query id");
}

TEST_CASE("query ids: JSON") {
    CHECK(queries_in("{\"_id\": \"1\", \"text\": \"a\", \"metadata\": {}}\n{\"_id\": \"2\"}\n") ==
          Ids{"1", "2"});
    CHECK(queries_in("[{\"qid\": 7, \"text\": \"a\"}, {\"text\": \"b\", \"qid\": \"8\"}]") ==
          Ids{"7", "8"});
    CHECK(queries_in("{\"query\": {\"text\": \"t\", \"qid\": \"264014\"}, \"candidates\": []}") ==
          Ids{"264014"});
    CHECK(queries_in("{\"q1\": {\"d1\": 0.5}, \"q2\": {}}") == Ids{"q1", "q2"});
    CHECK(queries_in("{\"3\": \"a text\", \"4\\u0041\": \"another\"}") == Ids{"3", "4A"});
    CHECK(queries_in("[\"1\", 2]") == Ids{"1", "2"});
    CHECK(complaint_about("{\"_id\": \"1\"}\n{\"id\": \"2\"}\n", queries_in) ==
          "a record without a member \"_id\"");
    CHECK(complaint_about("{\"mteb_model_meta\": {}, \"default\": {}}", queries_in) ==
          "predictions of MTEB may hold several runs; list the queries instead");
}

TEST_CASE("query ids: TREC topics") {
    CHECK(queries_in("<top>\n<num> Number: 301 \n<title> x\n</top>\n<top>\n<num>302</num>\n") ==
          Ids{"301", "302"});
    CHECK(queries_in("<topics>\n<topic number=\"1\">\n<topic number='2'>\n") == Ids{"1", "2"});
    CHECK(complaint_about("<top>\n<num> Number:\n", queries_in) == "a topic without a number");
}

TEST_CASE("collection ids: what begins lines and records") {
    const auto collection_in = [](const std::string& content) {
        const DocumentIds list = read_collection_ids(WrittenFile(content).path());
        return Ids(list.for_all.begin(), list.for_all.end());
    };
    CHECK(collection_in("# all\nd1\nd2\r\n") == Ids{"d1", "d2"});
    CHECK(collection_in("pid\ttext\n7\tone\n8\ttwo words\n") == Ids{"7", "8"});
    CHECK(collection_in("{\"_id\":\"a\",\"text\":\"x\"}\n{\"_id\":\"b\"}\n") == Ids{"a", "b"});
    CHECK(collection_in("{\"docid\": 7}\n") == Ids{"7"});
}

TEST_CASE("document ids: for all queries, and for one") {
    CHECK(documents_in("d1\n\nd2\n") == Ids{"d1", "d2"});
    CHECK(documents_in("docid\nd1\n") == Ids{"d1"});
    CHECK(documents_in("q1 d1\nq1\td2\nd3\n") == Ids{"d3", "q1/d1", "q1/d2"});
    CHECK(documents_in("query-id,corpus-id,score\nq1,d1,2\nq2,d2,1\n") == Ids{"q1/d1", "q2/d2"});
    CHECK(documents_in("{\"_id\": \"4983\", \"title\": \"t\", \"text\": \"x\"}\n{\"_id\":\"5\"}") ==
          Ids{"4983", "5"});
    CHECK(documents_in("{\"q1\": [\"d1\", 2], \"q2\": {\"d3\": 1}}") ==
          Ids{"q1/d1", "q1/2", "q2/d3"});
    CHECK(documents_in("[\"d1\"]") == Ids{"d1"});
}

TEST_CASE("document ids: what is no list of documents") {
    CHECK(complaint_about("q1 0 d1 1\n", documents_in) ==
          "a line of more columns than DOCID or QID DOCID; cut -f1 takes the ids of a collection, "
          "and --judged --qrels reads qrels");
    CHECK(complaint_about("qid,docid\nq1\n", documents_in) == "an id is missing");
    CHECK(complaint_about("{\"\": [\"d1\"]}", documents_in) == "the query id before this is empty");
    CHECK(complaint_about("{\"q1\": 3}", documents_in) != "no error");
}

TEST_CASE("lists of ids: empty, binary and foreign files") {
    CHECK(complaint_about("", queries_in) == "no query ids: the file is empty");
    CHECK(complaint_about("# none\n", documents_in) == "no document ids: no line or value is one");
    CHECK(complaint_about("[]", queries_in) == "no query ids: no line or value is one");
    CHECK(complaint_about(std::string("a\0b\n", 4), queries_in) ==
          "this is binary data, not a list of ids");
    CHECK(complaint_about("PK\x03\x04 and so on", documents_in) ==
          "this is a zip archive; unpack it first");
    CHECK(complaint_about("{\"a\": ", queries_in) != "no error");
}

TEST_CASE("lists of ids: places") {
    const WrittenFile file("301\n302\n{\"x\": 1}\n");
    const QueryIds list = read_query_ids(file.path());
    const Place place = list.source.place_of(list.qids.at(1));
    CHECK(place.file == file.path());
    CHECK(place.line == 2);
    CHECK(place.column == 1);
}

TEST_CASE("equivalents: lines of ids, and TREC CAsT's") {
    const Ids asked = {"a", "b", "c", "d", "e", "x:1", "z"};
    CHECK(canonical_in("a b\na c\nd d\nx:1 e\n", asked) ==
          Ids{"a", "a", "a", "d", "x:1", "x:1", "-"});
    CHECK(canonical_in("a\tb c\n", asked) == Ids{"a", "a", "a", "-", "-", "-", "-"});
    CHECK(canonical_in("a:b,c\nd:\ne:z, \n", asked) == Ids{"a", "a", "a", "d", "e", "-", "e"});
    CHECK(complaint_about("a:b\nc\n", [](const std::string& content) {
              return canonical_in(content, {});
          }) == "neither CANONICAL DOCID nor CANONICAL:DOCID,DOCID: \"c\"");
    CHECK(complaint_about("# none", [](const std::string& content) {
              return canonical_in(content, {});
          }) == "no equivalent documents: no line or value is one");
    CHECK(canonical_in("1 2 3 4\n5 6 7 8\n", {"4", "8"}) == Ids{"1", "5"});
    CHECK(canonical_in("1 2 3\n5 6 7\n", {"3", "7"}) == Ids{"1", "5"});
}

TEST_CASE("equivalents: qrels and runs are none, though each line of theirs has ids") {
    for (const std::string line : {"q 0 d1 1", "q Q0 d1 1 2.5 t", "q d1 1", "q d1 1 2.5",
                                   "qid,docid,grade", "{\"q\": {\"d1\": 1}}"}) {
        CAPTURE(line);
        std::string next = line;
        std::replace(next.begin(), next.end(), '1', '2');
        CHECK(complaint_about(line + "\n" + next + "\n", [](const std::string& content) {
                  return canonical_in(content, {});
              }).starts_with("not a list of equivalent documents, CANONICAL DOCID or "));
    }
}
