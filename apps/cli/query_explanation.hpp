// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/cli/evaluate.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline::cli {

/// --explain-query.
[[nodiscard]] Option explain_query_option(std::string& target);

/// What cannot be asked for together with it.
void check_explain_query(const EvalCommand& command, Problems& problems);

/// A table of the ranking of one query: each document with its grade, what it is worth to measures
/// that are sums of discounted gains, and what each measure would be if the ranking ended there.
/// Ends where no measure can change any more. Throws Error(input) if the query is not judged or not
/// in the run. What is noticed in the run goes to `remarks`.
[[nodiscard]] std::string explain_query(const EvalCommand& command, const Qrels& qrels,
                                        Remarks& remarks);

}  // namespace rankline::cli
