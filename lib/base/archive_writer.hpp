// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct archive;
struct archive_entry;

namespace rankline {

/// The writing end of libarchive: who uses it sets filters and format on `get()`, opens it, and
/// writes entries. What is not finished is given up, not ended as if it were.
class ArchiveWriter {
public:
    /// Takes bytes as they come out. What it throws goes through to the caller of `open`, `begin`,
    /// `write` or `finish`.
    using Sink = std::function<void(std::string_view)>;

    /// `what` is what messages say that libarchive cannot write: "gzip", "tar".
    ArchiveWriter(std::string what, Sink sink);
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;
    ~ArchiveWriter();

    [[nodiscard]] archive* get() const noexcept { return m_archive.get(); }

    void open();
    /// Begins an entry, which `describe` tells type, name and the like.
    void begin(const std::function<void(archive_entry* entry)>& describe);
    void write(std::string_view bytes);
    void finish();

    /// Throws Error(internal) with libarchive's reason, or what the sink threw, where `status` is
    /// not exactly ARCHIVE_OK.
    void check(int status);

private:
    struct Free {
        void operator()(archive* writer) const;
    };

    [[noreturn]] void fail();

    const std::string m_what;
    Sink m_sink;                   ///< none when it has failed, or nobody wants more
    std::exception_ptr m_failure;  ///< thrown by the sink
    std::unique_ptr<archive, Free> m_archive;
};

}  // namespace rankline
