// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <rankline/datasets/columns.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline {

/// Which column of a qrels file holds what.
struct QrelsColumns {
    static constexpr std::size_t absent = ~std::size_t{0};

    std::string_view names;  ///< "qid iteration docid grade": what a line of another width is told
    std::size_t count = 0;   ///< a line with more or fewer fields is an error
    std::size_t qid = 0;
    std::size_t docid = 0;
    std::size_t grade = absent;             ///< absent: every listed document has grade 1
    std::size_t group = absent;             ///< judgment group or subtopic
    std::size_t subgroup = absent;          ///< judgment sub-group
    std::string_view all_in_subgroup = "";  ///< the sub-group of all lines where it has no column
};

/// Adds the line that `reader` stands on. Throws Error(input) at the field at fault.
void add_judgment(QrelsBuilder& builder, const ColumnReader& reader, const QrelsColumns& columns,
                  bool real_grades);

/// Adds all lines of `builder.text()`, split at blanks.
void read_columns(QrelsBuilder& builder, const QrelsColumns& columns, bool real_grades);

/// How lines of blank-separated columns are written.
struct QrelsLayout {
    std::string_view format;  ///< what messages call it
    QrelsColumns columns;     ///< what has no column of them is 0
    char separator = ' ';
    GradesHeld grades = GradesHeld::whole;
    bool has_second_column = false;  ///< the group is TREC's second column, where Q0 is 0
};

/// Appends the lines of a topic as `read_columns` reads them. Throws Error(input) for an id or a
/// group that columns cannot hold.
void append_columns(std::string& text, const QrelsLayout& layout, std::string_view qid,
                    std::span<const Judgment> lines);

}  // namespace rankline
