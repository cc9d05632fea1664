// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

#include <rankline/datasets/cbor_writer.hpp>

#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

using Queries = std::vector<std::pair<std::string, Documents>>;  // best document first

RunEntry entry_of(const Document& document) {
    RunEntry entry;
    entry.docid_data = document.docid.data();
    entry.docid_size = static_cast<std::uint32_t>(document.docid.size());
    entry.score = document.score;
    return entry;
}

std::string written(const RunWriter& writer, const Queries& queries,
                    const RunWriteOptions& options = {}) {
    std::string text = head_of(writer, options);
    bool first = true;
    for (const auto& [qid, documents] : queries) {
        std::vector<RunEntry> entries;
        for (const Document& document : documents) entries.push_back(entry_of(document));
        if (!std::exchange(first, false)) text += writer.between;
        writer.query(qid, entries, options, text);
    }
    return text + writer.tail;
}

const RunWriter& writer_named(const std::string& name) {
    for (const RunFormat& format : run_formats()) {
        for (const RunWriter& writer : format.writers) {
            if (writer.name == name) return writer;
        }
    }
    FAIL("no writer is called " << name);
    return run_formats().front().writers.front();
}

std::string writing_error(const std::string& writer, const Queries& queries) {
    return error_of([&] { static_cast<void>(written(writer_named(writer), queries)); });
}

template <class Visit>
void for_each_writer(Visit visit) {
    for (const RunFormat& format : run_formats()) {
        for (const RunWriter& writer : format.writers) {
            CAPTURE(writer.name);
            visit(format, writer);
        }
    }
}

bool ranks_by(const RunFormat& format, RankBy key) {
    return std::find(format.rank_by.begin(), format.rank_by.end(), key) != format.rank_by.end();
}

/// What a reader made of the run ranks the documents as they were written.
void expect_order(const ReadRun& run, const Queries& queries) {
    REQUIRE(run.queries.size() == queries.size());
    for (const auto& [qid, documents] : queries) {
        CAPTURE(qid);
        REQUIRE(run.queries.count(qid) == 1);
        const Documents& found = run.queries.at(qid);
        REQUIRE(found.size() == documents.size());
        for (std::size_t i = 0; i < documents.size(); ++i) {
            CHECK(found[i].docid == documents[i].docid);
            if (i > 0) CHECK(found[i - 1].score >= found[i].score);
        }
    }
}

void expect_scores(const ReadRun& run, const Queries& queries) {
    for (const auto& [qid, documents] : queries) {
        const Documents& found = run.queries.at(qid);
        for (std::size_t i = 0; i < documents.size(); ++i) {
            CHECK(std::bit_cast<std::uint64_t>(found[i].score) ==
                  std::bit_cast<std::uint64_t>(documents[i].score));
        }
    }
}

void expect_round_trip(const RunFormat& format, const RunWriter& writer, const Queries& queries) {
    const std::string text = written(writer, queries);
    CAPTURE(text.substr(0, 500));
    const ReadRun told = read_run(text);
    CHECK(told.format == format.name);
    CHECK(finding(told.facts.findings, "rank-against-score") == nullptr);
    expect_order(told, queries);
    if (!ranks_by(format, RankBy::score)) return;
    const ReadRun scores = read_run(text, as_run(format.name, "score"));
    expect_order(scores, queries);
    expect_scores(scores, queries);
}

const std::vector<double> telling_scores = {
    std::numeric_limits<double>::max(),
    1e300,
    12345678901234567890.0,
    1e16,
    9007199254740993.0,
    100000,
    2.0 / 3,
    0.1,
    0.1 - 1e-17,
    1e-7,
    std::numeric_limits<double>::min(),
    std::numeric_limits<double>::denorm_min(),
    0.0,
    -0.0,
    -std::numeric_limits<double>::denorm_min(),
    -1.2345678901234567e-123,
    -1.0 / 3,
    -7,
    std::numeric_limits<double>::lowest(),
};

Queries telling_queries() {
    Queries queries = {
        {"1", {}}, {"q-\xc3\xa4/\xe4\xb8\xad\xe6\x96\x87", {{"only", 3}}}, {"zz", {}}};
    for (const double score : telling_scores)
        queries[0].second.push_back({"d" + std::to_string(queries[0].second.size()), score});
    queries[2].second = {{"https://example.org/a?b=c&d=\"e\"#f", 4},
                         {std::string(5000, 'x'), 3},
                         {"a,b;c", 3},
                         {"\\back\\slash", 2},
                         {"\"", 1},
                         {"\xf0\x9f\x98\x80", 0}};
    return queries;
}

}  // namespace

