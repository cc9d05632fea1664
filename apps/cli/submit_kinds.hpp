// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/cli/submission.hpp>

namespace rankline::cli {

/// The records that submission_kinds() lists, each in its submit_*.cpp.
[[nodiscard]] SubmissionKind msmarco_passage_submission();
[[nodiscard]] SubmissionKind msmarco_doc_submission();
[[nodiscard]] SubmissionKind beir_submission();
[[nodiscard]] SubmissionKind mteb_submission();
[[nodiscard]] SubmissionKind tira_submission();
[[nodiscard]] SubmissionKind trec_submission();

}  // namespace rankline::cli
