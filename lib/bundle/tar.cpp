// SPDX-License-Identifier: MIT
#include <rankline/bundle/tar.hpp>

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <fstream>

#include <rankline/base/archive_writer.hpp>
#include <rankline/base/error.hpp>

namespace rankline {

namespace {

class TarWriter {
public:
    explicit TarWriter(const std::function<void(std::string_view)>& take) : m_writer("tar", take) {
        m_writer.check(archive_write_set_format_pax_restricted(m_writer.get()));
        m_writer.open();
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
            m_writer.write({piece.data(), count});
        }
        if (left > 0) {
            throw Error(ErrorKind::io, Place{member.path}, "changed while it was being packed");
        }
    }

    void finish() { m_writer.finish(); }

private:
    void begin(const std::string& name, unsigned int type, int mode, std::uintmax_t size) {
        m_writer.begin([&](archive_entry* entry) {
            archive_entry_set_pathname(entry, name.c_str());
            archive_entry_set_filetype(entry, type);
            archive_entry_set_perm(entry, static_cast<mode_t>(mode));
            archive_entry_set_size(entry, static_cast<la_int64_t>(size));
            archive_entry_set_mtime(entry, 0, 0);
            archive_entry_set_uid(entry, 0);
            archive_entry_set_gid(entry, 0);
        });
    }

    ArchiveWriter m_writer;
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
