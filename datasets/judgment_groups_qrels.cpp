// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_qrels.hpp>
#include <rankline/datasets/format.hpp>

namespace rankline {

namespace {

constexpr QrelsLayout layout{
    .format = "qrels_jg",
    .columns = {.names = "qid group docid grade", .count = 4, .docid = 2, .grade = 3, .group = 1}};

/// Looks like any TREC qrels file; what the second column means has to be told.
Sniff sniff(std::string_view) { return Sniff::no; }

void read(QrelsBuilder& builder, const QrelsReadOptions& options) {
    read_columns(builder, layout.columns, options.real_grades);
}

void write(std::string_view qid, std::span<const Judgment> lines, const QrelsWriteOptions&,
           std::string& text) {
    append_columns(text, layout, qid, lines);
}

}  // namespace

std::vector<QrelsFormat> judgment_groups_qrels() {
    QrelsFormat format;
    format.name = "qrels_jg";
    format.aliases = {"judgment_groups"};
    format.summary = "four columns, one judgment group each: qid group docid grade";
    format.definition =
        "TREC qrels whose second column names the assessor or other group that judged, as "
        "trec_eval -R qrels_jg reads them. A document may be judged once in each group of a query. "
        "Cannot be told from trec by its look, so it has to be named.";
    format.kind = JudgmentKind::groups;
    format.sniff = sniff;
    format.read = read;
    format.writers = {{.name = "qrels_jg", .groups = GroupsHeld::all, .topic = write}};
    return {format};
}

}  // namespace rankline
