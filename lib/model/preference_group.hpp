// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/model/partial_order.hpp>
#include <rankline/model/preferences.hpp>

namespace rankline {

/// The documents of one judgment group and which of them come before which others. `places` number
/// the judged documents of the topic, retrieved ones first and in the order of the ranking.
struct OrderedGroup {
    std::vector<std::uint32_t> places;  ///< ascending, each once
    std::vector<double> grades;         ///< of the documents at these places
    std::size_t retrieved = 0;          ///< the first so many documents are retrieved
    std::optional<PartialOrder> order;  ///< only if there are sub-groups; else grades decide

    [[nodiscard]] bool before(std::size_t better, std::size_t worse) const noexcept {
        return order ? order->before(better, worse) : grades[better] > grades[worse];
    }
};

/// Makes an OrderedGroup out of its lines.
class OrderedGroupBuilder {
public:
    /// Places below `retrieved` are those of retrieved documents.
    OrderedGroupBuilder(std::string_view group, std::uint32_t retrieved)
        : m_group(group), m_retrieved(retrieved) {}

    /// In the order of sub-group, grade descending, place.
    void add(const Judgment& judgment, std::uint32_t place);

    /// `bytes` is what the closures of the topic's groups take so far, and is added to. Throws
    /// Error(input) when the lines contradict each other or need too much memory.
    [[nodiscard]] OrderedGroup build(std::uint64_t& bytes);

private:
    struct Line {
        Judgment judgment;
        std::uint32_t place = 0;
    };

    [[nodiscard]] std::uint32_t index_of(std::uint32_t place) const;
    void collect_documents();
    void add_steps(PartialOrder& order) const;
    [[noreturn]] void fail(const std::string& what) const;

    std::string_view m_group;
    std::uint32_t m_retrieved;
    bool m_has_subgroups = false;
    std::vector<Line> m_lines;
    OrderedGroup m_result;
    std::vector<std::string_view> m_docids;  ///< of the documents of m_result, for messages
};

[[nodiscard]] PreferenceGroup count_group(const OrderedGroup& group);

}  // namespace rankline
