// SPDX-License-Identifier: MIT
#include <rankline/base/number.hpp>
#include <rankline/datasets/column_ids.hpp>
#include <rankline/datasets/extra_columns.hpp>
#include <rankline/datasets/line_writer.hpp>
#include <rankline/datasets/run_scanner.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

constexpr RunColumns columns{.count = 3, .docid = 1, .rank = 2};

/// Whether a third column of whole numbers grows or wanders within the queries: ranks, though
/// perhaps cut, shuffled or sorted otherwise. Numbers that fall from line to line are scores.
bool may_be_ranks(const std::vector<Row>& rows) {
    std::size_t pairs = 0;
    std::size_t falls = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].size() != 3 || rows[i - 1].size() != 3 || rows[i][0] != rows[i - 1][0])
            continue;
        ++pairs;
        if (parse_integer(rows[i][2]).value_or(0) <= parse_integer(rows[i - 1][2]).value_or(0))
            ++falls;
    }
    return pairs == 0 || 10 * falls < 9 * pairs;
}

Sniff sniff(std::string_view head) {
    const std::vector<Row> rows = sample_rows(head);
    const Sniff fit = agreement(rows, [](const Row& row) {
        return row.size() == 3 && parse_integer(row[2]).value_or(-1) >= 0;
    });
    return may_be_ranks(rows) ? fit : Sniff::no;
}

RunFacts read(const RunReadJob& job) { return scan_run(job, query_reader<columns>()); }

void write_query(std::string_view qid, std::span<const RunEntry> ranked,
                 const RunWriteOptions& options, std::string& text) {
    require_column_ids("msmarco", qid, ranked);
    LineWriter lines(text, ranked, qid.size(), options.digits);
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        lines.put(qid);
        lines.put('\t');
        lines.put(ranked[i].docid());
        lines.put('\t');
        lines.put_number(i + 1);
        lines.put('\n');
    }
    lines.finish();
}

}  // namespace

std::vector<RunFormat> msmarco_run() {
    return {{
        .name = "msmarco",
        .aliases = {"ms-marco"},
        .extensions = {".tsv"},
        .summary = "qid docid rank",
        .definition = "Three columns separated by tabs or blanks: query id, document id, rank from "
                      "1. There is no "
                      "score: the rank column is the authority. MS MARCO's own script stores "
                      "passages in an array "
                      "indexed by rank, so that of two lines with one rank the later wins; here "
                      "both are kept and the "
                      "tie is broken like any other.",
        .rank_by = {RankBy::rank, RankBy::line},
        .sniff = sniff,
        .lines = query_reader<columns>(),
        .read = read,
        .notice = tell_columns_behind<columns.count>,
        .writers = {{.name = "msmarco", .query = write_query}},
    }};
}

}  // namespace rankline
