// SPDX-License-Identifier: MIT
#include <rankline/datasets/run_scanner.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

constexpr RunColumns columns{.count = 3, .docid = 1, .rank = 2};

Sniff sniff(std::string_view head) {
    const std::vector<Row> rows = sample_rows(head);
    const Sniff fit = agreement(rows, [](const Row& row) { return row.size() == 3 && is_integer(row[2]); });
    return counts_ranks(rows, 2) ? fit : Sniff::no;
}

RunFacts read(const RunReadJob& job) { return scan_run(job, query_reader<columns>()); }

}  // namespace

std::vector<RunFormat> msmarco_run() {
    return {{
        .name = "msmarco",
        .aliases = {"ms-marco"},
        .extensions = {".tsv"},
        .summary = "qid docid rank",
        .definition =
            "Three columns separated by tabs or blanks: query id, document id, rank from 1. There is no "
            "score: the rank column is the authority. MS MARCO's own script stores passages in an array "
            "indexed by rank, so that of two lines with one rank the later wins; here both are kept and the "
            "tie is broken like any other.",
        .rank_by = {RankBy::rank, RankBy::line},
        .sniff = sniff,
        .read = read,
    }};
}

}  // namespace rankline
