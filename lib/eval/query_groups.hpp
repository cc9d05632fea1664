// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/error.hpp>

namespace rankline {

/// A name for a set of queries.
struct QueryLabel {
    std::string text;
    Place first;  ///< where a query has it for the first time
};

/// Queries by label, as a summary is broken down. A query may have several labels, or none.
class QueryGroups {
public:
    /// Lines "qid label" with blanks or tabs between; blank ones, and those that start with '#',
    /// are passed over. Throws Error(io), and Error(input) for a line that is not of that form, for
    /// one that says again what another has said, and for no line.
    static QueryGroups read(const std::string& path);

    [[nodiscard]] const std::string& name() const noexcept { return m_name; }
    /// By bytes ascending.
    [[nodiscard]] const std::vector<QueryLabel>& labels() const noexcept { return m_labels; }
    [[nodiscard]] std::vector<std::string_view> qids() const;
    [[nodiscard]] bool has(std::string_view qid) const { return m_queries.contains(qid); }
    /// For each of the labels, the indices of its queries in `qids`, ascending.
    [[nodiscard]] std::vector<std::vector<std::size_t>> indices(
        std::span<const std::string_view> qids) const;

private:
    std::string m_name;
    std::vector<QueryLabel> m_labels;
    std::map<std::string, std::vector<std::size_t>, std::less<>> m_queries;  ///< indices of labels
};

}  // namespace rankline
