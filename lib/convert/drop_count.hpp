// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <rankline/base/findings.hpp>

namespace rankline {

/// How many documents an operation took out, counted by several threads at once.
class DropCount {
public:
    /// `option` is what the operation is called in messages: "--judged".
    explicit DropCount(std::string option);

    /// Of a query with `before` documents, `after` are left.
    void add(std::size_t before, std::size_t after) noexcept;

    /// Queries that had documents and have none any more.
    [[nodiscard]] Findings findings() const;
    /// "--judged: 12 of 40 documents dropped"
    [[nodiscard]] std::vector<std::string> account() const;

    [[nodiscard]] const std::string& option() const noexcept { return m_option; }

private:
    std::string m_option;
    std::atomic<std::uint64_t> m_seen = 0;
    std::atomic<std::uint64_t> m_left = 0;
    std::atomic<std::uint64_t> m_emptied = 0;
};

}  // namespace rankline
