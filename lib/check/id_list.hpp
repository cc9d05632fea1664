// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rankline {

class FileBytes;

/// The ids of a file, each once: the queries or documents that there are. Cheap to copy.
class IdList {
public:
    /// Reads the ids of a file of any of these shapes, told by its beginning: lines whose first
    /// column, up to a tab or blank, is the id (a bare list, queries.tsv, collection.tsv); JSON
    /// Lines with a member _id, id, qid, query_id, docid or doc_id (queries.jsonl, corpus.jsonl);
    /// TREC topics with <num> Number: 301 or <topic number="1">. Blank lines and lines that begin
    /// with '#' are passed over, as is a first line of column names. Throws Error(input) at what
    /// has no id, and for a file that has none at all.
    static IdList read(FileBytes file);

    /// Of these ids, which are copied.
    static IdList of(const std::vector<std::string>& ids);

    [[nodiscard]] bool contains(std::string_view id) const;
    /// In the order of the file.
    [[nodiscard]] const std::vector<std::string_view>& ids() const noexcept;
    [[nodiscard]] const std::string& name() const noexcept;

private:
    struct State;
    std::shared_ptr<const State> m_state;
};

/// Documents that a query must not have: lines of a query id and a document id, or of a document
/// id alone, which then is meant for every query. Cheap to copy.
class PairList {
public:
    /// Throws Error(input) for a line of more than two columns.
    static PairList read(FileBytes file);

    [[nodiscard]] bool contains(std::string_view qid, std::string_view docid) const;

private:
    struct State;
    std::shared_ptr<const State> m_state;
};

}  // namespace rankline
