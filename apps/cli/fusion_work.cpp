// SPDX-License-Identifier: MIT
#include <rankline/cli/fusion_work.hpp>

#include <rankline/base/text.hpp>
#include <rankline/cli/binding.hpp>

namespace rankline::cli {

namespace {

std::vector<std::pair<FusionSearch, Choice>> search_choices() {
    return {{FusionSearch::grid, {"grid", "every combination", {}}},
            {FusionSearch::ascent, {"ascent", "one number after the other, until none helps", {}}},
            {FusionSearch::golden, {"golden", "golden section, for a single number", {}}}};
}

/// The works that were asked for; one at a time can be done.
std::vector<std::string> works_of(const FusionWork& work) {
    std::vector<std::string> works;
    if (work.score) works.emplace_back("--eval");
    if (!work.tune.empty()) works.emplace_back("--tune");
    if (!work.sweep.empty()) works.emplace_back("--sweep");
    if (!work.explain.empty()) works.emplace_back("--explain");
    if (work.ablate) works.emplace_back("--ablate");
    if (work.overlap) works.emplace_back("--overlap");
    if (work.oracle) works.emplace_back("--oracle");
    return works;
}

}  // namespace

bool FusionWork::writes_run() const { return works_of(*this).empty(); }

bool FusionWork::prints_table() const {
    return !sweep.empty() || !explain.empty() || ablate || overlap || oracle;
}

bool FusionWork::judges() const { return !tune.empty() || !sweep.empty() || ablate || oracle; }

std::vector<Option> judgment_options(FusionWork& target, std::string& evaluation) {
    std::vector<Option> options;
    options.push_back({.name = "eval",
                       .value = "QRELS",
                       .summary = "score the fused run against QRELS instead of writing it",
                       .details = "As ir-eval would, in one go: -m, -l, -c, -q, -n and -f are its.",
                       .binding = {.set =
                                       [&target, &evaluation](const std::string& text) {
                                           target.score = true;
                                           evaluation = text;
                                       },
                                   .show = [] { return std::string(); },
                                   .choices = {}},
                       .takes_file = true});
    options.push_back({.name = "qrels",
                       .value = "QRELS",
                       .summary = "judgments to train, tune, sweep or analyse with",
                       .details = "A method that learns is trained on those of --eval if there "
                                  "are no others, which flatters it.",
                       .binding = bind_text(target.qrels),
                       .takes_file = true});
    return options;
}

std::vector<Option> tuning_options(FusionWork& target) {
    constexpr std::uint64_t most = 1000000;
    std::vector<Option> options;
    options.push_back({.name = "tune",
                       .value = "MEASURE",
                       .summary = "find the parameters and weights with the best mean of MEASURE",
                       .details = "Prints what was found, fold by fold: parameters are chosen on "
                                  "all folds but one and tried on that one. The tuned fusion, "
                                  "each query scored by the parameters that did not see it, is "
                                  "compared with the best of the runs by a paired t-test. Weights "
                                  "that are given with -w are kept. Queries that are not judged "
                                  "or in no run are left out.",
                       .binding = bind_text(target.tune)});
    options.push_back({.name = "search",
                       .value = "HOW",
                       .summary = "how --tune searches",
                       .binding = bind_choice(target.search, search_choices())});
    options.push_back({.name = "folds",
                       .value = "COUNT",
                       .summary = "folds of the cross-validation",
                       .binding = bind_whole(target.folds, 2, most)});
    options.push_back({.name = "weight-steps",
                       .value = "COUNT",
                       .summary = "weights are tried in steps of 1 / COUNT",
                       .binding = bind_whole(target.weight_steps, 1, most)});
    options.push_back({.name = "seed",
                       .value = "NUMBER",
                       .summary = "for the folds, and the samples of --sweep",
                       .binding = bind_whole(target.seed, 0, UINT32_MAX)});
    options.push_back({.name = "params",
                       .value = "FILE",
                       .summary = "save what --tune or training found, or fuse with it",
                       .details = "With --tune, and for a trained method with --qrels, FILE is "
                                  "written; otherwise the method and all that makes its lists "
                                  "and scores are read from it, for the same runs in the same "
                                  "order.",
                       .binding = bind_text(target.params),
                       .takes_file = true});
    options.push_back(
        {.name = "sweep",
         .value = "RANGE",
         .summary = "print the measures for every value: rrf.k=1..200 or rrf.k=1..200:10",
         .details = "METHOD.PARAMETER=FIRST..LAST:STEP. With the bounds between "
                    "which the mean lies in 95 of 100 bootstrap samples of the "
                    "queries.",
         .binding = bind_text(target.sweep)});
    return options;
}

std::vector<Option> analysis_options(FusionWork& target) {
    std::vector<Option> options;
    options.push_back({.name = "explain",
                       .value = "QID[:DOCID]",
                       .summary = "print which run contributed what to a query's documents",
                       .details = "The contribution of a run is what the fused score would lose if "
                                  "the run had nothing to say about the query. -f tsv separates "
                                  "the columns by tabs, here and in the other analyses.",
                       .binding = bind_text(target.explain)});
    options.push_back({.name = "ablate",
                       .summary = "print the measures with each run left out, and of each alone",
                       .details = "Over the queries that are judged and in a run.",
                       .binding = bind_flag(target.ablate)});
    options.push_back({.name = "overlap",
                       .summary = "print how alike the runs are: RBO and shared documents",
                       .details = "Means over the queries that both runs have: extrapolated RBO "
                                  "with p 0.9, and the share of the first 10 and 100 documents "
                                  "that both have.",
                       .binding = bind_flag(target.overlap)});
    options.push_back({.name = "oracle",
                       .summary = "print what the best order of all documents would be worth",
                       .binding = bind_flag(target.oracle)});
    return options;
}

void check_work(const FusionWork& work, bool learns, Problems& problems) {
    const std::vector<std::string> works = works_of(work);
    if (works.size() > 1) problems.add("one at a time: " + joined(works));
    if (work.judges() && work.qrels.empty())
        problems.add(works.front() + " needs judgments: --qrels QRELS");
    if (!work.qrels.empty() && !work.judges() && !learns)
        problems.add("--qrels: nothing is trained, tuned or analysed; --eval QRELS scores");
    const FusionWork untold;
    std::vector<std::string> idle;
    if (work.tune.empty()) {
        if (work.search != untold.search) idle.emplace_back("--search");
        if (work.folds != untold.folds) idle.emplace_back("--folds");
        if (work.weight_steps != untold.weight_steps) idle.emplace_back("--weight-steps");
        if (work.seed != untold.seed && work.sweep.empty()) idle.emplace_back("--seed");
    }
    if (!idle.empty()) problems.add(joined(idle) + ": of no effect without --tune");
}

}  // namespace rankline::cli
