// SPDX-License-Identifier: MIT
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include <rankline/base/error.hpp>

namespace rankline::test {

/// The message of the Error of this kind that `action` throws, "no error" if it throws none.
template <typename Action>
std::string complaint_of(ErrorKind kind, Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        CHECK(error.kind() == kind);
        return error.what();
    }
    return "no error";
}

inline bool mentions(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace rankline::test
