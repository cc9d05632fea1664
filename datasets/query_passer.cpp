// SPDX-License-Identifier: MIT
#include <rankline/datasets/query_passer.hpp>

#include <rankline/datasets/line_walk.hpp>
#include <rankline/datasets/run_query.hpp>

namespace rankline {

namespace {

/// Whether a line begins with this query id. One with blanks in front does not; such lines are
/// rare, and a query that seems to end is only found to go on later.
template <class Processor>
[[gnu::always_inline]] inline bool begins_with(const char* line, std::string_view qid,
                                               const BytePattern& pattern) {
    return Processor::matches(line, pattern) && is_space(line[qid.size()]) &&
           (qid.size() <= BytePattern::most || std::string_view(line, qid.size()) == qid);
}

/// Goes by blocks, not by lines: where a block begins does not wait for the end of a line.
template <class Processor>
inline const char* pass_lines(const RunText& text, const char* at, const char* stop,
                              QueryLines& query) {
    const std::string_view qid = qid_at(at, text.end);
    const BytePattern pattern(qid);
    query.qid = qid;
    // No line behind this one is long enough to be of the query.
    const char* const last =
        text.end - std::min<std::ptrdiff_t>(text.end - at, static_cast<std::ptrdiff_t>(qid.size()));
    for (const char* block = at; block < text.end; block += 64) {
        std::uint64_t newlines = classify_within<Processor>(block, text.end).newline;
        for (; newlines != 0; newlines &= newlines - 1) {
            const char* const line = block + __builtin_ctzll(newlines) + 1;
            if (line >= last) [[unlikely]]
                return std::min(line, text.end);
            if (line >= stop || !begins_with<Processor>(line, qid, pattern)) return line;
        }
    }
    return text.end;
}

[[gnu::flatten]] const char* pass_query_anywhere(const RunText& text, const char* at,
                                                 const char* stop, QueryLines& query) {
    return pass_lines<AnyProcessor>(text, at, stop, query);
}

#if defined(__x86_64__)
[[gnu::flatten, gnu::target("avx2,bmi,bmi2")]] const char* pass_query_avx2(const RunText& text,
                                                                           const char* at,
                                                                           const char* stop,
                                                                           QueryLines& query) {
    return pass_lines<Avx2Processor>(text, at, stop, query);
}
#endif

}  // namespace

QueryReader query_passer() noexcept {
#if defined(__x86_64__)
    if (has_avx2()) return pass_query_avx2;
#endif
    return pass_query_anywhere;
}

}  // namespace rankline
