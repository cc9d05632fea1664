// SPDX-License-Identifier: MIT
#include <rankline/datasets/choose.hpp>

#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

TEST_CASE("sniffing: the columnar runs are told apart by their columns") {
    CHECK(read_run("1 Q0 d1 1 0.5 tag\n1 Q0 d2 2 0.4 tag\n").format == "trec");
    CHECK(read_run("1\td1\t1\n1\td2\t2\n").format == "msmarco");
    CHECK(read_run("1\td1\t1\t0.5\n1\td2\t2\t0.4\n").format == "t2ranking");
    CHECK(read_run("1 d1 0.5\n1 d2 0.4\n").format == "scored");
    CHECK(read_run("1 d1 3\n1 d2 2\n1 d3 1\n").format == "scored");
}

TEST_CASE("sniffing: a damaged line does not change the format, its place is told") {
    CHECK(run_error("1 Q0 d1 1 0.5 tag\n1 Q0 d2 2 x tag\n1 Q0 d3 3 0.3 tag\n") ==
          "input 2:11 score is not a number: \"x\"");
    CHECK(run_error("1\td1\t1\n1\td2\tx\n1\td3\t3\n1\td4\t4\n") ==
          "input 2:6 rank is not an integer: \"x\"");
    CHECK(qrels_error("1 0 d1 1\n1 0 d2 x\n1 0 d3 1\n") ==
          "input 2:8 grade is not an integer: \"x\"");
}

TEST_CASE("sniffing: four columns are TREC qrels even if all their grades are wrong") {
    CHECK(qrels_error("1 0 d1 high\n1 0 d2 low\n") ==
          "input 1:8 grade is not an integer: \"high\"");
}

TEST_CASE("sniffing: qrels and run in the wrong order are told") {
    CHECK(qrels_error("1 Q0 d1 1 0.5 tag\n") ==
          "input 0:0 this is a run (format trec), not qrels; are the files in the wrong order?");
    CHECK(
        qrels_error("1\td1\t1\t0.5\n1\td2\t2\t0.4\n") ==
        "input 0:0 this is a run (format t2ranking), not qrels; are the files in the wrong order?");
    CHECK(qrels_error("{\"mteb_model_meta\": {}, \"a\": {\"b\": {}}}") ==
          "input 0:0 this is a run (format mteb), not qrels; are the files in the wrong order?");
    CHECK(run_error("1 0 d1 1\n1 0 d2 0\n") ==
          "input 0:0 this is qrels (format trec), not a run; are the files in the wrong order?");
    CHECK(run_error("300674\t0\t7067032\t1\n") ==
          "input 0:0 this is qrels (format trec), not a run; are the files in the wrong order?");
    CHECK(run_error("query-id\tcorpus-id\tscore\nq1\td1\t1\n") ==
          "input 0:0 this is qrels (format beir), not a run; are the files in the wrong order?");
    CHECK(
        run_error("qid\tpid\n1\t2\n") ==
        "input 0:0 this is qrels (format t2ranking), not a run; are the files in the wrong order?");
    CHECK(run_error("1 A x d1 0.5\n1 A x d2 1\n") ==
          "input 0:0 this is qrels (format prefs), not a run; are the files in the wrong order?");
}

TEST_CASE("sniffing: a table of whole grades is qrels by the name of the column") {
    for (const char* qrels : {"qid,docid,grade\n1,d1,3\n", "qid\t-\tpid\trel\n1\t0\td1\t3\n",
                              "query_id docno relevance\n1 d1 0\n"}) {
        CAPTURE(qrels);
        CHECK(content_kind(FileBytes::from_memory(qrels, "in")) == ContentKind::qrels);
    }
    CHECK(content_kind(FileBytes::from_memory("qid,docid,score\n1,d1,3\n", "in")) ==
          ContentKind::run);
    CHECK(content_kind(FileBytes::from_memory("qid,docid,rel\n1,d1,0.5\n", "in")) ==
          ContentKind::run);
}

TEST_CASE("sniffing: a run without its last column is not mistaken for preferences") {
    CHECK(run_error("1 Q0 d1 1 0.5\n1 Q0 d2 2 0.4\n")
              .find("input 0:0 no run format has 5 fields like these: \"1 Q0 d1 1 0.5\"; "
                    "--run-format can name "
                    "one of: trec, msmarco, ") == 0);
}

TEST_CASE("sniffing: a text no format knows is quoted") {
    CHECK(
        qrels_error("hello\n").find("input 0:0 no qrels format has 1 field like these: \"hello\"; "
                                    "--qrels-format can name one of: trec, beir, ") == 0);
    CHECK(run_error("PAR1\x15\x04\x15")
              .find("no run format has 1 field like these: \"PAR1\\x15\\x04\\x15\"") !=
          std::string::npos);
}

TEST_CASE("sniffing: bytes that are odd in a text are refused only where no reader wants them") {
    using namespace std::string_view_literals;
    CHECK(read_run("1 Q0 d\0 1 0.5 tag\n1 Q0 e 2 0.4 tag\n"sv).format == "trec");
    CHECK(run_error("1\0 \0Q\0000\0 \0d\0 \0001\0 \0001\0 \0t\0\n\0"sv) ==
          "input 0:0 this is binary data of an unknown kind, not a run: byte 2 is zero");
    CHECK(read_run("{\"q\":\r{\"d\": 0.5}}\r").format == "json");
    CHECK(read_run("1 Q0 d 1 0.5 tag\r").format == "trec");
    const std::string bare =
        "input 0:0 this is text whose lines end with a carriage return alone; "
        "convert it with tr '\\r' '\\n'";
    CHECK(run_error("1 Q0 d 1 0.5 tag\r1 Q0 e 2 0.4 tag\r") == bare);
    CHECK(run_error("1 Q0 d 1 0.5 tag\r1 Q0 e 2 0.4 tag\r", as_run("trec")) == bare);
    CHECK(qrels_error("1 0 d 1\r1 0 e 0\r") == bare);
}

