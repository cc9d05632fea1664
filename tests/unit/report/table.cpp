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
    report.runs[0].summaries[0].values = {0.5};
    report.runs[1].summaries[0].values = {0.5};
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
    report.runs[0].summaries[0].values = {0.12341};
    report.runs[1].summaries[0].values = {0.12344};
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
        run.summaries[0].values = {0.375, 0};
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
    report.runs[0].summaries[0].values = {0.5};
    report.runs[1].path = "e\u0301t\u00e9s";
    report.runs[1].summaries[0].values = {0.25};
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

TEST_CASE("table: groups and aggregates have columns, the best of the runs is looked for in each") {
    Report report = grouped_report();
    report.color = true;
    CHECK(render(report, "table") ==
          "group  run        queries  aggregate  RunID     NumQ  NumRet      AP  nDCG@10\n"
          "hard   bm25.run         1  mean       BM25         1       3  \x1b[1m0.2500\x1b[0m   "
          "\x1b[1m0.5000\x1b[0m\n"
          "hard   bm25.run         1  sd         -            -       -     nan      nan\n"
          "hard   dense.run        0  mean       dense_v2     0       0     nan      nan\n"
          "hard   dense.run        0  sd         -            -       -     nan      nan\n"
          "all    bm25.run         2  mean       BM25         2       3  0.1250   "
          "\x1b[1m0.2500\x1b[0m\n"
          "all    bm25.run         2  sd         -            -       -  0.7500   0.0625\n"
          "all    dense.run        2  mean       dense_v2     2       5  \x1b[1m0.5000\x1b[0m   "
          "0.1250\n"
          "all    dense.run        2  sd         -            -       -  0.2500   0.3750\n");
}

TEST_CASE("table: aggregates without groups, and groups without aggregates") {
    Report report = grouped_report();
    report.columns.erase(report.columns.begin(), report.columns.begin() + 2);
    for (ReportRun& run : report.runs) {
        for (ReportSummary& summary : run.summaries)
            summary.values.erase(summary.values.begin(), summary.values.begin() + 2);
        run.summaries.erase(run.summaries.begin(), run.summaries.begin() + 2);
    }
    report.rows.erase(report.rows.begin(), report.rows.begin() + 2);
    CHECK(render(report, "table") ==
          "run        aggregate  NumRet      AP  nDCG@10\n"
          "bm25.run   mean            3  0.1250   0.2500\n"
          "bm25.run   sd              -  0.7500   0.0625\n"
          "dense.run  mean            5  0.5000   0.1250\n"
          "dense.run  sd              -  0.2500   0.3750\n");
    report.rows = {{"a\x01z", "", true}, {"", "", true}};
    CHECK(render(report, "table") ==
          "group   run        queries  NumRet      AP  nDCG@10\n"
          "a\\x01z  bm25.run         2       3  0.1250   0.2500\n"
          "a\\x01z  dense.run        2       5  0.5000   0.1250\n"
          "all     bm25.run         2     nan  0.7500   0.0625\n"
          "all     dense.run        2     nan  0.2500   0.3750\n");
}
