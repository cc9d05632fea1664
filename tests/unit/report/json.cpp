// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <limits>

#include "sample_report.hpp"

using namespace rankline;

namespace {

/// One run and one measure, to see the frame.
Report small_report() {
    Report report = sample_report();
    report.runs.pop_back();
    report.columns = {report.columns[3]};
    report.runs[0].values = {0.25, 0};
    report.runs[0].texts = {{}};
    report.runs[0].summaries[0].values = {0.125};
    report.digits = -1;
    return report;
}

}  // namespace

TEST_CASE("json: one object with provenance, denominators and values") {
    Report report = small_report();
    report.qrels_sha256 = "ab12";
    report.runs[0].sha256 = "cd34";
    report.runs[0].metadata = "tag: bm25\n";
    report.runs[0].findings.add({"ties-at-cutoff", "equal scores", 3, {"bm25.run", 7, 2}});
    report.gates = {{"AP < 0.2", true}};
    report.per_query = true;
    CHECK(render(report, "json") == R"({
  "tool": "ir-eval",
  "version": "0.1.0",
  "profile": "trec_eval-10",
  "options": {
    "queries": "judged",
    "level": 2
  },
  "qrels": {
    "path": "qrels.txt",
    "format": "trec",
    "sha256": "ab12"
  },
  "measures": [
    {"name": "AP", "trec_name": "map"}
  ],
  "runs": [
    {
      "path": "runs/bm25.run",
      "format": "trec",
      "sha256": "cd34",
      "run_id": "BM25",
      "queries": {"judged": 2, "missing": 1},
      "summary": {"AP": 0.125},
      "per_query": {
        "301": {"AP": 0.25},
        "302": {"AP": 0}
      },
      "findings": [
        {"kind": "ties-at-cutoff", "message": "equal scores", "count": 3, "first": "bm25.run:7:2"}
      ],
      "ir_metadata": "tag: bm25\n"
    }
  ],
  "gates": [
    {"condition": "AP < 0.2", "held": true}
  ]
}
)");
}

TEST_CASE("json: empty lists close on their own line") {
    Report report = small_report();
    report.options.clear();
    report.runs.clear();
    const std::string text = render(report, "json");
    CHECK(text.find("\"options\": {},\n") != std::string::npos);
    CHECK(text.find("\"runs\": [],\n  \"gates\": []\n}\n") != std::string::npos);
}

TEST_CASE("json: numbers are exact unless digits are given, counts whole, NaN and infinity null") {
    Report report = sample_report();
    report.digits = -1;
    report.runs.pop_back();
    report.runs[0].summaries[0].values[3] = std::numeric_limits<double>::quiet_NaN();
    CHECK(render(report, "json")
              .find(R"("summary": {"RunID": "BM25", "NumQ": 2, "NumRet": 3, )"
                    R"("AP": null, "nDCG@10": 0.16666666666666666})") != std::string::npos);
    report.digits = 4;
    report.runs[0].summaries[0].values[3] = std::numeric_limits<double>::infinity();
    CHECK(render(report, "json").find(R"("AP": null, "nDCG@10": 0.1667})") != std::string::npos);
}

TEST_CASE("json: ids are escaped, and bytes that are not UTF-8 stay apart") {
    Report report = small_report();
    report.per_query = true;
    report.runs[0].qids = {"a\"b\\c\n",
                           "\xff\xfe"
                           "x"};
    const std::string text = render(report, "json");
    CHECK(text.find(R"("a\"b\\c\n": {"AP": 0.25})") != std::string::npos);
    CHECK(text.find(R"("\udcff\udcfex": {"AP": 0})") != std::string::npos);
}

TEST_CASE("jsonl: each line is an object that says its run and what it is") {
    Report report = small_report();
    report.per_query = true;
    CHECK(render(report, "jsonl") ==
          R"({"type": "query", "run": "runs/bm25.run", "run_id": "BM25", "qid": "301", )"
          R"("missing": false, "values": {"AP": 0.25}})"
          "\n"
          R"({"type": "query", "run": "runs/bm25.run", "run_id": "BM25", "qid": "302", )"
          R"("missing": true, "values": {"AP": 0}})"
          "\n"
          R"({"type": "summary", "run": "runs/bm25.run", "run_id": "BM25", )"
          R"("queries": {"judged": 2, "missing": 1}, "values": {"AP": 0.125}})"
          "\n");
}

TEST_CASE("jsonl: text values are strings, and without -q there is the summary alone") {
    Report report = sample_report();
    report.summary = false;
    CHECK(render(report, "jsonl") == "");
    report.per_query = true;
    CHECK(render(report, "jsonl").find(R"("RelString": "010"})") != std::string::npos);
}

TEST_CASE("json: aggregates stand beside the summary, groups have both and their denominator") {
    Report report = grouped_report();
    report.runs.pop_back();
    report.digits = -1;
    const std::string text = render(report, "json");
    CHECK(text.find(R"(      "queries": {"judged": 2, "missing": 1},
      "summary": {"RunID": "BM25", "NumQ": 2, "NumRet": 3, "AP": 0.125, "nDCG@10": 0.25},
      "aggregates": {
        "sd": {"AP": 0.75, "nDCG@10": 0.0625}
      },
      "groups": {
        "hard": {
          "queries": 1,
          "summary": {"RunID": "BM25", "NumQ": 1, "NumRet": 3, "AP": 0.25, "nDCG@10": 0.5},
          "aggregates": {
            "sd": {"AP": null, "nDCG@10": null}
          }
        }
      },
      "findings": []
)") != std::string::npos);
}

TEST_CASE("jsonl: each row of a summary says its group, its aggregate and how many it is over") {
    Report report = grouped_report();
    report.runs.pop_back();
    report.columns = {report.columns[3]};
    for (ReportSummary& summary : report.runs[0].summaries) summary.values = {summary.values[3]};
    report.digits = -1;
    const std::string head = R"({"type": "summary", "run": "runs/bm25.run", "run_id": "BM25", )";
    CHECK(render(report, "jsonl") ==
          head + R"("group": "hard", "queries": {"scored": 1}, "values": {"AP": 0.25}})" + "\n" +
              head +
              R"("group": "hard", "aggregate": "sd", "queries": {"scored": 1}, )"
              R"("values": {"AP": null}})" +
              "\n" + head + R"("queries": {"judged": 2, "missing": 1}, "values": {"AP": 0.125}})" +
              "\n" + head +
              R"("aggregate": "sd", "queries": {"judged": 2, "missing": 1}, )"
              R"("values": {"AP": 0.75}})" +
              "\n");
}
