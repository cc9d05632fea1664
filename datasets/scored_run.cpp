// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/datasets/column_ids.hpp>
#include <rankline/datasets/extra_columns.hpp>
#include <rankline/datasets/line_writer.hpp>
#include <rankline/datasets/run_scanner.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

constexpr RunColumns columns{.count = 3, .docid = 1, .score = 2};

Sniff sniff(std::string_view head) {
    return agreement(sample_rows(head),
                     [](const Row& row) { return row.size() == 3 && is_number(row[2]); });
}

RunFacts read(const RunReadJob& job) { return scan_run(job, query_reader<columns>()); }

void notice(const RunReadJob& job, Findings& findings) {
    tell_columns_behind<columns.count>(job, findings);
    if (!job.options.format.empty()) return;
    constexpr std::size_t enough = 1 << 16;
    const std::vector<Row> rows = sample_rows(job.file.bytes().substr(0, enough));
    const bool whole = std::all_of(rows.begin(), rows.end(), [](const Row& row) {
        return row.size() == 3 && is_integer(row[2]);
    });
    if (!whole) return;
    findings.add({"scores-like-ranks",
                  "the third column is of whole numbers: read as scores; --run-format msmarco "
                  "reads ranks",
                  1, Place{job.file.name()}});
}

void write_query(std::string_view qid, std::span<const RunEntry> ranked,
                 const RunWriteOptions& options, std::string& text) {
    require_column_ids("scored", qid, ranked);
    LineWriter lines(text, ranked, qid.size(), options.digits);
    for (const RunEntry& entry : ranked) {
        lines.put(qid);
        lines.put('\t');
        lines.put(entry.docid());
        lines.put('\t');
        lines.put_real_score(entry.score);
        lines.put('\n');
    }
    lines.finish();
}

}  // namespace

std::vector<RunFormat> scored_run() {
    return {{
        .name = "scored",
        .aliases = {"qid-docid-score"},
        .extensions = {".tsv"},
        .summary = "qid docid score",
        .definition =
            "Three columns separated by tabs or blanks: query id, document id, score. Told from MS "
            "MARCO's "
            "three columns by the third: one that counts 1, 2, 3, ... within each query is a rank.",
        .rank_by = {RankBy::score, RankBy::line},
        .sniff = sniff,
        .lines = query_reader<columns>(),
        .read = read,
        .notice = notice,
        .writers = {{.name = "scored", .query = write_query}},
    }};
}

}  // namespace rankline
