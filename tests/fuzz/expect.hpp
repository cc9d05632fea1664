// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>

#include <rankline/base/error.hpp>

namespace rankline::fuzz {

/// Ends the program, which libFuzzer reports with the input, if a promise is broken.
inline void expect(bool kept) {
    if (!kept) std::abort();
}

/// Runs `action`, which may succeed or throw an Error that is not a defect of Rankline's. Any other
/// exception is a finding.
template <class Action>
void answer_or_error(Action action) {
    try {
        action();
    } catch (const Error& error) {
        expect(error.kind() != ErrorKind::internal);
        expect(error.what()[0] != '\0');
    }
}

}  // namespace rankline::fuzz
