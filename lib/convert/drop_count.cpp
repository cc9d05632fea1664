// SPDX-License-Identifier: MIT
#include <rankline/convert/drop_count.hpp>

#include <utility>

namespace rankline {

DropCount::DropCount(std::string option) : m_option(std::move(option)) {}

void DropCount::add(std::size_t before, std::size_t after) noexcept {
    m_seen.fetch_add(before, std::memory_order_relaxed);
    m_left.fetch_add(after, std::memory_order_relaxed);
    if (before > 0 && after == 0) m_emptied.fetch_add(1, std::memory_order_relaxed);
}

Findings DropCount::findings() const {
    Findings findings;
    findings.add({"no-documents-left-by" + m_option.substr(1),
                  m_option + " leaves no document of a query",
                  m_emptied,
                  {}});
    return findings;
}

std::vector<std::string> DropCount::account() const {
    const std::uint64_t seen = m_seen;
    return {m_option + ": " + std::to_string(seen - m_left) + " of " + std::to_string(seen) +
            (seen == 1 ? " document" : " documents") + " dropped"};
}

}  // namespace rankline
