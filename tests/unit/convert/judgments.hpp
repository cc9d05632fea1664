// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/model/judgments.hpp>

namespace rankline::test {

/// Judgments of lines "qid group docid grade" in order; the text must outlive them.
inline Judgments judged(std::string_view text, JudgmentKind kind = JudgmentKind::graded) {
    Judgments judgments;
    judgments.kind = kind;
    for (const std::string_view line : split(text, '\n')) {
        const std::vector<std::string_view> fields = split_blanks(line);
        if (fields.size() != 4) continue;
        if (judgments.topics.empty() || judgments.topics.back().qid != fields[0])
            judgments.topics.push_back({fields[0], {}});
        judgments.topics.back().lines.push_back(
            {fields[2], parse_double(fields[3]).value(), fields[1], {}});
    }
    return judgments;
}

/// The same lines again.
inline std::string text_of(const Judgments& judgments) {
    std::string text;
    for (const TopicJudgments& topic : judgments.topics) {
        for (const Judgment& line : topic.lines) {
            text += std::string(topic.qid) + ' ' + std::string(line.group) + ' ' +
                    std::string(line.docid) + ' ' + format_number(line.grade, -1) + '\n';
        }
    }
    return text;
}

}  // namespace rankline::test
