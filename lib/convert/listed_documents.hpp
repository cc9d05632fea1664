// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include <rankline/convert/listed_ids.hpp>
#include <rankline/convert/place_table.hpp>
#include <rankline/convert/run_operation.hpp>

namespace rankline {

/// A list of documents, not empty, in which one is found at once. Made for lists of a whole
/// collection: ten million ids take 30 bytes each besides the file.
class DocumentList {
public:
    explicit DocumentList(DocumentIds ids);

    /// How many documents are looked up at a time.
    static constexpr std::size_t at_once = 32;
    /// Which of at most so many documents are listed, for all queries or for this one: a bit for
    /// each, the first one lowest.
    [[nodiscard]] std::uint32_t find(std::string_view qid, std::span<const RunEntry> few) const;

    [[nodiscard]] const DocumentIds& ids() const noexcept { return m_ids; }

private:
    [[nodiscard]] bool has(std::string_view qid, const RunEntry& entry) const;

    DocumentIds m_ids;
    PlaceTable m_for_all;   ///< places in m_ids.for_all
    PlaceTable m_by_query;  ///< places in m_ids.by_query
};

/// --keep-docs: leaves the documents that are listed for the query or for all queries.
[[nodiscard]] std::unique_ptr<RunOperation> keep_documents(
    std::shared_ptr<const DocumentList> list);

/// --keep-corpus: likewise those of a corpus.
[[nodiscard]] std::unique_ptr<RunOperation> keep_corpus(std::shared_ptr<const DocumentList> list);

/// --drop-docs: leaves the other ones.
///
/// Of all of them it is a finding if the run has none of the listed documents. That it lacks some
/// is nothing to tell: a list of a collection's documents is longer than what a run retrieves.
[[nodiscard]] std::unique_ptr<RunOperation> drop_documents(
    std::shared_ptr<const DocumentList> list);

}  // namespace rankline
