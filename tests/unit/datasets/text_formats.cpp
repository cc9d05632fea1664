// SPDX-License-Identifier: MIT
#include <atomic>
#include <map>

#include <rankline/datasets/text_file.hpp>

#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Texts {
    std::string format;
    std::map<std::string, Fields> records;
};

Texts read_texts(const TextFile& file) {
    Texts texts{file.format().name, {}};
    TextScratch scratch;
    TextRecord record;
    file.for_each_line(1, [&](std::string_view line, std::uint64_t, unsigned) {
        const std::string id(file.format().id(line, scratch));
        file.format().read(line, scratch, record);
        CHECK(record.id == id);
        Fields& fields = texts.records[id];
        for (const TextField& field : record.fields) fields.emplace_back(field.name, field.text);
    });
    return texts;
}

Texts texts_of(std::string_view content, const std::string& format = {}) {
    return read_texts(TextFile::from_memory(content, "texts", format));
}

/// "2:1 what is wrong"
std::string text_error(std::string_view content, const std::string& format = {}) {
    try {
        static_cast<void>(texts_of(content, format));
    } catch (const Error& error) {
        const Place& place = error.place();
        return std::to_string(place.line) + ":" + std::to_string(place.column) + " " + error.what();
    }
    return "no error";
}

/// A text for each format, whose records are 1 and 2; the second has two words of text.
const std::map<std::string, std::string> samples = {
    {"beir",
     "{\"_id\": \"1\", \"title\": \"\", \"text\": \"a\", \"metadata\": {\"text\": \"no\"}}\n"
     "{\"_id\": \"2\", \"title\": \"T\", \"text\": \"b c\"}\n"},
    {"msmarco", "1\ta\n2\tb c\n"},
    {"msmarco_doc", "1\thttp://x/\tT\ta\n2\t\t\tb c\n"},
    {"t2ranking", "pid\tpassage\n1\ta\n2\tb c\n"},
    {"msmarco_v2_passage",
     "{\"pid\":\"1\",\"passage\":\"a\",\"spans\":\"(0,1)\",\"docid\":\"D\"}\n"
     "{\"pid\":\"2\",\"passage\":\"b c\",\"spans\":\"(0,3)\",\"docid\":\"D\"}\n"},
    {"msmarco_v2_doc",
     "{\"url\":\"u\",\"title\":\"T\",\"headings\":\"H\",\"body\":\"a\",\"docid\":\"1\"}\n"
     "{\"docid\":\"2\",\"url\":\"\",\"title\":\"\",\"headings\":\"\",\"segment\":\"b c\"}\n"},
    {"pyserini", "{\"id\": 1, \"contents\": \"a\"}\n{\"id\": \"2\", \"contents\": \"b c\"}\n"},
};

}  // namespace

TEST_CASE(
    "texts: every format reads its sample, however its lines end, and is told by the content") {
    for (const TextFormat& format : text_formats()) {
        CAPTURE(format.name);
        REQUIRE(samples.count(format.name) == 1);
        const std::string& text = samples.at(format.name);
        const Texts texts = texts_of(text);
        CHECK(texts.format == format.name);
        REQUIRE(texts.records.size() == 2);
        CHECK(texts.records.at("1").back().second == "a");
        CHECK(texts.records.at("2").back().second == "b c");

        std::string crlf;
        for (const char c : text) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
        CHECK(texts_of(crlf).records == texts.records);
        CHECK(texts_of("\xef\xbb\xbf" + text + "\n").records == texts.records);
        CHECK(texts_of(text.substr(0, text.size() - 1), format.name).records == texts.records);
    }
}

TEST_CASE("texts: fields stand in the order in which they are read, empty ones are left out") {
    CHECK(texts_of(samples.at("beir")).records ==
          std::map<std::string, Fields>{{"1", {{"text", "a"}}},
                                        {"2", {{"title", "T"}, {"text", "b c"}}}});
    CHECK(
        texts_of(samples.at("msmarco_doc")).records ==
        std::map<std::string, Fields>{{"1", {{"url", "http://x/"}, {"title", "T"}, {"body", "a"}}},
                                      {"2", {{"body", "b c"}}}});
    CHECK(texts_of(samples.at("msmarco_v2_doc")).records ==
          std::map<std::string, Fields>{
              {"1", {{"url", "u"}, {"title", "T"}, {"headings", "H"}, {"body", "a"}}},
              {"2", {{"segment", "b c"}}}});
}

