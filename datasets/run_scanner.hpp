// SPDX-License-Identifier: MIT
#pragma once

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

}  // namespace rankline
