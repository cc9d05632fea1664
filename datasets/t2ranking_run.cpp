// SPDX-License-Identifier: MIT
#include <rankline/datasets/run_scanner.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

constexpr RunColumns columns{.count = 4, .docid = 1, .rank = 2, .score = 3};

Sniff sniff(std::string_view head) {
    const std::vector<Row> rows = sample_rows(head);
    const Sniff fit = agreement(rows, [](const Row& row) {
        return row.size() == 4 && is_integer(row[2]) && is_number(row[3]);
    });
    return counts_ranks(rows, 2) ? fit : Sniff::no;
}

RunFacts read(const RunReadJob& job) { return scan_run(job, query_reader<columns>()); }

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
    }};
}

}  // namespace rankline
