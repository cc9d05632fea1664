// SPDX-License-Identifier: MIT
#include <rankline/cli/eval_dataset.hpp>

#include <fmt/format.h>

#include <utility>

#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/evaluate.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

/// Whether scores are printed, and not a table that has measures of its own.
bool prints_scores(const EvalCommand& command) {
    return command.explain_query.empty() && !command.suggest_judgments &&
           command.profile.why.empty();
}

/// What the user says counts, and that it is not what is official is told.
void overrule(const std::string& option, const std::string& theirs, const std::string& official,
              SettledDataset& settled) {
    if (theirs != official)
        settled.not_applied.push_back(option + " " + theirs + " instead of the official " +
                                      official);
}

void apply_measures(const KnownEvaluation& evaluation, EvalCommand& command,
                    SettledDataset& settled) {
    if (!prints_scores(command)) return;
    if (!command.measures.names.empty()) {
        overrule("-m", joined(command.measures.names), joined(evaluation.measures), settled);
        return;
    }
    command.measures.names = evaluation.measures;
    for (const std::string& measure : evaluation.measures)
        settled.applied.emplace_back("measure", measure);
}

void apply_level(const KnownEvaluation& evaluation, EvalCommand& command, SettledDataset& settled) {
    if (!evaluation.level) return;
    const std::string official = format_number(*evaluation.level, -1);
    if (command.measures.level_given) {
        overrule("-l", format_number(command.measures.level, -1), official, settled);
    } else if (command.measures.level != *evaluation.level) {
        command.measures.level = *evaluation.level;
        settled.applied.emplace_back("level", official);
    }
}

/// The profile, where nothing that the user has asked for is against it.
void apply_profile(const KnownEvaluation& evaluation, EvalCommand& command,
                   SettledDataset& settled) {
    if (evaluation.profile.empty() || !command.profile.why.empty()) return;
    if (!command.profile.as.empty()) {
        overrule("--as", command.profile.as, evaluation.profile, settled);
        return;
    }
    command.profile.as = evaluation.profile;
    Problems against;
    check_profiles(command, against);
    if (against.messages().empty()) {
        settled.applied.emplace_back("as", evaluation.profile);
        return;
    }
    command.profile.as.clear();
    settled.not_applied.push_back("--as " + evaluation.profile +
                                  " is not applied: " + against.messages().front());
}

void apply_queries(const KnownEvaluation& evaluation, EvalCommand& command,
                   SettledDataset& settled) {
    const std::string& as = command.profile.as;
    const bool settles = !as.empty() && find_profile(as).settles_queries;
    if (settles || !prints_scores(command)) return;
    ScoringOptions& scoring = command.scoring;
    if (scoring.queries || scoring.complete) {
        overrule("--queries", queries_name(scoring), evaluation.queries, settled);
        return;
    }
    set_queries(scoring, evaluation.queries);
    settled.applied.emplace_back("queries", evaluation.queries);
}

/// Only the profile drops them, and in ArguAna the first document of most rankings is one.
void tell_own_queries(const KnownEvaluation& evaluation, const EvalCommand& command,
                      SettledDataset& settled) {
    const ProfileOptions& profile = command.profile;
    const bool dropped = !evaluation.profile.empty() && profile.as == evaluation.profile;
    if (!evaluation.drops_own_query || dropped || !profile.why.empty()) return;
    settled.not_applied.emplace_back(
        "a document whose id is that of the query stays in the ranking, where it officially is "
        "dropped; ir-convert --drop-own-query drops it");
}

/// The judgments of the split or of every part; what is missing is told.
std::vector<DatasetQrels> find_qrels(const ChosenDataset& chosen, Problems& problems) {
    std::vector<ChosenDataset> choices;
    for (const std::string& part : chosen.choice.dataset->parts)
        choices.push_back({find_dataset(part), chosen.folder});
    if (choices.empty()) choices.push_back(chosen);
    std::vector<DatasetQrels> all;
    for (const ChosenDataset& choice : choices) {
        if (const auto file = find_file(choice, DatasetPart::qrels, problems))
            all.push_back({choice.choice, *file});
    }
    return all;
}

}  // namespace

void settle_dataset(EvalCommand& command, Problems& problems) {
    const auto chosen = choose_dataset(command.dataset, problems);
    if (!chosen) return;
    SettledDataset settled;
    settled.choice = chosen->choice;
    settled.qrels = find_qrels(*chosen, problems);
    const KnownEvaluation& evaluation = chosen->choice.evaluation();
    apply_measures(evaluation, command, settled);
    apply_level(evaluation, command, settled);
    apply_profile(evaluation, command, settled);
    apply_queries(evaluation, command, settled);
    tell_own_queries(evaluation, command, settled);
    if (!settled.qrels.empty() && !settled.has_parts()) {
        const FoundFile& file = settled.qrels.front().file;
        command.input.qrels = file.path;
        if (command.input.qrels_format.empty()) command.input.qrels_format = file.known->format;
    }
    command.settled_dataset = std::move(settled);
}

std::vector<std::string> dataset_notes(const SettledDataset& settled) {
    const std::string start = settled.choice.name() + ": ";
    std::vector<std::string> words;
    for (const auto& [option, value] : settled.applied)
        words.push_back(fmt::format("--{} {}", option, value));
    const std::string qrels =
        settled.has_parts() ? "the qrels of " + std::to_string(settled.qrels.size()) + " parts"
                            : settled.qrels.front().file.path;
    std::vector<std::string> notes = {start + qrels +
                                      (words.empty()
                                           ? "; all conventions are yours"
                                           : "; official conventions: " + joined(words, " "))};
    for (const std::string& reason : settled.not_applied) notes.push_back(start + reason);
    const auto add_sentences = [&](const std::vector<std::string>& sentences) {
        for (const std::string& sentence : sentences) notes.push_back(start + sentence);
    };
    const bool as_official = !settled.applied.empty() && settled.not_applied.empty();
    if (as_official) add_sentences(settled.choice.evaluation().notes);
    if (!settled.has_parts()) add_sentences(settled.choice.split->notes);
    return notes;
}

ReportDataset report_dataset(const SettledDataset& settled) {
    ReportDataset report;
    report.name = settled.choice.name();
    report.applied = settled.applied;
    report.not_applied = settled.not_applied;
    return report;
}

Findings count_findings(const DatasetQrels& known, const Qrels& qrels) {
    return compare_counts(known.choice, *known.file.known, qrels);
}

void add_counts(const DatasetQrels& known, const Qrels& qrels, bool with_sha256,
                ReportDataset& report) {
    std::uint64_t judgments = 0;
    for (const QrelsTopic& topic : qrels.topics()) judgments += topic.lines.size();
    const KnownFile& file = *known.file.known;
    report.qrels.push_back({.name = known.choice.name(),
                            .path = known.file.path,
                            .sha256 = with_sha256 ? qrels.sha256() : "",
                            .queries = qrels.topics().size(),
                            .judgments = judgments,
                            .expected_queries = file.queries,
                            .expected_judgments = file.judgments});
}

}  // namespace rankline::cli
