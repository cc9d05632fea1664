// SPDX-License-Identifier: MIT
#include <rankline/convert/merged_judgments.hpp>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

struct FiledTopic {
    const TopicJudgments* topic;
    std::size_t file;
};

struct FiledLine {
    Judgment judgment;
    std::size_t file;
};

/// Of those that judged the document; a negative grade says that nobody did, and is no number to
/// reckon with. Where all are negative the highest.
double mean_grade(std::span<const FiledLine> lines) {
    double sum = 0;
    double highest = lines.front().judgment.grade;
    std::size_t judged = 0;
    for (const FiledLine& line : lines) {
        highest = std::max(highest, line.judgment.grade);
        if (line.judgment.grade < 0) continue;
        sum += line.judgment.grade;
        ++judged;
    }
    return judged > 0 ? sum / static_cast<double>(judged) : highest;
}

class Merger {
public:
    Merger(std::span<const Judgments> all, GradeChoice choice) : m_choice(choice) {
        m_merged.judgments.kind = all.front().kind;
        for (std::size_t file = 0; file < all.size(); ++file) {
            if (all[file].kind != all.front().kind) {
                throw Error(ErrorKind::input, "file " + std::to_string(file + 1) +
                                                  " has judgments of another kind than the first");
            }
            for (const TopicJudgments& topic : all[file].topics) m_topics.push_back({&topic, file});
        }
        std::stable_sort(
            m_topics.begin(), m_topics.end(),
            [](const FiledTopic& a, const FiledTopic& b) { return a.topic->qid < b.topic->qid; });
    }

    MergedJudgments merge() {
        for (std::size_t begin = 0; begin < m_topics.size();) {
            std::size_t end = begin + 1;
            while (end < m_topics.size() && m_topics[end].topic->qid == m_topics[begin].topic->qid)
                ++end;
            merge_topic(std::span(m_topics).subspan(begin, end - begin));
            begin = end;
        }
        return std::move(m_merged);
    }

private:
    void merge_topic(std::span<const FiledTopic> parts);
    Judgment settle(std::string_view qid, std::span<const FiledLine> lines);
    [[nodiscard]] auto key(const Judgment& judgment) const {
        const bool by_document = m_merged.judgments.kind == JudgmentKind::graded ||
                                 m_merged.judgments.kind == JudgmentKind::strata;
        const std::string_view none;
        return std::tuple(judgment.docid, by_document ? none : judgment.group,
                          by_document ? none : judgment.subgroup);
    }

    GradeChoice m_choice;
    std::vector<FiledTopic> m_topics;  ///< by qid, then as the files come
    MergedJudgments m_merged;
};

void Merger::merge_topic(std::span<const FiledTopic> parts) {
    TopicJudgments& topic = m_merged.judgments.topics.emplace_back();
    topic.qid = parts.front().topic->qid;
    if (parts.size() == 1) {
        topic.lines = parts.front().topic->lines;
        return;
    }
    std::vector<FiledLine> lines;
    for (const FiledTopic& part : parts) {
        for (const Judgment& line : part.topic->lines) lines.push_back({line, part.file});
    }
    std::stable_sort(lines.begin(), lines.end(), [this](const FiledLine& a, const FiledLine& b) {
        return key(a.judgment) < key(b.judgment);
    });
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin + 1;
        while (end < lines.size() && key(lines[end].judgment) == key(lines[begin].judgment)) ++end;
        topic.lines.push_back(settle(topic.qid, std::span(lines).subspan(begin, end - begin)));
        begin = end;
    }
}

/// `lines` are the judgments of one document, as the files come.
Judgment Merger::settle(std::string_view qid, std::span<const FiledLine> lines) {
    const FiledLine& first = lines.front();
    if (lines.size() == 1) return first.judgment;
    ++m_merged.repeated;
    const auto other = std::find_if(lines.begin(), lines.end(), [&](const FiledLine& line) {
        return line.judgment.grade != first.judgment.grade;
    });
    if (other == lines.end()) return first.judgment;
    if (m_merged.conflicts++ == 0)
        m_merged.conflict = {qid, first.judgment, other->judgment, first.file, other->file};
    const auto lower = [](const FiledLine& a, const FiledLine& b) {
        return a.judgment.grade < b.judgment.grade;
    };
    Judgment settled = first.judgment;
    if (m_choice == GradeChoice::highest)
        settled = std::max_element(lines.begin(), lines.end(), lower)->judgment;
    // A negative grade says that nobody judged the document: the lowest of those who did counts.
    const auto lower_judged = [&](const FiledLine& a, const FiledLine& b) {
        const bool is_judged = a.judgment.grade >= 0;
        return is_judged == (b.judgment.grade >= 0) ? lower(a, b) : is_judged;
    };
    if (m_choice == GradeChoice::lowest)
        settled = std::min_element(lines.begin(), lines.end(), lower_judged)->judgment;
    if (m_choice == GradeChoice::mean) {
        settled.grade = mean_grade(lines);
    }
    return settled;
}

}  // namespace

MergedJudgments merged_judgments(std::span<const Judgments> all, GradeChoice choice) {
    return Merger(all, choice).merge();
}

}  // namespace rankline
