// SPDX-License-Identifier: MIT
#pragma once

namespace rankline::cli {

/// Occupies the descriptors of standard streams that are closed, so that no file that is opened
/// later gets one of them and is read as standard input or written over by a message. Reading and
/// writing them fails, as it does while they are closed. For the very beginning of main.
void reserve_standard_streams();

/// Whether standard input was closed when the process began, or cannot be read for another reason.
[[nodiscard]] bool standard_input_is_closed();

}  // namespace rankline::cli
