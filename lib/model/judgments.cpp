// SPDX-License-Identifier: MIT
#include <rankline/model/judgments.hpp>

namespace rankline {

std::size_t Judgments::count() const noexcept {
    std::size_t count = 0;
    for (const TopicJudgments& topic : topics) count += topic.lines.size();
    return count;
}

const char* name_of(JudgmentKind kind) noexcept {
    switch (kind) {
        case JudgmentKind::graded:
            return "grades";
        case JudgmentKind::groups:
            return "judgment groups";
        case JudgmentKind::preferences:
            return "preferences";
        case JudgmentKind::subtopics:
            return "subtopics";
        case JudgmentKind::strata:
            return "strata";
    }
    return "";
}

Judgments judgments_of(const Qrels& qrels) {
    Judgments judgments;
    judgments.kind = qrels.kind();
    judgments.topics.reserve(qrels.topics().size());
    for (const QrelsTopic& topic : qrels.topics())
        judgments.topics.push_back({topic.qid, {topic.lines.begin(), topic.lines.end()}});
    return judgments;
}

bool names_nothing(std::string_view second_column) noexcept {
    return second_column.empty() || second_column == "0" || second_column == "Q0";
}

}  // namespace rankline
