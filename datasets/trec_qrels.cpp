// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_qrels.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

Sniff sniff(std::string_view head) {
    const std::vector<Row> rows = sample_rows(head);
    const Sniff integers =
        agreement(rows, [](const Row& row) { return row.size() == 4 && is_integer(row[3]); });
    if (integers != Sniff::likely) {
        // Whatever the fourth column is, this reader says best what is wrong with it.
        const Sniff width = agreement(rows, [](const Row& row) { return row.size() == 4; });
        return width == Sniff::no ? Sniff::no : Sniff::possible;
    }
    if (is_constant(rows, 1)) return Sniff::certain;
    // T2Ranking's runs have four columns too: qid, pid, rank, score.
    return counts_ranks(rows, 2) ? Sniff::possible : Sniff::likely;
}

void read(QrelsBuilder& builder, const QrelsReadOptions& options) {
    QrelsColumns columns;
    columns.names = "qid iteration docid grade";
    columns.count = 4;
    // Not used, but a document that repeats with another second column is told which formats use
    // it.
    columns.group = 1;
    columns.docid = 2;
    columns.grade = 3;
    read_columns(builder, columns, options.real_grades);
}

}  // namespace

std::vector<QrelsFormat> trec_qrels() {
    QrelsFormat format;
    format.name = "trec";
    format.aliases = {"qrels", "msmarco"};
    format.extensions = {".qrels", ".txt", ".qrel"};
    format.summary = "TREC's four columns: qid iteration docid grade (MS MARCO's TSV too)";
    format.definition =
        "Four fields between runs of blanks or tabs: query id, iteration (ignored), document id, "
        "integer grade. Lines may be in any order and end with LF or CRLF; blank lines and lines "
        "that start with '#' are passed over, a '#' within an id is part of it. A negative grade "
        "is a document that was in the pool but not judged. trec_eval reads a grade with atol, so "
        "0.5 and x both become 0 there; here either is an error. In files of ndeval and of "
        "judgment groups the second column is data and a document stands in it several times: "
        "name those formats (diversity, qrels_jg).";
    format.kind = JudgmentKind::graded;
    format.sniff = sniff;
    format.read = read;
    return {format};
}

}  // namespace rankline
