// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rankline/base/findings.hpp>
#include <rankline/base/output.hpp>

namespace rankline {

/// One measure as a report shows it.
struct ReportColumn {
    std::string name;               ///< canonical, "nDCG@10"
    std::string trec_name;          ///< "ndcg_cut_10"
    bool counts = false;            ///< whole numbers: no point, no digits
    bool text = false;              ///< values are in `texts`, not in `values`
    bool per_query = true;          ///< has a value for each query
    bool summary = true;            ///< has a summary
    bool averaged = false;          ///< which is a mean: there can be other aggregates, too
    bool run_id = false;            ///< the run's name
    bool higher_is_better = false;  ///< the best run is worth pointing out
};

/// A file that a run was fused from.
struct ReportInput {
    std::string path;
    std::string run_id;
    std::string format;
    std::string sha256;  ///< "" when not asked for
};

/// One line of every run's summary.
struct ReportRow {
    std::string group{};      ///< the label of the queries; "": all of them
    std::string aggregate{};  ///< "median", "ci95.low"; "": what each measure's own summary is
    bool comparable = true;   ///< more is better if that is so for the measure
};

/// What a run has for a row.
struct ReportSummary {
    std::uint64_t queries = 0;   ///< how many the values are over
    std::vector<double> values;  ///< per column
};

/// One run of a report.
struct ReportRun {
    std::string path;
    std::string run_id;
    std::string format;                  ///< how the file was read: "trec"
    std::string sha256;                  ///< "" when not asked for
    std::vector<ReportInput> inputs;     ///< empty for a run that is a file
    std::vector<std::string_view> qids;  ///< rows of `values`
    std::vector<bool> missing;           ///< per query: counted as zero because the run lacks it
    std::vector<double> values;          ///< [query * columns + column]
    std::vector<std::vector<std::string>> texts;  ///< [column][query], empty but for text columns
    std::vector<bool> left_out;  ///< as `values`: the measure does not count the query; empty: none
    std::vector<double> standard_errors;   ///< of the summary, per column; empty if it is exact
    std::vector<ReportSummary> summaries;  ///< per row
    std::vector<std::pair<std::string, std::uint64_t>> counts;  ///< denominators: "judged", ...
    std::string metadata;                                       ///< ir_metadata header of the run
    Findings findings;

    /// Whether a query has a value in a column.
    [[nodiscard]] bool has(std::size_t query, std::size_t column, std::size_t columns) const {
        return left_out.empty() || !left_out[query * columns + column];
    }
};

/// Judgments of a known dataset: how many there should be, and are.
struct ReportDatasetQrels {
    std::string name;  ///< "beir/scifact:test"
    std::string path;
    std::string sha256;  ///< "" when not asked for
    std::uint64_t queries = 0;
    std::uint64_t judgments = 0;
    std::optional<std::uint64_t> expected_queries;
    std::optional<std::uint64_t> expected_judgments;
};

/// A known dataset whose official conventions were followed.
struct ReportDataset {
    std::string name;
    std::vector<std::pair<std::string, std::string>> applied;  ///< options set for it, and values
    std::vector<std::string> not_applied;                      ///< and those that were not, and why
    std::vector<ReportDatasetQrels> qrels;
};

/// An option in force, by its long name.
struct ReportOption {
    std::string name;
    std::string value;
    bool literal = false;  ///< the value is a number, true or false, and no string in JSON
};

/// All that an output format needs; independent of how it was computed.
struct Report {
    std::string tool;     ///< "ir-eval"
    std::string version;  ///< "0.1.0"
    std::vector<ReportOption> options;
    std::string profile;  ///< "trec_eval-10"
    std::optional<ReportDataset> dataset;
    std::string qrels_path;
    std::string qrels_format;
    std::string qrels_sha256;  ///< "" when not asked for
    std::vector<ReportColumn> columns;
    std::vector<ReportRow> rows{1};  ///< group by group, that of all queries last
    std::vector<ReportRun> runs;
    /// --fail-if conditions, and whether each held for any of the runs.
    std::vector<std::pair<std::string, bool>> gates;
    bool per_query = false;  ///< -q
    bool summary = true;     ///< not -n
    bool zscores = false;    ///< -Z: trec_eval puts a Z before the names
    bool color = false;      ///< the output is a terminal that understands ANSI escapes
    int digits = 4;          ///< behind the point; -1 for the shortest exact text
};

/// One output format: a record in a file of its own.
struct ReportFormat {
    std::string name;
    std::string summary;
    bool needs_sha256 = false;  ///< shows provenance, so hashes of the inputs are worth computing
    bool trec_eval_order = false;  ///< columns come in the order of trec_eval's table
    bool wide = false;             ///< a measure takes a column, so that only a few fit on a page
    int digits = 4;                ///< as in Report, when the user does not say
    void (*write)(const Report&, Output&) = nullptr;
};

/// All output formats, generated from the list in lib/report/CMakeLists.txt.
[[nodiscard]] const std::vector<ReportFormat>& report_formats();

/// Throws Error(usage) with the nearest names.
[[nodiscard]] const ReportFormat& report_format(std::string_view name);

}  // namespace rankline
