// SPDX-License-Identifier: MIT
#include <rankline/cli/policy_options.hpp>

#include <cmath>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/plackett_luce_policy.hpp>

namespace rankline::cli {

namespace {

constexpr double default_temperature = 1;
constexpr std::uint64_t default_samples = 1000;

std::vector<std::pair<std::optional<Policy>, Choice>> policy_choices() {
    return {{Policy::plackett_luce,
             {"plackett-luce", "rank by rank, with chances proportional to exp(score / T)", {}}}};
}

Binding bind_temperature(std::optional<double>& target) {
    return {.set =
                [&target](const std::string& text) {
                    const std::optional<double> value = parse_double(text);
                    if (!value || !std::isfinite(*value) || *value <= 0)
                        throw Error(ErrorKind::usage, quoted(text) + " is not a number above 0");
                    target = value;
                },
            .show = [&target] { return target ? format_number(*target, -1) : std::string(); },
            .type = ValueType::number,
            .choices = {}};
}

}  // namespace

std::vector<Option> policy_options(PolicyOptions& target) {
    std::vector<Option> options;
    options.push_back(
        {.name = "policy",
         .value = "NAME",
         .summary = "expected values over rankings drawn by the scores",
         .details =
             "Values of queries are means over rankings of a stochastic ranker (Oosterhuis 2021): "
             "over all rankings, with their probabilities, where a query has up to 8 documents, "
             "else over --samples drawn ones, and a note tells the standard errors that this "
             "makes. Scores are those that order the run: where that is a rank column, minus the "
             "rank. Drawn are all documents; -M and -J come after that. "
             "A drawn ranking has no ties. Of a pooled "
             "measure it is the quotient of the two expectations. Texts, as RelString, are "
             "of the one ranking by score.",
         .binding = bind_choice(target.policy, policy_choices()),
         .recorded = true});
    options.push_back({.name = "temperature",
                       .value = "T",
                       .summary = "of --policy: near 0 is the one ranking by score",
                       .details = "The default is 1.",
                       .binding = bind_temperature(target.temperature),
                       .recorded = true});
    options.push_back({.name = "samples",
                       .value = "COUNT",
                       .summary = "of --policy: rankings drawn for each query",
                       .details = "The default is 1000.",
                       .binding = bind_whole(target.samples, 2, UINT32_MAX),
                       .recorded = true});
    return options;
}

void check_policy(PolicyOptions& options, Problems& problems) {
    if (options.policy) {
        options.temperature = options.temperature.value_or(default_temperature);
        options.samples = options.samples.value_or(default_samples);
        return;
    }
    const auto idle = [&problems](const char* option) {
        problems.add(std::string(option) + " is about --policy, which is not given");
    };
    if (options.temperature) idle("--temperature");
    if (options.samples) idle("--samples");
}

std::shared_ptr<const RankingPolicy> make_policy(const PolicyOptions& options, std::uint64_t seed) {
    if (!options.policy) return nullptr;
    return std::make_shared<PlackettLucePolicy>(*options.temperature,
                                                static_cast<std::uint32_t>(*options.samples), seed);
}

}  // namespace rankline::cli
