// SPDX-License-Identifier: MIT
#include <rankline/cli/scoring_options.hpp>

#include <rankline/cli/binding.hpp>

namespace rankline::cli {

namespace {

std::vector<std::pair<std::optional<QuerySet>, Choice>> query_choices() {
    return {
        {QuerySet::both,
         {"both", "judged and in the run: trec_eval without -c, BEIR, pytrec_eval", {}}},
        {QuerySet::judged,
         {"judged", "all judged ones, a missing one counts 0: trec_eval -c, MS MARCO", {}}},
        {QuerySet::run, {"run", "all in the run, an unjudged one counts 0: T2Ranking's MRR", {}}}};
}

std::vector<std::pair<std::optional<TieRule>, Choice>> tie_choices() {
    return {{TieRule::docid_descending,
             {"docid-desc", "the greater document id first, by bytes: trec_eval", {}}},
            {TieRule::docid_ascending, {"docid-asc", "the smaller document id first: Lucene", {}}},
            {TieRule::rank, {"rank", "as the rank column has it, then as in the file", {}}},
            {TieRule::file, {"file", "as in the file", {}}}};
}

std::vector<std::pair<bool, Choice>> score_choices() {
    return {
        {false, {"double", "64 bits: trec_eval 10", {}}},
        {true, {"float", "32 bits, so that more scores are tied: trec_eval 9, pytrec_eval", {}}}};
}

Option queries_option(ScoringOptions& target) {
    return {.name = "queries",
            .value = "SET",
            .summary = "which queries the summary is over",
            .details = "The default is both or, with -c, judged.",
            .binding = bind_choice(target.queries, query_choices()),
            .recorded = true};
}

Option complete_option(ScoringOptions& target) {
    return {.letters = "c",
            .name = "complete",
            .aliases = {"complete_rel_info_wanted"},
            .summary = "the same as --queries judged: a missing query counts 0",
            .binding = bind_flag(target.complete)};
}

Option depth_option(ScoringOptions& target) {
    return {.letters = "Mk",
            .name = "depth",
            .aliases = {"Max_retrieved_per_topic"},
            .value = "COUNT",
            .summary = "documents per query; the rest are as if not retrieved",
            .binding = bind_whole(target.depth, 1),
            .recorded = true};
}

Option judged_only_option(ScoringOptions& target) {
    return {.letters = "J",
            .name = "judged-only",
            .aliases = {"Judged_docs_only"},
            .summary = "take documents without a grade out of the ranking",
            .details =
                "After the cut of -M, so that judged documents below it stay out. A "
                "negative grade is none.",
            .binding = bind_flag(target.judged_only),
            .recorded = true};
}

Option ties_option(ScoringOptions& target) {
    return {.name = "ties",
            .value = "RULE",
            .summary = "order of equal scores",
            .details = "The default is docid-desc, for preferences docid-asc: trec_eval's rules.",
            .binding = bind_choice(target.ties, tie_choices()),
            .recorded = true};
}

}  // namespace

std::vector<Option> scoring_options(ScoringOptions& target) {
    std::vector<Option> options;
    options.push_back(queries_option(target));
    options.push_back(complete_option(target));
    options.push_back(depth_option(target));
    options.push_back(judged_only_option(target));
    options.push_back(ties_option(target));
    options.push_back({.name = "score-type",
                       .value = "TYPE",
                       .summary = "precision in which scores are compared",
                       .binding = bind_choice(target.float_scores, score_choices()),
                       .recorded = true});
    options.push_back({.letters = "N",
                       .name = "collection-size",
                       .aliases = {"Number_docs_in_coll"},
                       .value = "COUNT",
                       .summary = "documents in the collection, for measures that ask for it",
                       .binding = bind_whole(target.collection_size, 0),
                       .recorded = true});
    options.push_back({.letters = "Z",
                       .name = "zscores",
                       .aliases = {"Zscore"},
                       .value = "FILE",
                       .summary = "print z-scores, from the means and deviations of FILE",
                       .details = "Lines of query, measure in trec_eval's spelling, mean and "
                                  "standard deviation. A value without a mean becomes -1000000.",
                       .binding = bind_text(target.zscores),
                       .recorded = true,
                       .takes_file = true});
    return options;
}

void check_scoring(ScoringOptions& options, Problems& problems) {
    if (!options.complete) return;
    if (options.queries.value_or(QuerySet::judged) != QuerySet::judged) {
        problems.add("-c means --queries judged, which contradicts --queries " +
                     bind_choice(options.queries, query_choices()).show() + ": give one of them");
    }
    options.queries = QuerySet::judged;
}

EvalOptions eval_options(const ScoringOptions& options, JudgmentKind kind, double level,
                         Duplicates duplicates) {
    EvalOptions eval;
    eval.queries = options.queries.value_or(QuerySet::both);
    if (options.depth) eval.depth = *options.depth;
    eval.judged_only = options.judged_only;
    eval.collection_size = static_cast<double>(options.collection_size.value_or(0));
    eval.float_scores = options.float_scores;
    eval.ties = options.ties.value_or(default_ties(kind));
    eval.duplicates = duplicates;
    eval.level = level;
    return eval;
}

TieRule default_ties(JudgmentKind kind) {
    return kind == JudgmentKind::preferences ? TieRule::docid_ascending : TieRule::docid_descending;
}

}  // namespace rankline::cli
