// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_qrels.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include <rankline/base/text.hpp>
#include <rankline/datasets/column_ids.hpp>
#include <rankline/datasets/grade_text.hpp>
#include <rankline/model/judgments.hpp>

namespace rankline {

namespace {

std::string_view id_field(QrelsBuilder& builder, const ColumnReader& reader, std::size_t index,
                          const char* what) {
    const std::string_view id = reader.fields()[index];
    if (id.empty()) reader.fail(index, fmt::format("the {} is empty", what));
    return reader.unescaped(index) ? builder.keep(id) : id;
}

[[noreturn]] void fail_width(const ColumnReader& reader, const QrelsColumns& columns) {
    const std::size_t found = reader.fields().size();
    const char* hint = found > columns.count ? "; is this a run?" : "";
    reader.fail(std::min(found, columns.count),
                fmt::format("{} field{} instead of {} ({}): {}{}", found, found == 1 ? "" : "s",
                            columns.count, columns.names, quoted(reader.line()), hint));
}

}  // namespace

void add_judgment(QrelsBuilder& builder, const ColumnReader& reader, const QrelsColumns& columns,
                  bool real_grades) {
    if (reader.fields().size() != columns.count) fail_width(reader, columns);
    Judgment judgment;
    judgment.subgroup = columns.all_in_subgroup;
    const std::string_view qid = id_field(builder, reader, columns.qid, "query id");
    judgment.docid = id_field(builder, reader, columns.docid, "document id");
    judgment.grade =
        columns.grade == QrelsColumns::absent ? 1 : grade_field(reader, columns.grade, real_grades);
    if (columns.group != QrelsColumns::absent) {
        judgment.group = id_field(builder, reader, columns.group, "group");
    }
    if (columns.subgroup != QrelsColumns::absent) {
        judgment.subgroup = id_field(builder, reader, columns.subgroup, "sub-group");
    }
    builder.add(qid, judgment);
}

void read_columns(QrelsBuilder& builder, const QrelsColumns& columns, bool real_grades) {
    ColumnReader reader(builder.text(), builder.name());
    while (reader.next()) add_judgment(builder, reader, columns, real_grades);
}

namespace {

/// A group or sub-group as a column.
std::string_view column_of(std::string_view name, const QrelsLayout& layout, std::string_view qid,
                           const Judgment& judgment) {
    if (layout.has_second_column && names_nothing(name)) return "0";
    if (std::any_of(name.begin(), name.end(), is_space)) {
        throw Error(ErrorKind::input,
                    fmt::format("{}, the group of document {} of query {}, cannot be written as "
                                "{}: it has a blank in it, which ends a column",
                                quoted(name), quoted(judgment.docid), quoted(qid), layout.format));
    }
    return name;
}

}  // namespace

void append_columns(std::string& text, const QrelsLayout& layout, std::string_view qid,
                    std::span<const Judgment> lines) {
    const QrelsColumns& columns = layout.columns;
    require_column_qid(layout.format, qid);
    std::vector<std::string_view> fields(columns.count, "0");
    fields[columns.qid] = qid;
    std::string grade;
    for (const Judgment& judgment : lines) {
        require_column_docid(layout.format, qid, judgment.docid);
        fields[columns.docid] = judgment.docid;
        if (columns.group != QrelsColumns::absent)
            fields[columns.group] = column_of(judgment.group, layout, qid, judgment);
        if (columns.subgroup != QrelsColumns::absent)
            fields[columns.subgroup] = column_of(judgment.subgroup, layout, qid, judgment);
        if (columns.grade != QrelsColumns::absent) {
            grade.clear();
            append_grade(grade, judgment.grade, layout.grades);
            fields[columns.grade] = grade;
        }
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (i > 0) text += layout.separator;
            text += fields[i];
        }
        text += '\n';
    }
}

}  // namespace rankline