TEST_CASE("written runs are told by their content and read back the same, to the last bit") {
    for_each_writer([](const RunFormat& format, const RunWriter& writer) {
        expect_round_trip(format, writer, telling_queries());
    });
}

TEST_CASE("a written run of one document for each query is told by its content, too") {
    for_each_writer([](const RunFormat& format, const RunWriter& writer) {
        expect_round_trip(format, writer, {{"1", {{"d1", 3}}}, {"2", {{"d2", 1}}}});
    });
}

TEST_CASE("a written run is told by its content however long its first ids are") {
    const std::string id(200000, 'x');
    for_each_writer([&](const RunFormat& format, const RunWriter& writer) {
        expect_round_trip(format, writer, {{id, {{"d", 2}}}, {"2", {{"d", 1}}}});
        expect_round_trip(format, writer, {{"1", {{id, 2}}}, {"2", {{"d", 1}}}});
    });
}

TEST_CASE("what is written of a query") {
    const Queries queries = {{"1", {{"a", 2}, {"b", 0.5}}}, {"2", {{"c", -1e-7}}}};
    CHECK(written(writer_named("trec"), queries) ==
          "1 Q0 a 1 2 rankline\n1 Q0 b 2 0.5 rankline\n2 Q0 c 1 -1e-07 rankline\n");
    CHECK(written(writer_named("msmarco"), queries) == "1\ta\t1\n1\tb\t2\n2\tc\t1\n");
    CHECK(written(writer_named("t2ranking"), queries) ==
          "1\ta\t1\t2.0\n1\tb\t2\t0.5\n2\tc\t1\t-1e-07\n");
    CHECK(written(writer_named("scored"), queries) == "1\ta\t2.0\n1\tb\t0.5\n2\tc\t-1e-07\n");
    CHECK(written(writer_named("csv"), queries) ==
          "qid,docid,rank,score,tag\n1,a,1,2,rankline\n1,b,2,0.5,rankline\n"
          "2,c,1,-1e-07,rankline\n");
    CHECK(written(writer_named("tsv"), queries) ==
          "qid\tdocid\trank\tscore\ttag\n1\ta\t1\t2\trankline\n1\tb\t2\t0.5\trankline\n"
          "2\tc\t1\t-1e-07\trankline\n");
    CHECK(written(writer_named("json"), queries) ==
          "{\"1\": {\"a\": 2, \"b\": 0.5},\n\"2\": {\"c\": -1e-07}}\n");
    CHECK(written(writer_named("rankllm"), queries) ==
          "{\"query\": {\"qid\": \"1\"}, \"candidates\": [{\"docid\": \"a\", \"score\": 2.0}, "
          "{\"docid\": \"b\", \"score\": 0.5}]}\n"
          "{\"query\": {\"qid\": \"2\"}, \"candidates\": [{\"docid\": \"c\", "
          "\"score\": -1e-07}]}\n");
    CHECK(written(writer_named("mteb"), queries) ==
          "{\"default\": {\"test\": {\"1\": {\"a\": 2, \"b\": 0.5},\n\"2\": {\"c\": -1e-07}}}}\n");
    CHECK(written(writer_named("kilt"), queries) ==
          "{\"id\": \"1\", \"output\": [{\"provenance\": [{\"wikipedia_id\": \"a\"}, "
          "{\"wikipedia_id\": \"b\"}]}]}\n"
          "{\"id\": \"2\", \"output\": [{\"provenance\": [{\"wikipedia_id\": \"c\"}]}]}\n");
}

TEST_CASE("digits and tag of a written run") {
    RunWriteOptions options;
    options.digits = 2;
    options.tag = "my,tag";
    const Queries queries = {{"1", {{"a", 2}, {"b", 1.0 / 3}}}};
    CHECK(written(writer_named("trec"), queries, options) ==
          "1 Q0 a 1 2.00 my,tag\n1 Q0 b 2 0.33 my,tag\n");
    CHECK(written(writer_named("csv"), queries, options) ==
          "qid,docid,rank,score,tag\n1,a,1,2.00,\"my,tag\"\n1,b,2,0.33,\"my,tag\"\n");
    CHECK(written(writer_named("json"), queries, options) ==
          "{\"1\": {\"a\": 2.00, \"b\": 0.33}}\n");
    options.digits = 0;
    CHECK(written(writer_named("scored"), queries, options) == "1\ta\t2\n1\tb\t0\n");
}

