// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_qrels.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

constexpr QrelsLayout layout{.format = "prefs",
                             .columns = {.names = "qid group sub-group docid grade",
                                         .count = 5,
                                         .docid = 3,
                                         .grade = 4,
                                         .group = 1,
                                         .subgroup = 2},
                             .grades = GradesHeld::real};

Sniff sniff(std::string_view head) {
    const std::vector<Row> rows = sample_rows(head);
    // A TREC run without its last column is five columns with a number at the end as well.
    if (counts_ranks(rows, 3)) return Sniff::no;
    return agreement(rows, [](const Row& row) { return row.size() == 5 && is_number(row[4]); });
}

void read(QrelsBuilder& builder, const QrelsReadOptions&) {
    read_columns(builder, layout.columns, true);
}

void write(std::string_view qid, std::span<const Judgment> lines, const QrelsWriteOptions&,
           std::string& text) {
    append_columns(text, layout, qid, lines);
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
    format.writers = {{.name = "prefs",
                       .extensions = {".prefs"},
                       .grades = GradesHeld::real,
                       .groups = GroupsHeld::all,
                       .holds_subgroups = true,
                       .topic = write}};
    return {format};
}

}  // namespace rankline
