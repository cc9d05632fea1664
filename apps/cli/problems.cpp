// SPDX-License-Identifier: MIT
#include <rankline/cli/problems.hpp>

#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

void Problems::add(const Error& error) {
    const std::string place = to_string(error.place());
    add((place.empty() ? "" : place + ": ") + error.what());
    if (m_kind == ErrorKind::usage) m_kind = error.kind();
}

void Problems::raise() const {
    if (m_messages.empty()) return;
    throw Error(m_kind, joined(m_messages, "\n"));
}

}  // namespace rankline::cli
