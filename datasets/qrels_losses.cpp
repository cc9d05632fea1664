// SPDX-License-Identifier: MIT
#include <rankline/datasets/qrels_losses.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include <rankline/base/number.hpp>
#include <rankline/datasets/evidence_sets.hpp>
#include <rankline/datasets/grade_text.hpp>

namespace rankline {

namespace {

/// How many lines lose something, and the first that does.
class LostLines {
public:
    void add(std::string_view qid, const Judgment& judgment) {
        if (m_count++ == 0) m_first = {qid, judgment};
    }

    /// "; the first is 2 of document "d1" of query "1""
    [[nodiscard]] std::string example() const {
        return fmt::format("; the first is {} of document {} of query {}",
                           format_number(m_first.judgment.grade, -1),
                           quoted(m_first.judgment.docid), quoted(m_first.qid));
    }
    [[nodiscard]] const Judgment& first() const noexcept { return m_first.judgment; }
    [[nodiscard]] std::uint64_t count() const noexcept { return m_count; }

private:
    struct Line {
        std::string_view qid;
        Judgment judgment;
    };
    Line m_first;
    std::uint64_t m_count = 0;
};

class LossFinder {
public:
    LossFinder(const Judgments& judgments, const QrelsTarget& target,
               const QrelsWriteOptions& options)
        : m_judgments(judgments),
          m_format(*target.format),
          m_writer(*target.writer),
          m_options(options) {}

    Findings find() {
        require_kind();
        lose_kind();
        lose_grades();
        lose_names();
        lose_topics();
        return m_losses;
    }

private:
    [[nodiscard]] bool same_kind() const { return m_format.kind == m_judgments.kind; }

    [[nodiscard]] bool is_listed(const Judgment& judgment) const {
        return m_writer.grades != GradesHeld::relevant || judgment.grade >= m_options.level;
    }

    template <class Loses>
    LostLines lines_that(Loses loses) const {
        LostLines lost;
        for (const TopicJudgments& topic : m_judgments.topics) {
            for (const Judgment& judgment : topic.lines) {
                if (loses(judgment)) lost.add(topic.qid, judgment);
            }
        }
        return lost;
    }

    void add(std::string kind, std::string message, std::uint64_t count) {
        m_losses.add({std::move(kind), std::move(message), count, {}});
    }

    void require_kind() const;
    void lose_kind();
    void lose_grades();
    void lose_unlisted();
    void lose_names();
    void lose_topics();

