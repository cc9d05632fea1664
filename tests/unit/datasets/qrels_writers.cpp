// SPDX-License-Identifier: MIT
#include <rankline/datasets/qrels_losses.hpp>
#include <rankline/datasets/write_qrels.hpp>

#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

Qrels qrels_of(std::string_view text, const std::string& format, bool real_grades = false) {
    QrelsReadOptions options = as_qrels(format);
    options.real_grades = real_grades;
    return read_qrels(FileBytes::from_memory(text, "input"), options);
}

QrelsTarget target_named(const std::string& name) {
    for (const QrelsFormat& format : qrels_formats()) {
        for (const QrelsWriter& writer : format.writers) {
            if (writer.name == name) return {&format, &writer};
        }
    }
    FAIL("no writer is called " << name);
    return {};
}

std::string written(const Qrels& qrels, const std::string& writer, double level = 1) {
    std::string text;
    write_qrels(judgments_of(qrels), *target_named(writer).writer, {level},
                [&](std::string_view piece) { text += piece; });
    return text;
}

/// Text of one format as another writes it.
std::string written(std::string_view text, const std::string& format, const std::string& writer) {
    return written(qrels_of(text, format), writer);
}

/// The kinds of what is lost, with how often.
std::string losses(const Qrels& qrels, const std::string& writer, double level = 1) {
    std::string kinds;
    const Findings found = qrels_losses(judgments_of(qrels), target_named(writer), {level});
    for (const Finding& loss : found.all())
        kinds += (kinds.empty() ? "" : " ") + loss.kind + ":" + std::to_string(loss.count);
    return kinds;
}

std::string losses(std::string_view text, const std::string& format, const std::string& writer) {
    return losses(qrels_of(text, format), writer);
}

std::string loss_message(const Qrels& qrels, const std::string& writer) {
    const Findings found = qrels_losses(judgments_of(qrels), target_named(writer), {});
    return found.empty() ? "" : found.all().front().message;
}

std::string writing_error(std::string_view text, const std::string& format,
                          const std::string& writer) {
    return error_of([&] { static_cast<void>(written(text, format, writer)); });
}

/// What counts: kind, topics, documents, grades, and names that say something.
std::string content(const Qrels& qrels) {
    std::string text = std::to_string(static_cast<int>(qrels.kind())) + '\n';
    for (const QrelsTopic& topic : qrels.topics()) {
        text += std::string(topic.qid) + '\n';
        for (const Judgment& line : topic.lines) {
            const bool says = qrels.kind() != JudgmentKind::graded || !names_nothing(line.group);
            // -0, which is 0 and written so.
            const double grade = line.grade + 0.0;
            text += "  " + std::string(line.docid) + ' ' + std::to_string(grade) + ' ' +
                    (says ? std::string(line.group) : "") + ' ' + std::string(line.subgroup) + '\n';
        }
    }
    return text;
}

/// What one writer makes of the judgments is read back as they are, and written again to the same
/// bytes. The format is told by the text where that can be.
void expect_round_trip(const Qrels& qrels, const std::string& writer, bool sniffed = true) {
    CAPTURE(writer);
    REQUIRE(losses(qrels, writer).empty());
    const std::string text = written(qrels, writer);
    CAPTURE(text.substr(0, 500));
    const std::string format = target_named(writer).format->name;
    const Qrels again = qrels_of(text, format, true);
    CHECK(content(again) == content(qrels));
    CHECK(written(again, writer) == text);
    if (!sniffed) return;
    std::string told;
    static_cast<void>(
        read_qrels(FileBytes::from_memory(text, "input"), {.real_grades = true}, &told));
    CHECK(told == format);
}

const std::vector<std::string> graded_writers = {"trec", "msmarco", "beir",
                                                 "csv",  "json",    "t2ranking"};

}  // namespace

TEST_CASE("every qrels format is written, under its own name first") {
    for (const QrelsFormat& format : qrels_formats()) {
        REQUIRE_FALSE(format.writers.empty());
        CHECK(format.writers.front().name == format.name);
    }
}

