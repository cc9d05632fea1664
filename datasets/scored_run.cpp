// SPDX-License-Identifier: MIT
#include <rankline/datasets/run_scanner.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

constexpr RunColumns columns{.count = 3, .docid = 1, .score = 2};

Sniff sniff(std::string_view head) {
    return agreement(sample_rows(head), [](const Row& row) { return row.size() == 3 && is_number(row[2]); });
}

RunFacts read(const RunReadJob& job) { return scan_run(job, query_reader<columns>()); }

}  // namespace

std::vector<RunFormat> scored_run() {
    return {{
        .name = "scored",
        .aliases = {"qid-docid-score"},
        .extensions = {".tsv"},
        .summary = "qid docid score",
        .definition =
            "Three columns separated by tabs or blanks: query id, document id, score. Told from MS MARCO's "
            "three columns by the third: one that counts 1, 2, 3, ... within each query is a rank.",
        .rank_by = {RankBy::score, RankBy::line},
        .sniff = sniff,
        .read = read,
    }};
}

}  // namespace rankline
