// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <rankline/cli/problems.hpp>

namespace rankline::cli {

/// Errors of one kind, of which a file may have very many: the first ten, and how many there are.
class FirstProblems {
public:
    /// `describe` makes the Error, and is called only where it will be told.
    template <class Describe>
    void add(Describe describe) {
        if (++m_count <= most_told) m_problems.add(describe());
    }

    /// Throws if there are any; `what` follows the number of them: "queries are in two files".
    void raise(const std::string& what);

private:
    static constexpr std::size_t most_told = 10;

    Problems m_problems;
    std::size_t m_count = 0;
};

/// Of inputs that ought to have different queries, as --concat takes them.
[[nodiscard]] Error query_in_two_files(std::string_view qid, const Place& first,
                                       const Place& second);
constexpr const char* queries_in_two_files = "queries are in two files";

}  // namespace rankline::cli
