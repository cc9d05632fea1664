// SPDX-License-Identifier: MIT
#include <rankline/base/file_bytes.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

#include <rankline/base/background_decoder.hpp>
#include <rankline/base/decoder.hpp>
#include <rankline/base/error.hpp>
#include <rankline/base/region.hpp>
#include <rankline/base/sha256.hpp>

namespace rankline {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
static_assert(Region::readable_slack >= FileBytes::readable_slack);

class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_value > STDIN_FILENO) ::close(m_value);
    }
    [[nodiscard]] int value() const { return m_value; }

private:
    int m_value;
};

[[noreturn]] void fail_reading(const std::string& name) {
    throw Error(ErrorKind::io, Place{name}, std::string("cannot read: ") + std::strerror(errno));
}

/// All of a pipe or a special file.
void read_all(int descriptor, Region& region, const std::string& name,
              const FileBytes::Progress& progress) {
    constexpr std::size_t piece = std::size_t{1} << 20;
    while (true) {
        const ssize_t count = ::read(descriptor, region.grow(piece), piece);
        if (count == 0) return;
        if (count < 0) {
            if (errno == EINTR) continue;
            fail_reading(name);
        }
        region.add(static_cast<std::size_t>(count));
        if (progress) progress(region.bytes().size(), 0);
    }
}

}  // namespace

struct FileBytes::State {
    std::string name;
    std::string compression;
    Region stored;                               ///< the file as it is
    std::unique_ptr<BackgroundDecoder> decoder;  ///< after what it reads from
    std::size_t mark_size = 0;                   ///< of the byte-order mark
};

namespace {

/// Maps what can be mapped and reads the rest.
void load(int descriptor, Region& stored, const std::string& name,
          const FileBytes::Progress& progress) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) fail_reading(name);
    if (S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        fail_reading(name);
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    // Standard input redirected from a file may stand anywhere in it; read() starts there.
    const bool at_start = ::lseek(descriptor, 0, SEEK_CUR) == 0;
    if (S_ISREG(status.st_mode) && size > 0 && at_start && stored.map_file(descriptor, size))
        return;
    read_all(descriptor, stored, name, progress);
}

}  // namespace

FileBytes::FileBytes(std::unique_ptr<State> state) : m_state(std::move(state)) {}
FileBytes::FileBytes(FileBytes&&) noexcept = default;
FileBytes& FileBytes::operator=(FileBytes&&) noexcept = default;
FileBytes::~FileBytes() = default;

FileBytes FileBytes::decode(std::unique_ptr<State> state, const Progress& progress) {
    const std::string_view stored = state->stored.bytes();
    state->compression = compression_of(stored);
    if (!state->compression.empty()) {
        state->decoder = std::make_unique<BackgroundDecoder>(stored, state->name, progress);
    }
    FileBytes file(std::move(state));
    if (file.wait(byte_order_mark.size()).bytes.starts_with(byte_order_mark)) {
        file.m_state->mark_size = byte_order_mark.size();
    }
    return file;
}

FileBytes FileBytes::open(const std::string& path, const Progress& progress) {
    auto state = std::make_unique<State>();
    state->name = path == "-" ? "<stdin>" : path;
    const Descriptor descriptor(path == "-" ? STDIN_FILENO
                                            : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.value() < 0) fail_reading(state->name);
    load(descriptor.value(), state->stored, state->name, progress);
    return decode(std::move(state), progress);
}

FileBytes FileBytes::from_memory(std::string_view content, std::string name) {
    auto state = std::make_unique<State>();
    state->name = std::move(name);
    state->stored.append(content);
    return decode(std::move(state), {});
}

FileBytes::Available FileBytes::wait(std::size_t size) const {
    const std::size_t mark = m_state->mark_size;
    const std::size_t wanted = size > size + mark ? size : size + mark;
    Available available = m_state->decoder ? m_state->decoder->wait(wanted)
                                           : Available{m_state->stored.bytes(), true};
    // Nothing at all has no address, but may be read behind like anything else.
    static constexpr std::array<char, readable_slack> nothing{};
    if (available.bytes.empty()) return {{nothing.data(), 0}, available.complete};
    available.bytes.remove_prefix(mark);
    return available;
}

std::string_view FileBytes::bytes() const {
    return wait(std::numeric_limits<std::size_t>::max()).bytes;
}
const std::string& FileBytes::name() const noexcept { return m_state->name; }
const std::string& FileBytes::compression() const noexcept { return m_state->compression; }
bool FileBytes::has_byte_order_mark() const noexcept { return m_state->mark_size > 0; }
std::uint64_t FileBytes::stored_size() const noexcept { return m_state->stored.bytes().size(); }
std::string FileBytes::sha256() const { return sha256_hex(m_state->stored.bytes()); }

}  // namespace rankline
