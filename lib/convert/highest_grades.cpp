// SPDX-License-Identifier: MIT
#include <rankline/convert/highest_grades.hpp>

#include <algorithm>

namespace rankline {

Judgments highest_grades(Judgments judgments) {
    if (judgments.kind == JudgmentKind::graded) return judgments;
    judgments.kind = JudgmentKind::graded;
    for (TopicJudgments& topic : judgments.topics) {
        std::size_t kept = 0;
        for (const Judgment& line : topic.lines) {
            if (kept > 0 && topic.lines[kept - 1].docid == line.docid) {
                double& grade = topic.lines[kept - 1].grade;
                grade = std::max(grade, line.grade);
            } else {
                topic.lines[kept++] = {line.docid, line.grade, {}, {}};
            }
        }
        topic.lines.resize(kept);
    }
    return judgments;
}

}  // namespace rankline
