// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rankline {

/// Ids, each once: the queries or documents that there are. Cheap to copy.
class IdList {
public:
    /// `ids` may repeat. Messages call the list `name`; `owner` is of everything ids point into.
    IdList(std::string name, std::span<const std::string_view> ids,
           std::shared_ptr<const void> owner);

    [[nodiscard]] bool contains(std::string_view id) const;
    /// In the order in which they came.
    [[nodiscard]] const std::vector<std::string_view>& ids() const noexcept;
    [[nodiscard]] const std::string& name() const noexcept;

private:
    struct State;
    std::shared_ptr<const State> m_state;
};

/// Documents that a query must not have. Cheap to copy.
class PairList {
public:
    /// A query id and a document id.
    using Pair = std::pair<std::string_view, std::string_view>;

    /// Those of `everywhere` are meant for all queries; `owner` is of everything ids point into.
    PairList(std::span<const std::string_view> everywhere, std::span<const Pair> pairs,
             std::shared_ptr<const void> owner);

    [[nodiscard]] bool contains(std::string_view qid, std::string_view docid) const;

private:
    struct State;
    std::shared_ptr<const State> m_state;
};

}  // namespace rankline
