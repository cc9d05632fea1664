// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/model/qrels.hpp>

namespace rankline {

/// What the evidence set of KILT's output `number`, from 0, is called as a subtopic: a number whose
/// order as bytes is that of the outputs.
[[nodiscard]] std::string evidence_set_name(std::size_t number);

/// Which outputs of a KILT record the subtopics of a topic are written as: those they are named
/// after, if all are; else one after the other in the order of their names.
class EvidenceSetNumbers {
public:
    explicit EvidenceSetNumbers(std::span<const Judgment> lines);

    /// Whether subtopics are read back under the names they have.
    [[nodiscard]] bool are_names() const noexcept { return m_are_names; }
    /// Of one of the subtopics.
    [[nodiscard]] std::size_t number_of(std::string_view subtopic) const;

private:
    std::vector<std::string_view> m_subtopics;  ///< ascending
    bool m_are_names = false;
};

}  // namespace rankline
