// SPDX-License-Identifier: MIT
#include <rankline/convert/grade_map.hpp>

#include <fmt/format.h>

#include <cmath>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

namespace {

double grade_of(std::string_view text, std::string_view pair) {
    const std::optional<double> grade = parse_double(text);
    if (grade && std::isfinite(*grade)) return *grade;
    throw Error(ErrorKind::usage,
                fmt::format("{} in {} is not a grade", quoted(text), quoted(pair)));
}

}  // namespace

GradeMap::GradeMap(std::string_view text) {
    for (const std::string_view pair : split(text, ',')) add(pair);
}

void GradeMap::add(std::string_view pair) {
    const std::vector<std::string_view> sides = split(pair, '=');
    if (sides.size() != 2) {
        throw Error(ErrorKind::usage,
                    fmt::format("{} is not OLD=NEW, as in 0=0,1=1,2=1,3=2", quoted(pair)));
    }
    const bool others = sides[0] == "*";
    const bool stays = others && sides[1] == "*";
    const double grade = stays ? 0 : grade_of(sides[1], pair);
    const bool is_new = others ? !m_others && !m_others_stay
                               : m_grades.try_emplace(grade_of(sides[0], pair), grade).second;
    if (!is_new) {
        throw Error(ErrorKind::usage, fmt::format("{}: {} was there before", quoted(pair),
                                                  others ? "*" : quoted(sides[0])));
    }
    if (stays) {
        m_others_stay = true;
    } else if (others) {
        m_others = grade;
    }
}

std::optional<double> GradeMap::find(double grade) const {
    const auto found = m_grades.find(grade);
    if (found != m_grades.end()) return found->second;
    return m_others_stay ? grade : m_others;
}

Judgments mapped_grades(Judgments judgments, const GradeMap& map) {
    for (TopicJudgments& topic : judgments.topics) {
        for (Judgment& line : topic.lines) {
            const std::optional<double> grade = map.find(line.grade);
            if (!grade) {
                throw Error(ErrorKind::input,
                            fmt::format("document {} of query {} has grade {}, which the map of "
                                        "grades lacks; *=NEW is for all others",
                                        quoted(line.docid), quoted(topic.qid),
                                        format_number(line.grade, -1)));
            }
            line.grade = *grade;
        }
    }
    return judgments;
}

}  // namespace rankline
