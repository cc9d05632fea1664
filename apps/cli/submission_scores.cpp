// SPDX-License-Identifier: MIT
#include <rankline/cli/submission_scores.hpp>

#include <cmath>

#include <rankline/base/number.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/datasets/read.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/eval/protocol_evaluator.hpp>
#include <rankline/metrics/metrics.hpp>

namespace rankline::cli {

std::vector<double> submission_scores(const SubmissionInputs& inputs, const std::string& run,
                                      const std::string& qrels,
                                      const std::vector<ProfileColumn>& columns) {
    const Qrels judgments = read_qrels(qrels, {});
    RunFile file = RunFile::open(run, {.threads = inputs.threads, .part = inputs.part});
    ProtocolEvaluator evaluator(judgments, columns, {}, true, inputs.threads);
    const RunFacts facts = file.read(evaluator);
    ProtocolScores scored = evaluator.finish(facts);
    require_common_queries(scored.scores, file.bytes().name(), judgments.name());
    return std::move(scored.summary);
}

ProfileColumn column_at(const std::string& profile, const std::string& record, int cutoff) {
    const std::string name = record + "@" + std::to_string(cutoff);
    return computed_under(find_profile(profile), parse_measure(name, measure_registry(), 1).front(),
                          measure_registry());
}

std::string rounded_text(double value, int digits) {
    if (!std::isfinite(value)) return "null";
    std::string text;
    append_shortest(text, *parse_double(format_number(value, digits)));
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

}  // namespace rankline::cli
