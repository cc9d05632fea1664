// SPDX-License-Identifier: MIT
#include <rankline/cli/summary_options.hpp>

#include <algorithm>
#include <utility>

#include <rankline/base/text.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/stats/aggregate.hpp>

namespace rankline::cli {

namespace {

/// "median (middle value, ...), pNUMBER (percentile, ...)".
std::string aggregate_list() {
    std::vector<std::string> texts;
    for (const AggregateRecord& record : aggregate_records()) {
        const std::string number = record.numbers.empty() ? "" : "NUMBER";
        texts.push_back(record.name + number + " (" + record.summary + ")");
    }
    return joined(texts);
}

Option aggregate_option(SummaryOptions& target) {
    Binding binding = bind_list(target.aggregates);
    binding.show = [&target] { return joined(target.aggregates, ","); };
    return {.name = "aggregate",
            .value = "LIST",
            .summary = "what stands for all queries: mean,median,sd,p25,ci95",
            .details = "Names with commas between: " + aggregate_list() +
                       ". The default is mean, which is what each measure's own summary is: of "
                       "counts it is the sum, of GMAP the geometric mean. Measures with such a "
                       "summary are in no other aggregate.",
            .binding = std::move(binding),
            .repeatable = true,
            .recorded = true,
            .suggestions = [] {
                std::vector<std::string> names;
                for (const AggregateRecord& record : aggregate_records()) {
                    if (record.numbers.empty()) names.push_back(record.name);
                }
                return names;
            }};
}

Option group_option(SummaryOptions& target) {
    return {.name = "group-by",
            .value = "FILE",
            .summary = "summarise also the queries of each label in FILE",
            .details =
                "Lines of query id and label; a query may have several labels. Labels come "
                "in byte order, before the summary over all queries, in which those without "
                "a label count, too. Where trec_eval has \"all\" stands the label, and "
                "label:median for another aggregate than the mean.",
            .binding = bind_text(target.groups),
            .recorded = true,
            .takes_file = true};
}

bool any_random(const std::vector<Aggregate>& aggregates) {
    return std::any_of(aggregates.begin(), aggregates.end(),
                       [](const Aggregate& each) { return each.record->random; });
}

void settle_replicates(std::optional<std::uint64_t>& replicates, bool random, Problems& problems) {
    if (random)
        replicates = replicates.value_or(BootstrapSettings().replicates);
    else if (replicates)
        problems.add("--replicates: of no effect without --aggregate ci95 or the like");
}

void check_aggregates(SummaryOptions& options, bool zscores, Problems& problems) {
    const std::vector<Aggregate> aggregates = parse_aggregates(options.aggregates);
    for (const Aggregate& each : aggregates) {
        if (zscores && each.record->positive)
            problems.add("--aggregate " + each.name + ": z-scores of -Z may be negative");
    }
    settle_replicates(options.replicates, any_random(aggregates), problems);
}

}  // namespace

std::vector<Option> summary_options(SummaryOptions& target) {
    constexpr std::uint64_t most_replicates = 1000000;
    std::vector<Option> options;
    options.push_back(aggregate_option(target));
    options.push_back(group_option(target));
    options.push_back({.name = "replicates",
                       .value = "COUNT",
                       .summary = "how many bootstrap samples ci95 takes",
                       .details = "The default is 2000. All measures see the same samples.",
                       .binding = bind_whole(target.replicates, 1, most_replicates),
                       .recorded = true});
    return options;
}

void check_summary(SummaryOptions& options, bool zscores, bool no_summary, Problems& problems) {
    problems.attempt([&] { check_aggregates(options, zscores, problems); });
    if (!no_summary) return;
    if (!options.aggregates.empty()) problems.add("--aggregate: of no effect with -n");
    if (!options.groups.empty()) problems.add("--group-by: of no effect with -n");
}

namespace {

std::vector<Aggregate> aggregates_of(const SummaryOptions& options) {
    try {
        return parse_aggregates(options.aggregates);
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

bool is_random(const SummaryOptions& options) { return any_random(aggregates_of(options)); }

bool is_monotone(const SummaryOptions& options) {
    const std::vector<Aggregate> aggregates = aggregates_of(options);
    return std::all_of(aggregates.begin(), aggregates.end(), [](const Aggregate& each) {
        return each.is_mean() || each.record->comparable;
    });
}

bool has_mean(const SummaryOptions& options) {
    const std::vector<Aggregate> aggregates = aggregates_of(options);
    return aggregates.empty() || std::any_of(aggregates.begin(), aggregates.end(),
                                             [](const Aggregate& each) { return each.is_mean(); });
}

}  // namespace rankline::cli
