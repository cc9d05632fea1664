// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_qrels.hpp>
#include <rankline/datasets/format.hpp>

namespace rankline {

namespace {

/// Five columns with a number at the end, as preferences have: it has to be told.
Sniff sniff(std::string_view) { return Sniff::no; }

void read(QrelsBuilder& builder, const QrelsReadOptions& options) {
    QrelsColumns columns;
    columns.names = "qid iteration docid stratum grade";
    columns.count = 5;
    columns.docid = 2;
    columns.group = 3;
    columns.grade = 4;
    read_columns(builder, columns, options.real_grades);
}

}  // namespace

std::vector<QrelsFormat> stratified_qrels() {
    QrelsFormat format;
    format.name = "strata";
    format.aliases = {"sampleval", "sample_eval"};
    format.summary = "a stratified sample of the pool: qid iteration docid stratum grade";
    format.definition =
        "Five fields between runs of blanks or tabs: query id, iteration (ignored), document id, "
        "stratum, integer grade, as NIST's sample_eval.pl reads them. All documents of the pool "
        "are "
        "listed, each once in a topic; a negative grade is one that was not sampled for judging. "
        "Cannot be told from preferences by its look, so it has to be named.";
    format.kind = JudgmentKind::strata;
    format.sniff = sniff;
    format.read = read;
    return {format};
}

}  // namespace rankline
