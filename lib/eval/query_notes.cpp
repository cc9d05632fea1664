// SPDX-License-Identifier: MIT
#include <rankline/eval/query_notes.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <rankline/model/ranking.hpp>

namespace rankline {

namespace {

/// Whether two documents of a topic, either of which may not be judged, have the same grades.
bool judged_alike(const QrelsTopic& topic, const Judgment* a, const Judgment* b) {
    const auto grade = [](const Judgment* judgment) {
        return judgment == nullptr ? 0 : std::max(0.0, judgment->grade);
    };
    if (grade(a) != grade(b)) return false;
    return topic.subtopics.subtopics() == 0 ||
           same_relevance(topic.subtopic_grades(a), topic.subtopic_grades(b));
}

}  // namespace

void notice_cut_ties(std::span<const RunEntry> ranked, std::span<const std::uint64_t> cutoffs,
                     QueryNotes& notes) {
    for (const std::uint64_t cutoff : cutoffs) {
        if (cutoff >= ranked.size()) break;
        if (ranked[cutoff - 1].score == ranked[cutoff].score)
            notes.tied_cutoffs.add(ranked[cutoff]);
    }
}

void notice_mixed_ties(std::span<const RunEntry> ranked, const QrelsTopic& judged,
                       QueryNotes& notes) {
    const auto judgment_of = [&](const RunEntry& entry) {
        return judged.documents.find(entry.docid(), entry.hash);
    };
    for_each_tie(ranked, [&](std::span<const RunEntry> tied) {
        const Judgment* const first = judgment_of(tied.front());
        const auto other = std::find_if(tied.begin(), tied.end(), [&](const RunEntry& entry) {
            return !judged_alike(judged, first, judgment_of(entry));
        });
        if (other != tied.end()) notes.mixed_ties.add(*other);
    });
}

namespace {

void tell_noticed(std::span<const QueryNotes> notes, Noticed QueryNotes::*noticed,
                  const RunSlice& source, Finding finding, Findings& findings) {
    const RunEntry* first = nullptr;
    for (const QueryNotes& query : notes) {
        const Noticed& of_query = query.*noticed;
        if (of_query.count == 0) continue;
        finding.count += of_query.count;
        if (first == nullptr || of_query.first.docid_data < first->docid_data)
            first = &of_query.first;
    }
    if (first != nullptr) finding.first = source.place_of(*first);
    findings.add(std::move(finding));
}

void tell_ties(std::span<const QueryNotes> notes, const RunSlice& source, Findings& findings) {
    tell_noticed(
        notes, &QueryNotes::tied_cutoffs, source,
        {"ties-at-cutoff", "equal scores on both sides of a cutoff: the tie rule decides", 0, {}},
        findings);
    tell_noticed(notes, &QueryNotes::mixed_ties, source,
                 {"ties-between-grades",
                  "equal scores of documents with different grades: the tie rule decides",
                  0,
                  {}},
                 findings);
}

void tell_dropped(std::span<const QueryNotes> notes, Findings& findings) {
    std::uint64_t dropped = 0;
    for (const QueryNotes& query : notes) dropped += query.dropped;
    findings.add(
        {"duplicates", "repeated documents were left out, as --duplicates says", dropped, {}});
}

void tell_sampled(std::span<const QueryNotes> notes, Spread spread, Findings& findings) {
    std::uint64_t queries = 0;
    double error = 0;
    for (const QueryNotes& query : notes) {
        if (!query.sampled.any) continue;
        ++queries;
        error = std::max(error, query.sampled.error);
    }
    if (queries == 0) return;
    const std::string number = std::to_string(queries) + (queries == 1 ? " query" : " queries");
    if (spread == Spread::tie_expectation) {
        findings.add({"sampled-expectations",
                      fmt::format("expectations of {} are means over {} random orders, with a "
                                  "standard error of up to {:.1g}",
                                  number, usual_most_cases, error),
                      1,
                      {}});
    } else {
        findings.add({"sampled-intervals",
                      fmt::format("intervals of {} are those of some cases, since there are more "
                                  "than {}: they can be wider",
                                  number, usual_most_cases),
                      1,
                      {}});
    }
}

}  // namespace

void tell(std::span<const QueryNotes> notes, Spread spread, const RunSlice& source,
          Findings& findings) {
    // No rule decides an expectation.
    if (spread != Spread::tie_expectation) tell_ties(notes, source, findings);
    tell_dropped(notes, findings);
    tell_sampled(notes, spread, findings);
}

}  // namespace rankline
