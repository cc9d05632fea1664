// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string_view>

#include <rankline/model/judgments.hpp>

namespace rankline {

/// What becomes of each grade.
class GradeMap {
public:
    /// Of "0=0,1=1,2=1,3=2": OLD=NEW with commas between. Any other grade has no place in it unless
    /// "*=NEW" says what becomes of it, or "*=*" that it stays. Throws Error(usage) for what is
    /// neither, and for a grade that is named twice.
    explicit GradeMap(std::string_view text);

    /// Nothing for a grade that has no place.
    [[nodiscard]] std::optional<double> find(double grade) const;

private:
    void add(std::string_view pair);

    std::map<double, double> m_grades;
    std::optional<double> m_others;
    bool m_others_stay = false;
};

/// Throws Error(input), which names the document, for a grade that has no place in the map.
[[nodiscard]] Judgments mapped_grades(Judgments judgments, const GradeMap& map);

}  // namespace rankline
