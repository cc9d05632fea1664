// SPDX-License-Identifier: MIT
#include <rankline/cli/profile_options.hpp>

#include <algorithm>

#include <rankline/cli/binding.hpp>
#include <rankline/cli/evaluate.hpp>
#include <rankline/cli/profile_catalog.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>

namespace rankline::cli {

namespace {

std::vector<Choice> profile_choices() {
    std::vector<Choice> choices;
    for (const Profile& profile : profiles())
        choices.push_back({profile.name, profile.summary, {}});
    return choices;
}

std::vector<std::string> profile_names() {
    std::vector<std::string> names;
    for (const Profile& profile : profiles()) names.push_back(profile.name);
    return names;
}

/// What else of the command says how a run is ranked, or over which queries the means are.
void check_contradictions(const std::string& option, bool queries_settled,
                          const EvalCommand& command, Problems& problems) {
    const auto settled = [&](bool given, const char* other) {
        if (given) problems.add(option + " settles " + other + " itself");
    };
    settled(command.scoring.ties.has_value(), "--ties");
    settled(command.scoring.float_scores.has_value(), "--score-type");
    settled(!command.input.rank_by.empty(), "--rank-by");
    if (queries_settled)
        settled(command.scoring.queries.has_value() || command.scoring.complete,
                "--queries and -c");
}

/// What no other program has, or not with its own queries for each measure.
void check_plain_scores(const EvalCommand& command, Problems& problems) {
    const auto apart = [&](bool given, const char* other) {
        if (given) problems.add(std::string("--as and ") + other + " do not go together");
    };
    apart(!command.scoring.zscores.empty(), "-Z");
    apart(command.policy.policy.has_value(), "--policy");
    apart(!command.summary.aggregates.empty(), "--aggregate");
    apart(!command.summary.groups.empty(), "--group-by");
    apart(command.scoring.residual, "--residual");
    apart(!command.explain_query.empty(), "--explain-query");
    apart(command.suggest_judgments.has_value(), "--suggest-judgments");
}

/// Places of a list keep whatever is put into them.
void check_duplicates(const Profile& profile, Duplicates duplicates, Problems& problems) {
    const bool keeps = std::any_of(
        profile.rules.begin(), profile.rules.end(),
        [](const ProfileRule& rule) { return rule.protocol.order == Protocol::Order::places; });
    if (keeps && duplicates != Duplicates::error)
        problems.add(profile.name + " keeps repeated documents: --duplicates has no effect");
}

void check_measure_names(const Profile& profile, const MeasureOptions& measures,
                         Problems& problems) {
    for (const std::string& name : measures.names) {
        std::vector<Measure> asked;
        try {
            asked = parse_measure(asked_of(profile, name), measure_registry(), measures.level);
        } catch (const Error&) {
            continue;  // told where all names are checked
        }
        problems.attempt([&] {
            for (const Measure& measure : asked)
                (void)computed_under(profile, measure, measure_registry());
        });
    }
}

}  // namespace

Option profile_option(ProfileOptions& target) {
    return {.name = "as",
            .value = "PROFILE",
            .summary = "compute as another program does",
            .details =
                "Its ranking, ties, denominators and definitions, defects included; "
                "--explain-profile says which. Without -m its own measures are computed, "
                "under the names that it has for them.",
            .binding = bind_name(target.as, profile_choices()),
            .recorded = true};
}

Option why_option(ProfileOptions& target) {
    return {.name = "why",
            .value = "A B",
            .summary = "print why two profiles differ, query by query",
            .details =
                "A line for each measure and query whose values under profiles A and B are "
                "not the same, with what makes the difference and how much of it: tie, "
                "denominator, gain, rounding, dropped id, rank column, relevance. Then one "
                "for the means. Without -m: all measures that A or B has by default and "
                "the other has too. -f is table or tsv.",
            .binding = bind_list(target.why),
            .values = 2,
            .suggestions = profile_names};
}

std::vector<Option> profile_information_options() {
    std::vector<Option> options;
    options.push_back({.name = "list-profiles",
                       .summary = "print the programs of --as, a line each",
                       .answer = [](const Tool&, const std::string&) { return profile_list(); }});
    options.push_back(
        {.name = "explain-profile",
         .value = "PROFILE",
         .summary = "print what a profile does",
         .details = "With its measures, the source it was read from, and what is "
                    "not done as there.",
         .suggestions = profile_names,
         .answer = [](const Tool&, const std::string& name) { return explain_profile(name); }});
    return options;
}

void check_profiles(const EvalCommand& command, Problems& problems) {
    const ProfileOptions& options = command.profile;
    if (!options.as.empty() && !options.why.empty())
        problems.add("--as and --why: --why takes both of its profiles itself");
    if (!options.as.empty()) {
        const Profile& profile = find_profile(options.as);
        check_contradictions("--as", profile.settles_queries, command, problems);
        check_duplicates(profile, command.input.duplicates, problems);
        check_plain_scores(command, problems);
        check_measure_names(profile, command.measures, problems);
    }
    if (options.why.empty()) return;
    if (options.why.size() > 2) problems.add("--why can be given once");
    check_contradictions("--why", true, command, problems);
    for (const std::string& name : options.why) {
        problems.attempt(
            [&] { check_measure_names(find_profile(name), command.measures, problems); });
    }
}

std::vector<Measure> measures_under(const Profile& profile, const MeasureOptions& options) {
    std::vector<std::string> names;
    for (const std::string& name : options.names.empty() ? profile.defaults : options.names)
        names.push_back(asked_of(profile, name));
    return parse_measures(names, measure_registry(), options.level);
}

}  // namespace rankline::cli
