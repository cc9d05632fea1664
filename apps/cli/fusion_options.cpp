// SPDX-License-Identifier: MIT
#include <rankline/cli/fusion_options.hpp>

#include <algorithm>
#include <cmath>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/fusion_catalog.hpp>

namespace rankline::cli {

namespace {

std::vector<std::pair<Norm, Choice>> norm_choices() {
    std::vector<std::pair<Norm, Choice>> choices;
    for (const NormName& each : norm_names())
        choices.push_back({each.norm, {each.name, each.meaning, each.aliases}});
    return choices;
}

std::vector<std::pair<OnConstant, Choice>> on_constant_choices() {
    return {{OnConstant::zero, {"0", "as if the run lacked them: ranx, PromptReps", {}}},
            {OnConstant::half, {"0.5", "neither here nor there: mteb", {}}},
            {OnConstant::one, {"1", "all are its best: Anserini, Pyserini", {}}},
            {OnConstant::keep, {"keep", "the raw scores: polyfuse", {}}},
            {OnConstant::error, {"error", "stop and say where", {}}}};
}

std::vector<std::pair<TiedRanks, Choice>> tied_ranks_choices() {
    return {{TiedRanks::order, {"order", "1, 2, 3: by document id, the greater first", {}}},
            {TiedRanks::min, {"min", "1, 1, 3", {}}},
            {TiedRanks::mean, {"mean", "1.5, 1.5, 3", {}}},
            {TiedRanks::dense, {"dense", "1, 1, 2", {}}}};
}

std::vector<std::pair<Missing, Choice>> missing_choices() {
    return {{Missing::skip, {"skip", "the run says nothing about it", {}}},
            {Missing::zero, {"zero", "it has the score 0", {}}},
            {Missing::min, {"min", "it has the lowest score of the list", {}}},
            {Missing::next_rank, {"rank:n+1", "it stands right behind the list", {}}}};
}

std::vector<std::pair<FusedQueries, Choice>> queries_choices() {
    return {{FusedQueries::union_of_runs, {"union", "those that any run has", {}}},
            {FusedQueries::intersection, {"intersect", "those that all runs have", {}}},
            {FusedQueries::strict, {"strict", "all; one that a run lacks is an error", {}}}};
}

std::vector<double> parse_weights(const std::string& text) {
    std::vector<double> weights;
    for (const std::string_view piece : split(text, ',')) {
        const std::optional<double> weight = parse_double(trimmed(piece));
        if (!weight || !std::isfinite(*weight) || *weight < 0) {
            throw Error(ErrorKind::usage, "--weights: not a number from 0 on: " + quoted(piece));
        }
        weights.push_back(*weight);
    }
    return weights;
}

std::vector<std::size_t> parse_groups(const std::string& text) {
    return numbered(split(text, ','));
}

void check_groups(const std::string& text, std::size_t runs) {
    if (text.empty() || runs == 0) return;
    const std::size_t count = parse_groups(text).size();
    if (count == runs) return;
    throw Error(ErrorKind::usage, "--groups: " + std::to_string(count) + " names for " +
                                      std::to_string(runs) + " runs");
}

void check_runs(const FusionMethod& method, std::size_t runs, Problems& problems) {
    if (runs == 0) return;  // told already
    if (runs == 1) problems.add("one run is nothing to fuse; name two or more");
    if (method.exact_runs != 0 && runs != method.exact_runs) {
        problems.add("--method " + method.name + " fuses " + std::to_string(method.exact_runs) +
                     " runs, not " + std::to_string(runs));
    }
}

/// All weights 0 leave nothing of any run.
void check_some_weight(const std::vector<double>& weights) {
    if (std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0; }))
        throw Error(ErrorKind::usage, "--weights: all are 0");
}

