// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace rankline {

/// Keeps copies of ids that are not a piece of a file's bytes (unescaped JSON strings, say), at
/// addresses that do not move, without an allocation per id.
class IdStore {
public:
    [[nodiscard]] std::string_view keep(std::string_view id);

private:
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_used = 0;
    std::size_t m_capacity = 0;
};

}  // namespace rankline