TEST_CASE("texts: escapes are undone, quotation marks in columns are data") {
    CHECK(texts_of(R"({"text": "a\n\u00e9", "_id": "d\"1", "title": null})").records ==
          std::map<std::string, Fields>{{"d\"1", {{"text", "a\n\xc3\xa9"}}}});
    CHECK(texts_of("1\t\"half\n2\ta\tb\n3\t\n", "msmarco").records ==
          std::map<std::string, Fields>{{"1", {{"contents", "\"half"}}},
                                        {"2", {{"contents", "a\tb"}}},
                                        {"3", {{"contents", ""}}}});
}

TEST_CASE("texts: what cannot be read is an error with its place") {
    CHECK(text_error("1\ta\n2 b\n3\tc\n") == "2:1 a line without a tab: \"2 b\"");
    CHECK(text_error("1\ta\n\tb\n3\tc\n") ==
          "2:1 a line without an id before its first tab: \"\\tb\"");
    CHECK(text_error("1\t\tt\tb\n2\t\tt\n") ==
          "2:5 a line with 3 columns, not the 4 of id, url, title, body");
    CHECK(text_error("{\"_id\": \"1\", \"text\": \"a\"}\n{\"text\": \"b\"}\n") ==
          "2:1 a record without _id");
    CHECK(text_error("{\"_id\": \"1\", \"text\": \"a\"}\n{\"_id\": \"2\"}\n") ==
          "2:1 a record without text: it has no text");
    CHECK(text_error("{\"_id\": \"1\", \"text\": \"a\"}\n{\"_id\": \"2\", \"text\": [1]}\n") ==
          "2:22 text has to be a string, not an array");
    CHECK(text_error("{\"_id\": \"1\", \"text\": \"a\"}\n{\"_id\": \"2\", \"text\": \"b\n") ==
          "2:22 a string is not closed: the JSON text is cut short or a quotation mark is missing");
    CHECK(text_error(" \n") == "0:0 no texts: the file is empty");
    CHECK(text_error("1 Q0 d 1 2 tag\n")
              .starts_with("0:0 no format of corpora or queries has lines "
                           "like these: \"1 Q0 d 1 2 tag\";"));
    CHECK(text_error("1\ta\n", "beer")
              .starts_with("0:0 no format of texts is called \"beer\"; "
                           "did you mean beir?"));
}

TEST_CASE("texts: what a cross-encoder is shown is all but the url, with a blank between") {
    TextRecord record{"1", {{"url", "u"}, {"title", " T "}, {"headings", "\n"}, {"body", "b c\n"}}};
    std::string text = "|";
    append_joined_text(text, record);
    CHECK(text == "|T b c");
}

TEST_CASE("texts: all lines are visited once on several threads, where they begin") {
    std::string content;
    std::map<std::uint64_t, std::string> expected;
    // Lines of up to 5000 bytes, over some of the pieces that threads take.
    for (std::size_t i = 0; content.size() < (std::size_t{5} << 20); ++i) {
        const std::string line = std::to_string(i) + "\t" + std::string(i * 7919 % 5000, 'x');
        expected[content.size()] = line;
        content += line + "\n";
    }
    const TextFile file = TextFile::from_memory(content, "texts");
    std::mutex mutex;
    std::map<std::uint64_t, std::string> visited;
    file.for_each_line(3, [&](std::string_view line, std::uint64_t offset, unsigned) {
        const std::scoped_lock lock(mutex);
        CHECK(visited.emplace(offset, line).second);
    });
    CHECK(visited == expected);
    for (const auto& [offset, line] : expected) CHECK(file.line_at(offset) == line);
}
