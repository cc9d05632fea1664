// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/datasets/column_ids.hpp>
#include <rankline/datasets/extra_columns.hpp>
#include <rankline/datasets/line_writer.hpp>
#include <rankline/datasets/run_scanner.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

constexpr RunColumns columns{.count = 4, .docid = 1, .rank = 2, .score = 3};

/// A run cut to the first document of each query has ranks that count nothing. That they are no
/// judgments shows in the scores, which have a point where grades have none.
bool has_first_ranks_only(const std::vector<Row>& rows) {
    return std::all_of(rows.begin(), rows.end(), [](const Row& row) {
        return row.size() == 4 && row[2] == "1" && is_number(row[3]) && !is_integer(row[3]);
    });
}

Sniff sniff(std::string_view head) {
    const std::vector<Row> rows = sample_rows(head);
    const Sniff fit = agreement(rows, [](const Row& row) {
        return row.size() == 4 && is_integer(row[2]) && is_number(row[3]);
    });
    if (counts_ranks(rows, 2) || has_first_ranks_only(rows)) return fit;
    // Lines may be in any order, but then qrels are of this shape as well. Those have the same
    // second column throughout, mostly, and whole numbers in the fourth.
    if (fit == Sniff::no || is_constant(rows, 1)) return Sniff::no;
    const bool grades = std::all_of(rows.begin(), rows.end(),
                                    [](const Row& row) { return is_integer(row.back()); });
    return grades ? Sniff::possible : fit;
}

RunFacts read(const RunReadJob& job) { return scan_run(job, query_reader<columns>()); }

void write_query(std::string_view qid, std::span<const RunEntry> ranked,
                 const RunWriteOptions& options, std::string& text) {
    require_column_ids("t2ranking", qid, ranked);
    LineWriter lines(text, ranked, qid.size(), options.digits);
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        lines.put(qid);
        lines.put('\t');
        lines.put(ranked[i].docid());
        lines.put('\t');
        lines.put_number(i + 1);
        lines.put('\t');
        lines.put_real_score(ranked[i].score);
        lines.put('\n');
    }
    lines.finish();
}

}  // namespace

std::vector<RunFormat> t2ranking_run() {
    return {{
        .name = "t2ranking",
        .aliases = {"t2"},
        .extensions = {".tsv"},
        .summary = "qid docid rank score",
        .definition =
            "Four columns separated by tabs or blanks: query id, passage id, rank from 1, score, "
            "as "
            "T2Ranking's dual encoder and cross encoder write them. The rank column is the "
            "authority, as it "
            "is for T2Ranking's evaluation script; --rank-by score takes the score instead.",
        .rank_by = {RankBy::rank, RankBy::score, RankBy::line},
        .sniff = sniff,
        .lines = query_reader<columns>(),
        .read = read,
        .notice = tell_columns_behind<columns.count>,
        .writers = {{.name = "t2ranking", .query = write_query}},
    }};
}

}  // namespace rankline
