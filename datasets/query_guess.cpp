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

/// Guesses the groups that begin in one stretch of the text after the other.
class Guesser {
public:
    Guesser(std::string_view text, std::size_t stretch)
        : m_text(text),
          m_end(text.data() + text.size()),
          m_stretch(stretch),
          m_found((text.size() + stretch - 1) / stretch) {}

    void guess(unsigned threads) {
        for_each_index(m_found.size(), threads, [this](std::size_t i, unsigned) { guess(i); });
    }

    /// What was found, if it is without gaps and each query there once.
    [[nodiscard]] std::optional<QueryStretches> groups() const {
        QueryStretches all;
        tsl::robin_set<std::string_view, IdHash> seen;
        const char* next = skip_ignored(m_text.data(), m_end, m_end);
        for (const std::vector<LineGroup>& groups : m_found) {
            for (const LineGroup& group : groups) {
                const std::string_view qid = qid_at(group.begin, m_end);
                // Two stretches can be of different minds about where a query ends.
                if (group.begin != next || !seen.insert(qid).second) return std::nullopt;
                next = skip_ignored(group.end, m_end, m_end);
                all.first.push_back(all.groups.size());
                all.groups.push_back(group);
                all.qids.push_back(qid);
            }
        }
        if (next != m_end || all.qids.empty()) return std::nullopt;
        all.first.push_back(all.groups.size());
        return all;
    }

private:
    /// The first line in a stretch that begins a group, or `stop`. Looks back only where a line
    /// begins at all: lines may be longer than many stretches.
    [[nodiscard]] const char* first_group(const char* from, const char* stop) const {
        const bool at_start = from == m_text.data() || from[-1] == '\n';
        const char* const at = skip_ignored(at_start ? from : next_line(from, stop), stop, m_end);
        if (at == stop || qid_at(at, m_end) != qid_before(at, m_text.data(), m_end)) return at;
        return Border(at, m_end).find(0);
    }

    void guess(std::size_t index) {
        const char* const from = m_text.data() + index * m_stretch;
        const char* const stop = m_text.data() + std::min((index + 1) * m_stretch, m_text.size());
        tsl::robin_set<std::string_view, IdHash> seen;
        std::size_t size = 0;
        for (const char* at = first_group(from, stop); at < stop;) {
            Border border(at, m_end);
            // No use in going on, here or elsewhere, and much work where lines are all mixed up.
            if (!seen.insert(border.qid()).second)
                m_seen_twice.store(true, std::memory_order_relaxed);
            if (m_seen_twice.load(std::memory_order_relaxed)) return;
            const char* const next = border.find(size);
            size = static_cast<std::size_t>(next - at);
            m_found[index].push_back({at, next});
            at = skip_ignored(next, m_end, m_end);
        }
    }

    std::string_view m_text;
    const char* m_end;
    std::size_t m_stretch;
    std::vector<std::vector<LineGroup>> m_found;  ///< by stretch
    std::atomic<bool> m_seen_twice = false;
};

}  // namespace

std::optional<QueryStretches> guess_groups(std::string_view text, unsigned threads,
                                           std::size_t stretch) {
    Guesser guesser(text, stretch);
    guesser.guess(threads);
    return guesser.groups();
}

}  // namespace rankline
