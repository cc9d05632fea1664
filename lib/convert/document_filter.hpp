// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rankline/convert/drop_count.hpp>
#include <rankline/convert/run_operation.hpp>

namespace rankline {

/// What operations share that leave documents out and change none.
class DocumentFilter : public RunOperation {
public:
    [[nodiscard]] Findings findings() const override { return m_dropped.findings(); }
    [[nodiscard]] std::vector<std::string> account() const override { return m_dropped.account(); }

protected:
    /// `option` is what messages call the operation.
    explicit DocumentFilter(std::string option) : m_dropped(std::move(option)) {}

    [[nodiscard]] const std::string& option() const noexcept { return m_dropped.option(); }

    /// Leaves the documents that `stays(entry)` is true of, which is asked once for each, in their
    /// order. To be returned by `apply`.
    template <class Stays>
    std::size_t keep_if(std::span<RunEntry> ranked, Stays stays) const {
        std::size_t left = 0;
        for (const RunEntry& entry : ranked) {
            if (stays(entry)) ranked[left++] = entry;
        }
        return keep_first(ranked, left);
    }

    /// Leaves the first `count` documents; likewise.
    std::size_t keep_first(std::span<RunEntry> ranked, std::size_t count) const {
        m_dropped.add(ranked.size(), count);
        return count;
    }

private:
    mutable DropCount m_dropped;
};

}  // namespace rankline
