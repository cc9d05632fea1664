// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "sample_report.hpp"

using namespace rankline;

TEST_CASE("table: a row per run, numbers flush right, names without the folder they share") {
    CHECK(render(sample_report(), "table") ==
          "run        RunID     NumQ  NumRet      AP  nDCG@10\n"
          "bm25.run   BM25         2       3  0.1250   0.1667\n"
          "dense.run  dense_v2     2       5  0.2500   0.1000\n");
}

TEST_CASE("table: names keep the folders that differ") {
    Report report = sample_report();
    report.runs[0].path = "runs/2019/a.run";
    report.runs[1].path = "runs/2020/a.run";
    report.columns = {report.columns[3]};
    report.runs[0].summary = {0.5};
    report.runs[1].summary = {0.5};
    CHECK(render(report, "table") ==
          "run             AP\n"
          "2019/a.run  0.5000\n"
          "2020/a.run  0.5000\n");
}

TEST_CASE("table: with colour the best value of a measure is bold, that of a count is not") {
    Report report = sample_report();
    report.color = true;
    CHECK(render(report, "table") ==
          "run        RunID     NumQ  NumRet      AP  nDCG@10\n"
          "bm25.run   BM25         2       3  0.1250   \x1b[1m0.1667\x1b[0m\n"
          "dense.run  dense_v2     2       5  \x1b[1m0.2500\x1b[0m   0.1000\n");
}

TEST_CASE("table: values that print the same are best together") {
    Report report = sample_report();
    report.color = true;
    report.columns = {report.columns[3]};
    report.runs[0].summary = {0.12341};
    report.runs[1].summary = {0.12344};
    CHECK(render(report, "table") ==
          "run            AP\n"
          "bm25.run   \x1b[1m0.1234\x1b[0m\n"
          "dense.run  \x1b[1m0.1234\x1b[0m\n");
}

TEST_CASE("table: a single run is not the best of anything") {
    Report report = sample_report();
    report.color = true;
    report.runs.pop_back();
    CHECK(render(report, "table").find('\x1b') == std::string::npos);
}

TEST_CASE("table: with -q each run has a table of its queries before that of the runs") {
    Report report = sample_report();
    report.columns = {report.columns[3], report.columns[5]};
    for (ReportRun& run : report.runs) {
        run.values = {0.5, 0, 0.25, 0};
        run.texts = {{}, {"01", "---"}};
        run.summary = {0.375, 0};
    }
    CHECK(render(report, "table") ==
          "run            AP\n"
          "bm25.run   0.3750\n"
          "dense.run  0.3750\n");
    report.per_query = true;
    CHECK(render(report, "table") ==
          "bm25.run\n"
          "query      AP  RelString\n"
          "301    0.5000  01\n"
          "302    0.2500  ---\n"
          "\n"
          "dense.run\n"
          "query      AP  RelString\n"
          "301    0.5000  01\n"
          "302    0.2500  ---\n"
          "\n"
          "run            AP\n"
          "bm25.run   0.3750\n"
          "dense.run  0.3750\n");
}

TEST_CASE("table: Chinese names take two columns a character, and combining marks none") {
    Report report = sample_report();
    report.columns = {report.columns[3]};
    report.runs[0].path = "检索";
    report.runs[0].summary = {0.5};
    report.runs[1].path = "e\u0301t\u00e9s";
    report.runs[1].summary = {0.25};
    CHECK(render(report, "table") ==
          "run       AP\n"
          "检索  0.5000\n"
          "e\u0301t\u00e9s  0.2500\n");
}

TEST_CASE("table: an id cannot send escape sequences to the terminal") {
    Report report = sample_report();
    report.runs[0].run_id = "\x1b[2J";
    const std::string text = render(report, "table");
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("\\x1b[2J") != std::string::npos);
}
