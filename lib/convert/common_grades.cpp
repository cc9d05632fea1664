// SPDX-License-Identifier: MIT
#include <rankline/convert/common_grades.hpp>

namespace rankline {

namespace {

/// Walks two ascending lists at once: `visit(key, a, b)` with nullptr for what one of them lacks.
template <class Item, class Key, class Visit>
void walk(const std::vector<Item>& first, const std::vector<Item>& second, Key key, Visit visit) {
    auto a = first.begin();
    auto b = second.begin();
    while (a != first.end() || b != second.end()) {
        const bool has_first = b == second.end() || (a != first.end() && key(*a) <= key(*b));
        const bool has_second = a == first.end() || (b != second.end() && key(*b) <= key(*a));
        visit(key(has_first ? *a : *b), has_first ? &*a : nullptr, has_second ? &*b : nullptr);
        if (has_first) ++a;
        if (has_second) ++b;
    }
}

bool is_judged(const Judgment* judgment) { return judgment != nullptr && judgment->grade >= 0; }

void add_document(const Judgment* first, const Judgment* second, CommonGrades& common) {
    if (is_judged(first) && is_judged(second)) {
        common.grades.emplace_back(first->grade, second->grade);
    } else if (is_judged(first)) {
        ++common.only_first;
    } else if (is_judged(second)) {
        ++common.only_second;
    }
}

}  // namespace

std::vector<CommonGrades> common_grades(const Judgments& first, const Judgments& second) {
    const std::vector<Judgment> none;
    std::vector<CommonGrades> topics;
    const auto add_topic = [&](std::string_view qid, const TopicJudgments* a,
                               const TopicJudgments* b) {
        CommonGrades& common = topics.emplace_back();
        common.qid = qid;
        walk(
            a != nullptr ? a->lines : none, b != nullptr ? b->lines : none,
            [](const Judgment& judgment) { return judgment.docid; },
            [&common](std::string_view, const Judgment* x, const Judgment* y) {
                add_document(x, y, common);
            });
    };
    walk(
        first.topics, second.topics, [](const TopicJudgments& topic) { return topic.qid; },
        add_topic);
    return topics;
}

}  // namespace rankline