void check_weights(const FusionMethod& method, const FusionOptions& options, std::size_t runs,
                   Problems& problems) {
    if (options.weights.empty()) return;
    if (!method.weighted) {
        problems.add("--weights: " + method.name + " does not weigh runs" +
                     (method.name == "combsum" ? "; wsum is combsum with weights" : ""));
    }
    problems.attempt([&] {
        const std::vector<double> weights = parse_weights(options.weights);
        check_some_weight(weights);
        const std::size_t count = weights.size();
        if (runs != 0 && count != runs) {
            problems.add("--weights: " + std::to_string(count) +
                         (count == 1 ? " weight for " : " weights for ") + std::to_string(runs) +
                         " runs");
        }
    });
}

/// A choice that changes nothing is a mistake about the method.
void check_reads(const FusionMethod& method, const FusionOptions& options, Problems& problems) {
    if (options.norm == Norm::borda && options.missing != Missing::skip)
        problems.add("--missing: --norm borda says what missing documents are worth");
    if (!options.groups.empty() && !method.grouped)
        problems.add("--groups: " + method.name + " does not look at groups");
    if (method.norm && options.norm != Norm::none)
        problems.add("--norm: " + method.name + " has a norm of its own");
    const auto reject = [&](const std::string& option, const char* looked_at) {
        problems.add(option + ": " + method.name + " looks at " + looked_at + " only");
    };
    if (method.reads == FusionReads::ranks) {
        if (options.norm != Norm::none) reject("--norm", "ranks");
        if (options.missing == Missing::zero || options.missing == Missing::min)
            reject("--missing zero and min", "ranks");
    } else if (method.reads == FusionReads::scores) {
        const bool through_norm = options.norm == Norm::rank || options.norm == Norm::borda;
        if (options.tied_ranks != TiedRanks::order && !through_norm)
            reject("--tied-ranks", "scores");
        if (options.missing == Missing::next_rank) reject("--missing rank:n+1", "scores");
    }
}

const std::string& name_of(Norm norm) {
    const std::vector<NormName>& names = norm_names();
    return std::find_if(names.begin(), names.end(),
                        [&](const NormName& each) { return each.norm == norm; })
        ->name;
}

/// Likewise for what only some norms look at.
void check_norm(const FusionOptions& options, Problems& problems) {
    const FusionOptions untold;
    const bool is_rescaled = options.norm != Norm::none && options.norm != Norm::rank &&
                             options.norm != Norm::borda && options.norm != Norm::softmax;
    const std::string passed_over = ": --norm " + name_of(options.norm) + " does not look at it";
    if (options.on_constant != untold.on_constant && !is_rescaled)
        problems.add("--on-constant" + passed_over);
    if (!(options.temperature > 0))
        problems.add("--temperature: must be above 0");
    else if (options.temperature != untold.temperature && options.norm != Norm::softmax)
        problems.add("--temperature" + passed_over);
}

}  // namespace

