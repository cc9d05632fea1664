// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_qrels.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

Sniff sniff(std::string_view head) {
    const std::vector<Row> rows = sample_rows(head);
    // A TREC run without its last column is five columns with a number at the end as well.
    if (counts_ranks(rows, 3)) return Sniff::no;
    return agreement(rows, [](const Row& row) { return row.size() == 5 && is_number(row[4]); });
}

void read(QrelsBuilder& builder, const QrelsReadOptions&) {
    QrelsColumns columns;
    columns.names = "qid group sub-group docid grade";
    columns.count = 5;
    columns.group = 1;
    columns.subgroup = 2;
    columns.docid = 3;
    columns.grade = 4;
    read_columns(builder, columns, true);
}

}  // namespace

std::vector<QrelsFormat> preferences_qrels() {
    QrelsFormat format;
    format.name = "prefs";
    format.aliases = {"preferences"};
    format.extensions = {".prefs"};
    format.summary = "five columns of preferences: qid group sub-group docid grade";
    format.definition =
        "Five fields between runs of blanks or tabs: query id, judgment group, judgment sub-group, "
        "document id, and a grade that may be any finite number, as trec_eval -R prefs reads them. "
        "Grades order documents within a sub-group and mean nothing beyond it, except that 0 is "
        "not relevant. A document may stand once in each sub-group.";
    format.kind = JudgmentKind::preferences;
    format.sniff = sniff;
    format.read = read;
    return {format};
}

}  // namespace rankline
