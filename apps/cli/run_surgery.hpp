// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <rankline/cli/run_surgery_options.hpp>
#include <rankline/convert/equivalents.hpp>
#include <rankline/convert/listed_documents.hpp>
#include <rankline/convert/query_selection.hpp>
#include <rankline/convert/run_order.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline::cli {

/// What checked options ask for, and the files that they name, which are read once.
class RunSurgery {
public:
    /// Reads the files; throws one Error that tells what is wrong with any of them.
    explicit RunSurgery(const RunSurgeryOptions& options);

    /// The operations in the order in which they act: the choice of queries, of documents,
    /// equivalents, collapse, lowest score, depth. None of them has seen anything yet, so these are
    /// made anew for each time that a run is read.
    [[nodiscard]] std::vector<std::unique_ptr<RunOperation>> make_operations(RunOrder order) const;

    /// What --judged and the like look at; null if nothing does.
    [[nodiscard]] const Qrels* judgments() const noexcept { return m_qrels ? &*m_qrels : nullptr; }

private:
    void read_query_lists(Problems& problems);
    void read_document_lists(Problems& problems);
    [[nodiscard]] std::unique_ptr<RunOperation> choice_by_judgment() const;
    [[nodiscard]] std::unique_ptr<RunOperation> collapse(RunOrder order) const;

    RunSurgeryOptions m_options;
    std::vector<QueryStep> m_query_steps;
    std::shared_ptr<const DocumentList> m_kept;     ///< nullptr: none is given
    std::shared_ptr<const DocumentList> m_dropped;  ///< likewise
    std::shared_ptr<const DocumentList> m_corpus;   ///< likewise
    std::optional<Qrels> m_qrels;
    std::shared_ptr<const EquivalenceClasses> m_classes;  ///< likewise
};

}  // namespace rankline::cli
