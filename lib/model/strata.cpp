// SPDX-License-Identifier: MIT
#include <rankline/model/strata.hpp>

#include <algorithm>
#include <string_view>

#include <rankline/model/qrels.hpp>

namespace rankline {

namespace {

/// The distinct strata of `documents`, by the bytes of their ids.
std::vector<std::string_view> stratum_ids(std::span<const Judgment> documents) {
    std::vector<std::string_view> ids;
    ids.reserve(documents.size());
    for (const Judgment& document : documents) ids.push_back(document.group);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

void count_grade(std::vector<GradeCount>& grades, double grade) {
    const auto place =
        std::lower_bound(grades.begin(), grades.end(), grade,
                         [](const GradeCount& each, double wanted) { return each.grade > wanted; });
    if (place != grades.end() && place->grade == grade) {
        ++place->count;
    } else {
        grades.insert(place, {grade, 1});
    }
}

}  // namespace

StratumJudgments::StratumJudgments(std::span<const Judgment> documents) {
    const std::vector<std::string_view> ids = stratum_ids(documents);
    m_strata.resize(ids.size());
    m_stratum_of.reserve(documents.size());
    for (const Judgment& document : documents) {
        const auto id = std::lower_bound(ids.begin(), ids.end(), document.group);
        m_stratum_of.push_back(static_cast<std::uint32_t>(id - ids.begin()));
        Stratum& stratum = m_strata[m_stratum_of.back()];
        ++stratum.documents;
        if (document.grade < 0) continue;
        ++stratum.judged;
        count_grade(stratum.grades, document.grade);
    }
}

}  // namespace rankline
