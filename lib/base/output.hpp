// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <rankline/base/compression.hpp>

namespace rankline {

class BackgroundEncoder;

/// Where a tool's data goes: standard output, or a file that appears only when it is complete.
/// A file is written under a temporary name beside its target, which is made when there are bytes
/// for it, and renamed by `commit`; without `commit` nothing is left behind. What is compressed is
/// so on a thread of its own, and equal content is equal bytes.
class Output {
public:
    /// `path` "-" or "" is standard output. Throws Error(io) at once when a file cannot be made,
    /// so that a bad path is told before the work, not after it.
    explicit Output(const std::string& path, Compression compression = Compression::by_name);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    /// Throws Error(io) when the bytes cannot be written. A reader of standard output that has
    /// gone away raises SIGPIPE, whose default action ends the process quietly.
    void write(std::string_view bytes);

    /// Flushes, checks and, for a file, renames. Throws Error(io).
    void commit();

private:
    void make_temporary();
    void give_name();
    void flush();
    void pass_on(std::string_view bytes);
    void write_all(std::string_view bytes);
    [[noreturn]] void fail(const std::string& action) const;

    std::string m_path;
    std::string m_temporary;
    bool m_nameless = false;  ///< the temporary file has no name yet
    int m_descriptor = -1;
    std::string m_buffer;
    std::unique_ptr<BackgroundEncoder> m_encoder;  ///< null: nothing is compressed
};

/// Whether what is written to `path` is out at once, without a commit: standard output, a pipe, a
/// device.
[[nodiscard]] bool is_written_at_once(const std::string& path);

}  // namespace rankline