TEST_CASE("a query without documents is an empty object, and no line") {
    const Queries queries = {{"1", {}}, {"2", {{"a", 1}}}};
    CHECK(written(writer_named("json"), queries) == "{\"1\": {},\n\"2\": {\"a\": 1}}\n");
    CHECK(written(writer_named("kilt"), {{"1", {}}}) ==
          "{\"id\": \"1\", \"output\": [{\"provenance\": []}]}\n");
    CHECK(written(writer_named("rankllm"), {{"1", {}}}) ==
          "{\"query\": {\"qid\": \"1\"}, \"candidates\": []}\n");
    CHECK(written(writer_named("trec"), {{"1", {}}}).empty());
    for_each_writer([&](const RunFormat&, const RunWriter& writer) {
        const ReadRun run = read_run(written(writer, queries));
        CHECK(run.queries.size() == 1);
        CHECK(run.queries.count("2") == 1);
    });
}

TEST_CASE("infinite scores are written where they can be read, and an error in JSON") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const Queries queries = {{"1", {{"a", infinity}, {"b", 0}, {"c", -infinity}}}};
    for_each_writer([&](const RunFormat& format, const RunWriter& writer) {
        if (writer.name == "json" || writer.name == "mteb" || writer.name == "rankllm") return;
        expect_round_trip(format, writer, queries);
    });
    CHECK(writing_error("json", queries) ==
          "input 0:0 the score inf of document \"a\" of query \"1\" cannot be written as json: "
          "JSON has no such number; trec holds it");
    CHECK(writing_error("rankllm", {{"1", {{"c", -infinity}}}}) ==
          "input 0:0 the score -inf of document \"c\" of query \"1\" cannot be written as "
          "rankllm: JSON has no such number; trec holds it");
}

TEST_CASE("columns: ids with a blank, comments and byte-order marks are errors") {
    for (const std::string name : {"trec", "msmarco", "t2ranking", "scored"}) {
        CAPTURE(name);
        CHECK(writing_error(name, {{"my query", {{"a", 1}}}}) ==
              "input 0:0 query id \"my query\" cannot be written as " + name +
                  ": it has a blank in it, which ends a column; csv and json hold it");
        for (const std::string blank : {" ", "\t", "\n", "\v", "\f", "\r"})
            CHECK(writing_error(name, {{"1", {{"a", 2}, {"b" + blank, 1}}}})
                      .starts_with("input 0:0 document id \"b"));
        CHECK(writing_error(name, {{"#1", {{"a", 1}}}}) ==
              "input 0:0 query id \"#1\" cannot be written as " + name +
                  ": a line that begins with # is a comment; csv and json hold it");
        CHECK(writing_error(name, {{"\xef\xbb\xbf"
                                    "1",
                                    {{"a", 1}}}})
                  .find("byte-order mark") != std::string::npos);
        CHECK(writing_error(name, {{"1", {{"#a", 1}}}}).empty());
    }
}

TEST_CASE(
    "columns: a blank is found wherever it stands in an id, and nothing else is taken for one") {
    for (std::size_t size = 1; size < 40; ++size) {
        CHECK(writing_error("trec", {{"1", {{std::string(size, '!'), 2}}}}).empty());
        CHECK(writing_error("trec", {{"1", {{std::string(size, '\x01'), 2}}}}).empty());
        CHECK(writing_error("trec", {{"1", {{std::string(size, '\xa0'), 2}}}}).empty());
        for (std::size_t place = 0; place < size; ++place) {
            std::string id(size, 'x');
            id[place] = ' ';
            CHECK_FALSE(writing_error("trec", {{"1", {{id, 1}}}}).empty());
        }
    }
}

TEST_CASE("csv, tsv and JSON hold ids that columns cannot") {
    const Queries queries = {{"# my \"query\"", {{"a b", 3}, {" c\t", 2}, {"d\re,\"f\"", 1}}},
                             {"\xef\xbb\xbf"
                              "2",
                              {{"a", 1}}}};
    for (const std::string name : {"csv", "tsv", "json", "rankllm"}) {
        CAPTURE(name);
        const ReadRun run = read_run(written(writer_named(name), queries));
        expect_order(run, queries);
    }
    CHECK(writing_error("csv", {{"1", {{"a\nb", 1}}}}) ==
          "input 0:0 document id \"a\\x0ab\" of query \"1\" cannot be written as csv: it has a "
          "line end in it; json holds it");
    CHECK(writing_error("tsv", {{"1\n", {}}}) ==
          "input 0:0 query id \"1\\x0a\" cannot be written as tsv: it has a line end in it; json "
          "holds it");
}

