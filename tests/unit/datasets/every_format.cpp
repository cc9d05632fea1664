// SPDX-License-Identifier: MIT
#include <set>

#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

// One small text for each format, of which variants are made. All say the same: query q1 has d1
// before d2, or d1 is relevant and d2 is not.

namespace {

struct Sample {
    std::string format;
    std::string text;
};

const std::vector<Sample> run_samples = {
    {"trec", "1 Q0 d1 1 2 tag\n1 Q0 d2 2 1 tag\n"},
    {"msmarco", "1\td1\t1\n1\td2\t2\n"},
    {"t2ranking", "1\td1\t1\t2\n1\td2\t2\t1\n"},
    {"scored", "1 d1 2\n1 d2 1\n"},
    {"delimited", "qid,docid,score\n1,d1,2\n1,d2,1\n"},
    {"json", "{\"1\": {\"d1\": 2,\n\"d2\": 1}}\n"},
    {"cbor", "\xa1\x61\x31\xa2\x62\x64\x31\x02\x62\x64\x32\x01"},
    {"mteb",
     "{\"mteb_model_meta\": {},\n\"default\": {\"test\": {\"1\": {\"d1\": 2, \"d2\": 1}}}}\n"},
    {"rankllm",
     "{\"query\": {\"qid\": 1},\n\"candidates\": [{\"docid\": \"d1\"},\n{\"docid\": \"d2\"}]}\n"},
    {"kilt",
     "{\"id\": \"1\", \"output\": [{\"provenance\": [{\"wikipedia_id\": \"d1\"}, "
     "{\"wikipedia_id\": \"d2\"}]}]}\n"},
};

const std::vector<Sample> qrels_samples = {
    {"trec", "1 0 d1 1\n1 0 d2 0\n"},
    {"beir", "query-id\tcorpus-id\tscore\n1\td1\t1\n1\td2\t0\n"},
    {"t2ranking", "qid\t-\tpid\trel\n1\t0\td1\t1\n1\t0\td2\t0\n"},
    {"json", "{\"1\": {\"d1\": 1,\n\"d2\": 0}}\n"},
    {"qrels_jg", "1 a d1 1\n1 a d2 0\n"},
    {"prefs", "1 a b d1 1\n1 a b d2 0\n"},
    {"qrels_prefs", "1 a d1 1\n1 a d2 0\n"},
    {"diversity", "1 a d1 1\n1 a d2 0\n"},
    {"kilt",
     "{\"id\": \"1\", \"output\": [{\"provenance\": [{\"wikipedia_id\": \"d1\"}, "
     "{\"wikipedia_id\": \"d2\"}]}]}\n"},
    {"strata", "1 0 d1 1 1\n1 0 d2 1 0\n"},
};

std::string with_crlf(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

std::string without_last_newline(std::string text) {
    if (text.ends_with('\n')) text.pop_back();
    return text;
}

bool must_be_named(const std::string& format) {
    return format == "qrels_jg" || format == "qrels_prefs" || format == "diversity" ||
           format == "strata";
}

void expect_run(const Sample& sample, const std::string& text, const std::string& format) {
    CAPTURE(sample.format);
    CAPTURE(text);
    const ReadRun run = read_run(text, as_run(format));
    CHECK(run.format == sample.format);
    REQUIRE(run.queries.size() == 1);
    const Documents& documents = run.queries.at("1");
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].docid == "d1");
    CHECK(documents[1].docid == "d2");
    CHECK(documents[0].score > documents[1].score);
}

void expect_qrels(const Sample& sample, const std::string& text, const std::string& format) {
    CAPTURE(sample.format);
    CAPTURE(text);
    const ReadQrels qrels = read_judgments(text, as_qrels(format));
    CHECK(qrels.format == sample.format);
    REQUIRE(qrels.lines.size() == 2);
    CHECK(qrels.lines[0].ends_with(" d1 1"));
    // KILT names what is relevant, and nothing else.
    CHECK(qrels.lines[1].ends_with(sample.format == "kilt" ? " d2 1" : " d2 0"));
}

