// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_ids.hpp>
#include <rankline/datasets/extra_columns.hpp>
#include <rankline/datasets/line_writer.hpp>
#include <rankline/datasets/run_scanner.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

constexpr RunColumns columns{.count = 6, .docid = 2, .rank = 3, .score = 4, .tag = 5};

/// Six columns are those of a run even where the scores are bad: the reader is to name the place.
Sniff sniff(std::string_view head) {
    const std::vector<Row> rows = sample_rows(head);
    const Sniff wide = agreement(rows, [](const Row& row) {
        return row.size() >= columns.count &&
               row[0].find_first_of("{[\"") == std::string_view::npos;
    });
    const Sniff scored = agreement(rows, [](const Row& row) {
        return row.size() >= columns.count && is_number(row[columns.score]);
    });
    return scored == Sniff::no && wide != Sniff::no ? Sniff::possible : scored;
}

RunFacts read(const RunReadJob& job) { return scan_run(job, query_reader<columns>()); }

void write_query(std::string_view qid, std::span<const RunEntry> ranked,
                 const RunWriteOptions& options, std::string& text) {
    require_column_ids("trec", qid, ranked);
    const std::string head = std::string(qid) + " Q0 ";
    const std::string tail = " " + options.tag + "\n";
    LineWriter lines(text, ranked, head.size() + tail.size(), options.digits);
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        lines.put(head);
        lines.put(ranked[i].docid());
        lines.put(' ');
        lines.put_number(i + 1);
        lines.put(' ');
        lines.put_score(ranked[i].score);
        lines.put(tail);
    }
    lines.finish();
}

}  // namespace

std::vector<RunFormat> trec_run() {
    return {{
        .name = "trec",
        .aliases = {"trec_results"},
        .extensions = {".trec", ".run", ".txt"},
        .summary = "qid Q0 docid rank score tag",
        .definition = "Six columns separated by any number of blanks or tabs: query id, a column "
                      "that is ignored "
                      "(\"Q0\", the round, \"vanilla_bert\"), document id, rank, score, run tag. "
                      "Further columns are "
                      "ignored. The score ranks; the rank column is only compared with it, since "
                      "several tools write "
                      "0 or the wrong number there. Blank lines and lines that start with '#' are "
                      "passed over; a '#' "
                      "further on is part of an id. An ir_metadata header (lines from \"# "
                      "ir_metadata.start\" to "
                      "\"# ir_metadata.end\") is kept as provenance.",
        .rank_by = {RankBy::score, RankBy::rank, RankBy::line},
        .sniff = sniff,
        .lines = query_reader<columns>(),
        .read = read,
        .notice = tell_columns_behind<columns.count>,
        .writers = {{.name = "trec", .has_tag = true, .has_comments = true, .query = write_query}},
    }};
}

}  // namespace rankline
