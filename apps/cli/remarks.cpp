// SPDX-License-Identifier: MIT
#include <rankline/cli/remarks.hpp>

#include <rankline/base/error.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

const char* described(Counted counted) {
    switch (counted) {
        case Counted::by_none:
            return "not counted";
        case Counted::by_some:
            return "some measures count such queries as 0, others leave them out";
        case Counted::by_all:
            return "counted as 0";
    }
    return "";
}

}  // namespace

std::string some_of(std::uint64_t some, std::uint64_t all, const std::string& adjective) {
    return std::to_string(some) + " of " + std::to_string(all) + " " + adjective +
           (all == 1 ? "query" : "queries") + (some == 1 ? " is" : " are");
}

void Remarks::add(const std::string& file, const std::string& text) {
    if (!text.empty()) m_lines.push_back(file + ": " + text);
}

void Remarks::add(const std::string& file, const Findings& findings) {
    for (const Finding& finding : findings.all()) {
        if (finding.first.file.empty()) {
            add(file, to_string(finding));
        } else {
            m_lines.push_back(to_string(finding));
        }
    }
}

void Remarks::raise() const {
    if (m_lines.empty()) return;
    throw Error(ErrorKind::input,
                joined(m_lines, "\n") + "\nthese findings are errors because of --strict");
}

std::string first_ids(const std::vector<std::string_view>& ids) {
    constexpr std::size_t shown = 5;
    constexpr std::size_t longest = 40;
    std::string text;
    for (std::size_t i = 0; i < ids.size() && i < shown; ++i) {
        text += (text.empty() ? "" : ", ") + shortened(ids[i], longest);
    }
    return ids.size() > shown ? text + ", ..." : text;
}

CountedQueries counted_under(QuerySet queries) {
    const Counted missing = queries == QuerySet::judged ? Counted::by_all : Counted::by_none;
    const Counted unjudged = queries == QuerySet::run ? Counted::by_all : Counted::by_none;
    return {missing, unjudged, queries == QuerySet::both};
}

std::string missing_remark(const RunScores& scores, const CountedQueries& counted) {
    const QueryCounts& counts = scores.counts;
    if (counts.missing == 0) return "";
    const std::string text = some_of(counts.missing, counts.judged, "judged ") +
                             " not in the run (" + first_ids(scores.missing_qids) + "): ";
    if (!counted.by_choice) return text + described(counted.missing);
    return text + "the means are over the other " + std::to_string(counts.scored) + "; -c counts " +
           (counts.missing == 1 ? "it" : "them") + " as 0";
}

std::string unjudged_remark(const RunScores& scores, const CountedQueries& counted) {
    const QueryCounts& counts = scores.counts;
    if (counts.unjudged == 0) return "";
    return some_of(counts.unjudged, counts.retrieved, "") + " not judged (" +
           first_ids(scores.unjudged_qids) + "): " + described(counted.unjudged);
}

void require_common_queries(const RunScores& scores, const std::string& run,
                            const std::string& qrels) {
    if (scores.counts.judged > scores.counts.missing) return;
    throw Error(ErrorKind::input, Place{run},
                "no query in common with " + qrels + ": the run has " +
                    first_ids(scores.unjudged_qids) + "; the qrels have " +
                    first_ids(scores.missing_qids));
}

}  // namespace rankline::cli
