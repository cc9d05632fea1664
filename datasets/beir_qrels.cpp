// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_qrels.hpp>
#include <rankline/datasets/delimited_field.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/grade_text.hpp>
#include <rankline/datasets/header.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

Sniff sniff(std::string_view head) {
    const std::optional<Header> header = find_header(head);
    if (header && header->value) {
        return head.starts_with("query-id\tcorpus-id\tscore") ? Sniff::certain : Sniff::likely;
    }
    const std::vector<Row> rows = sample_rows(head);
    const Sniff integers =
        agreement(rows, [](const Row& row) { return row.size() == 3 && is_integer(row[2]); });
    // Three columns whose third counts 1, 2, 3, ... are MS MARCO's run.
    if (integers == Sniff::likely)
        return counts_ranks(rows, 2) && rows.size() > 2 ? Sniff::possible : Sniff::likely;
    const Sniff numbers =
        agreement(rows, [](const Row& row) { return row.size() == 3 && is_number(row[2]); });
    return numbers == Sniff::no ? Sniff::no : Sniff::possible;
}

QrelsColumns columns_of(const std::optional<Header>& header) {
    QrelsColumns columns;
    columns.names = header ? "as in the header" : "qid docid grade";
    columns.count = header ? header->width : 3;
    columns.qid = header ? header->qid : 0;
    columns.docid = header ? header->docid : 1;
    columns.grade = header ? header->value.value_or(QrelsColumns::absent) : 2;
    return columns;
}

/// Tabs keep blanks within ids, and quotes are only quotes between tabs or commas.
char separator_of(std::string_view text, const std::optional<Header>& header) {
    if (header) return header->separator;
    return text.substr(0, text.find('\n')).find('\t') == std::string_view::npos ? '\0' : '\t';
}

void read(QrelsBuilder& builder, const QrelsReadOptions& options) {
    const std::optional<Header> header = find_header(builder.text());
    ColumnReader reader(builder.text(), builder.name(), separator_of(builder.text(), header));
    const QrelsColumns columns = columns_of(header);
    if (header && reader.next() && !header->value) {
        reader.fail(0, "the header names no column of grades (score, rel, grade, ...): " +
                           quoted(reader.line()));
    }
    while (reader.next()) add_judgment(builder, reader, columns, options.real_grades);
}

template <char separator>
void write(std::string_view qid, std::span<const Judgment> lines, const QrelsWriteOptions&,
           std::string& text) {
    constexpr const char* format = separator == '\t' ? "beir" : "csv";
    require_one_line_qid(format, qid);
    for (const Judgment& judgment : lines) {
        require_one_line_docid(format, qid, judgment.docid);
        append_delimited(text, qid, separator);
        text += separator;
        append_delimited(text, judgment.docid, separator);
        text += separator;
        append_grade(text, judgment.grade, GradesHeld::whole);
        text += '\n';
    }
}

}  // namespace

std::vector<QrelsFormat> beir_qrels() {
    QrelsFormat format;
    format.name = "beir";
    format.aliases = {"ir_datasets"};
    format.extensions = {".tsv", ".csv"};
    format.summary = "BEIR's TSV with the header query-id corpus-id score, or three bare columns";
    format.definition =
        "A header line that names a query, a document and a grade column (query-id, corpus-id, "
        "score; qid, docno, rel; ...; in any order, others ignored), then one judgment a line with "
        "as many fields. Tabs, commas or blanks separate, whichever the header has; between tabs "
        "or commas a field may be \"quoted\", as Python's csv module writes it. Without a header: "
        "qid docid grade. BEIR's own reader always drops the first line, even if it is data; here "
        "a first line that is no header is a judgment. Written with tabs under BEIR's header "
        "(beir), or with commas under qid,docid,grade (csv).";
    format.kind = JudgmentKind::graded;
    format.sniff = sniff;
    format.read = read;
    format.writers = {
        {.name = "beir",
         .extensions = {".tsv"},
         .head = "query-id\tcorpus-id\tscore\n",
         .topic = write<'\t'>},
        {.name = "csv", .extensions = {".csv"}, .head = "qid,docid,grade\n", .topic = write<','>}};
    return {format};
}

}  // namespace rankline
