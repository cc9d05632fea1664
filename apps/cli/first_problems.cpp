// SPDX-License-Identifier: MIT
#include <rankline/cli/first_problems.hpp>

#include <rankline/base/text.hpp>

namespace rankline::cli {

void FirstProblems::raise(const std::string& what) {
    if (m_count > most_told)
        m_problems.add(Error(ErrorKind::input, std::to_string(m_count) + " " + what));
    m_problems.raise();
}

Error query_in_two_files(std::string_view qid, const Place& first, const Place& second) {
    return {ErrorKind::input, second,
            "query " + quoted(qid) + " was in " + to_string(first) +
                " already; --merge unites the documents of both"};
}

}  // namespace rankline::cli
