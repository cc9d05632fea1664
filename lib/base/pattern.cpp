// SPDX-License-Identifier: MIT
#include <rankline/base/pattern.hpp>

#include <re2/re2.h>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

RE2::Options pattern_options() {
    RE2::Options options;
    options.set_encoding(RE2::Options::EncodingLatin1);
    options.set_log_errors(false);
    return options;
}

}  // namespace

struct Pattern::State {
    explicit State(const std::string& pattern)
        : text(pattern), compiled(pattern, pattern_options()) {}
    std::string text;
    RE2 compiled;
};

Pattern::Pattern(const std::string& text) {
    const auto state = std::make_shared<const State>(text);
    if (!state->compiled.ok()) {
        throw Error(ErrorKind::usage, "not a regular expression: " + rankline::quoted(text) + ": " +
                                          state->compiled.error());
    }
    m_state = state;
}

bool Pattern::matches(std::string_view text) const {
    return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), m_state->compiled);
}

int Pattern::groups() const noexcept { return m_state->compiled.NumberOfCapturingGroups(); }

std::optional<std::string_view> Pattern::first_group(std::string_view text) const {
    re2::StringPiece group;
    if (!RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), m_state->compiled, &group))
        return std::nullopt;
    return std::string_view(group.data(), group.size());
}

const std::string& Pattern::text() const noexcept { return m_state->text; }

}  // namespace rankline
