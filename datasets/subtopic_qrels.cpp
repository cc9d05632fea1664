// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_qrels.hpp>
#include <rankline/datasets/format.hpp>

namespace rankline {

namespace {

constexpr QrelsLayout layout{
    .format = "diversity",
    .columns = {
        .names = "qid subtopic docid grade", .count = 4, .docid = 2, .grade = 3, .group = 1}};

/// Looks like any TREC qrels file; that the second column is a subtopic has to be told.
Sniff sniff(std::string_view) { return Sniff::no; }

void read(QrelsBuilder& builder, const QrelsReadOptions& options) {
    read_columns(builder, layout.columns, options.real_grades);
}

void write(std::string_view qid, std::span<const Judgment> lines, const QrelsWriteOptions&,
           std::string& text) {
    append_columns(text, layout, qid, lines);
}

}  // namespace

std::vector<QrelsFormat> subtopic_qrels() {
    QrelsFormat format;
    format.name = "diversity";
    format.aliases = {"ndeval", "subtopics"};
    format.summary = "one grade per subtopic: qid subtopic docid grade";
    format.definition =
        "Four fields between runs of blanks or tabs: query id, subtopic, document id, integer "
        "grade, as ndeval reads them. A document stands once for each subtopic it was judged for; "
        "read as plain qrels these would be duplicates (30,340 of them in the Web track's "
        "201-250), which is why trec_eval refuses such files. A negative grade, on which ndeval "
        "stops, is a judgment like any other. Cannot be told from trec by its look, so it has to "
        "be named.";
    format.kind = JudgmentKind::subtopics;
    format.sniff = sniff;
    format.read = read;
    format.writers = {{.name = "diversity", .groups = GroupsHeld::all, .topic = write}};
    return {format};
}

}  // namespace rankline
