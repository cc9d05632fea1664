// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_qrels.hpp>
#include <rankline/datasets/format.hpp>

namespace rankline {

namespace {

constexpr QrelsLayout layout{.format = "qrels_prefs",
                             .columns = {.names = "qid group docid grade",
                                         .count = 4,
                                         .docid = 2,
                                         .grade = 3,
                                         .group = 1,
                                         .all_in_subgroup = "0"},
                             .grades = GradesHeld::real};

/// Looks like any TREC qrels file; that grades are to be read as preferences has to be told.
Sniff sniff(std::string_view) { return Sniff::no; }

void read(QrelsBuilder& builder, const QrelsReadOptions&) {
    read_columns(builder, layout.columns, true);
}

void write(std::string_view qid, std::span<const Judgment> lines, const QrelsWriteOptions&,
           std::string& text) {
    append_columns(text, layout, qid, lines);
}

}  // namespace

std::vector<QrelsFormat> graded_preferences_qrels() {
    QrelsFormat format;
    format.name = "qrels_prefs";
    format.aliases = {"graded_preferences"};
    format.summary = "TREC qrels read as preferences: qid group docid grade";
    format.definition =
        "TREC qrels whose second column is a judgment group and whose grades, any finite numbers, "
        "are preferences within it, as trec_eval -R qrels_prefs reads them: each group is one "
        "sub-group, named 0. Cannot be told from trec by its look, so it has to be named.";
    format.kind = JudgmentKind::preferences;
    format.sniff = sniff;
    format.read = read;
    format.writers = {{.name = "qrels_prefs",
                       .grades = GradesHeld::real,
                       .groups = GroupsHeld::all,
                       .topic = write}};
    return {format};
}

}  // namespace rankline