TEST_CASE("what is written of grades") {
    const char* trec = "2 0 d1 1\n10 Q0 b -1\n10 Q0 a 3\n2 0 d0 0\n";
    CHECK(written(trec, "trec", "trec") == "10 0 a 3\n10 0 b -1\n2 0 d0 0\n2 0 d1 1\n");
    CHECK(written(trec, "trec", "msmarco") ==
          "10\t0\ta\t3\n10\t0\tb\t-1\n2\t0\td0\t0\n2\t0\td1\t1\n");
    CHECK(written(trec, "trec", "beir") ==
          "query-id\tcorpus-id\tscore\n10\ta\t3\n10\tb\t-1\n2\td0\t0\n2\td1\t1\n");
    CHECK(written(trec, "trec", "csv") == "qid,docid,grade\n10,a,3\n10,b,-1\n2,d0,0\n2,d1,1\n");
    CHECK(written(trec, "trec", "t2ranking") ==
          "qid\t-\tpid\trel\n10\t0\ta\t3\n10\t0\tb\t-1\n2\t0\td0\t0\n2\t0\td1\t1\n");
    CHECK(written(trec, "trec", "t2ranking-retrieval") == "qid\tpid\n10\ta\n2\td1\n");
    CHECK(written(trec, "trec", "json") ==
          "{\"10\": {\"a\": 3, \"b\": -1},\n\"2\": {\"d0\": 0, \"d1\": 1}}\n");
}

TEST_CASE("what is written of other kinds") {
    const char* columns = "1 b d2 1\n1 a d2 0\n1 a d1 2\n";
    const std::string sorted = "1 a d1 2\n1 a d2 0\n1 b d2 1\n";
    CHECK(written(columns, "qrels_jg", "qrels_jg") == sorted);
    CHECK(written(columns, "diversity", "diversity") == sorted);
    CHECK(written(columns, "qrels_prefs", "qrels_prefs") == sorted);
    CHECK(written(columns, "qrels_prefs", "prefs") == "1 a 0 d1 2\n1 a 0 d2 0\n1 b 0 d2 1\n");
    CHECK(written("1 a y d 0.5\n1 a x d -1e30\n", "prefs", "prefs") ==
          "1 a x d -1e+30\n1 a y d 0.5\n");
    CHECK(written("1 7 d 2 1\n1 7 c 1 -1\n", "strata", "strata") == "1 0 c 1 -1\n1 0 d 2 1\n");
    // The second output has no provenance and keeps its place, the third evidence set its number.
    const char* kilt =
        "{\"id\": \"q\", \"output\": [{\"provenance\": [{\"wikipedia_id\": \"2\"}, "
        "{\"wikipedia_id\": \"1\"}]}, {\"answer\": \"x\"}, {\"provenance\": [{\"wikipedia_id\": "
        "2}]}]}\n{\"id\": \"p\", \"output\": [{\"answer\": \"y\"}]}\n";
    CHECK(written(kilt, "kilt", "kilt") ==
          "{\"id\": \"p\", \"output\": []}\n"
          "{\"id\": \"q\", \"output\": [{\"provenance\": [{\"wikipedia_id\": \"1\"}, "
          "{\"wikipedia_id\": \"2\"}]}, {}, {\"provenance\": [{\"wikipedia_id\": \"2\"}]}]}\n");
    CHECK(written(kilt, "kilt", "diversity") == "q 00000000 1 1\nq 00000000 2 1\nq 00000002 2 1\n");
}

TEST_CASE("grades, in whatever format, are read back from every other and told by their look") {
    const Qrels qrels = qrels_of(
        "1 0 d1 3\n1 0 d2 -2\n1 0 #d3 0\n\xc3\xa4 0 https://example.org/a?b=\"c\",d\\e 1\n"
        "\"x\" 0 a,b 2\nx\"y 0 \xe4\xb8\xad 1\n9 0 big 9007199254740991\n",
        "trec");
    for (const std::string& writer : graded_writers) expect_round_trip(qrels, writer);
}

