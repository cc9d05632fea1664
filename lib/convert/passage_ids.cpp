// SPDX-License-Identifier: MIT
#include <rankline/convert/passage_ids.hpp>

#include <charconv>
#include <limits>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/pattern.hpp>

namespace rankline {

struct PassageIds::State {
    std::string name;
    std::string delimiter;
    std::optional<Pattern> pattern{};  ///< nothing: by the delimiter
};

namespace {

Pattern compiled_pattern(const std::string& pattern) {
    try {
        return Pattern(pattern);
    } catch (const Error& error) {
        throw Error(ErrorKind::usage, std::string("--passage-pattern: ") + error.what());
    }
}

}  // namespace

PassageIds PassageIds::by_delimiter(const std::string& delimiter) {
    if (delimiter.empty()) throw Error(ErrorKind::usage, "--passage-delimiter: is empty");
    return PassageIds(
        std::make_shared<State>(State{"--passage-delimiter " + quoted(delimiter), delimiter}));
}

PassageIds PassageIds::by_pattern(const std::string& pattern) {
    const std::string name = "--passage-pattern " + quoted(pattern);
    const Pattern compiled = compiled_pattern(pattern);
    if (compiled.groups() != 1) {
        throw Error(ErrorKind::usage,
                    name + ": has " + std::to_string(compiled.groups()) +
                        " groups in parentheses, not the one that matches the document's id; (?:"
                        "...) is no group");
    }
    return PassageIds(std::make_shared<State>(State{name, {}, compiled}));
}

std::optional<std::string_view> PassageIds::document_of(std::string_view passage) const {
    std::string_view document;
    if (m_state->pattern) {
        document = m_state->pattern->first_group(passage).value_or(std::string_view());
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
