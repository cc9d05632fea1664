// SPDX-License-Identifier: MIT
#include <rankline/datasets/query_guess.hpp>

#include <tsl/robin_set.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <vector>

#include <rankline/base/id_hash.hpp>
#include <rankline/datasets/line_walk.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline {

namespace {

/// Looks for the first line that is not of a query, between one that is and one that is not.
class Border {
public:
    Border(const char* from, const char* end)
        : m_end(end), m_qid(qid_at(from, end)), m_inside(from), m_outside(end) {}

    /// `size`: how many bytes the lines of the query probably take.
    const char* find(std::size_t size) {
        approach(size);
        while (distance() > few_lines && try_at(m_inside + distance() / 2).has_value()) {
        }
        const char* line = m_inside;
        while (line < m_outside && is_of_query(line)) line = next_line(line, m_outside);
        return line;
    }

    [[nodiscard]] std::string_view qid() const noexcept { return m_qid; }

private:
    static constexpr std::size_t few_lines = 256;  // bytes, in which each line is looked at

    [[nodiscard]] std::size_t distance() const {
        return static_cast<std::size_t>(m_outside - m_inside);
    }
    [[nodiscard]] bool is_of_query(const char* line) const { return qid_at(line, m_end) == m_qid; }

    /// Whether the first line behind `at` is of the query, which is remembered. Nothing if no line
    /// starts there that is not known already.
    std::optional<bool> try_at(const char* at) {
        const char* const line = next_line(at, m_outside);
        if (line == m_outside) return std::nullopt;
        const bool inside = is_of_query(line);
        (inside ? m_inside : m_outside) = line;
        return inside;
    }

    /// Queries of a run tend to be of one size: steps from where the query should end, each twice
    /// as long as the one before, until the border lies within one.
    void approach(std::size_t size) {
        if (size < distance()) (void)try_at(m_inside + size);
        const bool forward = m_outside == m_end;
        for (std::size_t step = few_lines; step < distance(); step *= 2) {
            if (try_at(forward ? m_inside + step : m_outside - step) != forward) return;
        }
    }

    const char* m_end;
    std::string_view m_qid;
    const char* m_inside;   ///< a line of the query
    const char* m_outside;  ///< a line that is not, or the end
};

/// The groups that begin in a stretch of the text; `seen_twice` is set, and looked at, where one
/// query has two of them.
void guess_stretch(std::string_view text, std::size_t from, std::size_t to,
                   std::vector<LineGroup>& groups, std::atomic<bool>& seen_twice) {
    const char* const end = text.data() + text.size();
    const char* const stop = text.data() + to;
    const char* at = text.data() + from;
    // What the line before belongs to began before.
    if (from > 0) at = Border(line_start(text.data(), at), end).find(0);
    tsl::robin_set<std::string_view, IdHash> seen;
    std::size_t size = 0;
    for (at = skip_ignored(at, end, end); at < stop; at = skip_ignored(at, end, end)) {
        Border border(at, end);
        if (!seen.insert(border.qid()).second) seen_twice.store(true, std::memory_order_relaxed);
        if (seen_twice.load(std::memory_order_relaxed)) return;
        const char* const next = border.find(size);
        size = static_cast<std::size_t>(next - at);
        groups.push_back({at, next});
        at = next;
    }
}

}  // namespace

std::optional<QueryGroups> guess_groups(std::string_view text, unsigned threads) {
    constexpr std::size_t stretch = std::size_t{8} << 20;
    std::vector<std::vector<LineGroup>> found((text.size() + stretch - 1) / stretch);
    std::atomic<bool> seen_twice = false;
    for_each_index(found.size(), threads, [&](std::size_t i, unsigned) {
        guess_stretch(text, i * stretch, std::min((i + 1) * stretch, text.size()), found[i],
                      seen_twice);
    });
    QueryGroups all;
    tsl::robin_set<std::string_view, IdHash> seen;
    for (const std::vector<LineGroup>& groups : found) {
        for (const LineGroup& group : groups) {
            const std::string_view qid = qid_at(group.begin, group.end);
            if (!seen.insert(qid).second) seen_twice = true;
            all.first.push_back(all.groups.size());
            all.groups.push_back(group);
            all.qids.push_back(qid);
        }
    }
    if (seen_twice || all.qids.empty()) return std::nullopt;
    all.first.push_back(all.groups.size());
    return all;
}

}  // namespace rankline
