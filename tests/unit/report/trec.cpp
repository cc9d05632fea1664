// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <limits>

#include "sample_report.hpp"

using namespace rankline;

TEST_CASE("trec: the summary is trec_eval's lines, run after run") {
    CHECK(render(sample_report(), "trec") ==
          "runid                 \tall\tBM25\n"
          "num_q                 \tall\t2\n"
          "num_ret               \tall\t3\n"
          "map                   \tall\t0.1250\n"
          "ndcg_cut_10           \tall\t0.1667\n"
          "runid                 \tall\tdense_v2\n"
          "num_q                 \tall\t2\n"
          "num_ret               \tall\t5\n"
          "map                   \tall\t0.2500\n"
          "ndcg_cut_10           \tall\t0.1000\n");
}

TEST_CASE("trec: with -q the queries come first, without what only a summary has") {
    Report report = sample_report();
    report.runs.pop_back();
    report.per_query = true;
    report.summary = false;
    CHECK(render(report, "trec") ==
          "num_ret               \t301\t3\n"
          "map                   \t301\t0.2500\n"
          "ndcg_cut_10           \t301\t0.3333\n"
          "relstring             \t301\t'010'\n"
          "num_ret               \t302\t0\n"
          "map                   \t302\t0.0000\n"
          "ndcg_cut_10           \t302\t0.0000\n"
          "relstring             \t302\t''\n");
}

TEST_CASE("trec: z-scores have a Z before the padded name, and counts become real numbers") {
    Report report = sample_report();
    report.runs.pop_back();
    report.zscores = true;
    CHECK(render(report, "trec") ==
          "runid                 \tall\tBM25\n"
          "Znum_q                 \tall\t2.0000\n"
          "Znum_ret               \tall\t3.0000\n"
          "Zmap                   \tall\t0.1250\n"
          "Zndcg_cut_10           \tall\t0.1667\n");
}

TEST_CASE("trec: numbers are at least six characters wide, as with %6.4f, and nan is nan") {
    Report report = sample_report();
    report.runs.pop_back();
    report.columns.erase(report.columns.begin(), report.columns.begin() + 3);
    report.runs[0].summaries[0].values = {-2.5, std::numeric_limits<double>::quiet_NaN(), 0};
    CHECK(render(report, "trec") ==
          "map                   \tall\t-2.5000\n"
          "ndcg_cut_10           \tall\t   nan\n");
    report.digits = 1;
    report.runs[0].summaries[0].values = {0.25, 12345.67, 0};
    CHECK(render(report, "trec") ==
          "map                   \tall\t   0.2\n"
          "ndcg_cut_10           \tall\t12345.7\n");
}

TEST_CASE("trec: a name longer than 22 characters is not cut") {
    Report report = sample_report();
    report.runs.pop_back();
    report.columns[0].trec_name = "prefs_num_prefs_ful_ret";
    CHECK(render(report, "trec").starts_with("prefs_num_prefs_ful_ret\tall\tBM25\n"));
}

TEST_CASE("trec: groups and aggregates stand where the query does, means are told by the label") {
    Report report = grouped_report();
    report.runs.pop_back();
    report.columns.pop_back();
    CHECK(render(report, "trec") ==
          "runid                 \thard\tBM25\n"
          "num_q                 \thard\t1\n"
          "num_ret               \thard\t3\n"
          "map                   \thard\t0.2500\n"
          "ndcg_cut_10           \thard\t0.5000\n"
          "map                   \thard:sd\t   nan\n"
          "ndcg_cut_10           \thard:sd\t   nan\n"
          "runid                 \tall\tBM25\n"
          "num_q                 \tall\t2\n"
          "num_ret               \tall\t3\n"
          "map                   \tall\t0.1250\n"
          "ndcg_cut_10           \tall\t0.2500\n"
          "map                   \tsd\t0.7500\n"
          "ndcg_cut_10           \tsd\t0.0625\n");
}