TEST_CASE("sniffing: a file of nothing but comments is told from an empty one") {
    CHECK(run_error("# a\n\n# b\n") ==
          "input 0:0 no documents: every line is a comment (begins with #)");
    CHECK(qrels_error("# a", as_qrels("trec")) ==
          "input 0:0 no judgments: every line is a comment (begins with #)");
}

TEST_CASE("sniffing: an empty file is empty in every format") {
    for (const char* const text : {"", "\n", " \r\n\t\n", "\xef\xbb\xbf"}) {
        CHECK(qrels_error(text) == "input 0:0 no judgments: the file is empty");
        CHECK(run_error(text) == "input 0:0 no documents: the file is empty");
    }
    for (const QrelsFormat& format : qrels_formats()) {
        CHECK(qrels_error("", as_qrels(format.name)) ==
              "input 0:0 no judgments: the file is empty");
    }
    for (const RunFormat& format : run_formats()) {
        CHECK(run_error("", as_run(format.name)) == "input 0:0 no documents: the file is empty");
        CHECK(run_error("# only a comment\n", as_run(format.name)).find("input ") == 0);
    }
}

TEST_CASE("sniffing: a name that is no format's is an error that suggests one") {
    CHECK(qrels_error("1 0 d1 1\n", as_qrels("terc")) ==
          "usage 0:0 --qrels-format: no format is called \"terc\"; did you mean trec? (known: "
          "trec, beir, "
          "t2ranking, json, qrels_jg, prefs, qrels_prefs, diversity, kilt, strata)");
    CHECK(
        run_error("1 Q0 d1 1 0.5 tag\n", as_run("rankllmm", "scores"))
            .find(
                "usage 0:0 --run-format: no format is called \"rankllmm\"; did you mean rankllm") ==
        0);
    CHECK(run_error("1 Q0 d1 1 0.5 tag\n", as_run("rankllmm", "scores"))
              .find("--rank-by: \"scores\" is not one of score, rank, line; did you mean score?") !=
          std::string::npos);
}

TEST_CASE("sniffing: trec_eval's names of qrels formats are known") {
    for (const char* const name : {"qrels", "qrels_jg", "prefs", "qrels_prefs"}) {
        CHECK(qrels_error("", as_qrels(name)) == "input 0:0 no judgments: the file is empty");
    }
}

TEST_CASE("sniffing: a run is ordered only by what its format has") {
    CHECK(run_error("{\"q\": {\"d\": 1}}", as_run("", "rank")) ==
          "usage 0:0 --rank-by rank: a run in the format json can be ordered by score, line only");
}

namespace {

RunFormat made_up(const char* name, const char* extension, Sniff (*sniff)(std::string_view)) {
    RunFormat format;
    format.name = name;
    format.extensions = {extension};
    format.sniff = sniff;
    return format;
}

Sniff likely(std::string_view) { return Sniff::likely; }
Sniff possible(std::string_view) { return Sniff::possible; }

}  // namespace

TEST_CASE("sniffing: the surest format wins, then the extension, then the order of the list") {
    const std::vector<RunFormat> formats = {
        made_up("hopeful", ".a", possible), made_up("first", ".b", likely),
        made_up("second", ".c", likely), made_up("third", ".c", likely)};
    CHECK(guess(formats, "", "run").format->name == "first");
    CHECK(guess(formats, "", "run.a").format->name == "first");
    CHECK(guess(formats, "", "run.c").format->name == "second");
    CHECK(guess(formats, "", "RUN.C.lz4.gz").format->name == "second");
    CHECK(guess(std::vector<RunFormat>{}, "", "run").format == nullptr);
}

TEST_CASE("sniffing: what only a name can tell is never guessed") {
    const char* const text =
        "201 1 clueweb12-0000tw-05-12114 1\n201 2 clueweb12-0000tw-05-12114 0\n";
    for (const char* const name : {"qrels_jg", "qrels_prefs", "diversity", "strata"}) {
        CHECK(find_named(qrels_formats(), name)->sniff(text) == Sniff::no);
    }
}

TEST_CASE("sniffing: no name or alias stands for two formats") {
    std::map<std::string, int> seen;
    for (const QrelsFormat& format : qrels_formats()) {
        ++seen[format.name];
        for (const std::string& alias : format.aliases) ++seen[alias];
    }
    for (const auto& [name, count] : seen) CHECK_MESSAGE(count == 1, name);
    seen.clear();
    for (const RunFormat& format : run_formats()) {
        ++seen[format.name];
        for (const std::string& alias : format.aliases) ++seen[alias];
        CHECK_FALSE(format.rank_by.empty());
        CHECK_FALSE(format.summary.empty());
        CHECK_FALSE(format.definition.empty());
    }
    for (const auto& [name, count] : seen) CHECK_MESSAGE(count == 1, name);
}
