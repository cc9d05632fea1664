// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace rankline {

/// What went wrong, from the point of view of whoever has to mend it.
enum class ErrorKind {
    usage,     ///< the command line or an argument of a library call
    input,     ///< the content of a file
    io,        ///< the operating system: a file that cannot be opened, a full disk
    internal,  ///< a defect of Rankline
};

/// Where in an input something was found. Line and column count from 1; 0 means not known.
/// The column counts bytes, since ids are bytes.
struct Place {
    std::string file;
    std::uint64_t line = 0;
    std::uint64_t column = 0;
};

/// "a.run:17:42", or as much of it as is known.
[[nodiscard]] std::string to_string(const Place& place);

/// The one exception of the library. Nothing in lib/, metrics/ or datasets/ prints or exits;
/// the tool's run_main prints `what()` behind the place and chooses the exit code.
class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, const std::string& message) : Error(kind, Place{}, message) {}
    Error(ErrorKind kind, Place place, const std::string& message)
        : std::runtime_error(message), m_kind(kind), m_place(std::move(place)) {}

    [[nodiscard]] ErrorKind kind() const noexcept { return m_kind; }
    [[nodiscard]] const Place& place() const noexcept { return m_place; }

private:
    ErrorKind m_kind;
    Place m_place;
};

/// Bytes of an input made safe to show on one line of a terminal: control characters and
/// invalid UTF-8 as \xNN, cut to `limit` bytes with "..." behind.
[[nodiscard]] std::string quoted(std::string_view bytes, std::size_t limit = 60);

}  // namespace rankline
