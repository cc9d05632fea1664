// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/check/id_list.hpp>
#include <rankline/check/profile.hpp>
#include <rankline/check/row.hpp>
#include <rankline/check/sink.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline {

/// All that a file is checked against. What is not given is not asked for.
struct CheckContext {
    const CheckProfile& profile;
    const Qrels* qrels = nullptr;        ///< the judgments that the run will be scored with
    const IdList* topics = nullptr;      ///< the queries that there are
    const IdList* docids = nullptr;      ///< the documents that there are
    const PairList* excluded = nullptr;  ///< documents that must not be retrieved
    std::uint64_t cap = 25;              ///< places that are kept for each rule; 0: all
    unsigned threads = 1;
};

/// Lines of one query, and what stands between them.
struct RowBlock {
    std::span<const CheckRow> rows;    ///< RowKind::data, with all columns
    std::span<const CheckRow> shorts;  ///< of data that lack columns: which ones, nobody knows
    std::span<const CheckRow> others;  ///< blank lines, comments, the header
};

/// All documents of a query, wherever they stand. Of lines, those with all columns.
struct QueryRows {
    std::string_view qid;
    std::span<const CheckRow> rows;           ///< in the order of the file
    std::span<const std::uint32_t> by_score;  ///< of those with a score that is no NaN, highest
                                              ///< first; of equal ones the order of the file
    const QrelsTopic* judged = nullptr;       ///< the judgments of the query, if there are any
    bool complete = true;                     ///< no line of the query lacks columns
};

/// Looks at lines and queries: what a RuleFamily makes. Rows come in the order of the file, and
/// each rule reports in that order.
class RowCheck {
public:
    RowCheck() = default;
    RowCheck(const RowCheck&) = delete;
    RowCheck& operator=(const RowCheck&) = delete;
    virtual ~RowCheck() = default;

    /// Lines by themselves, each once. Not called for input without lines of columns.
    virtual void lines(const RowBlock& block, CheckSink& sink);
    /// A query, once, with at least one row.
    virtual void query(const QueryRows& query, CheckSink& sink);
};

/// What a query of the file is known by when all have been seen.
struct QueryFacts {
    std::string_view qid;
    const char* at = nullptr;     ///< its first line, or nullptr
    const char* again = nullptr;  ///< where it goes on after another query began
    std::uint64_t documents = 0;  ///< lines that name a document
    std::uint32_t judged = 0;     ///< of the first ten documents
    std::uint32_t looked_at = 0;  ///< how many of these there are; 0 without judgments
};

/// A file when all of it has been seen.
struct FileFacts {
    std::string_view name;
    std::string_view text;  ///< without a byte-order mark
    bool byte_order_mark = false;
    bool has_lines = true;                ///< of columns; JSON has none
    std::uint64_t size = 0;               ///< as stored
    std::uint64_t documents = 0;          ///< lines of data, or documents
    std::span<const QueryFacts> queries;  ///< in the order of the file
    std::optional<CheckRow> first;        ///< the first line that is neither blank nor a comment
    std::span<const std::string_view> pieces;  ///< of the text, each of whole lines
};

}  // namespace rankline
