// SPDX-License-Identifier: MIT
#include <rankline/datasets/evidence_sets.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include <rankline/base/number.hpp>

namespace rankline {

namespace {

/// Outputs that a record can have. A greater number is a name that only looks like one, and would
/// be written as that many empty outputs.
constexpr std::size_t most_outputs = 10000;

/// The output that has this name.
std::optional<std::size_t> number_named(std::string_view name) {
    const std::optional<std::int64_t> number = parse_integer(name);
    if (!number || *number < 0) return std::nullopt;
    const auto output = static_cast<std::size_t>(*number);
    if (output >= most_outputs || evidence_set_name(output) != name) return std::nullopt;
    return output;
}

}  // namespace

std::string evidence_set_name(std::size_t number) { return fmt::format("{:08}", number); }

EvidenceSetNumbers::EvidenceSetNumbers(std::span<const Judgment> lines) {
    for (const Judgment& judgment : lines) m_subtopics.push_back(judgment.group);
    std::sort(m_subtopics.begin(), m_subtopics.end());
    m_subtopics.erase(std::unique(m_subtopics.begin(), m_subtopics.end()), m_subtopics.end());
    m_are_names = std::all_of(m_subtopics.begin(), m_subtopics.end(),
                              [](std::string_view name) { return number_named(name).has_value(); });
}

std::size_t EvidenceSetNumbers::number_of(std::string_view subtopic) const {
    if (m_are_names) return *number_named(subtopic);
    return static_cast<std::size_t>(
        std::lower_bound(m_subtopics.begin(), m_subtopics.end(), subtopic) - m_subtopics.begin());
}

}  // namespace rankline
