// SPDX-License-Identifier: MIT
#include <rankline/cli/submission_scores.hpp>

#include <cmath>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/datasets/choose.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/eval/protocol_evaluator.hpp>
#include <rankline/metrics/metrics.hpp>

namespace rankline::cli {

std::vector<double> submission_scores(const SubmissionInputs& inputs, const OpenedRun& run,
                                      const std::vector<ProfileColumn>& columns) {
    const FileBytes& file = run.file;
    const RunFormat* const format = guess(run_formats(), sniffed_head(file), file.name()).format;
    if (format == nullptr)
        throw Error(ErrorKind::input, Place{file.name()},
                    "in no format that can be scored; ir-eval --list-formats shows all");
    ProtocolEvaluator evaluator(*run.qrels, columns, {}, true, inputs.threads);
    IdStore ids;
    RunReadOptions options;
    options.threads = inputs.threads;
    options.part = inputs.part;
    const RunFacts facts = format->read({file, ids, format->rank_by.front(), options, evaluator});
    ProtocolScores scored = evaluator.finish(facts);
    require_common_queries(scored.scores, file.name(), run.qrels->name());
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
