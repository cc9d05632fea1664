// SPDX-License-Identifier: MIT
#include <rankline/eval/query_groups.hpp>

#include <algorithm>
#include <utility>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

namespace {

/// What each label is given to: queries, with the line that says so.
using LabelledQueries =
    std::map<std::string, std::map<std::string, std::uint64_t, std::less<>>, std::less<>>;

void add_line(std::string_view line, const Place& place, LabelledQueries& labelled) {
    const std::vector<std::string_view> fields = split_blanks(line);
    if (fields.empty() || fields[0].front() == '#') return;
    if (fields.size() != 2) {
        throw Error(ErrorKind::input, place,
                    "a line of groups is \"qid label\", without blanks in either, not " +
                        quoted(trimmed(line)));
    }
    const auto [query, is_new] = labelled[std::string(fields[1])].emplace(fields[0], place.line);
    if (is_new) return;
    throw Error(ErrorKind::input, place,
                "query " + quoted(fields[0]) + " has the label " + quoted(fields[1]) +
                    " already, since line " + std::to_string(query->second));
}

std::uint64_t first_line(const std::map<std::string, std::uint64_t, std::less<>>& queries) {
    std::uint64_t first = queries.begin()->second;
    for (const auto& [qid, line] : queries) first = std::min(first, line);
    return first;
}

}  // namespace

QueryGroups QueryGroups::read(const std::string& path) {
    const FileBytes file = FileBytes::open(path);
    LabelledQueries labelled;
    Place place{file.name()};
    for (const std::string_view line : split(file.bytes(), '\n')) {
        ++place.line;
        add_line(line, place, labelled);
    }
    if (labelled.empty()) {
        throw Error(ErrorKind::input, Place{file.name()}, "no groups: the file is empty");
    }
    QueryGroups groups;
    groups.m_name = file.name();
    for (const auto& [label, queries] : labelled) {
        for (const auto& [qid, line] : queries)
            groups.m_queries[qid].push_back(groups.m_labels.size());
        groups.m_labels.push_back({label, Place{file.name(), first_line(queries)}});
    }
    return groups;
}

std::vector<std::string_view> QueryGroups::qids() const {
    std::vector<std::string_view> qids;
    for (const auto& [qid, labels] : m_queries) qids.emplace_back(qid);
    return qids;
}

std::vector<std::vector<std::size_t>> QueryGroups::indices(
    std::span<const std::string_view> qids) const {
    std::vector<std::vector<std::size_t>> of_labels(m_labels.size());
    for (std::size_t i = 0; i < qids.size(); ++i) {
        const auto query = m_queries.find(qids[i]);
        if (query == m_queries.end()) continue;
        for (const std::size_t label : query->second) of_labels[label].push_back(i);
    }
    return of_labels;
}

}  // namespace rankline
