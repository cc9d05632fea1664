// SPDX-License-Identifier: MIT
#include "sample_report.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <limits>

namespace rankline {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

ReportColumn column(const std::string& name, const std::string& trec_name) {
    ReportColumn made;
    made.name = name;
    made.trec_name = trec_name;
    return made;
}

std::vector<ReportColumn> columns() {
    ReportColumn run_id = column("RunID", "runid");
    run_id.run_id = true;
    run_id.per_query = false;
    ReportColumn queries = column("NumQ", "num_q");
    queries.counts = true;
    queries.per_query = false;
    ReportColumn retrieved = column("NumRet", "num_ret");
    retrieved.counts = true;
    ReportColumn precision = column("AP", "map");
    precision.higher_is_better = true;
    precision.averaged = true;
    ReportColumn ndcg = column("nDCG@10", "ndcg_cut_10");
    ndcg.higher_is_better = true;
    ndcg.averaged = true;
    ReportColumn text = column("RelString", "relstring");
    text.text = true;
    text.summary = false;
    return {run_id, queries, retrieved, precision, ndcg, text};
}

ReportRun run(const std::string& path, const std::string& id, const std::vector<double>& values,
              const std::vector<double>& summary) {
    ReportRun made;
    made.path = path;
    made.run_id = id;
    made.format = "trec";
    made.qids = {"301", "302"};
    made.missing = {false, true};
    made.values = {nan, nan, values[0], values[1], values[2], nan,
                   nan, nan, values[3], values[4], values[5], nan};
    made.texts = {{}, {}, {}, {}, {}, {"010", ""}};
    made.summaries = {{2, {nan, 2, summary[0], summary[1], summary[2], nan}}};
    made.counts = {{"judged", 2}, {"missing", 1}};
    return made;
}

}  // namespace

Report sample_report() {
    Report report;
    report.tool = "ir-eval";
    report.version = "0.1.0";
    report.options = {{"queries", "judged"}, {"level", "2", true}};
    report.profile = "trec_eval-10";
    report.qrels_path = "qrels.txt";
    report.qrels_format = "trec";
    report.columns = columns();
    report.runs = {run("runs/bm25.run", "BM25", {3, 0.25, 1.0 / 3, 0, 0, 0}, {3, 0.125, 1.0 / 6}),
                   run("runs/dense.run", "dense_v2", {3, 0.5, 0.1, 2, 0, 0.1}, {5, 0.25, 0.1})};
    return report;
}

Report grouped_report() {
    Report report = sample_report();
    report.rows = {{"hard", "", true}, {"hard", "sd", false}, {"", "", true}, {"", "sd", false}};
    const std::vector<double> none{nan, 0, 0, nan, nan, nan};
    report.runs[0].summaries = {{1, {nan, 1, 3, 0.25, 0.5, nan}},
                                {1, {nan, nan, nan, nan, nan, nan}},
                                {2, {nan, 2, 3, 0.125, 0.25, nan}},
                                {2, {nan, nan, nan, 0.75, 0.0625, nan}}};
    report.runs[1].summaries = {{0, none},
                                {0, none},
                                {2, {nan, 2, 5, 0.5, 0.125, nan}},
                                {2, {nan, nan, nan, 0.25, 0.375, nan}}};
    return report;
}

std::string render(const Report& report, const std::string& format) {
    std::string path = "rankline-report-XXXXXX";
    const int descriptor = ::mkstemp(path.data());
    ::close(descriptor);
    Output output(path);
    report_format(format).write(report, output);
    output.commit();
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    ::unlink(path.c_str());
    return text;
}

}  // namespace rankline
