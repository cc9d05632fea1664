// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/findings.hpp>
#include <rankline/model/grade_count.hpp>
#include <rankline/model/ranking.hpp>
#include <rankline/model/strata.hpp>
#include <rankline/model/subtopics.hpp>

namespace rankline {

/// What the judgments say, and so which measures can read them.
enum class JudgmentKind {
    graded,       ///< one grade per document
    groups,       ///< one grade per document and judgment group (trec_eval's qrels_jg)
    preferences,  ///< grades that order documents within a group's sub-group (prefs)
    subtopics,    ///< one grade per document and subtopic (diversity)
    strata,       ///< one grade and one stratum of the pool per document (NIST's sample_eval)
};

/// One line of a qrels file.
struct Judgment {
    std::string_view docid;
    double grade = 0;
    std::string_view group;     ///< judgment group, subtopic or stratum; of graded judgments the
                                ///< second column
    std::string_view subgroup;  ///< judgment sub-group of a preference
};

/// The judged documents of one topic (or of one judgment group of a topic), each once, with a
/// hash table from docid to grade. Cheap to copy: it views the Qrels.
class JudgedDocuments {
public:
    /// Distinct documents, by docid ascending.
    [[nodiscard]] std::span<const Judgment> judgments() const noexcept { return m_judgments; }
    /// Non-negative grades, highest first. Negative grades ("in the pool, not judged") are left
    /// out.
    [[nodiscard]] std::span<const GradeCount> grades() const noexcept { return m_grades; }
    /// The judgment of a document or nullptr; `hash` is hash_id(docid).
    [[nodiscard]] const Judgment* find(std::string_view docid, std::uint64_t hash) const noexcept {
        for (std::size_t slot = hash & m_mask;; slot = (slot + 1) & m_mask) {
            const Slot& candidate = m_slots[slot];
            if (candidate.index == 0) return nullptr;
            if (candidate.tag == static_cast<std::uint32_t>(hash >> 32) &&
                m_judgments[candidate.index - 1].docid == docid) {
                return &m_judgments[candidate.index - 1];
            }
        }
    }

private:
    friend class Qrels;
    friend class QrelsBuilder;
    /// `index` counts from 1, 0 is an empty slot; `tag` is the upper half of the hash.
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t index = 0;
    };
    static const Slot no_document;

    std::span<const Judgment> m_judgments;
    std::span<const GradeCount> m_grades;
    const Slot* m_slots = &no_document;
    std::size_t m_mask = 0;
};

/// The judgments of one topic.
struct QrelsTopic {
    std::string_view qid;
    JudgedDocuments documents;            ///< with groups, sub-topics or preferences: each document
                                          ///< once, with the highest of its grades
    std::vector<JudgedDocuments> groups;  ///< JudgmentKind::groups only, by group id ascending
    std::span<const Judgment> lines;      ///< all lines, duplicates across groups included; by
                                          ///< docid, group, sub-group ascending
    SubtopicJudgments subtopics;          ///< JudgmentKind::subtopics only; documents as numbered
                                          ///< in documents.judgments()
    const StratumJudgments* strata = nullptr;  ///< JudgmentKind::strata only; numbered likewise

    /// What one of documents.judgments() was judged for; nothing for nullptr.
    [[nodiscard]] std::span<const SubtopicGrade> subtopic_grades(
        const Judgment* document) const noexcept {
        if (document == nullptr) return {};
        return subtopics.grades(static_cast<std::size_t>(document - documents.judgments().data()));
    }

    /// The stratum that one of documents.judgments() belongs to; of JudgmentKind::strata only.
    [[nodiscard]] std::uint32_t stratum_of(const Judgment& document) const noexcept {
        return strata->stratum_of(
            static_cast<std::size_t>(&document - documents.judgments().data()));
    }
};

/// A qrels file in memory: topics by qid ascending (bytes), the order in which sums are taken.
class Qrels {
public:
    [[nodiscard]] JudgmentKind kind() const noexcept;
    [[nodiscard]] std::span<const QrelsTopic> topics() const noexcept;
    /// Index into topics(), or nothing.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view qid) const noexcept;
    [[nodiscard]] const Findings& findings() const noexcept;
    [[nodiscard]] const std::string& name() const noexcept;
    /// SHA-256 of the file, computed when asked.
    [[nodiscard]] std::string sha256() const;

private:
    friend class QrelsBuilder;
    struct State;
    std::shared_ptr<const State> m_state;
};

class FileBytes;

/// Collects lines in any order and makes a Qrels of them. The ids must live in `file`, or be
/// handed to `keep` first.
class QrelsBuilder {
public:
    /// `file` becomes part of the Qrels.
    QrelsBuilder(FileBytes file, JudgmentKind kind, Duplicates duplicates);
    ~QrelsBuilder();

    /// The text of the file, to read lines from. Throws Error(input) when it is damaged.
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] const std::string& name() const noexcept;
    /// Copies an id that is not a piece of `text()`.
    [[nodiscard]] std::string_view keep(std::string_view id);

    void add(std::string_view qid, const Judgment& judgment);

    /// A topic that is there even if no judgment follows: it counts as one without anything
    /// relevant, where others are made by their judgments.
    void add_topic(std::string_view qid);

    /// Adds to the findings of the qrels.
    void add_finding(Finding finding);

    /// Throws Error(input) for an empty file and for a document judged twice in the same topic (and
    /// group) under Duplicates::error; `best` keeps the highest grade.
    [[nodiscard]] Qrels build();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace rankline
