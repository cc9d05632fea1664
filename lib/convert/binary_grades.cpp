// SPDX-License-Identifier: MIT
#include <rankline/convert/binary_grades.hpp>

namespace rankline {

Judgments binary_grades(Judgments judgments, double level) {
    for (TopicJudgments& topic : judgments.topics) {
        for (Judgment& line : topic.lines) {
            if (line.grade >= 0) line.grade = line.grade >= level ? 1 : 0;
        }
    }
    return judgments;
}

}  // namespace rankline
