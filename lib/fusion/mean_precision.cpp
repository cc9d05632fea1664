// SPDX-License-Identifier: MIT
#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/training.hpp>

namespace rankline {

namespace {

double average_precision(const TrainingSet& training, const TrainingQuery& query, std::size_t run) {
    if (query.relevant == 0) return 0;
    double found = 0;
    double sum = 0;
    visit_held(query, run, [&](std::size_t i, double grade) {
        if (training.relevant(grade)) sum += ++found / static_cast<double>(i + 1);
    });
    return sum / static_cast<double>(query.relevant);
}

FusionModel train_mapfuse(const TrainingSet& training, const std::vector<double>&) {
    return train_runs(training, [&](std::size_t run) -> std::vector<double> {
        double sum = 0;
        for (const TrainingQuery& query : training.queries)
            sum += average_precision(training, query, run);
        return {sum / static_cast<double>(training.queries.size())};
    });
}

void mapfuse(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
             std::span<double> fused) {
    sum_run_contributions(pool, scratch, fused,
                          [&](std::size_t run, const RankedList& list, std::size_t i) {
                              return arguments.model.tables[run][0] / list.ranks[i];
                          });
}

}  // namespace

std::vector<FusionMethod> mean_precision() {
    return {{.name = "mapfuse",
             .summary = "reciprocal ranks weighed by each run's MAP",
             .definition =
                 "The sum over the runs that have the document of MAP / r. MAP is the run's mean "
                 "average precision over the training queries; one that the run lacks and one "
                 "without a relevant document count with 0. Unjudged documents are not relevant.",
             .citation = "Lillis, Zhang, Toolan, Collier, Leonard and Dunnion, Estimating "
                         "probabilities for effective data fusion, SIGIR 2010",
             .reads = FusionReads::ranks,
             .train = train_mapfuse,
             .fits = [](const std::vector<double>& table) { return table.size() == 1; },
             .fuse = mapfuse}};
}

}  // namespace rankline
