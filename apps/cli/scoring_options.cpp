// SPDX-License-Identifier: MIT
#include <rankline/cli/scoring_options.hpp>

#include <rankline/cli/binding.hpp>
#include <rankline/cli/query_random.hpp>

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

std::vector<std::pair<std::optional<TieChoice>, Choice>> tie_choices() {
    return {
        {TieChoice{TieRule::docid_descending},
         {"docid-desc", "the greater document id first, by bytes: trec_eval", {}}},
        {TieChoice{TieRule::docid_ascending},
         {"docid-asc", "the smaller document id first: Lucene", {}}},
        {TieChoice{TieRule::rank}, {"rank", "as the rank column has it, then as in the file", {}}},
        {TieChoice{TieRule::file}, {"file", "as in the file", {}}},
        {TieChoice{TieRule::docid_descending, Spread::tie_expectation},
         {"expected", "none: each value is its mean over all orders", {}}},
        {TieChoice{TieRule::docid_descending, Spread::tie_range},
         {"interval", "docid-desc, with the lowest and highest value over all orders", {}}}};
}

std::vector<std::pair<std::optional<bool>, Choice>> score_choices() {
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
            .summary = "order of equal scores: a rule, expected or interval",
            .details =
                "The default is docid-desc, for preferences docid-asc: trec_eval's rules. expected "
                "and interval need graded judgments and leave counts alone; -M may cut through "
                "equal scores. expected is exact for sums over ranks (P, R, DCG, nDCG, RBP and "
                "others), and for all measures where up to 4096 orders differ; of more, 4096 are "
                "drawn, and a note tells the standard error (McSherry and Najork, ECIR 2008). "
                "interval adds two columns, nDCG@10[low] and nDCG@10[high], in trec format "
                "ndcg_cut_10_low and _high. These are exact too, but for Accuracy, BPM, G, infAP, "
                "MeanRank and MedianRank, whose best order need not have the best documents first: "
                "where more than 4096 orders differ they are those of the orders drawn, as a note "
                "tells. With -J and an -M that cuts through equal scores the number of documents "
                "left depends on the order: then orders are tried or drawn for all measures.",
            .binding = bind_choice(target.ties, tie_choices()),
            .recorded = true};
}

Option residual_option(ScoringOptions& target) {
    return {.name = "residual",
            .summary = "print what judging the unjudged could make of each value",
            .details =
                "Two more columns, nDCG@10[low] and nDCG@10[high], in trec format ndcg_cut_10_low "
                "and _high: the lowest and highest value if each retrieved document without a "
                "grade, or with a negative one, got grade 0 or the highest of the qrels (1 "
                "if none is above 0). Those of the highest then count everywhere, in R and the "
                "ideal ranking too. "
                "Documents that are not retrieved stay as they are: the part of RBP's residual "
                "below the ranking, p^n, is not in it (RBPResid has it). For Accuracy, BPM, G, "
                "infAP, MeanRank and MedianRank not all judgings are tried if more than 12 "
                "documents are unjudged; a note tells. Each measure is computed twice per unjudged "
                "document: of rankings thousands deep, without a cutoff, that takes seconds per "
                "query; -M limits it.",
            .binding = bind_flag(target.residual),
            .recorded = true};
}

void check_spread(ScoringOptions& options, Problems& problems) {
    const bool over_ties = is_over_ties(options);
    if (options.residual && over_ties)
        problems.add("--residual and --ties expected or interval are two questions: give one");
    if (options.residual && options.judged_only)
        problems.add("--residual judges what --judged-only takes out: give one of them");
    const bool ends = options.residual || (over_ties && has_ends(options.ties->spread));
    if (ends && !options.zscores.empty())
        problems.add(
            "-Z has means of values, not of the ends that --residual or --ties interval "
            "adds: give one of them");
}

}  // namespace

std::vector<Option> scoring_options(ScoringOptions& target) {
    std::vector<Option> options;
    options.push_back(queries_option(target));
    options.push_back(complete_option(target));
    options.push_back(depth_option(target));
    options.push_back(judged_only_option(target));
    options.push_back(ties_option(target));
    options.push_back(residual_option(target));
    options.push_back({.name = "score-type",
                       .value = "TYPE",
                       .summary = "precision in which scores are compared",
                       .details = "The default is double.",
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
    check_spread(options, problems);
    if (!options.complete) return;
    if (options.queries.value_or(QuerySet::judged) != QuerySet::judged) {
        problems.add("-c means --queries judged, which contradicts --queries " +
                     bind_choice(options.queries, query_choices()).show() + ": give one of them");
    }
    options.queries = QuerySet::judged;
}

void set_queries(ScoringOptions& options, const std::string& name) {
    bind_choice(options.queries, query_choices()).set(name);
}

std::string queries_name(const ScoringOptions& options) {
    std::optional<QuerySet> asked = options.complete ? QuerySet::judged : options.queries;
    return bind_choice(asked, query_choices()).show();
}

bool is_over_ties(const ScoringOptions& options) {
    return options.ties && options.ties->spread != Spread::none;
}

EvalOptions eval_options(const ScoringOptions& options, JudgmentKind kind, double level,
                         Duplicates duplicates, std::uint64_t seed) {
    EvalOptions eval;
    eval.queries = options.queries.value_or(QuerySet::both);
    if (options.depth) eval.depth = *options.depth;
    eval.judged_only = options.judged_only;
    eval.collection_size = static_cast<double>(options.collection_size.value_or(0));
    eval.float_scores = options.float_scores.value_or(false);
    const TieChoice ties = options.ties.value_or(default_ties(kind));
    eval.ties = ties.rule;
    eval.spread = options.residual ? Spread::residual : ties.spread;
    eval.random = random_of_query(seed);
    eval.duplicates = duplicates;
    eval.level = level;
    return eval;
}

TieChoice default_ties(JudgmentKind kind) {
    return {kind == JudgmentKind::preferences ? TieRule::docid_ascending
                                              : TieRule::docid_descending};
}

}  // namespace rankline::cli
