// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>

#include <rankline/datasets/column_qrels.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

bool is_header(const Row& row) {
    return row == Row{"qid", "pid"} || row == Row{"qid", "-", "pid", "rel"};
}

Sniff sniff(std::string_view head) {
    const std::vector<Row> rows = sample_rows(head);
    if (!rows.empty() && is_header(rows.front())) return Sniff::certain;
    // Two words a line are not much to go by: T2Ranking's ids are numbers.
    const Sniff numbered = agreement(rows, [](const Row& row) {
        return row.size() == 2 && is_integer(row[0]) && is_integer(row[1]);
    });
    if (numbered != Sniff::no) return numbered;
    return agreement(rows, [](const Row& row) { return row.size() == 2; }) == Sniff::likely
               ? Sniff::possible
               : Sniff::no;
}

constexpr QrelsLayout pairs{.format = "t2ranking-retrieval",
                            .columns = {.names = "qid pid", .count = 2, .docid = 1},
                            .separator = '\t'};
constexpr QrelsLayout levels{
    .format = "t2ranking",
    .columns = {.names = "qid - pid rel", .count = 4, .docid = 2, .grade = 3},
    .separator = '\t'};

void read(QrelsBuilder& builder, const QrelsReadOptions& options) {
    ColumnReader reader(builder.text(), builder.name());
    if (!reader.next()) return;
    const QrelsColumns& columns = (reader.fields().size() >= 3 ? levels : pairs).columns;
    if (!is_header(reader.fields())) add_judgment(builder, reader, columns, options.real_grades);
    while (reader.next()) add_judgment(builder, reader, columns, options.real_grades);
}

void write_levels(std::string_view qid, std::span<const Judgment> lines, const QrelsWriteOptions&,
                  std::string& text) {
    append_columns(text, levels, qid, lines);
}

void write_pairs(std::string_view qid, std::span<const Judgment> lines,
                 const QrelsWriteOptions& options, std::string& text) {
    std::vector<Judgment> relevant;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(relevant),
                 [&](const Judgment& judgment) { return judgment.grade >= options.level; });
    append_columns(text, pairs, qid, relevant);
}

}  // namespace

std::vector<QrelsFormat> t2ranking_qrels() {
    QrelsFormat format;
    format.name = "t2ranking";
    format.extensions = {".tsv"};
    format.summary = "T2Ranking's qrels: qid pid (grade 1), or qid - pid rel";
    format.definition =
        "Two files of the T2Ranking benchmark, each with or without its header line. Retrieval "
        "qrels: query id and passage id; every pair listed has grade 1 (the benchmark lists the "
        "pairs of level 2 and 3). Re-ranking qrels: query id, an ignored column, passage id, level "
        "0 to 3; without the header \"qid - pid rel\" that is the trec format. trec_eval takes the "
        "header for a judgment of a query named \"qid\". The benchmark's own script drops every "
        "line it cannot read without a word; here such a line is an error. Both are written with "
        "their header, which the benchmark's loaders pass over.";
    format.kind = JudgmentKind::graded;
    format.sniff = sniff;
    format.read = read;
    format.writers = {{.name = "t2ranking",
                       .extensions = {".tsv"},
                       .head = "qid\t-\tpid\trel\n",
                       .topic = write_levels},
                      {.name = "t2ranking-retrieval",
                       .grades = GradesHeld::relevant,
                       .head = "qid\tpid\n",
                       .topic = write_pairs}};
    return {format};
}

}  // namespace rankline
