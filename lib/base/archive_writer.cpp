// SPDX-License-Identifier: MIT
#include <rankline/base/archive_writer.hpp>

#include <archive.h>
#include <archive_entry.h>

#include <new>
#include <utility>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

struct FreeEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

}  // namespace

void ArchiveWriter::Free::operator()(archive* writer) const { archive_write_free(writer); }

ArchiveWriter::ArchiveWriter(std::string what, Sink sink)
    : m_what(std::move(what)), m_sink(std::move(sink)), m_archive(archive_write_new()) {
    if (!m_archive) throw std::bad_alloc();
}

ArchiveWriter::~ArchiveWriter() {
    // libarchive 3.6 frees its filters only where it may end what they began, not after
    // archive_write_fail or a failed write, so it ends it; but nobody is to hear that end.
    m_sink = nullptr;
}

void ArchiveWriter::open() {
    // Called by libarchive, which no exception may pass through and which is told of no failure.
    const auto take = [](archive* /*writer*/, void* self, const void* bytes,
                         std::size_t size) -> la_ssize_t {
        auto& writer = *static_cast<ArchiveWriter*>(self);
        try {
            if (writer.m_sink) writer.m_sink({static_cast<const char*>(bytes), size});
        } catch (...) {
            writer.m_failure = std::current_exception();
            writer.m_sink = nullptr;
        }
        return static_cast<la_ssize_t>(size);
    };
    check(archive_write_open(m_archive.get(), this, nullptr, take, nullptr));
}

void ArchiveWriter::begin(const std::function<void(archive_entry* entry)>& describe) {
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    if (!entry) throw std::bad_alloc();
    describe(entry.get());
    check(archive_write_header(m_archive.get(), entry.get()));
}

void ArchiveWriter::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const la_ssize_t count = archive_write_data(m_archive.get(), bytes.data(), bytes.size());
        if (count <= 0 || m_failure) fail();
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void ArchiveWriter::finish() { check(archive_write_close(m_archive.get())); }

void ArchiveWriter::check(int status) {
    if (status != ARCHIVE_OK || m_failure) fail();
}

void ArchiveWriter::fail() {
    if (m_failure) std::rethrow_exception(m_failure);
    const char* const reason = archive_error_string(m_archive.get());
    throw Error(ErrorKind::internal, "libarchive cannot write " + m_what +
                                         (reason == nullptr ? "" : std::string(": ") + reason));
}

}  // namespace rankline
