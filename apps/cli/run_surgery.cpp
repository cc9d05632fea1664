// SPDX-License-Identifier: MIT
#include <rankline/cli/run_surgery.hpp>

#include <utility>

#include <rankline/convert/judged_documents.hpp>
#include <rankline/convert/listed_queries.hpp>
#include <rankline/convert/minimum_score.hpp>
#include <rankline/convert/own_query.hpp>
#include <rankline/convert/query_fold.hpp>
#include <rankline/convert/query_sample.hpp>
#include <rankline/convert/top_k.hpp>
#include <rankline/datasets/id_lists.hpp>
#include <rankline/datasets/read.hpp>

namespace rankline::cli {

namespace {

/// Only whether a document has a grade is asked, so that neither a repeated judgment nor a fraction
/// is in the way.
Qrels read_judged(const std::string& path) {
    return read_qrels(path, {.duplicates = Duplicates::best, .real_grades = true});
}

}  // namespace

RunSurgery::RunSurgery(const RunSurgeryOptions& options) : m_options(options) {
    Problems problems;
    read_query_lists(problems);
    read_document_lists(problems);
    if (!options.qrels.empty()) problems.attempt([&] { m_qrels = read_judged(options.qrels); });
    if (!options.equivalents.empty()) {
        problems.attempt([&] {
            m_classes =
                std::make_shared<const EquivalenceClasses>(read_equivalents(options.equivalents));
        });
    }
    problems.raise();
}

void RunSurgery::read_query_lists(Problems& problems) {
    const auto add = [&](const std::string& path, QueryStep (*step_of)(QueryIds)) {
        if (path.empty()) return;
        problems.attempt([&] { m_query_steps.push_back(step_of(read_query_ids(path))); });
    };
    add(m_options.keep_queries, keep_queries);
    add(m_options.drop_queries, drop_queries);
    const std::uint64_t seed = m_options.seed.value_or(0);
    if (!m_options.fold.empty())
        m_query_steps.push_back(keep_fold(parse_query_fold(m_options.fold), seed));
    if (!m_options.drop_fold.empty())
        m_query_steps.push_back(drop_fold(parse_query_fold(m_options.drop_fold), seed));
    if (m_options.sample_queries)
        m_query_steps.push_back(sample_queries(*m_options.sample_queries, seed));
}

void RunSurgery::read_document_lists(Problems& problems) {
    const auto read = [&](const std::string& path, std::shared_ptr<const DocumentList>& list,
                          DocumentIds (*ids_of)(const std::string&)) {
        if (path.empty()) return;
        problems.attempt([&] { list = std::make_shared<const DocumentList>(ids_of(path)); });
    };
    read(m_options.keep_docs, m_kept, read_document_ids);
    read(m_options.drop_docs, m_dropped, read_document_ids);
    read(m_options.keep_corpus, m_corpus, read_corpus_ids);
}

std::unique_ptr<RunOperation> RunSurgery::choice_by_judgment() const {
    const double minimum = m_options.min_grade.value_or(0);
    return m_options.judged ? judged_documents(*m_qrels, minimum)
                            : unjudged_documents(*m_qrels, minimum);
}

std::unique_ptr<RunOperation> RunSurgery::collapse(RunOrder order) const {
    const std::string& delimiter = m_options.passage_delimiter;
    return collapse_passages(m_options.passage_pattern.empty()
                                 ? PassageIds::by_delimiter(delimiter.empty() ? "#" : delimiter)
                                 : PassageIds::by_pattern(m_options.passage_pattern),
                             {*m_options.collapse, m_options.collapse_top.value_or(0)}, order);
}

std::vector<std::unique_ptr<RunOperation>> RunSurgery::make_operations(RunOrder order) const {
    std::vector<std::unique_ptr<RunOperation>> operations;
    if (!m_query_steps.empty()) operations.push_back(select_queries(m_query_steps));
    if (m_kept) operations.push_back(keep_documents(m_kept));
    if (m_dropped) operations.push_back(drop_documents(m_dropped));
    if (m_corpus) operations.push_back(keep_corpus(m_corpus));
    if (m_qrels) operations.push_back(choice_by_judgment());
    if (m_options.drop_own_query) operations.push_back(drop_own_query());
    if (m_classes) {
        const EquivalentName name =
            m_options.canonical_ids ? EquivalentName::canonical : EquivalentName::own;
        operations.push_back(first_of_equivalents(m_classes, name, order));
    }
    if (m_options.collapse) operations.push_back(collapse(order));
    if (m_options.min_score) operations.push_back(minimum_score(*m_options.min_score));
    if (m_options.depth) operations.push_back(top_k(*m_options.depth, order));
    return operations;
}

}  // namespace rankline::cli