TEST_CASE("a single judgment") {
    for (const std::string& writer : graded_writers)
        expect_round_trip(qrels_of("1 0 d 1\n", "trec"), writer);
    expect_round_trip(qrels_of("1 0 d 1\n", "trec"), "t2ranking-retrieval");
    expect_round_trip(qrels_of("1 a b d 1\n", "prefs"), "prefs");
    for (const std::string name : {"qrels_jg", "qrels_prefs", "diversity"})
        expect_round_trip(qrels_of("1 a d 1\n", name), name, false);
    expect_round_trip(qrels_of("1 a d 3 1\n", "strata"), "strata", false);
}

TEST_CASE("grades at the ends of 64 bits are read back the same") {
    const Qrels qrels = qrels_of(
        "1 0 a 9223372036854775807\n1 0 b -9223372036854775808\n1 0 c 9223372036854774784\n",
        "trec");
    CHECK(written(qrels, "trec") ==
          "1 0 a 9223372036854775807\n1 0 b -9223372036854775808\n1 0 c 9223372036854774784\n");
    for (const std::string& writer : graded_writers) expect_round_trip(qrels, writer);
}

TEST_CASE("fractions: JSON and preferences hold them, columns cut them as trec_eval does") {
    const Qrels qrels = qrels_of(
        "1 0 a 0.5\n1 0 b 2.75\n1 0 c -0.5\n1 0 d 1e300\n1 0 e -1e300\n1 0 f -0\n", "trec", true);
    expect_round_trip(qrels, "json");
    CHECK(written(qrels, "json") ==
          "{\"1\": {\"a\": 0.5, \"b\": 2.75, \"c\": -0.5, \"d\": 1e+300, \"e\": -1e+300, \"f\": "
          "0}}\n");
    CHECK(losses(qrels, "trec") == "fractional-grades:5");
    CHECK(loss_message(qrels, "trec") ==
          "grades that trec has no room for become integers, as trec_eval reads them; the first is "
          "0.5 of document \"a\" of query \"1\", which becomes 0");
    CHECK(written(qrels, "trec") ==
          "1 0 a 0\n1 0 b 2\n1 0 c 0\n1 0 d 9223372036854775807\n1 0 e -9223372036854775808\n1 0 f "
          "0\n");
    const Qrels preferences = qrels_of("1 a b d 0.1\n1 a b e 1e-300\n", "prefs");
    expect_round_trip(preferences, "prefs");
    CHECK(losses(preferences, "qrels_prefs") == "sub-groups:2");
}

TEST_CASE("the second column is kept where there is one") {
    const Qrels qrels = qrels_of("1 0.5 a 1\n1 Q0 b 1\n1 0 c 1\n1 4.5 d 1\n", "trec");
    CHECK(written(qrels, "trec") == "1 0.5 a 1\n1 0 b 1\n1 0 c 1\n1 4.5 d 1\n");
    expect_round_trip(qrels, "trec");
    expect_round_trip(qrels, "msmarco");
    for (const std::string name : {"beir", "csv", "json", "t2ranking", "t2ranking-retrieval"})
        CHECK(losses(qrels, name) == "second-column:2");
    CHECK(loss_message(qrels, "beir") ==
          "what the second column says is lost, beir has none; the first is \"0.5\" of document "
          "\"a\"");
}

TEST_CASE("two columns hold what is relevant and nothing else") {
    const char* graded = "1 0 a 3\n1 0 b 1\n1 0 c 0\n1 0 d -1\n2 0 a 0\n";
    CHECK(losses(graded, "trec", "t2ranking-retrieval") ==
          "unlisted-judgments:3 grades-to-one:1 lost-queries:1");
    const Qrels qrels = qrels_of(graded, "trec");
    CHECK(losses(qrels, "t2ranking-retrieval", 2) ==
          "unlisted-judgments:4 grades-to-one:1 lost-queries:1");
    CHECK(written(qrels, "t2ranking-retrieval", 2) == "qid\tpid\n1\ta\n");
    expect_round_trip(qrels_of("1\ta\n1\tb\n2\tc\n", "t2ranking"), "t2ranking-retrieval");
    CHECK(error_of([&] { static_cast<void>(losses(qrels, "t2ranking-retrieval", 4)); }) ==
          "input 0:0 nothing to write: t2ranking-retrieval lists what is relevant, and no grade is "
          "4 or more");
}

