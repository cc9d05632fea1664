// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/bundle/metadata.hpp>

namespace rankline {

/// All that is wrong with what a results file of MTEB is made with; empty if nothing is. The rules
/// are the tests of embeddings-benchmark/results (test_ensure_correct_metadata.py 059599b,
/// run_settings_check.py 83fbc31) and the fields of TaskResult in embeddings-benchmark/mteb,
/// mteb/results/task_result.py (02c088e):
///
/// model_meta (a map with name, "org/model", and revision, a SHA-1 or one character), task_name,
/// dataset_revision, mteb_version (from 2.0.0 on), split, languages (a list); and hf_subset,
/// main_score, evaluation_time, ignore_identical_ids, which have defaults.
[[nodiscard]] std::vector<std::string> mteb_metadata_problems(const Metadata& metadata);

/// "results/org__model/revision/", of metadata without problems.
[[nodiscard]] std::string mteb_results_folder(const Metadata& metadata);

}  // namespace rankline
