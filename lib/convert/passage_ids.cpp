// SPDX-License-Identifier: MIT
#include <rankline/convert/passage_ids.hpp>

// RE2 matches in time linear to the id, whatever the pattern, in bounded memory and without
// recursion, and a compiled pattern is read by all threads at once. PCRE2 backtracks: a pattern
// like (a+)+b would hang on some ids or stop at a limit, so that the outcome is not the pattern's.
#include <re2/re2.h>

#include <charconv>
#include <limits>
#include <utility>

#include <rankline/base/error.hpp>

namespace rankline {

struct PassageIds::State {
    std::string name;
    std::string delimiter;
    std::unique_ptr<re2::RE2> pattern{};  ///< nullptr: by the delimiter
};

PassageIds PassageIds::by_delimiter(const std::string& delimiter) {
    if (delimiter.empty()) throw Error(ErrorKind::usage, "--passage-delimiter: is empty");
    return PassageIds(
        std::make_shared<State>(State{"--passage-delimiter " + quoted(delimiter), delimiter}));
}

PassageIds PassageIds::by_pattern(const std::string& pattern) {
    // Ids are bytes and need not be UTF-8.
    re2::RE2::Options options(re2::RE2::Latin1);
    options.set_log_errors(false);
    auto compiled = std::make_unique<re2::RE2>(pattern, options);
    const std::string name = "--passage-pattern " + quoted(pattern);
    if (!compiled->ok()) throw Error(ErrorKind::usage, name + ": " + compiled->error());
    if (compiled->NumberOfCapturingGroups() != 1) {
        throw Error(ErrorKind::usage,
                    name + ": has " + std::to_string(compiled->NumberOfCapturingGroups()) +
                        " groups in parentheses, not the one that matches the document's id; (?:"
                        "...) is no group");
    }
    return PassageIds(std::make_shared<State>(State{name, {}, std::move(compiled)}));
}

std::optional<std::string_view> PassageIds::document_of(std::string_view passage) const {
    std::string_view document;
    if (m_state->pattern) {
        re2::StringPiece group;
        if (!re2::RE2::PartialMatch(re2::StringPiece(passage.data(), passage.size()),
                                    *m_state->pattern, &group))
            return std::nullopt;
        document = {group.data(), group.size()};
    } else {
        const std::size_t end = passage.find(m_state->delimiter);
        if (end == std::string_view::npos) return std::nullopt;
        document = passage.substr(0, end);
    }
    if (document.empty()) return std::nullopt;
    return document;
}

const std::string& PassageIds::name() const noexcept { return m_state->name; }

std::optional<std::uint64_t> passage_number(std::string_view passage,
                                            std::string_view document) noexcept {
    const char* const end = passage.data() + passage.size();
    const char* digits = document.data() + document.size();
    while (digits < end && (*digits < '0' || *digits > '9')) ++digits;
    if (digits == end) return std::nullopt;
    std::uint64_t number = 0;
    if (std::from_chars(digits, end, number).ec != std::errc())
        return std::numeric_limits<std::uint64_t>::max();
    return number;
}

}  // namespace rankline