std::vector<Option> fusion_options(FusionOptions& target) {
    std::vector<Option> options;
    options.push_back({.letters = "x",
                       .name = "method",
                       .value = "NAME",
                       .summary = "fusion method: rrf, rrf(k=10), combsum, wsum, condorcet",
                       .details = "The default is rrf. --list-methods prints them all.",
                       .binding = bind_text(target.method),
                       .recorded = true,
                       .suggestions = method_names});
    options.push_back({.letters = "w",
                       .name = "weights",
                       .value = "W,W,...",
                       .summary = "a weight for each run, in their order",
                       .details = "1 for each if not given.",
                       .binding = bind_text(target.weights),
                       .recorded = true});
    options.push_back({.name = "groups",
                       .value = "G,G,...",
                       .summary = "for multi-representation: which runs are of one system",
                       .details = "A name for each run; A,A,B makes one system of the first two.",
                       .binding = bind_text(target.groups),
                       .recorded = true});
    options.push_back({.name = "norm",
                       .value = "NAME",
                       .summary = "how scores are made comparable, query by query",
                       .binding = bind_choice(target.norm, norm_choices()),
                       .recorded = true});
    options.push_back({.name = "on-constant",
                       .value = "WHAT",
                       .summary = "normalised score of documents that all have the same score",
                       .binding = bind_choice(target.on_constant, on_constant_choices()),
                       .recorded = true});
    options.push_back({.name = "temperature",
                       .value = "T",
                       .summary = "of --norm softmax; higher is flatter",
                       .binding = bind_real(target.temperature),
                       .recorded = true});
    options.push_back({.name = "tied-ranks",
                       .value = "RULE",
                       .summary = "ranks of documents with equal scores",
                       .binding = bind_choice(target.tied_ranks, tied_ranks_choices()),
                       .recorded = true});
    options.push_back({.name = "missing",
                       .value = "RULE",
                       .summary = "what a run says about a document it does not have",
                       .details = "A run that lacks the whole query says nothing.",
                       .binding = bind_choice(target.missing, missing_choices()),
                       .recorded = true});
    options.push_back({.name = "queries",
                       .value = "SET",
                       .summary = "which queries are fused",
                       .binding = bind_choice(target.queries, queries_choices()),
                       .recorded = true});
    options.push_back({.name = "depth",
                       .value = "COUNT",
                       .summary = "documents taken from each run for a query; 0: all",
                       .binding = bind_whole(target.depth, 0, UINT32_MAX),
                       .recorded = true});
    options.push_back({.letters = "k",
                       .name = "top",
                       .value = "COUNT",
                       .summary = "fused documents of a query; 0: all",
                       .details = "Best first; equal scores by document id, the greater first.",
                       .binding = bind_whole(target.top, 0, UINT32_MAX),
                       .recorded = true});
    return options;
}

std::vector<Option> method_information_options() {
    std::vector<Option> options;
    options.push_back({.name = "list-methods",
                       .summary = "print all fusion methods, a line each",
                       .answer = [](const Tool&, const std::string&) { return method_list(); }});
    options.push_back(
        {.name = "explain-method",
         .value = "NAME",
         .summary = "print the definition of a fusion method",
         .suggestions = method_names,
         .answer = [](const Tool&, const std::string& name) { return explain_method(name); }});
    return options;
}

MethodCall chosen_method(const FusionOptions& options) {
    return parse_method(options.method.empty() ? "rrf" : options.method);
}

void check_fusion(const FusionOptions& options, std::size_t runs, bool complete,
                  Problems& problems) {
    check_norm(options, problems);
    problems.attempt([&] {
        const MethodCall call = chosen_method(options);
        check_runs(*call.method, runs, problems);
        check_weights(*call.method, options, runs, problems);
        check_reads(*call.method, options, problems);
        if (complete) require_numbers(call);
    });
    problems.attempt([&] { check_groups(options.groups, runs); });
}

bool learns(const FusionOptions& options) {
    try {
        return chosen_method(options).method->train != nullptr;
    } catch (const Error&) {
        return false;  // check_fusion tells
    }
}

FusionSettings fusion_settings(const FusionOptions& options, const std::string& rank_by,
                               Duplicates duplicates) {
    const MethodCall call = chosen_method(options);
    const auto or_all = [](std::uint64_t count) { return count == 0 ? ~std::size_t{0} : count; };
    FusionSettings settings;
    settings.method = call.method;
    settings.arguments.numbers = call.numbers;
    settings.depth = or_all(options.top);
    settings.lists.rank_by = rank_by == "rank"   ? RankBy::rank
                             : rank_by == "line" ? RankBy::line
                                                 : RankBy::score;
    settings.lists.tied_ranks = options.tied_ranks;
    settings.lists.duplicates = duplicates;
    settings.lists.depth = or_all(options.depth);
    settings.lists.norm = {options.norm, options.temperature, options.on_constant};
    if (call.method->norm) settings.lists.norm = *call.method->norm;
    settings.lists.missing = options.missing;
    if (!options.weights.empty()) settings.lists.weights = parse_weights(options.weights);
    if (!options.groups.empty()) settings.lists.groups = parse_groups(options.groups);
    return settings;
}

}  // namespace rankline::cli
