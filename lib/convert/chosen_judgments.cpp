// SPDX-License-Identifier: MIT
#include <rankline/convert/chosen_judgments.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

#include <rankline/base/hash.hpp>

namespace rankline {

namespace {

/// An entry's rank says which line it is: a document may have several.
std::vector<RunEntry> entries_of(const TopicJudgments& topic) {
    std::vector<RunEntry> entries;
    entries.reserve(topic.lines.size());
    for (const Judgment& line : topic.lines) {
        RunEntry& entry = entries.emplace_back();
        entry.docid_data = line.docid.data();
        entry.docid_size = static_cast<std::uint32_t>(line.docid.size());
        entry.rank = static_cast<std::uint32_t>(entries.size() - 1);
        entry.score = line.grade;
        entry.hash = hash_id(line.docid);
    }
    return entries;
}

void choose_documents(TopicJudgments& topic, const RunOperation& operation) {
    std::vector<RunEntry> entries = entries_of(topic);
    IdStore ids;
    entries.resize(operation.apply(topic.qid, entries, ids));
    std::vector<Judgment> left;
    left.reserve(entries.size());
    for (const RunEntry& entry : entries) left.push_back(topic.lines[entry.rank]);
    topic.lines = std::move(left);
}

/// Whether anything is left of it.
bool choose(TopicJudgments& topic, const RunOperation& operation) {
    if (!operation.keeps(topic.qid)) return false;
    if (topic.lines.empty()) return true;
    choose_documents(topic, operation);
    return !topic.lines.empty();
}

}  // namespace

Judgments chosen_judgments(Judgments judgments,
                           const std::vector<std::unique_ptr<RunOperation>>& operations) {
    for (const auto& operation : operations) {
        std::vector<std::string_view> qids;
        for (const TopicJudgments& topic : judgments.topics) qids.push_back(topic.qid);
        operation->prepare(qids);
        std::erase_if(judgments.topics,
                      [&](TopicJudgments& topic) { return !choose(topic, *operation); });
    }
    return judgments;
}

}  // namespace rankline
