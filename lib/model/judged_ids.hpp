// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include <rankline/model/qrels.hpp>

namespace rankline {

/// The documents that were judged for any query, with a grade from 0 on. Views the ids of the
/// qrels; cheap to copy.
class JudgedIds {
public:
    explicit JudgedIds(const Qrels& qrels);

    /// `hash` is hash_id(docid).
    [[nodiscard]] bool contains(std::string_view docid, std::uint64_t hash) const noexcept;

private:
    struct Table;
    std::shared_ptr<const Table> m_table;
};

}  // namespace rankline