    const Judgments& m_judgments;
    const QrelsFormat& m_format;
    const QrelsWriter& m_writer;
    const QrelsWriteOptions& m_options;
    Findings m_losses;
};

void LossFinder::require_kind() const {
    if (same_kind() || m_format.kind == JudgmentKind::graded) return;
    std::string hint;
    if (m_judgments.kind == JudgmentKind::graded) {
        hint = m_format.kind == JudgmentKind::subtopics ? "; -R diversity reads the second column "
                                                          "of TREC qrels as subtopics"
               : m_format.kind == JudgmentKind::groups  ? "; -R qrels_jg reads the second column "
                                                          "of TREC qrels as judgment groups"
                                                        : "";
    }
    throw Error(
        ErrorKind::input,
        fmt::format("{} cannot be written as {}: it needs {}, which nothing can be made "
                    "into{}",
                    name_of(m_judgments.kind), m_writer.name, name_of(m_format.kind), hint));
}

void LossFinder::lose_kind() {
    if (same_kind()) return;
    add("judgment-kind",
        fmt::format("{} are lost: {} has one grade for each document, the highest",
                    name_of(m_judgments.kind), m_writer.name),
        m_judgments.count());
}

void LossFinder::lose_grades() {
    if (m_writer.grades == GradesHeld::relevant) return lose_unlisted();
    if (m_writer.grades == GradesHeld::real) return;
    const LostLines fractions =
        lines_that([](const Judgment& judgment) { return !is_whole_grade(judgment.grade); });
    if (fractions.count() == 0) return;
    std::string whole;
    append_grade(whole, fractions.first().grade, GradesHeld::whole);
    add("fractional-grades",
        fmt::format("grades that {} has no room for become integers, as trec_eval reads them{}, "
                    "which becomes {}",
                    m_writer.name, fractions.example(), whole),
        fractions.count());
}

void LossFinder::lose_unlisted() {
    const LostLines unlisted =
        lines_that([&](const Judgment& judgment) { return !is_listed(judgment); });
    if (unlisted.count() == m_judgments.count()) {
        throw Error(ErrorKind::input,
                    fmt::format("nothing to write: {} lists what is relevant, and no grade is {} "
                                "or more",
                                m_writer.name, format_number(m_options.level, -1)));
    }
    if (unlisted.count() > 0) {
        add("unlisted-judgments",
            fmt::format("judgments below {} are left out: {} lists what is relevant{}",
                        format_number(m_options.level, -1), m_writer.name, unlisted.example()),
            unlisted.count());
    }
    const LostLines other = lines_that(
        [&](const Judgment& judgment) { return is_listed(judgment) && judgment.grade != 1; });
    if (other.count() > 0) {
        add("grades-to-one",
            fmt::format("grades become 1: {} has none{}", m_writer.name, other.example()),
            other.count());
    }
}

void LossFinder::lose_names() {
    if (!same_kind()) return;
    const bool graded = m_judgments.kind == JudgmentKind::graded;
    const LostLines columns =
        lines_that([](const Judgment& judgment) { return !names_nothing(judgment.group); });
    if (graded && m_writer.groups != GroupsHeld::all && columns.count() > 0) {
        add("second-column",
            fmt::format("what the second column says is lost, {} has none; the first is {} of "
                        "document {}",
                        m_writer.name, quoted(columns.first().group),
                        quoted(columns.first().docid)),
            columns.count());
    }
    if (m_writer.groups == GroupsHeld::numbered) {
        const auto renamed = std::count_if(m_judgments.topics.begin(), m_judgments.topics.end(),
                                           [](const TopicJudgments& topic) {
                                               return !EvidenceSetNumbers(topic.lines).are_names();
                                           });
        if (renamed > 0)
            add("subtopic-names",
                fmt::format("queries whose subtopics lose their names: {} numbers them",
                            m_writer.name),
                static_cast<std::uint64_t>(renamed));
    }
    if (m_judgments.kind != JudgmentKind::preferences || m_writer.holds_subgroups) return;
    const LostLines subgroups =
        lines_that([](const Judgment& judgment) { return judgment.subgroup != "0"; });
    if (subgroups.count() > 0) {
        add("sub-groups",
            fmt::format("sub-groups are lost: {} has one for each group, named 0; the first is {} "
                        "of document {}",
                        m_writer.name, quoted(subgroups.first().subgroup),
                        quoted(subgroups.first().docid)),
            subgroups.count());
    }
}

void LossFinder::lose_topics() {
    if (m_writer.holds_empty_topics) return;
    std::uint64_t lost = 0;
    std::string_view first;
    for (const TopicJudgments& topic : m_judgments.topics) {
        const bool stays =
            std::any_of(topic.lines.begin(), topic.lines.end(),
                        [&](const Judgment& judgment) { return is_listed(judgment); });
        if (!stays && lost++ == 0) first = topic.qid;
    }
    if (lost == m_judgments.topics.size())
        throw Error(ErrorKind::input, "nothing to write: no query has a judgment");
    if (lost == 0) return;
    add("lost-queries",
        fmt::format("queries without {} are lost; the first is {}",
                    m_writer.grades == GradesHeld::relevant ? "a relevant document" : "a judgment",
                    quoted(first)),
        lost);
}

}  // namespace

Findings qrels_losses(const Judgments& judgments, const QrelsTarget& target,
                      const QrelsWriteOptions& options) {
    return LossFinder(judgments, target, options).find();
}

}  // namespace rankline
