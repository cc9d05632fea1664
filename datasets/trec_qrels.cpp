// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_qrels.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

/// No measure uses the second column, but a document that repeats with another one is told which
/// formats do, and what it says is written again.
template <char separator>
constexpr QrelsLayout layout{.format = separator == ' ' ? "trec" : "msmarco",
                             .columns = {.names = "qid iteration docid grade",
                                         .count = 4,
                                         .docid = 2,
                                         .grade = 3,
                                         .group = 1},
                             .separator = separator,
                             .has_second_column = true};

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
    read_columns(builder, layout<' '>.columns, options.real_grades);
}

template <char separator>
void write(std::string_view qid, std::span<const Judgment> lines, const QrelsWriteOptions&,
           std::string& text) {
    append_columns(text, layout<separator>, qid, lines);
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
        "name those formats (diversity, qrels_jg). Written with blanks (trec) or tabs (msmarco), "
        "the second column as it was read, 0 for Q0 and where there was none. MS MARCO's own "
        "scripts "
        "pass over the grade: every document listed is relevant to them.";
    format.kind = JudgmentKind::graded;
    format.sniff = sniff;
    format.read = read;
    format.writers = {{.name = "trec",
                       .extensions = {".qrels", ".txt", ".qrel"},
                       .groups = GroupsHeld::all,
                       .topic = write<' '>},
                      {.name = "msmarco",
                       .extensions = {".tsv"},
                       .groups = GroupsHeld::all,
                       .blind_readers = "MS MARCO's own scripts",
                       .topic = write<'\t'>}};
    return {format};
}

}  // namespace rankline
