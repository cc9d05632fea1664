// SPDX-License-Identifier: MIT
#include <rankline/cli/check_options.hpp>

#include <algorithm>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>
#include <rankline/check/profile_file.hpp>
#include <rankline/check/settings.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/check_catalog.hpp>
#include <rankline/cli/check_report.hpp>
#include <rankline/datasets/choose.hpp>

namespace rankline::cli {

namespace {

std::vector<std::string> profile_names() {
    std::vector<std::string> names;
    for (const CheckProfile& profile : check_profiles()) names.push_back(profile.name);
    return names;
}

std::vector<std::string> rule_ids() {
    std::vector<std::string> ids;
    for (const Rule& rule : check_rules()) ids.push_back(rule.id);
    return ids;
}

std::vector<Choice> kind_choices() {
    return {{"run", "what a system retrieved", {}}, {"qrels", "relevance judgments", {}}};
}

std::vector<Choice> format_choices() {
    std::vector<Choice> choices;
    for (const CheckReportFormat& format : check_report_formats())
        choices.push_back({format.name, format.summary, {}});
    return choices;
}

bool is_built_in(const std::string& name) {
    const std::vector<std::string> names = profile_names();
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The name of the profile for that kind of file: "tira" and qrels are "tira-qrels".
std::string name_for_kind(const std::string& name, const std::string& kind) {
    if (kind != "qrels") return name.empty() ? "trec" : name;
    if (name.empty()) return "qrels";
    if (!is_built_in(name) || find_check_profile(name).kind == CheckedKind::qrels) return name;
    return is_built_in(name + "-qrels") ? name + "-qrels" : "qrels";
}

/// What lib/check cannot know: which formats there are.
void expect_known_formats(const CheckProfile& profile) {
    for (const std::string& name : profile.json) {
        if (find_named(run_formats(), name) != nullptr) continue;
        throw Error(ErrorKind::usage, "profile " + rankline::quoted(profile.name) +
                                          ": json: no format of runs is called " +
                                          rankline::quoted(name) +
                                          did_you_mean(name, names_of(run_formats())));
    }
}

}  // namespace

std::vector<Option> check_profile_options(CheckCommand& command) {
    constexpr std::uint64_t deepest = std::uint64_t{1} << 40;
    std::vector<Option> options;
    options.push_back(
        {.letters = "p",
         .name = "profile",
         .value = "NAME",
         .summary = "what to check for: a leaderboard or program, or a file of your own",
         .details = "One of " + joined(profile_names()) +
                    ", or a file that ends in .toml, .yaml or .yml; --print-profile prints one to "
                    "begin with. The default is trec, and qrels with --kind qrels.",
         .binding = bind_text(command.profile),
         .takes_file = true,
         .suggestions = profile_names});
    options.push_back({.name = "kind",
                       .value = "KIND",
                       .summary = "what the files are",
                       .details = "The default is what the profile is for. With qrels and a "
                                  "profile for runs its own profile for qrels is taken, as "
                                  "tira-qrels, or else qrels.",
                       .binding = bind_name(command.kind, kind_choices())});
    options.push_back({.letters = "k",
                       .name = "depth",
                       .value = "COUNT",
                       .summary = "how many documents a query should have",
                       .details = "More are an error, fewer a warning, and ties are told that "
                                  "straddle this place. The default is the profile's.",
                       .binding = bind_whole(command.depth, 1, deepest)});
    return options;
}

std::vector<Option> check_reference_options(CheckCommand& command) {
    std::vector<Option> options;
    options.push_back({.name = "qrels",
                       .value = "FILE",
                       .summary = "the judgments that the run will be scored with",
                       .details = "In any format. Its queries must be there, few judged documents "
                                  "are told, and where scores and ranks contradict each other the "
                                  "run is scored both ways.",
                       .binding = bind_text(command.qrels),
                       .takes_file = true});
    options.push_back({.name = "topics",
                       .aliases = {"queries"},
                       .value = "FILE",
                       .summary = "the queries that there are, all of which must be there",
                       .details = "Ids, one a line; lines that begin with one, as queries.tsv, "
                                  "qrels and runs do; JSON with _id, qid, query_id or id, or with "
                                  "ids for keys; or TREC topics. --queries is the same.",
                       .binding = bind_text(command.topics),
                       .takes_file = true});
    options.push_back({.name = "docids",
                       .value = "FILE",
                       .summary = "the documents that there are",
                       .details = "A list, collection.tsv, corpus.jsonl, or another of the shapes "
                                  "of --topics.",
                       .binding = bind_text(command.docids),
                       .takes_file = true});
    options.push_back({.name = "exclude",
                       .value = "FILE",
                       .summary = "documents that must not be retrieved",
                       .details = "Lines of a query id and a document id, or of a document id "
                                  "that is meant for all queries; or JSON of these, as {qid: "
                                  "[docid]}.",
                       .binding = bind_text(command.excluded),
                       .takes_file = true});
    options.push_back({.name = "part",
                       .value = "SUBSET/SPLIT",
                       .summary = "which run of a file of MTEB predictions",
                       .binding = bind_text(command.part)});
    options.push_back({.letters = "m",
                       .name = "measure",
                       .value = "NAME",
                       .summary = "a measure for the effect of contradicting orders",
                       .details = "The default is " + joined(effect_measures({})) + ".",
                       .binding = bind_list(command.measures),
                       .repeatable = true});
    return options;
}

std::vector<Option> check_repair_options(CheckCommand& command) {
    std::vector<Option> options;
    options.push_back({.name = "fix",
                       .value = "FILE",
                       .summary = "write a repaired copy to FILE, and report about that",
                       .details = "What --explain says under Repair is done; the report lists "
                                  "what was fixed, what is gone with it, and what is still wrong. "
                                  "The exit code is "
                                  "that of the copy. For one file of lines.",
                       .binding = bind_text(command.fix),
                       .takes_file = true});
    options.push_back({.name = "tag",
                       .value = "TAG",
                       .summary = "the run tag of the repaired copy",
                       .details = "The default is that of the first line.",
                       .binding = bind_text(command.tag)});
    return options;
}

std::vector<Option> check_report_options(CheckCommand& command) {
    constexpr std::uint64_t most = std::uint64_t{1} << 40;
    std::vector<Option> options;
    options.push_back({.letters = "f",
                       .name = "format",
                       .value = "NAME",
                       .summary = "how to report",
                       .binding = bind_name(command.format, format_choices())});
    options.push_back({.letters = "o",
                       .name = "output",
                       .value = "FILE",
                       .summary = "write the report to FILE; with --submit, the folder to make",
                       .binding = bind_text(command.output),
                       .takes_file = true});
    options.push_back({.name = "cap",
                       .value = "COUNT",
                       .summary = "places to tell for each rule, 0 for all",
                       .details = "All are counted.",
                       .binding = bind_whole(command.cap, 0, most)});
    options.push_back({.name = "errlog",
                       .value = "FILE",
                       .summary = "also write an error log as NIST's check scripts do",
                       .details = "It stops after 25 errors, as theirs.",
                       .binding = bind_text(command.errlog),
                       .takes_file = true});
    options.push_back({.name = "nist",
                       .summary = "exit with 255 instead of 1, as NIST's check scripts do",
                       .binding = bind_flag(command.nist)});
    return options;
}

std::vector<Option> check_general_options(CheckCommand& command) {
    std::vector<Option> options = general_options(command.general);
    for (Option& option : options) {
        if (option.name == "quiet") option.summary = "no notes on stderr";
        if (option.name != "strict") continue;
        option.summary = "warnings count as errors do: exit with 1";
        option.details = "";
    }
    return options;
}

std::vector<Option> check_information_options() {
    std::vector<Option> options;
    options.push_back({.name = "list-rules",
                       .summary = "print all rules, a line each",
                       .answer = [](const Tool&, const std::string&) { return rule_list(); }});
    options.push_back(
        {.name = "explain",
         .value = "RULE",
         .summary = "print when a rule is broken, whose it is, and how it is repaired",
         .suggestions = rule_ids,
         .answer = [](const Tool&, const std::string& id) { return explain_rule(id); }});
    options.push_back(
        {.name = "list-profiles",
         .summary = "print all profiles, a line each",
         .answer = [](const Tool&, const std::string&) { return check_profile_list(); }});
    options.push_back(
        {.name = "explain-profile",
         .value = "NAME",
         .summary = "print what a profile wants, and what its leaderboard really looks at",
         .suggestions = profile_names,
         .answer = [](const Tool&, const std::string& name) {
             return explain_check_profile(name);
         }});
    options.push_back({.name = "print-profile",
                       .value = "NAME",
                       .summary = "print a profile in TOML, to make one of your own from",
                       .suggestions = profile_names,
                       .answer = [](const Tool&, const std::string& name) {
                           return profile_toml(find_check_profile(name));
                       }});
    return options;
}

CheckProfile settled_profile(const CheckCommand& command) {
    const std::string name = name_for_kind(command.profile, command.kind);
    CheckProfile profile =
        has_settings_name(name) ? read_profile(FileBytes::open(name)) : find_check_profile(name);
    const bool wants_run = command.kind == "run";
    if (!command.kind.empty() && wants_run != (profile.kind == CheckedKind::run)) {
        throw Error(ErrorKind::usage, "--kind " + command.kind + ": profile " +
                                          quoted(profile.name) + " is for " +
                                          (wants_run ? "qrels" : "runs"));
    }
    expect_known_formats(profile);
    if (!command.depth) return profile;
    profile.depth = *command.depth;
    profile.full_depth = true;
    profile.cutoffs.push_back(*command.depth);
    std::sort(profile.cutoffs.begin(), profile.cutoffs.end());
    const auto repeated = std::unique(profile.cutoffs.begin(), profile.cutoffs.end());
    profile.cutoffs.erase(repeated, profile.cutoffs.end());
    return profile;
}

std::vector<std::string> effect_measures(const CheckCommand& command) {
    if (!command.measures.empty()) return command.measures;
    return {"nDCG@10", "RR@10", "AP"};
}

}  // namespace rankline::cli
