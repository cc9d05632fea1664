// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/findings.hpp>
#include <rankline/base/id_store.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// One step of run surgery: what becomes of the queries of a run and of their documents. Steps are
/// put one behind the other; each sees what the one before has left.
class RunOperation {
public:
    virtual ~RunOperation() = default;

    /// Called once, before anything else, with all queries there are, in the order of the file. The
    /// ids live as long as the operation is used. Throws Error(usage) where the operation cannot be
    /// done to so many queries.
    virtual void prepare(std::span<const std::string_view> qids);

    /// Whether the query stays; asked before its lines are read. By default all do. Called by
    /// several threads at once, but after `prepare`.
    [[nodiscard]] virtual bool keeps(std::string_view qid) const;

    /// Changes the documents of a query, best first before and after, and returns how many stay, at
    /// the front; by default all. What is behind them is of no use to anybody. Called by several
    /// threads at once. New ids live as long as the old ones or the operation, or are kept in
    /// `ids`, one store per thread.
    virtual std::size_t apply(std::string_view qid, std::span<RunEntry> ranked, IdStore& ids) const;

    /// Whether `apply` throws Error(input) for some documents; by default it does for none.
    [[nodiscard]] virtual bool may_fail() const;

    /// What there is to tell once all queries went through, of what may well be a mistake: a listed
    /// query that the run lacks, queries without a document left.
    [[nodiscard]] virtual Findings findings() const;

    /// What it did to how many, a line each: "--judged: 12 of 40 documents dropped". For who wants
    /// to follow; nothing that could be wrong.
    [[nodiscard]] virtual std::vector<std::string> account() const;
};

}  // namespace rankline
