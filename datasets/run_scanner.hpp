// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/datasets/format.hpp>
#include <rankline/datasets/run_query.hpp>

namespace rankline {

/// Reads a run of blank-separated columns in one pass, on several threads, straight from the bytes
/// of the file. All such formats are read here; they differ in `query_reader<columns>()` alone.
///
/// The text is cut into pieces of a fixed size. A thread takes a piece, passes over the lines of a
/// query that began before it, and reads each query that begins in the piece to its end, even
/// beyond the piece; a query is visited as soon as its last line was read, and nothing of it is
/// kept but where it lies. Queries whose lines are scattered over the file are found by that record
/// and visited a second time with all their lines.
[[nodiscard]] RunFacts scan_run(const RunReadJob& job, QueryReader reader);

/// Lines of one query that follow each other.
struct LineGroup {
    const char* begin;
    const char* end;
};

/// Where the lines of each query stand: those of query q are groups[first[q]] up to
/// groups[first[q + 1]], in the order of the file.
struct QueryStretches {
    std::vector<LineGroup> groups;
    std::vector<std::size_t> first;
    std::vector<std::string_view> qids;  ///< in the order in which they begin
};

/// Finds the queries of such a run without reading more of a line than its query id. Throws as
/// scan_run does for an empty file.
[[nodiscard]] QueryStretches index_run(const RunReadJob& job);

/// The lines between "# ir_metadata.start" and "# ir_metadata.end", without the "# " (Breuer et
/// al., SIGIR 2022); "" if the run does not begin with them.
[[nodiscard]] std::string metadata_of(std::string_view text);

}  // namespace rankline
