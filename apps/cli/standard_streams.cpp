// SPDX-License-Identifier: MIT
#include <rankline/cli/standard_streams.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <initializer_list>

namespace rankline::cli {

void reserve_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) >= 0) continue;
        // The lowest free descriptor is the one that is asked for, since those below are in use.
        (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

bool standard_input_is_closed() {
    const int flags = ::fcntl(STDIN_FILENO, F_GETFL);
    return flags < 0 || (flags & O_ACCMODE) == O_WRONLY;
}

}  // namespace rankline::cli