/// Reads a text in a named format: anything but an answer or an Error fails the test.
void expect_answer_or_error(const std::string& text, const std::string& format, bool as_a_run) {
    const std::string error =
        as_a_run ? run_error(text, as_run(format)) : qrels_error(text, as_qrels(format));
    if (!error.empty()) CHECK(error.find("internal") == std::string::npos);
}

}  // namespace

TEST_CASE("every format has a sample here") {
    std::set<std::string> sampled;
    for (const Sample& sample : run_samples) sampled.insert("run " + sample.format);
    for (const Sample& sample : qrels_samples) sampled.insert("qrels " + sample.format);
    for (const RunFormat& format : run_formats()) CHECK(sampled.count("run " + format.name) == 1);
    for (const QrelsFormat& format : qrels_formats()) {
        CHECK(sampled.count("qrels " + format.name) == 1);
    }
}

TEST_CASE(
    "every run format is told by its content and reads LF, CRLF, no last newline and a byte-order "
    "mark") {
    for (const Sample& sample : run_samples) {
        for (const std::string& format : {std::string(), sample.format}) {
            expect_run(sample, sample.text, format);
            if (sample.format == "cbor") continue;
            expect_run(sample, with_crlf(sample.text), format);
            expect_run(sample, without_last_newline(sample.text), format);
            expect_run(sample, without_last_newline(with_crlf(sample.text)), format);
            expect_run(sample, "\xef\xbb\xbf" + sample.text, format);
            expect_run(sample, "\n" + sample.text + "\n \n", format);
        }
    }
}

TEST_CASE(
    "every qrels format is told by its content and reads LF, CRLF, no last newline and a "
    "byte-order mark") {
    for (const Sample& sample : qrels_samples) {
        for (const std::string& format : {std::string(), sample.format}) {
            if (format.empty() && must_be_named(sample.format)) continue;
            expect_qrels(sample, sample.text, format);
            expect_qrels(sample, with_crlf(sample.text), format);
            expect_qrels(sample, without_last_newline(sample.text), format);
            expect_qrels(sample, "\xef\xbb\xbf" + sample.text, format);
            expect_qrels(sample, "\n" + sample.text + "\n \n", format);
        }
    }
}

TEST_CASE("every format answers or errs on its sample cut anywhere") {
    for (const Sample& sample : run_samples) {
        for (std::size_t size = 0; size < sample.text.size(); ++size) {
            expect_answer_or_error(sample.text.substr(0, size), sample.format, true);
        }
    }
    for (const Sample& sample : qrels_samples) {
        for (std::size_t size = 0; size < sample.text.size(); ++size) {
            expect_answer_or_error(sample.text.substr(0, size), sample.format, false);
        }
    }
}

TEST_CASE("every format answers or errs on every other format's sample") {
    for (const Sample& sample : run_samples) {
        for (const RunFormat& format : run_formats()) {
            expect_answer_or_error(sample.text, format.name, true);
        }
        for (const QrelsFormat& format : qrels_formats()) {
            expect_answer_or_error(sample.text, format.name, false);
        }
    }
    for (const Sample& sample : qrels_samples) {
        for (const RunFormat& format : run_formats()) {
            expect_answer_or_error(sample.text, format.name, true);
        }
    }
}

TEST_CASE("every format answers or errs on its sample with any byte replaced") {
    const auto replace_any = [](const Sample& sample, bool as_a_run) {
        for (const char byte : {'\0', '\n', '"', '{', '}', ',', '\t', '#', '9', '\xff', '\\'}) {
            for (std::size_t i = 0; i < sample.text.size(); ++i) {
                std::string text = sample.text;
                text[i] = byte;
                expect_answer_or_error(text, sample.format, as_a_run);
            }
        }
    };
    for (const Sample& sample : run_samples) replace_any(sample, true);
    for (const Sample& sample : qrels_samples) replace_any(sample, false);
}
