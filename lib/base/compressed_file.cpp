// SPDX-License-Identifier: MIT
#include <rankline/base/compressed_file.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

/// Maps a regular file with content; false for anything else.
bool map_regular(const std::string& path, Region& region) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        throw Error(ErrorKind::io, Place{path},
                    std::string("cannot read: ") + std::strerror(errno));
    }
    struct stat status {};
    const bool mapped = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
                        status.st_size > 0 &&
                        region.map_file(descriptor, static_cast<std::size_t>(status.st_size));
    ::close(descriptor);
    return mapped;
}

}  // namespace

std::optional<CompressedFile> CompressedFile::open(const std::string& path) {
    // Opening a pipe takes its bytes away from whoever reads it later.
    struct stat status {};
    if (path == "-" || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    CompressedFile file;
    file.m_name = path;
    if (!map_regular(path, file.m_stored)) return std::nullopt;
    if (compression_of(file.m_stored.bytes()).empty()) return std::nullopt;
    constexpr std::size_t longest_magic = 16;
    std::array<char, longest_magic> head{};
    const std::size_t size = file.decoder()->read(head.data(), head.size());
    if (!compression_of({head.data(), size}).empty()) return std::nullopt;
    return file;
}

std::unique_ptr<Decoder> CompressedFile::decoder() const {
    return make_decoder(m_stored.bytes(), m_name);
}

}  // namespace rankline
