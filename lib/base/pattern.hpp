// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rankline {

/// A regular expression in the syntax of RE2, which matches in time linear in the text whatever the
/// expression: patterns and texts come from strangers, and std::regex recurses per character.
/// Matches bytes, so that any id is a legal text. Cheap to copy; threads may share one.
class Pattern {
public:
    /// Throws Error(usage) that says what is wrong with `text`.
    explicit Pattern(const std::string& text);

    /// Whether the whole of `text` matches.
    [[nodiscard]] bool matches(std::string_view text) const;

    /// How many groups in parentheses it has; (?:...) is none.
    [[nodiscard]] int groups() const noexcept;

    /// What the first group matches where the pattern first matches in `text`, a piece of it;
    /// nothing where it does not match. Needs groups() > 0.
    [[nodiscard]] std::optional<std::string_view> first_group(std::string_view text) const;

    /// As it was written.
    [[nodiscard]] const std::string& text() const noexcept;

private:
    struct State;
    std::shared_ptr<const State> m_state;
};

}  // namespace rankline
