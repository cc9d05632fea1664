// SPDX-License-Identifier: MIT
#include <rankline/base/file_bytes.hpp>

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <limits>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/sha256.hpp>

namespace rankline {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// A piece of address space: a mapped file, or anonymous memory that grows at its end.
class Region {
public:
    Region() = default;
    Region(const Region&) = delete;
    Region& operator=(const Region&) = delete;
    ~Region() {
        if (m_data != nullptr) ::munmap(m_data, m_reserved);
    }

    /// Maps a regular file. The slack behind the end is the rest of the last page or, where that is
    /// too short, an anonymous page that was reserved behind it.
    bool map_file(int descriptor, std::size_t size) {
        const std::size_t capacity = rounded_up(size + FileBytes::readable_slack);
        void* reserved = ::mmap(nullptr, capacity, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (reserved == MAP_FAILED) return false;
        m_data = static_cast<char*>(reserved);
        m_reserved = m_capacity = capacity;
        if (::mmap(reserved, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0) ==
            MAP_FAILED) {
            ::munmap(reserved, capacity);
            m_data = nullptr;
            m_reserved = m_capacity = 0;
            return false;
        }
        m_size = size;
        return true;
    }

    /// Takes addresses, but no memory, for `size` bytes that then never move while they grow.
    bool reserve(std::size_t size) {
        void* reserved = ::mmap(nullptr, rounded_up(size), PROT_NONE,
                                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (reserved == MAP_FAILED) return false;
        m_data = static_cast<char*>(reserved);
        m_reserved = rounded_up(size);
        m_fixed = true;
        return true;
    }

    /// Room for at least `more` bytes behind the content; throws std::bad_alloc.
    char* grow(std::size_t more) {
        const std::size_t needed = m_size + more + FileBytes::readable_slack;
        if (needed > m_capacity) {
            // Steps of many pages: each costs a system call and, unless fixed, perhaps a move.
            const std::size_t step = m_fixed ? std::size_t{64} << 20 : m_capacity;
            enlarge(rounded_up(std::max(needed, m_capacity + step)), rounded_up(needed));
        }
        return m_data + m_size;
    }
    void add(std::size_t count) { m_size += count; }
    void append(std::string_view bytes) {
        std::memcpy(grow(bytes.size()), bytes.data(), bytes.size());
        add(bytes.size());
    }

    [[nodiscard]] std::string_view bytes() const { return {m_data, m_size}; }

private:
    static std::size_t rounded_up(std::size_t size) {
        const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        return (size + page - 1) / page * page;
    }

    void enlarge(std::size_t wanted, std::size_t needed) {
        if (m_fixed) {
            const std::size_t capacity = std::max(needed, std::min(wanted, m_reserved));
            if (capacity > m_reserved ||
                ::mprotect(m_data, capacity, PROT_READ | PROT_WRITE) != 0) {
                throw std::bad_alloc();
            }
            m_capacity = capacity;
        } else {
            // mremap moves pages, not bytes: no copy, and no second copy in memory.
            void* memory = m_data == nullptr ? ::mmap(nullptr, wanted, PROT_READ | PROT_WRITE,
                                                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                                             : ::mremap(m_data, m_capacity, wanted, MREMAP_MAYMOVE);
            if (memory == MAP_FAILED) throw std::bad_alloc();
            m_data = static_cast<char*>(memory);
            m_reserved = m_capacity = wanted;
        }
    }

    char* m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;  ///< bytes that may be written (or, of a file, read)
    std::size_t m_reserved = 0;  ///< bytes of address space
    bool m_fixed = false;
};

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

/// Whether the bytes begin like a file that libarchive's filters undo. Asked before libarchive is,
/// which would otherwise copy every plain file.
bool looks_compressed(std::string_view bytes) {
    using namespace std::string_view_literals;
    constexpr std::array magics = {
        "\x1f\x8b"sv,          // gzip
        "\x28\xb5\x2f\xfd"sv,  // zstd
        "\xfd\x37zXZ\x00"sv,   // xz
        "BZh"sv,               // bzip2; the next byte is the block size 1-9
        "\x04\x22\x4d\x18"sv,  // lz4
    };
    const bool known = std::any_of(magics.begin(), magics.end(), [&](std::string_view magic) {
        return bytes.starts_with(magic);
    });
    // A skippable frame, with which pzstd begins: 0x184D2A50 to 0x184D2A5F.
    if (bytes.size() > 4 && (bytes[0] & 0xf0) == 0x50 && bytes.substr(1, 3) == "\x2a\x4d\x18")
        return true;
    if (bytes.starts_with("BZh")) {
        return bytes.size() > 4 && bytes[3] >= '1' && bytes[3] <= '9' &&
               (bytes.substr(4).starts_with("\x31\x41\x59\x26\x53\x59") ||
                bytes.substr(4).starts_with("\x17\x72\x45\x38\x50\x90"));
    }
    return known;
}

/// libarchive's view of a compressed text: a "raw" archive with one entry, or an empty one. It
/// continues over concatenated members and undoes nested compression.
class Decompressor {
public:
    Decompressor(std::string_view compressed, std::string name)
        : m_name(std::move(name)), m_compressed(compressed), m_archive(archive_read_new()) {
        archive* const reader = m_archive.get();
        if (reader == nullptr) throw std::bad_alloc();
        // By name: "all" has filters that start other programs.
        archive_read_support_filter_gzip(reader);
        archive_read_support_filter_zstd(reader);
        archive_read_support_filter_xz(reader);
        archive_read_support_filter_bzip2(reader);
        archive_read_support_filter_lz4(reader);
        archive_read_support_format_raw(reader);
        archive_read_support_format_empty(reader);
        if (archive_read_open_memory(reader, compressed.data(), compressed.size()) != ARCHIVE_OK)
            fail();
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(reader, &entry);
        if (status != ARCHIVE_OK && status != ARCHIVE_EOF) fail();
        m_ended = status == ARCHIVE_EOF;
        m_filter = archive_filter_name(reader, 0);
        if (m_ended && m_filter == "lz4" && !ends_lz4_frame(compressed)) fail();
        if (m_ended) check_end();
    }

    /// The next bytes, 0 at the end.
    std::size_t read(char* out, std::size_t size) {
        if (m_ended) return 0;
        const la_ssize_t count = archive_read_data(m_archive.get(), out, size);
        if (count < 0) fail();
        m_ended = count == 0;
        if (m_ended) check_end();
        return static_cast<std::size_t>(count);
    }

    [[nodiscard]] const std::string& filter() const { return m_filter; }
    [[nodiscard]] std::uint64_t consumed() const {
        return static_cast<std::uint64_t>(
            std::max<la_int64_t>(0, archive_filter_bytes(m_archive.get(), -1)));
    }

private:
    struct Close {
        void operator()(archive* reader) const { archive_read_free(reader); }
    };

    /// libarchive takes an LZ4 frame that is cut inside its first block for an empty one. An empty
    /// one ends with four zero bytes, and perhaps a checksum of four.
    static bool ends_lz4_frame(std::string_view compressed) {
        constexpr std::string_view end_mark("\0\0\0\0", 4);
        return compressed.ends_with(end_mark) ||
               (compressed.size() >= 8 && compressed.substr(compressed.size() - 8, 4) == end_mark);
    }

    /// libarchive ends at the first bytes that are no member, as if there were none: a damaged
    /// second member would be lost without a word. Zeros may follow: padding of tapes and blocks.
    void check_end() const {
        const std::string_view rest =
            m_compressed.substr(std::min<std::size_t>(consumed(), m_compressed.size()));
        if (rest.find_first_not_of('\0') == std::string_view::npos) return;
        throw Error(ErrorKind::input, Place{m_name},
                    "compressed file is damaged: from byte " +
                        std::to_string(m_compressed.size() - rest.size() + 1) + " on it is not " +
                        m_filter);
    }

    [[noreturn]] void fail() const {
        const char* const reason = archive_error_string(m_archive.get());
        throw Error(ErrorKind::input, Place{m_name},
                    std::string("compressed file is damaged or cut short") +
                        (reason == nullptr ? "" : std::string(": ") + reason));
    }

    std::string m_name;
    std::string_view m_compressed;
    std::unique_ptr<archive, Close> m_archive;
    std::string m_filter;
    bool m_ended = false;
};

/// Decompresses on a thread of its own, so that what is there already can be read meanwhile.
class BackgroundDecoder {
public:
    BackgroundDecoder() = default;
    BackgroundDecoder(const BackgroundDecoder&) = delete;
    BackgroundDecoder& operator=(const BackgroundDecoder&) = delete;
    ~BackgroundDecoder() {
        m_cancelled = true;
        if (m_thread.joinable()) m_thread.join();
    }

    /// `stored` must outlive this object. Throws Error(input) if not even the beginning can be
    /// read.
    void start(std::string_view stored, const std::string& name, FileBytes::Progress progress) {
        m_decompressor.emplace(stored, name);
        m_progress = std::move(progress);
        m_total = stored.size();
        // Deflate, the format with a limit, packs at most 1032 bytes into one.
        constexpr std::size_t least = std::size_t{1} << 28;
        constexpr std::size_t most = std::size_t{1} << 40;
        const std::size_t wanted =
            std::clamp(std::min(stored.size(), most / 1100) * 1100, least, most);
        if (m_region.reserve(wanted)) {
            m_thread = std::thread([this] { run(); });
        } else {
            run();
        }
    }

    [[nodiscard]] const std::string& filter() const { return m_decompressor->filter(); }

    /// Waits until there are `wanted` bytes or all. Rethrows what ended the decoding early, if that
    /// is why there are fewer.
    FileBytes::Available wait(std::size_t wanted) {
        std::unique_lock lock(m_mutex);
        while (!m_done && m_available < wanted) {
            m_changed.wait(lock);
            if (m_progress) m_progress(m_consumed, m_total);
        }
        if (m_failure && m_available < wanted) std::rethrow_exception(m_failure);
        return {{m_data, m_available}, m_done && !m_failure};
    }

private:
    void run() {
        std::exception_ptr failure;
        try {
            while (decode_piece()) {
            }
        } catch (...) {
            failure = std::current_exception();
        }
        const std::scoped_lock lock(m_mutex);
        m_failure = failure;
        m_done = true;
        m_changed.notify_all();
    }

    bool decode_piece() {
        constexpr std::size_t piece = std::size_t{1} << 20;
        if (m_cancelled) return false;
        const std::size_t count = m_decompressor->read(m_region.grow(piece), piece);
        if (count == 0) return false;
        m_region.add(count);
        const std::scoped_lock lock(m_mutex);
        m_data = m_region.bytes().data();
        m_available = m_region.bytes().size();
        m_consumed = m_decompressor->consumed();
        m_changed.notify_all();
        return true;
    }

    std::optional<Decompressor> m_decompressor;
    Region m_region;
    FileBytes::Progress m_progress;
    std::uint64_t m_total = 0;
    std::atomic<bool> m_cancelled{false};

    std::mutex m_mutex;  ///< guards what follows
    std::condition_variable m_changed;
    const char* m_data = nullptr;
    std::size_t m_available = 0;
    std::uint64_t m_consumed = 0;
    bool m_done = false;
    std::exception_ptr m_failure;

    std::thread m_thread;  ///< last: it uses all of the above
};

}  // namespace

struct FileBytes::State {
    std::string name;
    std::string compression;
    Region stored;  ///< the file as it is
    std::optional<BackgroundDecoder> decoder;
    std::size_t mark_size = 0;  ///< of the byte-order mark
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
    if (looks_compressed(state->stored.bytes())) {
        state->decoder.emplace();
        state->decoder->start(state->stored.bytes(), state->name, progress);
        state->compression = state->decoder->filter();
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
std::string FileBytes::sha256() const { return sha256_hex(m_state->stored.bytes()); }

}  // namespace rankline
