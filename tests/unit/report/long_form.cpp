// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "sample_report.hpp"

using namespace rankline;

TEST_CASE("csv: a row per value under a header, the query of a summary is all") {
    Report report = sample_report();
    report.runs.erase(report.runs.begin());
    report.per_query = true;
    CHECK(render(report, "csv") ==
          "run,qid,measure,value\n"
          "runs/dense.run,301,NumRet,3\n"
          "runs/dense.run,301,AP,0.5000\n"
          "runs/dense.run,301,nDCG@10,0.1000\n"
          "runs/dense.run,301,RelString,010\n"
          "runs/dense.run,302,NumRet,2\n"
          "runs/dense.run,302,AP,0.0000\n"
          "runs/dense.run,302,nDCG@10,0.1000\n"
          "runs/dense.run,302,RelString,\n"
          "runs/dense.run,all,RunID,dense_v2\n"
          "runs/dense.run,all,NumQ,2\n"
          "runs/dense.run,all,NumRet,5\n"
          "runs/dense.run,all,AP,0.2500\n"
          "runs/dense.run,all,nDCG@10,0.1000\n");
}

TEST_CASE("csv: a field with a comma, a quote or a line end is quoted as in RFC 4180") {
    Report report = sample_report();
    report.runs.pop_back();
    report.columns = {report.columns[0], report.columns[3]};
    report.columns[1].name = "nDCG(gains='1=3,2=9')";
    report.runs[0].path = "a,b.run";
    report.runs[0].run_id = "the \"best\"\nrun";
    report.runs[0].summaries[0].values = {0, 0.5};
    CHECK(render(report, "csv") ==
          "run,qid,measure,value\n"
          "\"a,b.run\",all,RunID,\"the \"\"best\"\"\nrun\"\n"
          "\"a,b.run\",all,\"nDCG(gains='1=3,2=9')\",0.5000\n");
}

TEST_CASE("tsv: tabs separate, and only a field with a tab is quoted") {
    Report report = sample_report();
    report.runs.pop_back();
    report.columns = {report.columns[0], report.columns[3]};
    report.runs[0].path = "a,b.run";
    report.runs[0].run_id = "tab\tbed";
    report.runs[0].summaries[0].values = {0, 0.5};
    CHECK(render(report, "tsv") ==
          "run\tqid\tmeasure\tvalue\n"
          "a,b.run\tall\tRunID\t\"tab\tbed\"\n"
          "a,b.run\tall\tAP\t0.5000\n");
}

TEST_CASE("csv: a report with nothing to say is the header alone") {
    Report report = sample_report();
    report.summary = false;
    CHECK(render(report, "csv") == "run,qid,measure,value\n");
}

TEST_CASE("tsv: --digits max gives the shortest exact text") {
    Report report = sample_report();
    report.digits = -1;
    CHECK(render(report, "tsv").find("nDCG@10\t0.16666666666666666\n") != std::string::npos);
}

TEST_CASE("csv: the query of a row of a group is its label, with the aggregate behind a colon") {
    Report report = grouped_report();
    report.runs.pop_back();
    report.rows[0].group = report.rows[1].group = "very, very";
    report.columns.erase(report.columns.begin());
    for (ReportSummary& summary : report.runs[0].summaries)
        summary.values.erase(summary.values.begin());
    report.columns.resize(3);
    CHECK(render(report, "csv") ==
          "run,qid,measure,value\n"
          "runs/bm25.run,\"very, very\",NumQ,1\n"
          "runs/bm25.run,\"very, very\",NumRet,3\n"
          "runs/bm25.run,\"very, very\",AP,0.2500\n"
          "runs/bm25.run,\"very, very:sd\",AP,nan\n"
          "runs/bm25.run,all,NumQ,2\n"
          "runs/bm25.run,all,NumRet,3\n"
          "runs/bm25.run,all,AP,0.1250\n"
          "runs/bm25.run,sd,AP,0.7500\n");
}