TEST_CASE("subtopics, groups, preferences and strata are more than grades") {
    const char* four = "1 a d1 1\n1 b d1 0\n1 a d2 1\n";
    for (const std::string& writer : graded_writers) {
        CHECK(losses(four, "diversity", writer) == "judgment-kind:3");
        CHECK(losses(four, "qrels_jg", writer) == "judgment-kind:3");
        CHECK(losses(four, "qrels_prefs", writer) == "judgment-kind:3");
        CHECK(losses("1 0 d1 2 1\n", "strata", writer) == "judgment-kind:1");
    }
    CHECK(loss_message(qrels_of(four, "diversity"), "trec") ==
          "subtopics are lost: trec has one grade for each document, the highest");
    CHECK(losses("1 0 a d1 0.5\n", "prefs", "trec") == "judgment-kind:1 fractional-grades:1");
    CHECK(losses("1 0 a d1 0.5\n", "prefs", "json") == "judgment-kind:1");
}

TEST_CASE("what a format needs is not made up") {
    const auto complaint = [](const char* text, const char* format, const char* writer) {
        return error_of([&] { static_cast<void>(losses(text, format, writer)); });
    };
    CHECK(complaint("1 0 d 1\n", "trec", "diversity") ==
          "input 0:0 grades cannot be written as diversity: it needs subtopics, which nothing can "
          "be made into; -R diversity reads the second column of TREC qrels as subtopics");
    CHECK(complaint("1 0 d 1\n", "trec", "strata") ==
          "input 0:0 grades cannot be written as strata: it needs strata, which nothing can be "
          "made into");
    CHECK(complaint("1 a d 1\n", "qrels_jg", "prefs") ==
          "input 0:0 judgment groups cannot be written as prefs: it needs preferences, which "
          "nothing can be made into");
}

TEST_CASE("kilt: names of subtopics, grades other than 1, and what is not relevant") {
    CHECK(losses("q a d1 1\nq b d2 1\n", "diversity", "kilt") == "subtopic-names:1");
    CHECK(losses("q 00000000 d1 1\nq 00000003 d2 1\n", "diversity", "kilt").empty());
    // A great number would be that many empty outputs.
    CHECK(losses("q 99999999 d1 1\n", "diversity", "kilt") == "subtopic-names:1");
    CHECK(written("q 99999999 d1 1\n", "diversity", "kilt") ==
          "{\"id\": \"q\", \"output\": [{\"provenance\": [{\"wikipedia_id\": \"d1\"}]}]}\n");
    const char* graded = "q 00000000 d1 0\nq 00000001 d1 2\nr 00000000 d 0\n";
    CHECK(losses(graded, "diversity", "kilt") == "unlisted-judgments:2 grades-to-one:1");
    CHECK(written(graded, "diversity", "kilt") ==
          "{\"id\": \"q\", \"output\": [{}, {\"provenance\": [{\"wikipedia_id\": \"d1\"}]}]}\n"
          "{\"id\": \"r\", \"output\": []}\n");
    const char* kilt =
        "{\"id\": \"q\", \"output\": [{}, {\"provenance\": [{\"wikipedia_id\": \"2\"}]}]}\n"
        "{\"id\": \"p\", \"output\": []}\n";
    expect_round_trip(qrels_of(kilt, "kilt"), "kilt");
    CHECK(losses(kilt, "kilt", "diversity") == "lost-queries:1");
}

TEST_CASE("ids that columns cannot hold") {
    const char* json = "{\"my query\": {\"a\": 1}, \"#1\": {\"a\": 1}, \"1\": {\"a b\": 1}}";
    for (const std::string name : {"trec", "msmarco", "t2ranking"}) {
        CHECK(writing_error(json, "json", name) ==
              "input 0:0 query id \"#1\" cannot be written as " + name +
                  ": a line that begins with # is a comment; csv and json hold it");
        CHECK(writing_error("{\"my query\": {\"a\": 1}}", "json", name) ==
              "input 0:0 query id \"my query\" cannot be written as " + name +
                  ": it has a blank in it, which ends a column; csv and json hold it");
        CHECK(writing_error("{\"1\": {\"a\\u000bb\": 1}}", "json", name)
                  .starts_with("input 0:0 document id \"a\\x0bb\" of query \"1\" cannot"));
    }
    const Qrels qrels = qrels_of(json, "json");
    for (const std::string name : {"beir", "csv", "json"}) expect_round_trip(qrels, name);
}

