// SPDX-License-Identifier: MIT
#include <rankline/bundle/tar.hpp>

#include <archive.h>
#include <archive_entry.h>

#include <exception>
#include <filesystem>
#include <fstream>
#include <memory>
#include <new>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

class TarWriter {
public:
    explicit TarWriter(const std::function<void(std::string_view)>& take)
        : m_take(take), m_archive(archive_write_new()) {
        if (!m_archive) throw std::bad_alloc();
        check(archive_write_set_format_pax_restricted(m_archive.get()));
        check(archive_write_open(m_archive.get(), this, nullptr, hand_on, nullptr));
    }

    void add_folder(const std::string& name) {
        constexpr int mode = 0755;
        begin(name + "/", AE_IFDIR, mode, 0);
    }

    void add(const TarMember& member) {
        std::error_code error;
        const std::uintmax_t size = std::filesystem::file_size(member.path, error);
        std::ifstream file(member.path, std::ios::binary);
        if (error || !file) throw Error(ErrorKind::io, Place{member.path}, "cannot read");
        constexpr int mode = 0644;
        begin(member.name, AE_IFREG, mode, size);
        std::string piece(std::size_t{1} << 20, '\0');
        std::uintmax_t left = size;
        while (left > 0 && file) {
            file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
            const auto count = static_cast<std::size_t>(file.gcount());
            if (count > left) break;
            left -= count;
            if (archive_write_data(m_archive.get(), piece.data(), count) !=
                static_cast<la_ssize_t>(count)) {
                fail();
            }
        }
        if (left > 0) {
            throw Error(ErrorKind::io, Place{member.path}, "changed while it was being packed");
        }
    }

    void finish() { check(archive_write_close(m_archive.get())); }

private:
    struct Close {
        void operator()(archive* writer) const {
            archive_write_fail(writer);  // or what is not finished would be ended as if it were
            archive_write_free(writer);
        }
    };
    struct FreeEntry {
        void operator()(archive_entry* entry) const { archive_entry_free(entry); }
    };

    void begin(const std::string& name, unsigned int type, int mode, std::uintmax_t size) {
        const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
        if (!entry) throw std::bad_alloc();
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_filetype(entry.get(), type);
        archive_entry_set_perm(entry.get(), static_cast<mode_t>(mode));
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
        archive_entry_set_mtime(entry.get(), 0, 0);
        archive_entry_set_uid(entry.get(), 0);
        archive_entry_set_gid(entry.get(), 0);
        check(archive_write_header(m_archive.get(), entry.get()));
    }

    /// Called by libarchive, which no exception may pass through.
    static la_ssize_t hand_on(archive* /*writer*/, void* self, const void* bytes,
                              std::size_t size) {
        auto& writer = *static_cast<TarWriter*>(self);
        try {
            writer.m_take({static_cast<const char*>(bytes), size});
        } catch (...) {
            writer.m_failure = std::current_exception();
            return -1;
        }
        return static_cast<la_ssize_t>(size);
    }

    void check(int status) {
        if (status != ARCHIVE_OK) fail();
    }

    [[noreturn]] void fail() {
        if (m_failure) std::rethrow_exception(m_failure);
        const char* const reason = archive_error_string(m_archive.get());
        throw Error(ErrorKind::internal,
                    "libarchive cannot write tar" +
                        (reason == nullptr ? std::string() : std::string(": ") + reason));
    }

    const std::function<void(std::string_view)>& m_take;
    std::exception_ptr m_failure;  ///< thrown by `take`
    std::unique_ptr<archive, Close> m_archive;
};

}  // namespace

void write_tar(const std::string& folder, const std::vector<TarMember>& members,
               const std::function<void(std::string_view)>& take) {
    TarWriter writer(take);
    if (!folder.empty()) writer.add_folder(folder);
    for (const TarMember& member : members) writer.add(member);
    writer.finish();
}

}  // namespace rankline
