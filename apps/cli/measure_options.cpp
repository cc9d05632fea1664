// SPDX-License-Identifier: MIT
#include <rankline/cli/measure_options.hpp>

#include <rankline/cli/binding.hpp>
#include <rankline/cli/measure_catalog.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>

namespace rankline::cli {

namespace {

Binding bind_level(MeasureOptions& target) {
    Binding binding = bind_real(target.level);
    binding.set = [&target, set = binding.set](const std::string& text) {
        set(text);
        target.level_given = true;
    };
    return binding;
}

}  // namespace

std::vector<Option> measure_options(MeasureOptions& target) {
    std::vector<Option> options;
    options.push_back(
        {.letters = "m",
         .name = "measure",
         .value = "NAME",
         .summary = "a measure: nDCG@10, P(rel=2)@5, RR, map, P.5,10",
         .details = "Names are those of ir_measures or of trec_eval, whose sets official, "
                    "all_trec, set, all_prefs, prefs and qrels_jg stand for many measures. "
                    "The default is " +
                    joined(default_measures(JudgmentKind::graded, false)) +
                    "; in tables with a column per measure it is " +
                    joined(default_measures(JudgmentKind::graded, true)) + "; for preferences " +
                    joined(default_measures(JudgmentKind::preferences, true)) +
                    " and for judgment groups " +
                    joined(default_measures(JudgmentKind::groups, true)) + ".",
         .binding = bind_list(target.names),
         .repeatable = true,
         .recorded = true,
         .suggestions = [] { return measure_names(measure_registry()); }});
    options.push_back(
        {.letters = "l",
         .name = "level",
         .aliases = {"level_for_rel"},
         .value = "GRADE",
         .summary = "lowest grade that is relevant",
         .details = "For measures that do not name their own, as P(rel=2)@5 does. Measures of "
                    "graded relevance, as nDCG, do not ask for it.",
         .binding = bind_level(target),
         .recorded = true});
    return options;
}

std::vector<Option> measure_information_options() {
    std::vector<Option> options;
    options.push_back({.name = "list-measures",
                       .summary = "print all measures, a line each",
                       .answer = [](const Tool&, const std::string&) {
                           return measure_list(measure_registry());
                       }});
    options.push_back({.name = "explain",
                       .value = "MEASURE",
                       .summary = "print the definition of a measure",
                       .details = "With its parameters, what it is worth where it is undefined, "
                                  "its paper, and where other programs differ.",
                       .suggestions = [] { return measure_names(measure_registry()); },
                       .answer =
                           [](const Tool&, const std::string& name) {
                               return explain_measure(name, measure_registry());
                           }});
    return options;
}

void check_measures(const MeasureOptions& options, Problems& problems) {
    const std::size_t before = problems.messages().size();
    for (const std::string& name : options.names) {
        problems.attempt(
            [&] { static_cast<void>(parse_measure(name, measure_registry(), options.level)); });
    }
    if (problems.messages().size() > before) return;
    problems.attempt([&] {
        static_cast<void>(parse_measures(options.names, measure_registry(), options.level));
    });
}

std::vector<std::string> default_measures(JudgmentKind kind, bool wide_table) {
    if (kind == JudgmentKind::preferences) return {"prefs"};
    if (kind == JudgmentKind::groups) return {"qrels_jg"};
    if (wide_table) return {"AP", "nDCG@10", "RR", "R@1000", "P@10"};
    return {"official"};
}

}  // namespace rankline::cli
