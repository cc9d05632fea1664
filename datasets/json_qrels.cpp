// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cmath>
#include <utility>

#include <rankline/base/text.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/grade_text.hpp>
#include <rankline/datasets/json_id.hpp>
#include <rankline/datasets/json_text.hpp>

namespace rankline {

namespace {

Sniff sniff(std::string_view head) {
    const std::optional<JsonOutline> outline = json_outline(head);
    if (!outline || outline->is_array) return Sniff::no;
    if (!outline->first) return Sniff::possible;
    return outline->depth == 2 && *outline->first == JsonKind::number ? Sniff::likely : Sniff::no;
}

/// JSON knows one kind of number, so 1.0, which pandas likes to write, is the integer 1.
double grade_of(const JsonNode& value, std::string_view qid, std::string_view docid,
                bool real_grades) {
    const std::optional<double> grade = value.number();
    const bool finite = grade && std::isfinite(*grade);
    if (finite && (real_grades || *grade == std::trunc(*grade))) return *grade;
    value.fail(fmt::format("the grade of document {} of query {} is not {}: {}{}", quoted(docid),
                           quoted(qid), real_grades ? "a number" : "an integer",
                           quoted(trimmed(value.token())),
                           finite ? "; is this a run? --real-grades allows fractions" : ""));
}

void add_topic(QrelsBuilder& builder, std::string_view qid, JsonNode& documents, bool real_grades) {
    if (qid.empty()) documents.fail("the query id before this is empty");
    documents.members(
        fmt::format("query {}", quoted(qid)), [&](std::string_view docid, JsonNode& value) {
            if (docid.empty()) {
                value.fail(fmt::format("a document id of query {} is empty", quoted(qid)));
            }
            Judgment judgment;
            judgment.docid = docid;
            judgment.grade = grade_of(value, qid, docid, real_grades);
            builder.add(qid, judgment);
        });
}

void read(QrelsBuilder& builder, const QrelsReadOptions& options) {
    const JsonSource source{builder.text(), builder.name(),
                            [&](std::string_view text) { return builder.keep(text); }};
    read_json(source, [&](JsonNode& root) {
        root.members("qrels", [&](std::string_view qid, JsonNode& documents) {
            add_topic(builder, qid, documents, options.real_grades);
        });
    });
}

void write(std::string_view qid, std::span<const Judgment> lines, const QrelsWriteOptions&,
           std::string& text) {
    append_json_qid(text, "json", qid);
    text += ": {";
    bool first = true;
    for (const Judgment& judgment : lines) {
        if (!std::exchange(first, false)) text += ", ";
        append_json_docid(text, "json", qid, judgment.docid);
        text += ": ";
        append_grade(text, judgment.grade, GradesHeld::real);
    }
    text += '}';
}

}  // namespace

std::vector<QrelsFormat> json_qrels() {
    QrelsFormat format;
    format.name = "json";
    format.aliases = {"ranx", "pytrec_eval"};
    format.extensions = {".json"};
    format.summary = "{qid: {docid: grade}}, as BEIR, ranx and pytrec_eval hold it";
    format.definition =
        "One JSON object of queries, each an object of documents with their grades. 1.0 is the "
        "integer 1; a fraction is an error unless grades may be real. A repeated key is a repeated "
        "judgment. Up to 4 GiB.";
    format.kind = JudgmentKind::graded;
    format.sniff = sniff;
    format.read = read;
    format.writers = {{.name = "json",
                       .extensions = {".json"},
                       .grades = GradesHeld::real,
                       .head = "{",
                       .between = ",\n",
                       .tail = "}\n",
                       .topic = write}};
    return {format};
}

}  // namespace rankline
