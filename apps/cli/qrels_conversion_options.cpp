// SPDX-License-Identifier: MIT
#include <rankline/cli/qrels_conversion_options.hpp>

#include <utility>

#include <rankline/cli/binding.hpp>

namespace rankline::cli {

namespace {

using Disagreement = std::optional<GradeChoice>;

std::vector<std::pair<Disagreement, Choice>> disagreement_choices() {
    return {
        {std::nullopt, {"error", "stop and say which document", {}}},
        {GradeChoice::highest, {"max", "the highest", {"highest"}}},
        {GradeChoice::lowest, {"min", "the lowest of those from 0 on", {"lowest"}}},
        {GradeChoice::mean, {"mean", "the mean of those from 0 on, which may be a fraction", {}}},
        {GradeChoice::first, {"first", "that of the earliest input", {}}}};
}

/// Throws Error(usage) for what is no map.
Binding bind_grade_map(std::string& target) {
    Binding binding = bind_text(target);
    binding.set = [&target](const std::string& text) {
        static_cast<void>(GradeMap(text));
        target = text;
    };
    return binding;
}

}  // namespace

std::vector<Option> qrels_conversion_options(QrelsConversionOptions& target) {
    std::vector<Option> options;
    options.push_back({.name = "disagreement",
                       .value = "RULE",
                       .summary = "with --merge: the grade of a document that has several",
                       .binding = bind_choice(target.disagreement, disagreement_choices())});
    options.push_back({.name = "map-grades",
                       .value = "MAP",
                       .summary = "replace grades: OLD=NEW with commas between",
                       .details = "As 0=0,1=0,2=1,3=1. A grade that has no place in it is an "
                                  "error, unless *=NEW is for all others, or *=* leaves them.",
                       .binding = bind_grade_map(target.grade_map)});
    options.push_back({.name = "binarise",
                       .aliases = {"binarize"},
                       .value = "GRADE",
                       .summary = "make grades 1 from this one on, and 0 below it",
                       .details = "Behind --map-grades, if both are given. Negative grades, of "
                                  "documents in the pool that nobody judged, stay.",
                       .binding = bind_real(target.binarise)});
    options.push_back({.letters = "l",
                       .name = "level",
                       .value = "GRADE",
                       .summary = "lowest grade that is relevant, where only these are listed",
                       .details = "As in t2ranking-retrieval and kilt. The default is 1.",
                       .binding = bind_real(target.level)});
    options.push_back(
        {.name = "agreement",
         .summary = "convert nothing: print how much two qrels agree",
         .details = "Over the documents with a grade from 0 on in both: the share of equal grades, "
                    "Cohen's kappa, kappa weighted by the distance of the grades and by its "
                    "square, and how often which grades met. --to json prints it as JSON.",
         .binding = bind_flag(target.agreement)});
    options.push_back({.letters = "q",
                       .name = "per-query",
                       .summary = "with --agreement: that of each query, too",
                       .binding = bind_flag(target.per_query)});
    return options;
}

void check_qrels_conversion(const QrelsConversionOptions& options,
                            const ConversionOptions& conversion, std::size_t inputs,
                            Problems& problems) {
    const std::string& format = conversion.format;
    if (options.disagreement && !conversion.merge)
        problems.add("--disagreement: of no use without --merge");
    if (!options.agreement) {
        if (options.per_query) problems.add("--per-query: of no use without --agreement");
        if (format == "text") problems.add("--to: text is for --agreement only");
        return;
    }
    if (inputs != 2) {
        problems.add("--agreement: is that of two qrels; the number of inputs is " +
                     std::to_string(inputs));
    }
    if (conversion.merge || conversion.concat)
        problems.add("--agreement: of two inputs; --merge and --concat make them one");
    if (!format.empty() && format != "text" && format != "json")
        problems.add("--to: " + format + " is no way to print --agreement; text and json are");
    if (options.level)
        problems.add("--level: of no use with --agreement; --binarise compares relevance");
    if (conversion.allow_lossy)
        problems.add("--allow-lossy: of no use with --agreement, which converts nothing");
}

std::string name_of(GradeChoice choice) {
    for (const auto& [value, shown] : disagreement_choices()) {
        if (value == choice) return shown.name;
    }
    return {};
}

}  // namespace rankline::cli
