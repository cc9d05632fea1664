// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace rankline {

/// The header row of a table of judgments or retrieved documents: what separates its fields, as
/// ColumnReader is told it, and which column holds what. Columns it has beyond these are ignored.
struct Header {
    char separator = 0;  ///< '\t', ',' or 0 for blanks
    std::size_t width = 0;
    std::size_t qid = 0;
    std::size_t docid = 0;
    std::optional<std::size_t> value;  ///< score or grade
    bool graded = false;  ///< the value's column has a name of grades ("rel"), not of scores
    std::optional<std::size_t> rank;
    std::optional<std::size_t> tag;
};

/// The header in the first line of `text` that is neither blank nor a '#' comment, or nothing if
/// that line does not name a query and a document column. Names are compared without case and
/// punctuation, so that query-id, query_id and QueryID are one.
[[nodiscard]] std::optional<Header> find_header(std::string_view text);

/// Whether the values of the first hundred lines below the header are whole numbers, as grades are.
/// Needs header.value.
[[nodiscard]] bool has_whole_values(std::string_view text, const Header& header);

/// Whether the name of a column, compared likewise, says that it holds ids of queries: "qid",
/// "query-id", "_id"; or ids of documents: "docid", "corpus-id", "_id". For the first line of a
/// list of ids, so names that may as well be ids, as "doc", are not among them.
[[nodiscard]] bool names_query_ids(std::string_view column);
[[nodiscard]] bool names_document_ids(std::string_view column);

}  // namespace rankline