TEST_CASE("an id that would come to stand first and make the file look compressed") {
    // The four bytes that RFC 8878 begins a frame of zstd with; "(" is before "1".
    const char* text = "1 0 a 1\n(\xb5/\xfd.AB 0 a 1\n";
    CHECK(writing_error(text, "trec", "trec") ==
          "input 0:0 query id \"(\\xb5/\\xfd.AB\" cannot be written as trec: it begins as zstd "
          "does; csv holds it");
    expect_round_trip(qrels_of(text, "trec"), "csv");
}

TEST_CASE("BEIR's TSV quotes as Python's csv module does") {
    // csv.writer(..., delimiter="\t", lineterminator="\n") writes these ids so.
    const Qrels qrels =
        qrels_of("{\"a\\tb\": {\"say \\\"hi\\\"\": 1, \"x\\ry\": 2, \"plain, id\": 0}}", "json");
    CHECK(written(qrels, "beir") ==
          "query-id\tcorpus-id\tscore\n\"a\tb\"\tplain, id\t0\n\"a\tb\"\t\"say \"\"hi\"\"\"\t1\n"
          "\"a\tb\"\t\"x\ry\"\t2\n");
    expect_round_trip(qrels, "beir");
    expect_round_trip(qrels, "csv");
    CHECK(writing_error("{\"a\\nb\": {\"d\": 1}}", "json", "beir") ==
          "input 0:0 query id \"a\\x0ab\" cannot be written as beir: it has a line end in it; json "
          "holds it");
    CHECK(writing_error("{\"1\": {\"d\\n\": 1}}", "json", "csv") ==
          "input 0:0 document id \"d\\x0a\" of query \"1\" cannot be written as csv: it has a line "
          "end in it; json holds it");
}

TEST_CASE("odd ids are read again as they were, or refused") {
    std::vector<QrelsTarget> targets;
    for (const QrelsFormat& format : qrels_formats()) {
        for (const QrelsWriter& writer : format.writers) targets.push_back({&format, &writer});
    }
    for (const char* id : {" x", "x ", "\\tx", "x\\u000b", "\\u000b", " ", "x\\r", "\\\"x\\\"",
                           "#x", "x,y", "{", "[", "qid", "id", "query-id", "-1", "nan"}) {
        const std::string odd = id;
        for (const std::string& text : {"{\"" + odd + "\": {\"d\": 1}, \"x\": {\"d\": 1}}",
                                        "{\"q\": {\"" + odd + "\": 1, \"x\": 1}}"}) {
            const Qrels qrels = qrels_of(text, "json");
            for (const QrelsTarget& target : targets) {
                CAPTURE(text);
                CAPTURE(target.writer->name);
                std::string made;
                if (target.format->kind != qrels.kind() ||
                    !error_of([&] { made = written(qrels, target.writer->name); }).empty())
                    continue;
                CHECK(content(qrels_of(made, target.format->name, true)) == content(qrels));
            }
        }
    }
}

TEST_CASE("JSON and KILT: what is not UTF-8, and blanks that KILT would lose") {
    CHECK(writing_error("1 0 d\xff 1\n", "trec", "json") ==
          "input 0:0 document id \"d\\xff\" of query \"1\" cannot be written as json: JSON is "
          "UTF-8, and the id is not; trec and csv hold it");
    CHECK(writing_error("\xff 00000000 d 1\n", "diversity", "kilt") ==
          "input 0:0 query id \"\\xff\" cannot be written as kilt: JSON is UTF-8, and the id is "
          "not; trec and csv hold it");
    CHECK(writing_error("{\"id\": \"q\", \"output\": [{\"provenance\": [{\"wikipedia_id\": "
                        "\"a b\"}]}]}",
                        "kilt", "diversity")
              .starts_with("input 0:0 document id \"a b\" of query \"q\" cannot be written as "
                           "diversity: it has a blank"));
}
