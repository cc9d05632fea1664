// SPDX-License-Identifier: MIT
#include <rankline/base/output.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <rankline/base/background_encoder.hpp>
#include <rankline/base/can_be_made.hpp>
#include <rankline/base/error.hpp>

namespace rankline {

namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16;

bool is_standard_output(const std::string& path) {
    return path.empty() || path == "-" || path == "/dev/stdout";
}

/// A target that is not a regular file (/dev/full, a named pipe) cannot be replaced by renaming.
bool written_in_place(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

/// What renaming may replace: the file behind a link, there yet or not, not the link.
std::string without_links(const std::string& path) {
    constexpr int most_links = 40;  // as Linux follows
    std::filesystem::path target = path;
    for (int links = 0; links < most_links; ++links) {
        std::error_code error;
        const std::filesystem::path next = std::filesystem::read_symlink(target, error);
        if (error) break;
        target = target.parent_path() / next;
    }
    return target.string();
}

/// The mode of a file that is replaced, or that of a newly created one.
mode_t mode_for(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0) return status.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

}  // namespace

Output::Output(const std::string& path, Compression compression)
    : m_path(is_standard_output(path) ? "" : without_links(path)) {
    if (m_path.empty()) {
        m_descriptor = STDOUT_FILENO;
    } else if (written_in_place(m_path)) {
        m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CLOEXEC);
        if (m_descriptor < 0) fail("open");
    } else if (!can_be_made(m_path)) {
        fail("open");
    }
    if (compression == Compression::by_name) compression = compression_by_name(path);
    if (compression == Compression::none) return;
    m_encoder = std::make_unique<BackgroundEncoder>(
        compression, [this](std::string_view bytes) { write_all(bytes); });
}

bool is_written_at_once(const std::string& path) {
    return is_standard_output(path) || written_in_place(path);
}

Output::~Output() {
    m_encoder.reset();  // its thread writes
    if (m_descriptor > STDOUT_FILENO) ::close(m_descriptor);
    if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
}

void Output::fail(const std::string& action) const {
    throw Error(ErrorKind::io, Place{m_path.empty() ? "<stdout>" : m_path},
                "cannot " + action + ": " + std::strerror(errno));
}

void Output::write(std::string_view bytes) {
    if (m_buffer.size() + bytes.size() < buffer_size) {
        m_buffer.append(bytes);
        return;
    }
    flush();
    pass_on(bytes);  // what is long is not copied first
}

/// A file without a name, of which nothing is left if the process is killed, where the file system
/// has such files; else one with a name of its own.
void Output::make_temporary() {
    const std::string folder = m_path.substr(0, m_path.rfind('/') + 1);
    m_descriptor =
        ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    m_nameless = m_descriptor >= 0;
    if (m_nameless) return;
    m_temporary = m_path + ".XXXXXX";
    m_descriptor = ::mkostemp(m_temporary.data(), O_CLOEXEC);
    if (m_descriptor >= 0) return;
    m_temporary.clear();
    fail("open");
}

/// A name is needed before it can take the place of another file.
void Output::give_name() {
    const std::string self = "/proc/self/fd/" + std::to_string(m_descriptor);
    for (unsigned attempt = 0;; ++attempt) {
        m_temporary = m_path + "." + std::to_string(::getpid()) + "-" + std::to_string(attempt);
        if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, m_temporary.c_str(), AT_SYMLINK_FOLLOW) == 0)
            return;
        if (errno == EEXIST && attempt < 100) continue;
        m_temporary.clear();
        fail("name");
    }
}

void Output::flush() {
    pass_on(m_buffer);
    m_buffer.clear();
}

void Output::pass_on(std::string_view bytes) {
    if (m_encoder == nullptr) return write_all(bytes);
    m_encoder->write(bytes);
}

void Output::write_all(std::string_view rest) {
    if (m_descriptor < 0) make_temporary();
    while (!rest.empty()) {
        const ssize_t written = ::write(m_descriptor, rest.data(), rest.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            fail("write");
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
}

void Output::commit() {
    flush();
    if (m_encoder != nullptr) m_encoder->finish();
    if (m_path.empty()) return;
    if (m_nameless) give_name();
    if (!m_temporary.empty()) {
        // It was made private.
        if (::fchmod(m_descriptor, mode_for(m_path)) != 0) fail("set the mode of");
    }
    const int descriptor = m_descriptor;
    m_descriptor = -1;
    if (::close(descriptor) != 0) fail("write");
    if (m_temporary.empty()) return;
    if (std::rename(m_temporary.c_str(), m_path.c_str()) != 0) fail("rename to");
    m_temporary.clear();
}

}  // namespace rankline
