// SPDX-License-Identifier: MIT
#include <rankline/cli/submission.hpp>

#include <algorithm>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>

namespace rankline::cli {

const SubmissionKind& find_submission_kind(const std::string& name) {
    std::vector<std::string> names;
    for (const SubmissionKind& kind : submission_kinds()) {
        if (kind.name == name) return kind;
        names.push_back(kind.name);
    }
    throw Error(ErrorKind::usage, "no submission is called " + rankline::quoted(name) +
                                      did_you_mean(name, names) + " (known: " + joined(names) +
                                      ")");
}

}  // namespace rankline::cli
