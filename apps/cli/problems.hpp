// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/base/error.hpp>

namespace rankline::cli {

/// Everything that is wrong with a command line or with files, so that it can be told in one go.
class Problems {
public:
    void add(std::string message) { m_messages.push_back(std::move(message)); }
    void add(const Error& error);

    /// Calls `action` and keeps the Error it throws.
    template <typename Action>
    void attempt(Action&& action) {
        try {
            action();
        } catch (const Error& error) {
            add(error);
        }
    }

    [[nodiscard]] const std::vector<std::string>& messages() const noexcept { return m_messages; }

    /// Throws all of them, a line each, as one Error; does nothing if there are none. Its kind is
    /// usage unless something else is wrong, too.
    void raise() const;

private:
    ErrorKind m_kind = ErrorKind::usage;
    std::vector<std::string> m_messages;
};

}  // namespace rankline::cli
