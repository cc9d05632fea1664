// SPDX-License-Identifier: MIT
//
// A stranger's program: three judgments and a run of three documents, all in memory, scored with
// an installed Rankline. Exits 0 when nDCG@10 is what one gets by hand.

#include <cmath>
#include <cstdio>
#include <vector>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/number.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/eval/evaluator.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>
#include <rankline/model/qrels.hpp>
#include <rankline/model/run_buffer.hpp>
#include <rankline/report/report.hpp>

int main() {
    using namespace rankline;

    QrelsBuilder builder(FileBytes::from_memory("", "memory"), JudgmentKind::graded,
                         Duplicates::error);
    builder.add("q", Judgment{"a", 1, {}, {}});
    builder.add("q", Judgment{"b", 0, {}, {}});
    builder.add("q", Judgment{"c", 2, {}, {}});
    const Qrels qrels = builder.build();

    RunBuffer run;
    run.add("q", "a", 1.0);
    run.add("q", "b", 2.0);
    run.add("q", "c", 3.0);

    const std::vector<Measure> measures = parse_measures({"nDCG@10"}, measure_registry(), 1);
    Evaluator evaluator(qrels, measures, EvalOptions{}, 1);
    RunFacts facts;
    run.deliver(evaluator, facts, "", "memory", 1);
    const RunScores scores = evaluator.finish(facts);
    const double ndcg = summarise(scores, measures, qrels, QuerySet::both).front();

    // The ranking is c, b, a: (2 + 1/log2(4)) over the ideal 2 + 1/log2(3).
    const double by_hand = 2.5 / (2 + 1 / std::log2(3.0));
    std::printf("nDCG@10 %s, %zu run formats, %zu output formats\n", format_number(ndcg, 4).c_str(),
                run_formats().size(), report_formats().size());
    return std::abs(ndcg - by_hand) < 1e-12 ? 0 : 1;
}
