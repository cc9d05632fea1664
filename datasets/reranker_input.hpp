// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/datasets/format.hpp>
#include <rankline/datasets/text_format.hpp>

namespace rankline {

/// A query with its documents, best first, and where their texts come from.
struct RerankerQuery {
    std::string_view qid;
    std::string_view text;
    std::span<const RunEntry> ranked;
    /// The text of one of `ranked`, valid until the next call.
    std::function<const TextRecord&(const RunEntry& entry)> document;
};

/// A layout that rerankers read: `head`, the queries with `between` between them, `tail`.
struct RerankerWriter {
    std::string name;
    std::vector<std::string> aliases;
    std::vector<std::string> extensions;  ///< of files that are read as such
    std::string summary;
    bool has_scores = true;
    std::string head{};
    std::string between{};
    std::string tail{};
    /// Appends a query to `text`. Texts are UTF-8. Throws Error(input) for an id or score that the
    /// layout cannot hold.
    void (*query)(const RerankerQuery& query, const RunWriteOptions& options,
                  std::string& text) = nullptr;
};

/// All of them; the first is the default.
[[nodiscard]] const std::vector<RerankerWriter>& reranker_writers();

}  // namespace rankline