TEST_CASE("JSON: every byte of UTF-8 is read back, and what is not UTF-8 is an error") {
    std::string controls;
    for (char c = 1; c < 0x20; ++c) controls += c;
    const Queries queries = {{controls + "\x7f", {{std::string("\0a", 2), 2}, {"\xc2\x80", 1}}}};
    for (const std::string name : {"json", "rankllm"})
        expect_order(read_run(written(writer_named(name), queries)), queries);
    CHECK(writing_error("json", {{"1", {{"a\xff", 1}}}}) ==
          "input 0:0 document id \"a\\xff\" of query \"1\" cannot be written as json: JSON is "
          "UTF-8, and the id is not; trec and csv hold it");
    CHECK(writing_error("kilt", {{"\xc3", {{"a", 1}}}}) ==
          "input 0:0 query id \"\\xc3\" cannot be written as kilt: JSON is UTF-8, and the id is "
          "not; trec and csv hold it");
}

/// Each written under a neighbour that it could be taken for.
TEST_CASE("odd ids are read again as they were, or refused") {
    const std::vector<std::string> odd = {
        " x", "x ",    "\tx", "x\v", "\v",  " ",  "x\r", "x\n", "\"x\"", "'x'", "#x", "x,y",
        "\\", "x\x01", "{",   "[",   "qid", "id", "-1",  "0",   "1.5",   "nan", "+",  "x/y"};
    for_each_writer([&](const RunFormat& format, const RunWriter& writer) {
        for (const std::string& id : odd) {
            CAPTURE(id);
            for (const Queries& queries : {Queries{{id, {{"d", 2}}}, {"x", {{"d", 1}}}},
                                           Queries{{"q", {{id, 2}, {"x", 1}}}}}) {
                std::string text;
                if (!error_of([&] { text = written(writer, queries); }).empty()) continue;
                expect_order(read_run(text, as_run(format.name)), queries);
            }
        }
    });
}

TEST_CASE("kilt: blanks at the ends of an id would be lost") {
    CHECK(writing_error("kilt", {{"1 ", {{"a", 1}}}}) ==
          "input 0:0 query id \"1 \" cannot be written as kilt: blanks at its ends are lost; json "
          "holds it");
    CHECK(writing_error("kilt", {{"1", {{" a", 1}}}}) ==
          "input 0:0 document id \" a\" of query \"1\" cannot be written as kilt: blanks at its "
          "ends are lost; json holds it");
}

TEST_CASE("CBOR of a run, byte by byte as RFC 8949 has it") {
    using namespace std::string_literals;
    // A map of unknown length; the text "1"; a map of two; "a" with 2.0, "b" with -0.5.
    const std::string cbor =
        "\xbf\x61\x31\xa2\x61\x61\xfb\x40\0\0\0\0\0\0\0"
        "\x61\x62\xfb\xbf\xe0\0\0\0\0\0\0\xff"s;
    CHECK(written(writer_named("cbor"), {{"1", {{"a", 2}, {"b", -0.5}}}}) == cbor);
    // Lengths of one, two and four bytes: 24, 256 and 65536.
    for (const std::size_t size : {23, 24, 255, 256, 65535, 65536}) {
        std::string text;
        append_cbor_text(text, std::string(size, 'x'));
        const std::string head = text.substr(0, text.size() - size);
        const std::string expected = size < 24       ? "\x77"s
                                     : size == 24    ? "\x78\x18"s
                                     : size == 255   ? "\x78\xff"s
                                     : size == 256   ? "\x79\x01\x00"s
                                     : size == 65535 ? "\x79\xff\xff"s
                                                     : "\x7a\x00\x01\x00\x00"s;
        CHECK(head == expected);
    }
}

TEST_CASE("mteb has the run under the name of a part") {
    RunWriteOptions options;
    options.part = "eng/Latn/dev";
    CHECK(written(writer_named("mteb"), {{"1", {{"a", 2}}}}, options) ==
          "{\"eng/Latn\": {\"dev\": {\"1\": {\"a\": 2}}}}\n");
    for (const char* wrong : {"dev", "/dev", "eng/", ""}) {
        options.part = wrong;
        const std::string error =
            error_of([&] { static_cast<void>(written(writer_named("mteb"), {}, options)); });
        CHECK(error.find("is not SUBSET/SPLIT") != std::string::npos);
    }
}
