// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/datasets/buffered_run.hpp>
#include <rankline/datasets/json_text.hpp>

namespace rankline {

/// The JSON of `job`'s file, with unescaped ids kept where the run keeps its own.
[[nodiscard]] JsonSource json_source(const RunReadJob& job);

/// Adds {qid: {docid: score}}. Throws Error(input) at what has another shape, with the query and
/// the document in the message.
void add_score_map(JsonNode& queries, RankBy rank_by, BufferedRun& run);

/// The documents of one query, {docid: score}.
void add_documents(std::string_view qid, JsonNode& documents, RankBy rank_by, BufferedRun& run);

}  // namespace rankline
