// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_qrels.hpp>
#include <rankline/datasets/format.hpp>

namespace rankline {

namespace {

constexpr QrelsLayout layout{.format = "strata",
                             .columns = {.names = "qid iteration docid stratum grade",
                                         .count = 5,
                                         .docid = 2,
                                         .grade = 4,
                                         .group = 3}};

/// Five columns with a number at the end, as preferences have: it has to be told.
Sniff sniff(std::string_view) { return Sniff::no; }

void read(QrelsBuilder& builder, const QrelsReadOptions& options) {
    read_columns(builder, layout.columns, options.real_grades);
}

void write(std::string_view qid, std::span<const Judgment> lines, const QrelsWriteOptions&,
           std::string& text) {
    append_columns(text, layout, qid, lines);
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
    format.writers = {{.name = "strata", .groups = GroupsHeld::all, .topic = write}};
    return {format};
}

}  // namespace rankline
