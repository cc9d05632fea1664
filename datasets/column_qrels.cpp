// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_qrels.hpp>

#include <fmt/format.h>

#include <algorithm>

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

}  // namespace rankline
