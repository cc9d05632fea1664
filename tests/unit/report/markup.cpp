// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "sample_report.hpp"

using namespace rankline;

TEST_CASE("markdown: a padded table with the best values in bold") {
    Report report = sample_report();
    CHECK(render(report, "markdown") ==
          "| run       | RunID     | NumQ | NumRet |         AP |    nDCG@10 |\n"
          "| --------- | --------- | ---: | -----: | ---------: | ---------: |\n"
          "| bm25.run  | BM25      |    2 |      3 |     0.1250 | **0.1667** |\n"
          "| dense.run | dense\\_v2 |    2 |      5 | **0.2500** |     0.1000 |\n");
}

TEST_CASE("markdown: a bar in a name does not end the cell, and -q makes headed tables") {
    Report report = sample_report();
    report.runs.pop_back();
    report.columns = {report.columns[3]};
    report.runs[0].path = "a|b";
    report.runs[0].values = {0.5, 0.25};
    report.runs[0].texts = {{}};
    report.runs[0].summaries[0].values = {0.375};
    report.per_query = true;
    CHECK(render(report, "markdown") ==
          "### a\\|b\n"
          "\n"
          "| query |     AP |\n"
          "| ----- | -----: |\n"
          "| 301   | 0.5000 |\n"
          "| 302   | 0.2500 |\n"
          "\n"
          "| run  |     AP |\n"
          "| ---- | -----: |\n"
          "| a\\|b | 0.3750 |\n");
}

TEST_CASE("latex: a booktabs tabular, special characters escaped, best values in bold") {
    CHECK(render(sample_report(), "latex") ==
          "\\begin{tabular}{llrrrr}\n"
          "\\toprule\n"
          "run & RunID & NumQ & NumRet & AP & nDCG@10 \\\\\n"
          "\\midrule\n"
          "bm25.run & BM25 & 2 & 3 & 0.1250 & \\textbf{0.1667} \\\\\n"
          "dense.run & dense\\_v2 & 2 & 5 & \\textbf{0.2500} & 0.1000 \\\\\n"
          "\\bottomrule\n"
          "\\end{tabular}\n");
}

TEST_CASE("latex: every character that TeX reads as a command is escaped") {
    Report report = sample_report();
    report.runs.pop_back();
    report.columns = {report.columns[0]};
    report.runs[0].run_id = "\\ ~ ^ & % $ # _ { } < > |";
    report.runs[0].summaries[0].values = {0};
    CHECK(render(report, "latex")
              .find("bm25.run & \\textbackslash{} \\textasciitilde{} \\textasciicircum{} \\& \\% "
                    "\\$ \\# "
                    "\\_ \\{ \\} \\textless{} \\textgreater{} \\textbar{} \\\\\n") !=
          std::string::npos);
}
