// SPDX-License-Identifier: MIT
#include <utility>

#include <rankline/cli/run_surgery_options.hpp>
#include <rankline/convert/equivalents.hpp>
#include <rankline/convert/judged_documents.hpp>
#include <rankline/convert/listed_documents.hpp>
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

using Operations = std::vector<std::unique_ptr<RunOperation>>;

void add_query_choice(const RunSurgeryOptions& options, Operations& operations,
                      Problems& problems) {
    const std::uint64_t seed = options.seed.value_or(0);
    std::vector<QueryStep> steps;
    if (!options.keep_queries.empty())
        problems.attempt(
            [&] { steps.push_back(keep_queries(read_query_ids(options.keep_queries))); });
    if (!options.drop_queries.empty())
        problems.attempt(
            [&] { steps.push_back(drop_queries(read_query_ids(options.drop_queries))); });
    if (!options.fold.empty()) steps.push_back(keep_fold(parse_query_fold(options.fold), seed));
    if (!options.drop_fold.empty())
        steps.push_back(drop_fold(parse_query_fold(options.drop_fold), seed));
    if (options.sample_queries) steps.push_back(sample_queries(*options.sample_queries, seed));
    if (!steps.empty()) operations.push_back(select_queries(std::move(steps)));
}

/// Only whether a document has a grade is asked, so that neither a repeated judgment nor a fraction
/// is in the way.
Qrels read_judged(const std::string& path) {
    return read_qrels(path, {.duplicates = Duplicates::best, .real_grades = true});
}

void add_document_choice(const RunSurgeryOptions& options, Operations& operations,
                         Problems& problems) {
    if (!options.keep_docs.empty())
        problems.attempt(
            [&] { operations.push_back(keep_documents(read_document_ids(options.keep_docs))); });
    if (!options.drop_docs.empty())
        problems.attempt(
            [&] { operations.push_back(drop_documents(read_document_ids(options.drop_docs))); });
    if (options.judged || options.unjudged) {
        problems.attempt([&] {
            Qrels qrels = read_judged(options.qrels);
            const double minimum = options.min_grade.value_or(0);
            operations.push_back(options.judged ? judged_documents(std::move(qrels), minimum)
                                                : unjudged_documents(std::move(qrels), minimum));
        });
    }
    if (options.drop_own_query) operations.push_back(drop_own_query());
}

void add_equivalents(const RunSurgeryOptions& options, Operations& operations, Problems& problems) {
    if (options.equivalents.empty()) return;
    problems.attempt([&] {
        operations.push_back(first_of_equivalents(
            std::make_shared<const EquivalenceClasses>(read_equivalents(options.equivalents)),
            options.canonical_ids ? EquivalentName::canonical : EquivalentName::own));
    });
}

void add_collapse(const RunSurgeryOptions& options, Operations& operations) {
    if (!options.collapse) return;
    const std::string& delimiter = options.passage_delimiter;
    operations.push_back(
        collapse_passages(options.passage_pattern.empty()
                              ? PassageIds::by_delimiter(delimiter.empty() ? "#" : delimiter)
                              : PassageIds::by_pattern(options.passage_pattern),
                          {*options.collapse, options.collapse_top.value_or(0)}));
}

}  // namespace

std::vector<std::unique_ptr<RunOperation>> make_run_operations(const RunSurgeryOptions& options) {
    Operations operations;
    Problems problems;
    add_query_choice(options, operations, problems);
    add_document_choice(options, operations, problems);
    add_equivalents(options, operations, problems);
    add_collapse(options, operations);
    if (options.min_score) operations.push_back(minimum_score(*options.min_score));
    if (options.depth) operations.push_back(top_k(*options.depth));
    problems.raise();
    return operations;
}

}  // namespace rankline::cli
