// SPDX-License-Identifier: MIT
#include <rankline/cli/problems.hpp>

namespace rankline::cli {

void Problems::add(const Error& error) {
    const std::string place = to_string(error.place());
    add((place.empty() ? "" : place + ": ") + error.what());
}

void Problems::raise() const {
    if (m_messages.empty()) return;
    std::string text;
    for (const std::string& message : m_messages) text += (text.empty() ? "" : "\n") + message;
    throw Error(ErrorKind::usage, text);
}

}  // namespace rankline::cli
