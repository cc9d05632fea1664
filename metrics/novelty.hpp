// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include <rankline/eval/measure.hpp>

namespace rankline {

/// Calls `take` for each subtopic that a document is relevant to. A negative grade is never
/// relevant, whatever the level.
template <typename Take>
void for_each_relevant(std::span<const SubtopicGrade> grades, double level, Take take) {
    for (const SubtopicGrade& each : grades) {
        if (each.grade >= level && each.grade >= 0) take(each.subtopic);
    }
}

/// How many judged documents are relevant to each subtopic, and how many subtopics have one.
struct RelevantCounts {
    std::vector<std::uint64_t> documents;  ///< by subtopic
    std::uint64_t subtopics = 0;
};

[[nodiscard]] inline RelevantCounts count_relevant(const SubtopicJudgments& judged, double level) {
    RelevantCounts counts;
    counts.documents.resize(judged.subtopics());
    for_each_relevant(judged.grades(), level, [&](std::uint32_t subtopic) {
        if (counts.documents[subtopic]++ == 0) ++counts.subtopics;
    });
    return counts;
}

/// What documents gain that are read one after the other: for each subtopic that one is relevant to
/// 1 - alpha, raised to the number of earlier ones that were.
class NoveltyGains {
public:
    NoveltyGains(std::size_t subtopics, double alpha) : m_left(1 - alpha), m_gains(subtopics, 1) {}

    /// What a document relevant to these subtopics would gain next.
    [[nodiscard]] double of(std::span<const std::uint32_t> subtopics) const noexcept {
        double sum = 0;
        for (const std::uint32_t subtopic : subtopics) sum += m_gains[subtopic];
        return sum;
    }
    /// Reads on: returns what a document's subtopic gains, which the next one gains less of.
    double take(std::uint32_t subtopic) noexcept {
        const double gain = m_gains[subtopic];
        m_gains[subtopic] *= m_left;
        return gain;
    }

private:
    double m_left;
    std::vector<double> m_gains;
};

/// Walks down the ideal ranking of intent-aware measures: always the document that gains the most
/// behind those above it, of several the one with the greatest docid (ndeval's rule). Documents
/// that are relevant to the same subtopics gain the same, so only one of each such kind is looked
/// at.
class IdealNovelty {
public:
    IdealNovelty(const SubtopicJudgments& judged, double level, double alpha)
        : m_gains(judged.subtopics(), alpha) {
        std::vector<std::uint32_t> subtopics;
        for (std::size_t document = 0; document < judged.documents(); ++document) {
            subtopics.clear();
            for_each_relevant(judged.grades(document), level,
                              [&](std::uint32_t subtopic) { subtopics.push_back(subtopic); });
            if (!subtopics.empty()) m_kinds[subtopics].push_back(document);
        }
    }

    /// The gain at the next rank, 0 below the last document with a gain.
    [[nodiscard]] double next() {
        Kinds::value_type* best = nullptr;
        double most = 0;
        for (Kinds::value_type& kind : m_kinds) {
            if (kind.second.empty()) continue;
            const double gain = m_gains.of(kind.first);
            const bool later = best != nullptr && kind.second.back() > best->second.back();
            if (gain > most || (gain == most && later)) {
                most = gain;
                best = &kind;
            }
        }
        if (best == nullptr) return 0;
        best->second.pop_back();
        for (const std::uint32_t subtopic : best->first) m_gains.take(subtopic);
        return most;
    }

private:
    /// The documents, by docid ascending, that are relevant to exactly these subtopics.
    using Kinds = std::map<std::vector<std::uint32_t>, std::vector<std::size_t>>;

    Kinds m_kinds;
    NoveltyGains m_gains;
};

}  // namespace rankline
